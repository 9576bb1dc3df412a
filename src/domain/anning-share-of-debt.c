/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-share-of-debt.h"

#include "anning-budget-months.h"
#include "anning-share-input.h"

/* What is asked for is the first month with something to share; a year later nobody plans with it. */
#define MONTHS 12

/**
 * Says what a rule of sharing leaves for one debt in the first month in which there is something to share.
 *
 * @cases: (element-type AnningDebtCase): all debts of the household
 * @budget: (element-type AnningBudgetLine): of the household
 * @costs: (nullable): keeps the yearly costs
 *
 * Returns: fen; 0 where the rule leaves nothing for it, ANNING_UNKNOWN where its open sum or the budget is
 *   not known, or there is nothing to share within a year
 */
gint64
anning_share_of_debt (const GPtrArray          *cases,
                      const GPtrArray          *budget,
                      gint64                    debt_id,
                      const AnningShareOptions *options,
                      AnningShareCosts         *costs,
                      const GDate              *today)
{
  g_autoptr (GArray) debts = NULL;
  g_autoptr (GArray) months = NULL;
  g_autoptr (AnningShares) shares = NULL;
  const AnningShareResult *result;
  GDate first;

  g_return_val_if_fail (cases != NULL && budget != NULL && options != NULL, ANNING_UNKNOWN);
  g_return_val_if_fail (today != NULL && g_date_valid (today), ANNING_UNKNOWN);

  debts = anning_share_input (cases, costs, today);
  if (budget->len == 0 || debts->len == 0)
    return ANNING_UNKNOWN;
  first = *today;
  g_date_set_day (&first, 1);
  months = anning_budget_months (budget, &first, MONTHS);
  shares = anning_shares_new ((const AnningShareDebt *) (gpointer) debts->data, debts->len, months);
  result = anning_shares_run (shares, options);
  for (guint i = 0; !result->nothing && i < result->n_debts; i++)
    {
      if (result->debts[i].id == debt_id)
        return result->debts[i].first;
    }
  return ANNING_UNKNOWN;
}
