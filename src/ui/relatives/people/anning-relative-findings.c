/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-relative-findings.h"

#include <glib/gi18n.h>

#include "anning-conduct.h"
#include "anning-finding-row.h"
#include "anning-finding-text.h"
#include "anning-incident.h"

struct _AnningRelativeFindings
{
  AnningFindingGroup parent_instance;

  AnningConductBook *book;
  const AnningPersonContacts *person; /* while it is shown */
};

G_DEFINE_FINAL_TYPE (AnningRelativeFindings, anning_relative_findings, ANNING_TYPE_FINDING_GROUP)

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
new_insufficient (AnningTexts               *texts,
                  const AnningPersonFinding *found)
{
  g_autoptr (AnningFindingText) text = NULL;
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");
  GtkWidget *row;

  text = anning_finding_text_new (anning_texts_get_rules (texts), &found->finding, &anning_conduct_parameters, 0);
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
add_insufficient (AnningRelativeFindings *self,
                  AnningTexts            *texts)
{
  AdwExpanderRow *expander = NULL;

  for (guint i = 0; i < self->person->findings->len; i++)
    {
      const AnningPersonFinding *found = g_ptr_array_index (self->person->findings, i);

      if (found->finding.outcome != ANNING_OUTCOME_INSUFFICIENT)
        continue;
      if (expander == NULL)
        expander = anning_finding_group_add_unknown (ANNING_FINDING_GROUP (self));
      adw_expander_row_add_row (expander, new_insufficient (texts, found));
    }
}

static void
add_findings (AnningRelativeFindings *self,
              AnningTexts            *texts,
              AnningOutcome           outcome)
{
  for (guint i = 0; i < self->person->findings->len; i++)
    {
      const AnningPersonFinding *found = g_ptr_array_index (self->person->findings, i);

      if (found->finding.outcome == outcome)
        anning_finding_group_add_finding (ANNING_FINDING_GROUP (self),
                                          anning_finding_row_new_of_person (self->book, texts, found));
    }
}

static char *
anning_relative_findings_tell (AnningFindingGroup *group)
{
  AnningRelativeFindings *self = ANNING_RELATIVE_FINDINGS (group);
  GString *told;

  if (self->person == NULL)
    return NULL;
  told = g_string_new (NULL);
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
anning_relative_findings_fill (AnningFindingGroup *group,
                               AnningTexts        *texts)
{
  AnningRelativeFindings *self = ANNING_RELATIVE_FINDINGS (group);

  add_findings (self, texts, ANNING_OUTCOME_HIT);
  add_findings (self, texts, ANNING_OUTCOME_EXPLANATION);
  add_insufficient (self, texts);
}

static void
anning_relative_findings_dispose (GObject *object)
{
  AnningRelativeFindings *self = ANNING_RELATIVE_FINDINGS (object);

  self->person = NULL;
  g_clear_object (&self->book);
  G_OBJECT_CLASS (anning_relative_findings_parent_class)->dispose (object);
}

static void
anning_relative_findings_class_init (AnningRelativeFindingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_relative_findings_dispose;
  ANNING_FINDING_GROUP_CLASS (klass)->tell = anning_relative_findings_tell;
  ANNING_FINDING_GROUP_CLASS (klass)->fill = anning_relative_findings_fill;
}

static void
anning_relative_findings_init (AnningRelativeFindings *self)
{
}

GtkWidget *
anning_relative_findings_new (AnningStore *store)
{
  AnningRelativeFindings *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_RELATIVE_FINDINGS, NULL);
  anning_finding_group_set_store (ANNING_FINDING_GROUP (self), store);
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
  anning_finding_group_update (ANNING_FINDING_GROUP (self));
}
