/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-debt-state.h"

static gboolean
is_stage (const AnningDebt *debt,
          const char       *stage)
{
  return g_strcmp0 (debt->stage, stage) == 0;
}

/**
 * Returns: whether nothing is overdue. The stage decides: a day since which the debt was overdue once
 *   says nothing of one that is paid on time again. Without a stage, such a day means that it is overdue.
 */
gboolean
anning_debt_is_on_time (const AnningDebt *debt)
{
  g_return_val_if_fail (debt != NULL, TRUE);

  if (debt->stage == NULL)
    return debt->overdue_since == NULL;
  return is_stage (debt, "current") || is_stage (debt, "settled");
}

/**
 * Returns: whether the contract's schedule still says what is due when. Once a debt is handed on, sued
 *   or judged, it does not.
 */
gboolean
anning_debt_contract_runs (const AnningDebt *debt)
{
  g_return_val_if_fail (debt != NULL, FALSE);

  return debt->stage == NULL || is_stage (debt, "current") || is_stage (debt, "overdue");
}

static void
add_part (gint64 *sum,
          gint64  part)
{
  if (part != ANNING_UNKNOWN)
    *sum = (*sum != ANNING_UNKNOWN ? *sum : 0) + part;
}

/* Returns: fen, all parts of the creditor's claim that are entered; ANNING_UNKNOWN without any */
gint64
anning_debt_claimed_sum (const AnningDebt *debt)
{
  gint64 sum = ANNING_UNKNOWN;

  g_return_val_if_fail (debt != NULL, ANNING_UNKNOWN);

  add_part (&sum, debt->claimed_principal);
  add_part (&sum, debt->claimed_interest);
  add_part (&sum, debt->claimed_penalty);
  add_part (&sum, debt->claimed_fees);
  return sum;
}

/* Returns: whether the creditor's claim is entered, if only in part */
gboolean
anning_debt_is_claimed (const AnningDebt *debt)
{
  return anning_debt_claimed_sum (debt) != ANNING_UNKNOWN;
}
