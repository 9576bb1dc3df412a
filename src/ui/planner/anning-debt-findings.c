/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-debt-findings.h"

#include <glib/gi18n.h>

#include "anning-conduct.h"
#include "anning-dismissal.h"
#include "anning-finding-row.h"
#include "anning-finding-text.h"
#include "anning-planner-places.h"
#include "anning-record-list.h"
#include "anning-set-aside.h"

#define LETTER "contract-statement"

struct _AnningDebtFindings
{
  AnningFindingGroup parent_instance;

  AnningRecordList *dismissals; /* NULL without a store */
  AnningFindings *findings;
  GStrv how;
};

G_DEFINE_FINAL_TYPE (AnningDebtFindings, anning_debt_findings, ANNING_TYPE_FINDING_GROUP)

static const AnningDismissal *
find_dismissal (AnningDebtFindings  *self,
                const AnningFinding *finding)
{
  const guint n = self->dismissals != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->dismissals)) : 0;
  g_autofree char *key = anning_finding_key (finding, NULL);

  for (guint i = 0; i < n; i++)
    {
      const AnningDismissal *dismissal = anning_record_list_get (self->dismissals, i);

      if (g_strcmp0 (dismissal->finding, key) == 0)
        return dismissal;
    }
  return NULL;
}

/* ---- rows ---- */

static void
missing_activated_cb (GtkWidget *row,
                      gpointer   debt_id)
{
  g_autofree char *target = g_strdup_printf ("debt/%" G_GINT64_FORMAT "/terms", *(const gint64 *) debt_id);

  gtk_widget_activate_action (row, "planner.show", "s", target);
}

static void
letter_activated_cb (GtkWidget *row,
                     gpointer   debt_id)
{
  gtk_widget_activate_action (row, "app.show-record", "(sxs)", "letter_template", *(const gint64 *) debt_id, LETTER);
}

static void
free_id (gpointer  id,
         GClosure *closure)
{
  g_free (id);
}

/* @callback: is handed the id of the debt */
static GtkWidget *
new_link (const char *title,
          const char *subtitle,
          gint64      debt_id,
          GCallback   callback)
{
  GtkWidget *row = anning_planner_place_row_new (title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  g_signal_connect_data (row, "activated", callback, g_memdup2 (&debt_id, sizeof debt_id), free_id, 0);
  return row;
}

static void
add_insufficient (AnningFindingGroup      *group,
                  const AnningFinding     *finding,
                  const AnningFindingText *text)
{
  adw_expander_row_add_row (anning_finding_group_add_unknown (group),
                            new_link (text->title, text->missing, finding->debt_id, G_CALLBACK (missing_activated_cb)));
}

static void
add_aside (AnningFindingGroup      *group,
           const AnningFindingText *text,
           const AnningDismissal   *dismissal)
{
  GtkWidget *expander = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", _("Set aside"), NULL);

  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                            anning_aside_row_new (anning_finding_group_get_store (group), text->title, dismissal));
  anning_finding_group_add (group, expander);
}

/* What asks the lender for the sum and for everything that is in it. */
static void
add_letter (AnningFindingGroup *group,
            AnningTexts        *texts,
            gint64              debt_id)
{
  const AnningLetterTemplate *letter = anning_letter_templates_find (anning_texts_get_letters (texts), LETTER);

  if (letter != NULL)
    anning_finding_group_add (group, new_link (letter->title, letter->summary, debt_id, G_CALLBACK (letter_activated_cb)));
}

/* ---- all of it ---- */

