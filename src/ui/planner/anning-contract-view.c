/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-contract-view.h"

#include <glib/gi18n.h>

#include "anning-loan.h"
#include "anning-planner-words.h"
#include "anning-schedule-table.h"

struct _AnningContractView
{
  AnningPlannerView parent_instance;

  GtkWidget *message;
  AnningFigureTable *schedule;
};

G_DEFINE_FINAL_TYPE (AnningContractView, anning_contract_view, ANNING_TYPE_PLANNER_VIEW)

static void
anning_contract_view_update (AnningPlannerView *view)
{
  AnningContractView *self = ANNING_CONTRACT_VIEW (view);
  const AnningDebtCase *its = anning_planner_view_get_case (view);
  g_autoptr (AnningLoan) loan = NULL;
  g_autoptr (GArray) schedule = NULL;
  g_autoptr (GError) error = NULL;

  if (its == NULL)
    return;
  loan = anning_loan_from_debt (its->debt, its->fees, its->lines, &error);
  if (loan != NULL)
    schedule = anning_loan_schedule (loan, &error);
  gtk_widget_set_visible (GTK_WIDGET (self->schedule), schedule != NULL);
  gtk_widget_set_visible (self->message, schedule == NULL);
  if (schedule != NULL)
    {
      anning_schedule_table_show (self->schedule, schedule);
    }
  else
    {
      g_autofree char *sentence = anning_planner_debt_sentence (error, its->debt);

      gtk_label_set_label (GTK_LABEL (self->message), sentence);
    }
}

static void
anning_contract_view_class_init (AnningContractViewClass *klass)
{
  ANNING_PLANNER_VIEW_CLASS (klass)->update = anning_contract_view_update;
}

static void
anning_contract_view_init (AnningContractView *self)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (self);

  anning_planner_view_set_title (view, _("Contract and progress"));
  self->message = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->message), 0);
  self->schedule = ANNING_FIGURE_TABLE (anning_schedule_table_new (_("Schedule of the contract"), TRUE));
  anning_planner_view_add (view, self->message);
  anning_planner_view_add (view, GTK_WIDGET (self->schedule));
}
