/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-proposal-plan.h"

#include "anning-loan-terms.h"

/* What is left over of a sum that was only rounded goes into the last payment: up to
 * one yuan, but never more than a hundredth of the payment. */
#define ROUNDED_REST 100

/* What a proposal says, read once. */
typedef struct
{
  gint64 principal;  /* fen that bear interest: after the waiver and the down payment */
  gint64 rate;       /* millionths per year */
  gint64 months;     /* 0: as many as it takes */
  gint64 payment;    /* fen, of the first instalment; ANNING_UNKNOWN: by number */
  gint64 step_up;    /* fen */
  gint64 step_months; /* 0: never */
  gint64 deferred;   /* fen of interest that the deferral adds */
  gint64 skipped;    /* months */
  GDate first;       /* before the deferral */
  GDate down_day;
} Terms;

void
anning_proposal_plan_free (AnningProposalPlan *plan)
{
  if (plan == NULL)
    return;

  g_clear_pointer (&plan->payments, g_array_unref);
  g_free (plan);
}

/* @minimum is 0, or 1 where the proposal makes no sense without the value. */
static gboolean
check (gint64       value,
       gint64       minimum,
       gint64       maximum,
       const char  *field,
       GError     **error)
{
  if (value == ANNING_UNKNOWN || (value == 0 && minimum > 0))
    return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, field);
  return anning_value_check (value, maximum, field, error);
}

static gboolean
has_kind (const AnningProposal *proposal,
          const char           *kind)
{
  return g_strcmp0 (proposal->kind, kind) == 0;
}

/* An empty or a zero row names no sum: then the number of payments counts. */
static gboolean
names_sum (const AnningProposal *proposal)
{
  return proposal->instalment != ANNING_UNKNOWN && proposal->instalment != 0;
}

static gboolean
check_sums (const AnningProposal  *proposal,
            GError               **error)
{
  gint64 base = proposal->base_amount;
  gboolean waiver = has_kind (proposal, "waiver");

  if (!check (base, 1, ANNING_MONEY_MAX, "base_amount", error)
      || !check (proposal->waived, 0, base - 1, "waived", error)
      || !check (proposal->waived_interest, 0, base - 1, "waived_interest", error)
      || !check (proposal->waived_penalty, 0, base - 1, "waived_penalty", error)
      || !check (proposal->waived_fees, 0, base - 1, "waived_fees", error)
      || !check (anning_proposal_waived (proposal), waiver ? 1 : 0, base - 1, "waived", error))
    return FALSE;
  base -= anning_proposal_waived (proposal);
  if (names_sum (proposal)
      && !check (proposal->instalment, 1, has_kind (proposal, "settlement") ? base : ANNING_MONEY_MAX,
                 "instalment", error))
    return FALSE;
  if (names_sum (proposal) && has_kind (proposal, "settlement"))
    base = proposal->instalment;
  return check (proposal->down_payment, 0, base - 1, "down_payment", error);
}

static gboolean
check_times (const AnningProposal  *proposal,
             GError               **error)
{
  gboolean settlement = has_kind (proposal, "settlement");
  gboolean deferral = has_kind (proposal, "deferral");

  if (!check (proposal->rate, 0, ANNING_RATE_MAX, "rate", error)
      || (proposal->defer_rate != ANNING_UNKNOWN
          && !check (proposal->defer_rate, 0, ANNING_RATE_MAX, "defer_rate", error))
      || !check (proposal->defer_months, deferral ? 1 : 0, ANNING_LOAN_MONTHS_MAX,
                 "defer_months", error)
      || (!settlement
          && !check (proposal->months, names_sum (proposal) ? 0 : 1, ANNING_LOAN_MONTHS_MAX,
                     "months", error))
      || !check (proposal->step_up, 0, ANNING_MONEY_MAX, "step_up", error)
      || !check (proposal->step_months, 0, ANNING_LOAN_MONTHS_MAX, "step_months", error))
    return FALSE;
  if (proposal->step_up > 0 && proposal->step_months == 0 && !settlement)
    return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "step_months");
  return TRUE;
}

