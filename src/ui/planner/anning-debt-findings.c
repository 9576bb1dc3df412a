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
#include "anning-ui-texts.h"

#define LETTER "contract-statement"

struct _AnningDebtFindings
{
  AdwPreferencesGroup parent_instance;

  AnningTexts *texts;           /* NULL until they are loaded */
  AnningStore *store;
  AnningRecordList *dismissals; /* NULL without a store */
  AnningFindings *findings;
  GStrv how;
  GPtrArray *rows;              /* GtkWidget */
  char *shown;                  /* what is on the screen, in short */
};

G_DEFINE_FINAL_TYPE (AnningDebtFindings, anning_debt_findings, ADW_TYPE_PREFERENCES_GROUP)

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

static void
add_row (AnningDebtFindings *self,
         GtkWidget          *row)
{
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static void
row_set_aside_cb (AnningDebtFindings *self,
                  const char         *key,
                  const char         *reason)
{
  anning_set_aside (GTK_WIDGET (self), self->store, key, reason);
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
add_insufficient (AnningDebtFindings      *self,
                  const AnningFinding     *finding,
                  const AnningFindingText *text)
{
  GtkWidget *expander = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", _("Too little is known"),
                                      "subtitle", _("Nothing here counts as a hint"), NULL);

  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander),
                            new_link (text->title, text->missing, finding->debt_id, G_CALLBACK (missing_activated_cb)));
  add_row (self, expander);
}

static void
add_aside (AnningDebtFindings      *self,
           const AnningFindingText *text,
           const AnningDismissal   *dismissal)
{
  GtkWidget *expander = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", _("Set aside"), NULL);

  adw_expander_row_add_row (ADW_EXPANDER_ROW (expander), anning_aside_row_new (self->store, text->title, dismissal));
  add_row (self, expander);
}

static void
add_hit (AnningDebtFindings  *self,
         const AnningFinding *finding)
{
  GtkWidget *row = anning_finding_row_new_of_debt (self->texts, finding, (const char *const *) self->how);

  g_signal_connect_object (row, "set-aside", G_CALLBACK (row_set_aside_cb), self, G_CONNECT_SWAPPED);
  add_row (self, row);
}

/* What asks the lender for the sum and for everything that is in it. */
static void
add_letter (AnningDebtFindings *self,
            gint64              debt_id)
{
  const AnningLetterTemplate *letter = anning_letter_templates_find (anning_texts_get_letters (self->texts), LETTER);

  if (letter != NULL)
    add_row (self, new_link (letter->title, letter->summary, debt_id, G_CALLBACK (letter_activated_cb)));
}

static void
add_report (AnningDebtFindings *self)
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

/* ---- all of it ---- */

/* What the rows show, so that what did not change stays open as it is. */
static char *
tell_shown (AnningDebtFindings *self)
{
  GString *told = g_string_new (NULL);

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
              const AnningFinding *finding)
{
  const AnningDismissal *dismissal = find_dismissal (self, finding);
  g_autoptr (AnningFindingText) text = NULL;

  text = anning_finding_text_new (anning_texts_get_rules (self->texts), finding, &anning_conduct_parameters, 0);
  if (dismissal != NULL)
    {
      add_aside (self, text, dismissal);
      return;
    }
  if (finding->outcome == ANNING_OUTCOME_HIT)
    add_hit (self, finding);
  else
    add_insufficient (self, finding, text);
  add_letter (self, finding->debt_id);
}

static void
update (AnningDebtFindings *self)
{
  g_autofree char *told = NULL;

  if (self->texts == NULL || self->findings == NULL)
    return;
  told = tell_shown (self);
  if (g_strcmp0 (told, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&told);
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (self), self->findings->list->len > 0);
  for (guint i = 0; i < self->findings->list->len; i++)
    show_finding (self, &g_array_index (self->findings->list, AnningFinding, i));
  if (self->findings->list->len > 0)
    add_report (self);
}

static void
take_texts (gpointer     object,
            AnningTexts *texts)
{
  AnningDebtFindings *self = ANNING_DEBT_FINDINGS (object);

  g_set_object (&self->texts, texts);
  update (self);
}

static void
anning_debt_findings_dispose (GObject *object)
{
  AnningDebtFindings *self = ANNING_DEBT_FINDINGS (object);

  g_clear_object (&self->dismissals);
  g_clear_object (&self->store);
  g_clear_object (&self->texts);
  G_OBJECT_CLASS (anning_debt_findings_parent_class)->dispose (object);
}

static void
anning_debt_findings_finalize (GObject *object)
{
  AnningDebtFindings *self = ANNING_DEBT_FINDINGS (object);

  g_clear_pointer (&self->findings, anning_findings_free);
  g_strfreev (self->how);
  g_ptr_array_unref (self->rows);
  g_free (self->shown);
  G_OBJECT_CLASS (anning_debt_findings_parent_class)->finalize (object);
}

static void
anning_debt_findings_class_init (AnningDebtFindingsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_debt_findings_dispose;
  G_OBJECT_CLASS (klass)->finalize = anning_debt_findings_finalize;
}

static void
anning_debt_findings_init (AnningDebtFindings *self)
{
  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("What May Not Comply"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  anning_ui_texts_hand_to (self, take_texts);
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
  g_return_if_fail (ANNING_IS_DEBT_FINDINGS (self) && ANNING_IS_STORE (store) && self->store == NULL);

  self->store = g_object_ref (store);
  self->dismissals = anning_record_list_new (store, &anning_dismissal_type, NULL, 0);
  g_signal_connect_object (self->dismissals, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
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
  update (self);
}
