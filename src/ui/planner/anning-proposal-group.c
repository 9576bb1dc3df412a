/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-proposal-group.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-format.h"
#include "anning-planner-words.h"
#include "anning-proposal-plan.h"
#include "anning-rows.h"
#include "anning-schedule-table.h"

struct _AnningProposalGroup
{
  AnningRecordGroup parent_instance;

  gint64 owed;
};

/* What one opened proposal shows beside its form; hangs on its row. */
typedef struct
{
  GtkWidget *waived;
  GtkWidget *defer_months;
  GtkWidget *months;
  GtkWidget *rate;
  AdwActionRow *total;
  GtkWidget *table_row;
  AnningFigureTable *table;
} Editor;

G_DEFINE_FINAL_TYPE (AnningProposalGroup, anning_proposal_group, ANNING_TYPE_RECORD_GROUP)

static const AnningRecordGroupTexts texts = {
  .add = N_("Add a proposal"),
  .empty = N_("No proposal yet. A proposal says what the household can pay, from when, and for how long."),
  .remove = N_("Delete this proposal"),
  .removed = N_("Proposal deleted"),
};

static gpointer
anning_proposal_group_create (AnningRecordGroup *group)
{
  AnningProposal *proposal = anning_proposal_new ();
  gint64 owed = ANNING_PROPOSAL_GROUP (group)->owed;
  GDate today;
  GDate first;

  anning_planner_today (&today);
  anning_day_add_months (&today, 1, &first);
  proposal->kind = g_strdup ("instalments");
  proposal->base_amount = owed != ANNING_UNKNOWN ? owed : 0;
  proposal->months = 12;
  proposal->first_due_day = anning_day_format (&first);
  proposal->status = g_strdup ("draft");
  return proposal;
}

static void
anning_proposal_group_fill (AnningRecordGroup *group,
                            AdwExpanderRow    *row,
                            AnningForm        *form)
{
  Editor *editor = g_new0 (Editor, 1);

  anning_planner_add_word_row (row, form, "kind", _("Kind of proposal"), anning_proposal_kinds);
  anning_planner_add_row (row, form, ANNING_TYPE_MONEY_ROW, "base_amount", _("Sum to be repaid (yuan)"));
  editor->waived = anning_planner_add_row (row, form, ANNING_TYPE_MONEY_ROW, "waived", _("Waived by the creditor (yuan)"));
  editor->defer_months = anning_planner_add_row (row, form, ANNING_TYPE_COUNT_ROW, "defer_months", _("Months put off"));
  editor->months = anning_planner_add_row (row, form, ANNING_TYPE_COUNT_ROW, "months", _("Number of payments"));
  anning_planner_add_row (row, form, ANNING_TYPE_DAY_ROW, "first_due_day", _("First payment day"));
  editor->rate = anning_planner_add_row (row, form, ANNING_TYPE_RATE_ROW, "rate", _("Rate of the plan (percent a year)"));
  anning_planner_add_word_row (row, form, "status", _("Status"), anning_proposal_states);
  anning_planner_add_row (row, form, ADW_TYPE_ENTRY_ROW, "reason", _("Hardship, in your own words"));

  editor->total = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (editor->total), FALSE);
  adw_action_row_set_title_lines (editor->total, 0);
  adw_action_row_set_subtitle_lines (editor->total, 0);
  adw_expander_row_add_row (row, GTK_WIDGET (editor->total));

  editor->table = ANNING_FIGURE_TABLE (anning_schedule_table_new (_("Payments of the proposal"), FALSE));
  editor->table_row = adw_preferences_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (editor->table_row), _("Payments of the proposal"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (editor->table_row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (editor->table_row), GTK_WIDGET (editor->table));
  adw_expander_row_add_row (row, editor->table_row);

  g_object_set_data_full (G_OBJECT (row), "anning-proposal-editor", editor, g_free);
}

static void
show_plan (Editor                   *editor,
           const AnningProposalPlan *plan,
           const char               *sentence)
{
  g_autofree char *total = NULL;
  g_autofree char *interest = NULL;
  g_autofree char *last = NULL;
  g_autofree char *last_day = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  gtk_widget_set_visible (editor->table_row, plan != NULL);
  if (plan == NULL)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (editor->total), sentence);
      adw_action_row_set_subtitle (editor->total, "");
      return;
    }
  total = anning_format_money (plan->total);
  interest = anning_format_money (plan->interest);
  last = anning_day_format (&plan->last_day);
  last_day = anning_format_day (last);
  /* Translators: %s is a sum of money */
  title = g_strdup_printf (_("All payments together: %s"), total);
  /* Translators: a sum of money, then a day */
  subtitle = g_strdup_printf (_("of which interest %s · last payment on %s"), interest, last_day);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (editor->total), title);
  adw_action_row_set_subtitle (editor->total, subtitle);
  anning_schedule_table_show (editor->table, plan->payments);
}

static void
anning_proposal_group_describe (AnningRecordGroup *group,
                                AdwExpanderRow    *row,
                                gconstpointer      record)
{
  const AnningProposal *proposal = record;
  Editor *editor = g_object_get_data (G_OBJECT (row), "anning-proposal-editor");
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningProposalPlan) plan = anning_proposal_plan_new (proposal, &error);
  g_autofree char *sentence = error != NULL ? anning_planner_proposal_sentence (error) : NULL;
  const char *status = anning_format_word (anning_proposal_states, proposal->status);
  g_autofree char *subtitle = NULL;
  gboolean settles = g_strcmp0 (proposal->kind, "settlement") == 0;

  if (plan != NULL && plan->payments->len > 0)
    {
      const AnningInstalment *first = &g_array_index (plan->payments, AnningInstalment, 0);
      g_autofree char *payment = anning_format_money (first->payment);
      g_autofree char *total = anning_format_money (plan->total);

      /* Translators: number of payments, one payment, all together, status such as "Draft" */
      subtitle = g_strdup_printf (_("%1$u × %2$s · together %3$s · %4$s"),
                                  plan->payments->len, payment, total, status);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), anning_format_word (anning_proposal_kinds, proposal->kind));
  adw_expander_row_set_subtitle (row, subtitle != NULL ? subtitle : status);

  if (editor == NULL)
    return;
  /* A value counts whatever the kind, so it is never out of sight. */
  gtk_widget_set_visible (editor->waived,
                          settles || g_strcmp0 (proposal->kind, "waiver") == 0 || proposal->waived != 0);
  gtk_widget_set_visible (editor->defer_months,
                          g_strcmp0 (proposal->kind, "deferral") == 0 || proposal->defer_months != 0);
  gtk_widget_set_visible (editor->months, !settles);
  gtk_widget_set_visible (editor->rate, !settles || proposal->rate != 0);
  show_plan (editor, plan, sentence);
}

static void
anning_proposal_group_class_init (AnningProposalGroupClass *klass)
{
  AnningRecordGroupClass *group_class = ANNING_RECORD_GROUP_CLASS (klass);

  group_class->type = &anning_proposal_type;
  group_class->link = "debt_id";
  group_class->texts = &texts;
  group_class->keeps_new = TRUE;
  group_class->create = anning_proposal_group_create;
  group_class->fill = anning_proposal_group_fill;
  group_class->describe = anning_proposal_group_describe;
}

static void
anning_proposal_group_init (AnningProposalGroup *self)
{
  self->owed = ANNING_UNKNOWN;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Proposals"));
}

void
anning_proposal_group_set_owed (AnningProposalGroup *self,
                                gint64               owed)
{
  g_return_if_fail (ANNING_IS_PROPOSAL_GROUP (self));

  self->owed = owed;
}