static gboolean
read_days (const AnningProposal  *proposal,
           Terms                 *terms,
           AnningProposalPlan    *plan,
           GError               **error)
{
  GDate due;

  if (proposal->first_due_day == NULL)
    return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "first_due_day");
  if (!anning_day_parse (proposal->first_due_day, &terms->first))
    return anning_value_fail (error, ANNING_VALUE_ERROR_NOT_A_DAY, "first_due_day");
  anning_day_add_months (&terms->first, (int) proposal->defer_months, &due);
  anning_day_add_months (&terms->first, -1, &plan->start);
  if (!g_date_valid (&due) || !g_date_valid (&plan->start))
    return anning_value_fail (error, ANNING_VALUE_ERROR_NOT_A_DAY, "first_due_day");
  if (proposal->down_payment == 0)
    return TRUE;

  if (proposal->down_day == NULL)
    return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "down_day");
  if (!anning_day_parse (proposal->down_day, &terms->down_day)
      || g_date_compare (&terms->down_day, &due) > 0)
    return anning_value_fail (error, ANNING_VALUE_ERROR_NOT_A_DAY, "down_day");
  if (g_date_compare (&terms->down_day, &plan->start) < 0)
    plan->start = terms->down_day;
  return TRUE;
}

static gboolean
read_terms (const AnningProposal  *proposal,
            Terms                 *terms,
            AnningProposalPlan    *plan,
            GError               **error)
{
  gint64 defer_rate;

  if (proposal->kind == NULL)
    return anning_value_fail (error, ANNING_VALUE_ERROR_MISSING, "kind");
  if (!check_sums (proposal, error)
      || !check_times (proposal, error)
      || !read_days (proposal, terms, plan, error))
    return FALSE;

  plan->waived = anning_proposal_waived (proposal);
  plan->down_payment = proposal->down_payment;
  terms->skipped = proposal->defer_months;
  terms->payment = names_sum (proposal) ? proposal->instalment : ANNING_UNKNOWN;
  terms->months = proposal->months;
  terms->rate = proposal->rate;
  terms->step_up = proposal->step_months > 0 ? proposal->step_up : 0;
  terms->step_months = terms->step_up > 0 ? proposal->step_months : 0;
  defer_rate = proposal->defer_rate != ANNING_UNKNOWN ? proposal->defer_rate : proposal->rate;
  if (has_kind (proposal, "settlement"))
    {
      /* The one sum settles all: what is beyond it is given up. */
      if (names_sum (proposal))
        {
          plan->waived = proposal->base_amount - proposal->instalment;
          defer_rate = 0;
        }
      /* What is paid off at once is not lent on. */
      terms->rate = 0;
      terms->months = 1;
      terms->payment = ANNING_UNKNOWN;
      terms->step_up = 0;
      terms->step_months = 0;
    }
  plan->base = proposal->base_amount - plan->waived;
  terms->principal = plan->base - plan->down_payment;
  terms->deferred = anning_loan_interest (terms->principal, defer_rate, proposal->defer_months);
  plan->deferral_interest = terms->deferred;
  return TRUE;
}

/*
 * The first of @months payments that rise by a step and repay the principal: what
 * their steps are worth today is taken off, the rest is spread as an annuity.
 */
static gboolean
solve_rising (Terms   *terms,
              GError **error)
{
  double monthly = (double) terms->rate / (12.0 * ANNING_RATE_ONE);
  double factor = 1.0;
  double worth = 0.0;
  double worth_of_steps = 0.0;
  gint64 steps = 0;

  for (gint64 k = 0; k < terms->months; k++)
    {
      factor /= 1.0 + monthly;
      worth += factor;
      worth_of_steps += factor * (double) (k / terms->step_months);
      steps += k / terms->step_months;
    }

  if (terms->rate > 0)
    terms->payment = anning_money_round ((terms->principal - worth_of_steps * terms->step_up) / worth);
  else if (steps > 0 && terms->step_up > terms->principal / steps)
    terms->payment = -1;
  else
    terms->payment = anning_loan_share (terms->principal - steps * terms->step_up, 1, terms->months);
  return terms->payment >= 0 || anning_value_fail (error, ANNING_VALUE_ERROR_NO_SOLUTION, "step_up");
}

