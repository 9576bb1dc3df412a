/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-known-rows.h"

#include <glib/gi18n.h>

#include "anning-incident-query.h"
#include "anning-rows.h"

struct _AnningKnownRows
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  GPtrArray *rows; /* AnningWordRow, borrowed, named by its field */
};

static const struct
{
  const char *field;
  const char *title; /* msgid */
} known_fields[] = {
  { "direction", N_("Direction") },
  { "lender_type", N_("Kind of lender") },
  { "product_type", N_("Kind of loan") },
  { "purpose", N_("What they wanted") },
  { "identified_self", N_("Did they say who they are") },
  { "claimed_identity", N_("Whom they claimed to be") },
  { "disclosed", N_("What they told others") },
  { "plan_status", N_("Repayment plan at that time") },
  { "pay_to", N_("Where they wanted the money") },
  { "entered", N_("Did they come in") },
  { "entry_consent", N_("Were they allowed in") },
};

G_DEFINE_FINAL_TYPE (AnningKnownRows, anning_known_rows, ADW_TYPE_BIN)

static void
add_row (AnningKnownRows *self,
         const char      *field,
         const char      *title,
         const char      *word)
{
  GtkWidget *row = g_object_new (ANNING_TYPE_WORD_ROW, "title", title, "name", field, NULL);

  anning_word_row_set_list (ANNING_WORD_ROW (row), anning_incident_find_words (field));
  g_object_set (row, "value", word, NULL);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
anning_known_rows_finalize (GObject *object)
{
  g_ptr_array_unref (ANNING_KNOWN_ROWS (object)->rows);
  G_OBJECT_CLASS (anning_known_rows_parent_class)->finalize (object);
}

static void
anning_known_rows_class_init (AnningKnownRowsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_known_rows_finalize;
}

static void
anning_known_rows_init (AnningKnownRows *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("Filled in Already"));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
anning_known_rows_add (AnningKnownRows      *self,
                       const AnningIncident *incident)
{
  g_return_if_fail (ANNING_IS_KNOWN_ROWS (self) && incident != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (known_fields); i++)
    {
      const char *field = known_fields[i].field;
      const char *word = anning_record_get_text (anning_record_find_field (&anning_incident_type, field), incident);

      if (word != NULL)
        add_row (self, field, _(known_fields[i].title), word);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
}

void
anning_known_rows_collect (AnningKnownRows *self,
                           AnningIncident  *incident)
{
  g_return_if_fail (ANNING_IS_KNOWN_ROWS (self) && incident != NULL);

  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      g_autofree char *word = NULL;

      g_object_get (row, "value", &word, NULL);
      anning_record_set_text (anning_record_find_field (&anning_incident_type, gtk_widget_get_name (row)), incident, word);
    }
}
