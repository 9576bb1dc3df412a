/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-contract.h"

#include "anning-debt-state.h"

/**
 * The terms of the contract. Fees that cannot be reckoned with, because the day of one is still missing
 * for example, are left out rather than hiding everything else.
 *
 * Fails as anning_loan_from_debt() does; the message is the name of the field.
 *
 * Returns: (transfer full): terms with which anning_loan_schedule() can work
 */
AnningLoan *
anning_contract_loan (const AnningDebtCase  *debt_case,
                      GError               **error)
{
  AnningLoan *loan;

  g_return_val_if_fail (debt_case != NULL, NULL);

  loan = anning_loan_from_debt (debt_case->debt, debt_case->fees, debt_case->lines, NULL);
  return loan != NULL ? loan : anning_loan_from_debt (debt_case->debt, NULL, debt_case->lines, error);
}

/**
 * Works out what the contract asks for, see anning_contract_loan().
 *
 * Fails as anning_loan_from_debt() and anning_loan_schedule() do; the message is the name of the field.
 *
 * Returns: (transfer full) (element-type AnningInstalment): the payments, by due day
 */
GArray *
anning_contract_schedule (const AnningDebtCase  *debt_case,
                          GError               **error)
{
  g_autoptr (AnningLoan) loan = anning_contract_loan (debt_case, error);

  return loan != NULL ? anning_loan_schedule (loan, error) : NULL;
}

static gboolean
find_last_due (const GArray *schedule,
               const GDate  *today,
               GDate        *due)
{
  gboolean found = FALSE;

  for (guint i = 0; i < schedule->len; i++)
    {
      const AnningInstalment *line = &g_array_index (schedule, AnningInstalment, i);

      if (g_date_compare (&line->due, today) >= 0)
        break;
      *due = line->due;
      found = TRUE;
    }
  return found;
}

/**
 * Says until when the contract counts as paid without a payment being noted for each instalment.
 *
 * A debt that is paid on time owes nothing that was due before @today; an overdue one nothing that was
 * due before it became overdue. Where that day is not known, the noted payments decide; without any,
 * "overdue" means at least that the instalment due last is open, and no more is taken from it.
 *
 * @schedule: (element-type AnningInstalment): by due day
 * @paid_before: (out): not valid with ANNING_PAID_AS_NOTED
 */
AnningPaidBasis
anning_contract_paid_before (const AnningDebtCase *debt_case,
                             const GArray         *schedule,
                             const GDate          *today,
                             GDate                *paid_before)
{
  const AnningDebt *debt;

  g_return_val_if_fail (debt_case != NULL && schedule != NULL && paid_before != NULL, ANNING_PAID_AS_NOTED);
  g_return_val_if_fail (today != NULL && g_date_valid (today), ANNING_PAID_AS_NOTED);

  debt = debt_case->debt;
  *paid_before = *today;
  if (anning_debt_is_on_time (debt))
    return ANNING_PAID_BEFORE_TODAY;
  if (anning_day_parse (debt->overdue_since, paid_before))
    {
      if (g_date_compare (paid_before, today) > 0)
        *paid_before = *today;
      return ANNING_PAID_BEFORE_OVERDUE;
    }
  if (debt_case->payments->len > 0)
    {
      g_date_clear (paid_before, 1);
      return ANNING_PAID_AS_NOTED;
    }
  find_last_due (schedule, today, paid_before);
  return ANNING_PAID_BEFORE_LAST_DUE;
}

/**
 * Matches the contract's instalments with what was paid, as far as it is known: see
 * anning_contract_paid_before() and anning_account_new_assuming().
 *
 * Fails as anning_contract_schedule() does.
 *
 * Returns: (transfer full): how each instalment stands on @today
 */
AnningAccount *
anning_contract_account (const AnningDebtCase  *debt_case,
                         const GDate           *today,
                         GError               **error)
{
  g_autoptr (GArray) schedule = NULL;
  GDate paid_before;

  g_return_val_if_fail (debt_case != NULL, NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  schedule = anning_contract_schedule (debt_case, error);
  if (schedule == NULL)
    return NULL;
  if (anning_contract_paid_before (debt_case, schedule, today, &paid_before) == ANNING_PAID_AS_NOTED)
    return anning_account_new (schedule, debt_case->payments, today);
  return anning_account_new_assuming (schedule, debt_case->payments, &paid_before, today);
}