/* Level payments, by the rule of every loan in this program. */
static gboolean
solve_level (Terms   *terms,
             GError **error)
{
  g_autoptr (AnningLoan) loan = anning_loan_new ();

  loan->method = ANNING_LOAN_LEVEL_PAYMENT;
  loan->principal = terms->principal;
  loan->rate = terms->rate;
  loan->months = terms->months;
  loan->first_due = terms->first;
  anning_day_add_months (&terms->first, -1, &loan->drawn);
  return anning_loan_solve_instalment (loan, &terms->payment, error);
}

static gint64
find_sum (const Terms *terms,
          gint64       k)
{
  return terms->payment + (terms->step_months > 0 ? k / terms->step_months * terms->step_up : 0);
}

static gboolean
add_row (AnningProposalPlan  *plan,
         const Terms         *terms,
         AnningInstalment    *row,
         GError             **error)
{
  /* A 31st comes back, even when the deferral ends in a short month. */
  anning_day_add_months (&terms->first, (int) (terms->skipped + plan->n_instalments), &row->due);
  if (!g_date_valid (&row->due))
    return anning_value_fail (error, ANNING_VALUE_ERROR_NOT_A_DAY, "first_due_day");

  row->number = plan->payments->len + 1;
  row->payment = row->principal + row->interest;
  plan->n_instalments++;
  g_array_append_val (plan->payments, *row);
  return TRUE;
}

/* As many payments as were named; the interest of the deferral is spread over all of them. */
static gboolean
add_by_number (AnningProposalPlan  *plan,
               const Terms         *terms,
               GError             **error)
{
  gint64 balance = terms->principal;
  gint64 share = terms->deferred / terms->months;

  for (gint64 k = 0; k < terms->months; k++)
    {
      gint64 interest = anning_loan_interest (balance, terms->rate, 1);
      gint64 principal = k + 1 == terms->months ? balance : MIN (find_sum (terms, k) - interest, balance);
      AnningInstalment row = { 0 };

      /* The steps come too late for what the first payments leave open. */
      if (principal < 0)
        return anning_value_fail (error, ANNING_VALUE_ERROR_NO_SOLUTION, "step_up");
      balance -= principal;
      row.principal = principal;
      row.interest = interest + (k + 1 == terms->months ? terms->deferred - k * share : share);
      row.balance = balance;
      if (!add_row (plan, terms, &row, error))
        return FALSE;
    }
  return TRUE;
}

/* Payments of a sum, until all is paid or the named number is reached; none but the last is larger. */
static gboolean
add_by_sum (AnningProposalPlan  *plan,
            const Terms         *terms,
            GError             **error)
{
  gint64 balance = terms->principal;
  gint64 deferred = terms->deferred;

  for (gint64 k = 0; balance > 0; k++)
    {
      gint64 sum = find_sum (terms, k);
      gint64 interest = anning_loan_interest (balance, terms->rate, 1);
      AnningInstalment row = { .principal = balance, .interest = interest + deferred };

      if (k >= ANNING_LOAN_MONTHS_MAX)
        return anning_value_fail (error, ANNING_VALUE_ERROR_TOO_LARGE, "months");
      if (k + 1 != terms->months && row.principal + row.interest > sum + MIN (ROUNDED_REST, sum / 100))
        {
          /* Interest comes before principal, that of the deferral too. */
          if (sum < interest || (sum == interest && terms->step_up == 0))
            return anning_value_fail (error, ANNING_VALUE_ERROR_NO_SOLUTION, "instalment");
          row.interest = MIN (interest + deferred, sum);
          row.principal = sum - row.interest;
        }
      deferred -= row.interest - interest;
      balance -= row.principal;
      row.balance = balance;
      if (!add_row (plan, terms, &row, error))
        return FALSE;
    }
  return TRUE;
}