static char *
anning_debt_findings_tell (AnningFindingGroup *group)
{
  AnningDebtFindings *self = ANNING_DEBT_FINDINGS (group);
  GString *told;

  if (self->findings == NULL)
    return NULL;
  told = g_string_new (NULL);
  for (guint i = 0; i < self->findings->list->len; i++)
    {
      const AnningFinding *finding = &g_array_index (self->findings->list, AnningFinding, i);
      const AnningDismissal *dismissal = find_dismissal (self, finding);
      g_autofree char *key = anning_finding_key (finding, NULL);

      g_string_append_printf (told, "%s %d %u %s\n", key, finding->lender, finding->missing,
                              dismissal != NULL ? dismissal->reason : "");
    }
  for (guint i = 0; self->how != NULL && self->how[i] != NULL; i++)
    g_string_append_printf (told, "%s\n", self->how[i]);
  return g_string_free (told, FALSE);
}

static void
show_finding (AnningDebtFindings  *self,
              AnningTexts         *texts,
              const AnningFinding *finding)
{
  AnningFindingGroup *group = ANNING_FINDING_GROUP (self);
  const AnningDismissal *dismissal = find_dismissal (self, finding);
  g_autoptr (AnningFindingText) text = NULL;

  text = anning_finding_text_new (anning_texts_get_rules (texts), finding, &anning_conduct_parameters, 0);
  if (dismissal != NULL)
    {
      add_aside (group, text, dismissal);
      return;
    }
  if (finding->outcome == ANNING_OUTCOME_HIT)
    anning_finding_group_add_finding (group, anning_finding_row_new_of_debt (texts, finding, (const char *const *) self->how));
  else
    add_insufficient (group, finding, text);
  add_letter (group, texts, finding->debt_id);
}

static void
anning_debt_findings_fill (AnningFindingGroup *group,
                           AnningTexts        *texts)
{
  AnningDebtFindings *self = ANNING_DEBT_FINDINGS (group);

  for (guint i = 0; i < self->findings->list->len; i++)
    show_finding (self, texts, &g_array_index (self->findings->list, AnningFinding, i));
}

static void
anning_debt_findings_dispose (GObject *object)
{
  AnningDebtFindings *self = ANNING_DEBT_FINDINGS (object);

  g_clear_object (&self->dismissals);
  G_OBJECT_CLASS (anning_debt_findings_parent_class)->dispose (object);
}

static void
anning_debt_findings_finalize (GObject *object)
{
  AnningDebtFindings *self = ANNING_DEBT_FINDINGS (object);

  g_clear_pointer (&self->findings, anning_findings_free);
  g_strfreev (self->how);
  G_OBJECT_CLASS (anning_debt_findings_parent_class)->finalize (object);
}

static void
anning_debt_findings_class_init (AnningDebtFindingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_debt_findings_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_debt_findings_finalize;
  ANNING_FINDING_GROUP_CLASS (klass)->tell = anning_debt_findings_tell;
  ANNING_FINDING_GROUP_CLASS (klass)->fill = anning_debt_findings_fill;
}

static void
anning_debt_findings_init (AnningDebtFindings *self)
{
}

GtkWidget *
anning_debt_findings_new (void)
{
  return g_object_new (ANNING_TYPE_DEBT_FINDINGS, NULL);
}

void
anning_debt_findings_set_store (AnningDebtFindings *self,
                                AnningStore        *store)
{
  g_return_if_fail (ANNING_IS_DEBT_FINDINGS (self) && ANNING_IS_STORE (store) && self->dismissals == NULL);

  anning_finding_group_set_store (ANNING_FINDING_GROUP (self), store);
  self->dismissals = anning_record_list_new (store, &anning_dismissal_type, NULL, 0);
  g_signal_connect_object (self->dismissals, "items-changed", G_CALLBACK (anning_finding_group_update), self, G_CONNECT_SWAPPED);
}

void
anning_debt_findings_take (AnningDebtFindings *self,
                           AnningFindings     *findings,
                           char              **how)
{
  g_return_if_fail (ANNING_IS_DEBT_FINDINGS (self));

  g_clear_pointer (&self->findings, anning_findings_free);
  g_strfreev (self->how);
  self->findings = findings != NULL ? findings : anning_findings_new ();
  self->how = how != NULL ? how : g_new0 (char *, 1);
  anning_finding_group_update (ANNING_FINDING_GROUP (self));
}
