/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-proposal-strain.h"

#include "anning-budget-months.h"

/**
 * Sets the payments of a proposal, together with all that is promised on the other debts, against what
 * the budget leaves, from the month of @today to that of its last payment. What is promised on the debt
 * itself does not count: the proposal would take its place.
 *
 * @cases: (element-type AnningDebtCase): all debts of the household, that of @proposal among them
 * @budget: (element-type AnningBudgetLine): of the household
 * @lean: whether every month is a lean one
 *
 * Fails as anning_proposal_plan_new() does, and with MISSING ("debt_id") when its debt is not among @cases.
 *
 * Returns: (transfer full): its months tell what is left with the proposal and without it
 */
AnningPromises *
anning_proposal_strain_new (const AnningProposal  *proposal,
                            const GPtrArray       *cases,
                            const GPtrArray       *budget,
                            gboolean               lean,
                            const GDate           *today,
                            GError               **error)
{
  g_autoptr (AnningProposalPlan) plan = NULL;
  g_autoptr (GArray) promises = NULL;
  g_autoptr (GArray) months = NULL;
  AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  const AnningDebtCase *its;
  GDate first;
  int n;

  g_return_val_if_fail (proposal != NULL && cases != NULL && budget != NULL, NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  plan = anning_proposal_plan_new (proposal, error);
  if (plan == NULL)
    return NULL;
  its = anning_debt_cases_find (cases, proposal->debt_id);
  if (its == NULL)
    {
      anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "debt_id");
      return NULL;
    }

  promises = anning_promises_collect (cases, proposal->debt_id, today, NULL);
  anning_promises_try (promises, its->debt, proposal->record.id, plan->payments);
  first = *today;
  g_date_set_day (&first, 1);
  n = anning_day_months (&first, &plan->last_day) + 1;
  /* A deferral as long as any plan may be, and the plan after it. */
  months = anning_budget_months (budget, &first, CLAMP (n, 1, 2 * ANNING_LOAN_MONTHS_MAX));
  options.lean_every = lean ? 1 : 0;
  return anning_promises_new (promises, months, &options);
}

/**
 * Finds the first month that lacks something because of the proposal that is tried out: it asks for more
 * than is there, or has taken what an earlier month would have left over. What is lacking without it is not its doing.
 *
 * Returns: FALSE when there is no such month; @strain: (out) is not set then
 */
gboolean
anning_proposal_strain_find_first (const AnningPromises *promises,
                                   AnningProposalStrain *strain)
{
  g_return_val_if_fail (promises != NULL && strain != NULL, FALSE);

  for (guint i = 0; i < promises->months->len; i++)
    {
      const AnningPromiseMonth *month = &g_array_index (promises->months, AnningPromiseMonth, i);

      if (month->left < 0 && month->left < month->left_before)
        {
          strain->month = month->month;
          strain->lacking = MIN (-month->left, month->left_before - month->left);
          strain->lacking_before = MAX (-month->left_before, 0);
          return TRUE;
        }
    }
  return FALSE;
}
