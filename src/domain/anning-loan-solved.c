/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-loan-solved.h"

#include "anning-contract.h"

static void
find_days (const AnningLoan *loan,
           AnningLoanSolved *solved)
{
  if (loan->drawn_assumed)
    solved->drawn = loan->drawn;
  if (loan->first_due_assumed)
    solved->first_due = loan->first_due;
}

/**
 * Works out what was left empty: of rate, instalment and number of months any one follows from the
 * other two; of payout and first due day one is taken a month before or after the other; by a table of
 * its own the rate follows from the rows, and so does the principal where all rows name theirs.
 *
 * @solved: (out): only what was not entered; nothing where the terms do not suffice
 */
void
anning_loan_solved_find (const AnningDebtCase *debt_case,
                         AnningLoanSolved     *solved)
{
  g_autoptr (AnningLoan) loan = NULL;
  const AnningDebt *debt;
  gint64 value;

  g_return_if_fail (debt_case != NULL && solved != NULL);

  *solved = (AnningLoanSolved) { ANNING_UNKNOWN, ANNING_UNKNOWN, ANNING_UNKNOWN, ANNING_UNKNOWN, { 0 }, { 0 } };
  g_date_clear (&solved->drawn, 1);
  g_date_clear (&solved->first_due, 1);
  debt = debt_case->debt;
  loan = anning_contract_loan (debt_case, NULL);
  if (loan == NULL)
    return;

  find_days (loan, solved);
  if (debt->principal == 0 || debt->principal == ANNING_UNKNOWN)
    solved->principal = loan->principal;
  if (debt->rate == ANNING_UNKNOWN && anning_loan_solve_rate (loan, &value, NULL))
    solved->rate = value;
  if (loan->method == ANNING_LOAN_OWN_TABLE)
    return;
  if (debt->instalment == ANNING_UNKNOWN && anning_loan_solve_instalment (loan, &value, NULL))
    solved->instalment = value;
  if (loan->months == ANNING_UNKNOWN && anning_loan_solve_months (loan, &value, NULL))
    solved->months = value;
  else if (debt->term_months == 0 && loan->months > 0)
    solved->months = loan->months;
}
