/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-number-hints.h"

#include <glib/gi18n.h>

#include "anning-conduct.h"
#include "anning-finding-row.h"
#include "anning-finding-text.h"
#include "anning-ui-texts.h"

/* Of so many of the newest contacts the hints are gone through at once. */
#define MOST_CONTACTS 500

struct _AnningNumberHints
{
  AdwBin parent_instance;

  AnningConductBook *book;
  GArray *incidents;
  gboolean waiting; /* for the texts */
};

/* A rule, and what it found. */
typedef struct
{
  const AnningFinding *first; /* of the newest contact */
  gint64 incident_id;
  guint n_contacts;
} Hint;

G_DEFINE_FINAL_TYPE (AnningNumberHints, anning_number_hints, ADW_TYPE_BIN)

static void show (AnningNumberHints *self);

static int
compare_hints (gconstpointer a,
               gconstpointer b)
{
  const Hint *first = a;
  const Hint *second = b;

  if (first->first->severity != second->first->severity)
    return first->first->severity > second->first->severity ? -1 : 1;
  if (first->n_contacts != second->n_contacts)
    return first->n_contacts > second->n_contacts ? -1 : 1;
  return (int) first->first->rule - (int) second->first->rule;
}

static void
add_findings (AnningNumberHints *self,
              gint64             incident_id,
              GArray            *hints)
{
  g_autoptr (GPtrArray) findings = anning_conduct_book_find (self->book, incident_id);
  gboolean seen[ANNING_N_RULES] = { FALSE };

  for (guint i = 0; i < findings->len; i++)
    {
      const AnningFinding *finding = g_ptr_array_index (findings, i);
      Hint hint = { finding, incident_id, 1 };
      guint j = 0;

      if (finding->outcome != ANNING_OUTCOME_HIT || anning_conduct_book_get_dismissal (self->book, finding) != NULL
          || seen[finding->rule])
        continue;
      seen[finding->rule] = TRUE;
      while (j < hints->len && g_array_index (hints, Hint, j).first->rule != finding->rule)
        j++;
      if (j < hints->len)
        g_array_index (hints, Hint, j).n_contacts++;
      else
        g_array_append_val (hints, hint);
    }
}

static void
activated_cb (AnningNumberHints *self,
              GtkWidget         *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "incident");

  gtk_widget_activate_action (GTK_WIDGET (self), "numbers.incident", "x", *id);
}

static GtkWidget *
new_row (AnningNumberHints *self,
         AnningTexts       *texts,
         const Hint        *hint)
{
  const AnningContact *contact = anning_conduct_book_get_contact (self->book, hint->incident_id);
  g_autoptr (AnningFindingText) text = NULL;
  g_autofree char *count = g_strdup_printf (ngettext ("with %u contact", "with %u contacts", hint->n_contacts),
                                            hint->n_contacts);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", anning_severity_label (hint->first->severity), count);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  GtkWidget *row;

  text = anning_finding_text_new (anning_texts_get_rules (texts), hint->first, &anning_conduct_parameters,
                                  contact != NULL ? contact->tags : 0);
  row = g_object_new (ADW_TYPE_ACTION_ROW, "title", text->title, "subtitle", subtitle, "use-markup", FALSE,
                      "title-lines", 0, "subtitle-lines", 0, "activatable", TRUE, NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  g_object_set_data_full (G_OBJECT (row), "incident", g_memdup2 (&hint->incident_id, sizeof hint->incident_id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
texts_ready (gpointer     object,
             AnningTexts *texts)
{
  AnningNumberHints *self = object;

  self->waiting = FALSE;
  if (self->book != NULL)
    show (self);
}

static void
show (AnningNumberHints *self)
{
  g_autoptr (GArray) hints = g_array_new (FALSE, FALSE, sizeof (Hint));
  AnningTexts *texts = anning_ui_texts_peek ();
  GtkWidget *group;

  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (texts == NULL)
    {
      if (!self->waiting)
        anning_ui_texts_hand_to (self, texts_ready);
      self->waiting = TRUE;
      return;
    }
  if (!anning_conduct_book_get_loaded (self->book))
    return;
  for (guint i = 0; i < MIN (self->incidents->len, MOST_CONTACTS); i++)
    add_findings (self, g_array_index (self->incidents, gint64, i), hints);
  if (hints->len == 0)
    return;

  g_array_sort (hints, compare_hints);
  group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Hints"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("What may not comply, counted over the contacts with this number. Each row opens the newest of them."));
  for (guint i = 0; i < hints->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (self, texts, &g_array_index (hints, Hint, i)));
  adw_bin_set_child (ADW_BIN (self), group);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
anning_number_hints_dispose (GObject *object)
{
  AnningNumberHints *self = ANNING_NUMBER_HINTS (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->book);
  g_clear_pointer (&self->incidents, g_array_unref);
  G_OBJECT_CLASS (anning_number_hints_parent_class)->dispose (object);
}

static void
anning_number_hints_class_init (AnningNumberHintsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_number_hints_dispose;
}

static void
anning_number_hints_init (AnningNumberHints *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
anning_number_hints_new (void)
{
  return g_object_new (ANNING_TYPE_NUMBER_HINTS, NULL);
}

void
anning_number_hints_show (AnningNumberHints *self,
                          AnningConductBook *book,
                          GArray            *incidents)
{
  g_return_if_fail (ANNING_IS_NUMBER_HINTS (self) && ANNING_IS_CONDUCT_BOOK (book) && incidents != NULL);

  g_set_object (&self->book, book);
  g_array_ref (incidents);
  g_clear_pointer (&self->incidents, g_array_unref);
  self->incidents = incidents;
  show (self);
}
