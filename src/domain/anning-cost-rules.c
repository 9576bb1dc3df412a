/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-cost-rules.h"

#include "anning-date.h"
#include "anning-words.h"

/* The days are those from which the facts say that they hold; the guidance for microloan companies went
 * out in December 2025 and binds new loans, so contracts of the year after are taken. */
const AnningCostRule anning_cost_rules[] = {
  { "law.civil.670", { NULL }, "2021-01-01", TRUE, FALSE },
  { "law.loan.private_principal", { "private", "unlicensed" }, "2021-01-01", TRUE, FALSE },
  { "rate.24.zhudai", { "bank_loan" }, "2025-10-01", FALSE, FALSE },
  { "rate.24.microloan", { "microloan" }, "2026-01-01", FALSE, FALSE },
  { "rate.disclosure_2026", { "bank_loan", "consumer_finance", "auto_finance", "trust", "microloan" },
    "2026-08-01", FALSE, FALSE },
  { "rate.card.reduce", { "bank_card" }, NULL, FALSE, FALSE },
  { "law.civil.585", { NULL }, NULL, FALSE, TRUE },
  { NULL, { NULL }, NULL, FALSE, FALSE },
};

static gboolean
is_kept_back (const AnningDebtCase *debt_case)
{
  const AnningDebt *debt = debt_case->debt;

  if (debt->received != ANNING_UNKNOWN && debt->received < debt->principal)
    return TRUE;
  for (guint i = 0; i < debt_case->fees->len; i++)
    {
      const AnningDebtFee *fee = g_ptr_array_index (debt_case->fees, i);

      if (fee->amount > 0 && g_strcmp0 (fee->charged, "at_payout") == 0)
        return TRUE;
    }
  return FALSE;
}

/* A rule for new contracts says nothing of one whose day is not known. */
static gboolean
is_since (const AnningDebt *debt,
          const char       *since)
{
  GDate first;
  GDate made;

  if (since == NULL)
    return TRUE;
  return anning_day_parse (debt->contract_day, &made) && anning_day_parse (since, &first)
         && g_date_compare (&made, &first) >= 0;
}

/**
 * Finds which facts bear on the cost of a debt, beside the line to compare it with: by the kind of
 * lender, the day of the contract, whether something was kept back, whether a penalty is claimed.
 *
 * Returns: (transfer full): ids of facts, perhaps none
 */
GStrv
anning_cost_rules_find (const AnningDebtCase *debt_case)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  g_return_val_if_fail (debt_case != NULL, NULL);

  for (const AnningCostRule *rule = anning_cost_rules; rule->fact != NULL; rule++)
    {
      const AnningDebt *debt = debt_case->debt;

      if ((rule->lenders[0] == NULL
           || (debt->lender_type != NULL && g_strv_contains (rule->lenders, debt->lender_type)))
          && is_since (debt, rule->since)
          && (!rule->kept_back || is_kept_back (debt_case))
          && (!rule->penalty || debt->claimed_penalty > 0))
        g_strv_builder_add (ids, rule->fact);
    }
  return g_strv_builder_end (ids);
}