static void
add_up (AnningProposalPlan *plan)
{
  guint first = plan->down_payment > 0 ? 1 : 0;

  for (guint i = 0; i < plan->payments->len; i++)
    {
      const AnningInstalment *row = &g_array_index (plan->payments, AnningInstalment, i);

      plan->interest += row->interest;
      plan->total += row->payment;
      plan->last_day = row->due;
      if (i == first)
        plan->first_payment = row->payment;
      if (i >= first)
        plan->highest_payment = MAX (plan->highest_payment, row->payment);
    }
}

/* Returns: fen, all parts of the waiver together, as far as they are known */
gint64
anning_proposal_waived (const AnningProposal *proposal)
{
  const gint64 parts[] = { proposal->waived, proposal->waived_interest,
                           proposal->waived_penalty, proposal->waived_fees };
  gint64 sum = 0;

  g_return_val_if_fail (proposal != NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    sum += parts[i] != ANNING_UNKNOWN ? parts[i] : 0;
  return sum;
}

/*
 * anning_proposal_plan_new:
 * @proposal: of any kind
 *
 * Works out the payments of a proposal, exact to the fen. All fields count
 * whatever the kind, so that any combination can be put forward; a kind only says
 * which of them must not be 0 (a deferral its months, a waiver one of its parts).
 *
 * What the creditor waives is taken off first, then the down payment, which bears
 * no interest. The rest bears the proposal's rate, a twelfth of it a month, from
 * one month before the first due day. It is paid
 *  - by number: in level payments, or in such that rise by a step; the last one
 *    absorbs the rounding;
 *  - by sum, where an instalment is named: that sum (and its steps) until all is
 *    paid. The last payment is what is left; less than one yuan, and less than a
 *    hundredth, is added to the one before. With a number as well, the last one of
 *    that number takes all that is left;
 *  - as a settlement: in one payment, of the named sum where there is one. What is
 *    owed beyond that sum is then waived.
 *
 * A deferral moves the first due day, by the calendar. Its interest is simple, at
 * its own rate or at the proposal's, on what is left after waiver and down
 * payment, and bears no interest itself. By number it is spread evenly, in whole
 * fen with the rest in the last payment, so that level payments stay level; by sum
 * it is paid before the principal, so that no payment exceeds the sum.
 *
 * Fails with MISSING, NEGATIVE, TOO_LARGE (a waiver or down payment that leaves
 * nothing to pay, too), NO_SOLUTION (payments that do not repay the principal) or
 * NOT_A_DAY; the message is the name of the field of AnningProposal.
 *
 * Returns: (transfer full): the plan, with at least one instalment
 */
AnningProposalPlan *
anning_proposal_plan_new (const AnningProposal  *proposal,
                          GError               **error)
{
  g_autoptr (AnningProposalPlan) plan = NULL;
  Terms terms = { 0 };
  gboolean by_sum;

  g_return_val_if_fail (proposal != NULL, NULL);

  plan = g_new0 (AnningProposalPlan, 1);
  plan->payments = g_array_new (FALSE, FALSE, sizeof (AnningInstalment));
  if (!read_terms (proposal, &terms, plan, error))
    return NULL;

  if (plan->down_payment > 0)
    {
      AnningInstalment down = { .number = 1, .due = terms.down_day, .payment = plan->down_payment,
                                .principal = plan->down_payment, .balance = terms.principal };

      g_array_append_val (plan->payments, down);
    }

  by_sum = terms.payment != ANNING_UNKNOWN;
  if (!by_sum && !(terms.step_months > 0 ? solve_rising (&terms, error) : solve_level (&terms, error)))
    return NULL;
  if (!(by_sum ? add_by_sum (plan, &terms, error) : add_by_number (plan, &terms, error)))
    return NULL;
  add_up (plan);
  return g_steal_pointer (&plan);
}
