/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-relative-findings.h"

#include <glib/gi18n.h>

#include "anning-conduct.h"
#include "anning-finding-row.h"
#include "anning-finding-text.h"
#include "anning-incident.h"
#include "anning-set-aside.h"
#include "anning-ui-texts.h"

struct _AnningRelativeFindings
{
  AdwPreferencesGroup parent_instance;

  AnningStore *store;
  AnningTexts *texts; /* NULL until they are loaded */
  AnningConductBook *book;
  const AnningPersonContacts *person; /* while it is shown */
  GPtrArray *rows;    /* GtkWidget */
  char *shown;        /* what is on the screen, in short */
};

G_DEFINE_FINAL_TYPE (AnningRelativeFindings, anning_relative_findings, ADW_TYPE_PREFERENCES_GROUP)

static void
add_row (AnningRelativeFindings *self,
         GtkWidget              *row)
{
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
row_set_aside_cb (AnningRelativeFindings *self,
                  const char             *key,
                  const char             *reason)
{
  anning_set_aside (GTK_WIDGET (self), self->store, key, reason);
}

/* ---- rows ---- */

static void
opened_cb (GtkWidget *row,
           gpointer   id)
{
  gtk_widget_activate_action (row, "app.show-record", "(sxs)", anning_incident_type.table, *(const gint64 *) id, "");
}

static void
free_id (gpointer  id,
         GClosure *closure)
{
  g_free (id);
}

/* Leads to the newest contact of which something has to be found out. */
static GtkWidget *
new_insufficient (AnningRelativeFindings    *self,
                  const AnningPersonFinding *found)
{
  g_autoptr (AnningFindingText) text = NULL;
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  GtkWidget *row;

  text = anning_finding_text_new (anning_texts_get_rules (self->texts), &found->finding, &anning_conduct_parameters, 0);
  row = g_object_new (ADW_TYPE_ACTION_ROW, "title", text->title, "subtitle", text->missing, "use-markup", FALSE,
                      "title-lines", 0, "subtitle-lines", 0, NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_data (row, "activated", G_CALLBACK (opened_cb),
                         g_memdup2 (&g_array_index (found->contacts, gint64, 0), sizeof (gint64)), free_id, 0);
  return row;
}

static void
add_insufficient (AnningRelativeFindings *self)
{
  GtkWidget *expander = NULL;

  for (guint i = 0; i < self->person->findings->len; i++)
    {
      const AnningPersonFinding *found = g_ptr_array_index (self->person->findings, i);

      if (found->finding.outcome != ANNING_OUTCOME_INSUFFICIENT)
        continue;
      if (expander == NULL)
        {
          expander = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", _("Too little is known"),
                                   "subtitle", _("Nothing here counts as a hint"), NULL);
          add_row (self, expander);
        }
      adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), new_insufficient (self, found));
    }
}

static void
add_findings (AnningRelativeFindings *self,
              AnningOutcome           outcome)
{
  for (guint i = 0; i < self->person->findings->len; i++)
    {
      const AnningPersonFinding *found = g_ptr_array_index (self->person->findings, i);
      GtkWidget *row;

      if (found->finding.outcome != outcome)
        continue;
      row = anning_finding_row_new_of_person (self->book, self->texts, found);
      g_signal_connect_object (row, "set-aside", G_CALLBACK (row_set_aside_cb), self, G_CONNECT_SWAPPED);
      add_row (self, row);
    }
}

static void
add_report (AnningRelativeFindings *self)
{
  GtkWidget *label = gtk_label_new (anning_rule_texts_get_report (anning_texts_get_rules (self->texts)));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dim-label");
  add_row (self, label);
}

/* What the rows show, so that what did not change stays open as it is. */
static char *
tell_shown (AnningRelativeFindings *self)
{
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < self->person->findings->len; i++)
    {
      const AnningPersonFinding *found = g_ptr_array_index (self->person->findings, i);

      g_string_append_printf (told, "%u %u %u %u %u %u %u %u %u\n", found->finding.rule, found->finding.variant,
                              found->finding.outcome, found->finding.severity, found->finding.creditor, found->finding.lender,
                              found->finding.missing, found->finding.gaps, found->n_findings);
      for (guint j = 0; j < found->contacts->len; j++)
        g_string_append_printf (told, "%" G_GINT64_FORMAT " ", g_array_index (found->contacts, gint64, j));
    }
  return g_string_free (told, FALSE);
}

static void
update (AnningRelativeFindings *self)
{
  g_autofree char *told = NULL;

  if (self->texts == NULL || self->person == NULL)
    return;
  told = tell_shown (self);
  if (g_strcmp0 (told, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&told);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self), self->person->findings->len > 0);
  if (self->person->findings->len == 0)
    return;
  add_findings (self, ANNING_OUTCOME_HIT);
  add_findings (self, ANNING_OUTCOME_EXPLANATION);
  add_insufficient (self);
  add_report (self);
}

static void
take_texts (gpointer     object,
            AnningTexts *texts)
{
  AnningRelativeFindings *self = ANNING_RELATIVE_FINDINGS (object);

  g_set_object (&self->texts, texts);
  update (self);
}

static void
anning_relative_findings_dispose (GObject *object)
{
  AnningRelativeFindings *self = ANNING_RELATIVE_FINDINGS (object);

  self->person = NULL;
  g_clear_object (&self->book);
  g_clear_object (&self->store);
  g_clear_object (&self->texts);
  G_OBJECT_CLASS (anning_relative_findings_parent_class)->dispose (object);
}

static void
anning_relative_findings_finalize (GObject *object)
{
  AnningRelativeFindings *self = ANNING_RELATIVE_FINDINGS (object);

  g_ptr_array_unref (self->rows);
  g_free (self->shown);
  G_OBJECT_CLASS (anning_relative_findings_parent_class)->finalize (object);
}

static void
anning_relative_findings_class_init (AnningRelativeFindingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_relative_findings_dispose;
  object_class->finalize = anning_relative_findings_finalize;
}

static void
anning_relative_findings_init (AnningRelativeFindings *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("What May Not Comply"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  anning_ui_texts_hand_to (self, take_texts);
}

GtkWidget *
anning_relative_findings_new (AnningStore *store)
{
  AnningRelativeFindings *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_RELATIVE_FINDINGS, NULL);
  self->store = g_object_ref (store);
  return GTK_WIDGET (self);
}

void
anning_relative_findings_show (AnningRelativeFindings     *self,
                               AnningConductBook          *book,
                               const AnningPersonContacts *person)
{
  g_return_if_fail (ANNING_IS_RELATIVE_FINDINGS (self) && ANNING_IS_CONDUCT_BOOK (book) && person != NULL);

  g_set_object (&self->book, book);
  self->person = person;
  update (self);
}
