/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-claim.h"

#include "anning-contract.h"
#include "anning-payment-order.h"
#include "anning-words.h"

#define YEARLY_DAYS 365

/* Something that happens on a day. */
typedef struct
{
  AnningClaimStepKind kind;
  GDate day; /* not valid for payments without a day */
  guint number;
  gint64 amount;
  gint64 principal;
  gint64 interest;
  gint64 fees;
} Event;

/* What is open while the days go by. */
typedef struct
{
  AnningClaim *claim;
  GDate since;
  gint64 rate; /* millionths per year, 0 where it is not known */
  gint64 principal;
  gint64 interest;
  gint64 fees;
  gint64 ahead;
  gint64 penalty_paid;
  __int128 principal_days; /* fen × days of overdue principal */
} Account;

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const Event *first = a;
  const Event *second = b;
  gboolean first_known = g_date_valid (&first->day);
  gboolean second_known = g_date_valid (&second->day);
  int order = 0;

  if (first_known != second_known)
    return first_known ? 1 : -1;
  if (first_known)
    order = g_date_compare (&first->day, &second->day);
  /* What is due on a day can be paid on that day. */
  if (order == 0)
    order = (int) first->kind - (int) second->kind;
  return order != 0 ? order : (int) first->number - (int) second->number;
}

static void
advance (Account     *account,
         const GDate *day)
{
  if (!g_date_valid (day))
    return;
  if (g_date_valid (&account->since) && g_date_compare (day, &account->since) > 0)
    account->principal_days += (__int128) account->principal * anning_day_distance (&account->since, day);
  account->since = *day;
}

/* Rounded once for the whole time, so that many payments do not add up what rounding leaves. */
static gint64
open_penalty (const Account *account)
{
  const __int128 divisor = (__int128) ANNING_RATE_ONE * YEARLY_DAYS;
  gint64 accrued = (gint64) ((account->principal_days * account->rate + divisor / 2) / divisor);

  return MAX (accrued - account->penalty_paid, 0);
}

/* The order of Civil Code 561; what interest gets goes to the contract's first, then to that for being late. */
static void
apply (Account             *account,
       AnningClaimStepKind  kind,
       const GDate         *day,
       gint64               amount)
{
  AnningClaimStep step = { .kind = kind, .day = *day, .amount = amount };
  AnningOrderItem item = { .due = TRUE, .burden = ANNING_UNKNOWN, .costs = account->fees,
                           .interest = account->interest + open_penalty (account),
                           .principal = account->principal };
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (AnningOrderItem));
  g_autoptr (GArray) shares = NULL;
  gint64 left = 0;

  g_date_clear (&item.due_day, 1);
  g_array_append_val (items, item);
  shares = anning_payment_order_divide (items, amount, &left);
  for (guint i = 0; i < shares->len; i++)
    {
      const AnningOrderShare *share = &g_array_index (shares, AnningOrderShare, i);

      step.fees += share->costs;
      step.interest += share->interest;
      step.principal += share->principal;
    }
  step.penalty = MAX (step.interest - account->interest, 0);
  step.interest -= step.penalty;
  account->fees -= step.fees;
  account->interest -= step.interest;
  account->penalty_paid += step.penalty;
  account->principal -= step.principal;
  account->ahead += left;
  step.overdue = account->principal;
  if (kind == ANNING_CLAIM_STEP_AHEAD)
    step.amount -= left;
  g_array_append_val (account->claim->steps, step);
}

static void
happen (Account     *account,
        const Event *event)
{
  AnningClaimStep step = { .kind = event->kind, .day = event->day, .number = event->number,
                           .amount = event->amount, .principal = event->principal,
                           .interest = event->interest, .fees = event->fees };
  gint64 ahead = account->ahead;

  advance (account, &event->day);
  if (event->kind == ANNING_CLAIM_STEP_PAYMENT)
    {
      apply (account, event->kind, &event->day, event->amount);
      return;
    }
  account->principal += event->principal;
  account->interest += event->interest;
  account->fees += event->fees;
  step.overdue = account->principal;
  g_array_append_val (account->claim->steps, step);
  if (ahead > 0)
    {
      account->ahead = 0;
      apply (account, ANNING_CLAIM_STEP_AHEAD, &event->day, ahead);
    }
}

/* Returns: the sum of the instalments that count as paid */
static gint64
add_schedule (AnningClaim  *claim,
              GArray       *events,
              const GArray *schedule)
{
  gint64 assumed = 0;

  for (guint i = 0; i < schedule->len; i++)
    {
      const AnningInstalment *line = &g_array_index (schedule, AnningInstalment, i);
      Event event = { .kind = ANNING_CLAIM_STEP_DUE, .day = line->due, .number = line->number,
                      .amount = line->payment, .principal = line->principal,
                      .interest = line->interest, .fees = line->fee };

      if (g_date_compare (&line->due, &claim->day) > 0)
        {
          claim->principal_later += line->principal;
          claim->interest_later += line->interest;
        }
      else if (g_date_valid (&claim->paid_before) && g_date_compare (&line->due, &claim->paid_before) < 0)
        {
          assumed += line->payment;
        }
      else
        {
          g_array_append_val (events, event);
        }
    }
  return assumed;
}

/* Returns: the sum of the fees that count as paid */
static gint64
add_fees (const AnningClaim *claim,
          GArray            *events,
          const GPtrArray   *fees)
{
  gint64 assumed = 0;

  for (guint i = 0; i < fees->len; i++)
    {
      const AnningDebtFee *fee = g_ptr_array_index (fees, i);
      Event event = { .kind = ANNING_CLAIM_STEP_FEE, .amount = fee->amount, .fees = fee->amount };

      if (anning_words_index (anning_fee_times, fee->charged) != ANNING_FEE_ONCE
          || fee->amount == ANNING_UNKNOWN || !anning_day_parse (fee->day, &event.day)
          || g_date_compare (&event.day, &claim->day) > 0)
        continue;
      if (g_date_valid (&claim->paid_before) && g_date_compare (&event.day, &claim->paid_before) < 0)
        assumed += fee->amount;
      else
        g_array_append_val (events, event);
    }
  return assumed;
}

/* Of what was paid before everything counts as paid, only what goes beyond that is a payment here. */
static void
add_payments (const AnningClaim *claim,
              GArray            *events,
              const GPtrArray   *payments,
              gint64             assumed)
{
  Event before = { .kind = ANNING_CLAIM_STEP_PAYMENT, .day = claim->paid_before, .amount = -assumed };

  for (guint i = 0; i < payments->len; i++)
    {
      const AnningPayment *payment = g_ptr_array_index (payments, i);
      Event event = { .kind = ANNING_CLAIM_STEP_PAYMENT, .number = i, .amount = payment->amount };
      gboolean known;

      if (payment->amount == ANNING_UNKNOWN || payment->amount <= 0)
        continue;
      g_date_clear (&event.day, 1);
      known = anning_day_parse (payment->day, &event.day);
      if (known && g_date_compare (&event.day, &claim->day) > 0)
        continue;
      if (g_date_valid (&claim->paid_before) && (!known || g_date_compare (&event.day, &claim->paid_before) < 0))
        before.amount += payment->amount;
      else
        g_array_append_val (events, event);
    }
  if (before.amount > 0)
    g_array_append_val (events, before);
}

/* Whether @difference is what one payment since everything was paid comes to, or all of them. */
static gboolean
is_payment (const GArray *events,
            gint64        difference)
{
  gint64 sum = 0;

  for (guint i = 0; i < events->len; i++)
    {
      const Event *event = &g_array_index (events, Event, i);

      if (event->kind != ANNING_CLAIM_STEP_PAYMENT)
        continue;
      if (ABS (event->amount - difference) <= ANNING_CLAIM_ROUNDING)
        return TRUE;
      sum += event->amount;
    }
  return sum > 0 && ABS (sum - difference) <= ANNING_CLAIM_ROUNDING;
}

static void
compare_line (AnningClaimLine *line,
              const GArray    *events)
{
  line->difference = ANNING_UNKNOWN;
  if (line->claimed == ANNING_UNKNOWN)
    line->reasons |= ANNING_CLAIM_NOT_NAMED;
  if (line->claimed == ANNING_UNKNOWN || line->contract == ANNING_UNKNOWN)
    return;
  line->difference = line->claimed - line->contract;
  if (ABS (line->difference) <= ANNING_CLAIM_ROUNDING)
    {
      line->reasons |= ANNING_CLAIM_SAME;
      return;
    }
  line->reasons |= line->difference > 0 ? ANNING_CLAIM_MORE : ANNING_CLAIM_LESS;
  if (line->difference > 0 && is_payment (events, line->difference))
    line->reasons |= ANNING_CLAIM_PAYMENT;
}

static void
explain_principal (AnningClaim *claim)
{
  AnningClaimLine *line = &claim->parts[ANNING_CLAIM_PRINCIPAL];

  if (line->claimed == ANNING_UNKNOWN)
    return;
  if (claim->principal_later > 0 && ABS (line->claimed - claim->principal_due) <= ANNING_CLAIM_ROUNDING)
    {
      line->reasons &= ~ANNING_CLAIM_LESS;
      line->reasons |= ANNING_CLAIM_ONLY_DUE;
    }
  else if (claim->principal_later > 0 && line->claimed > claim->principal_due)
    {
      line->reasons |= ANNING_CLAIM_NOT_YET_DUE;
    }
  if (claim->kept_back > 0 && line->claimed > line->contract - claim->kept_back)
    line->reasons |= ANNING_CLAIM_KEPT_BACK;
}

static void
explain_penalty (AnningClaim   *claim,
                 const Account *account)
{
  AnningClaimLine *line = &claim->parts[ANNING_CLAIM_PENALTY];
  __int128 rate;

  claim->claimed_rate = ANNING_UNKNOWN;
  if (account->principal_days == 0)
    {
      if (line->claimed != ANNING_UNKNOWN && line->claimed > 0)
        line->reasons |= ANNING_CLAIM_NOT_OVERDUE;
      return;
    }
  if (claim->penalty_rate == ANNING_UNKNOWN)
    line->reasons |= ANNING_CLAIM_RATE_UNKNOWN;
  if (line->claimed == ANNING_UNKNOWN || line->claimed <= 0)
    return;
  rate = ((__int128) line->claimed + account->penalty_paid) * YEARLY_DAYS * ANNING_RATE_ONE;
  rate = (rate + account->principal_days / 2) / account->principal_days;
  if (rate <= ANNING_RATE_MAX)
    claim->claimed_rate = (gint64) rate;
  if (line->reasons & ANNING_CLAIM_MORE)
    line->reasons |= ANNING_CLAIM_RATE_HIGHER;
}

static gboolean
has_later_fee (const AnningDebtCase *debt_case)
{
  for (guint i = 0; i < debt_case->fees->len; i++)
    {
      const AnningDebtFee *fee = g_ptr_array_index (debt_case->fees, i);

      if (g_strcmp0 (fee->charged, "at_payout") != 0)
        return TRUE;
    }
  for (guint i = 0; i < debt_case->lines->len; i++)
    {
      const AnningScheduleLine *line = g_ptr_array_index (debt_case->lines, i);

      if (line->fee != ANNING_UNKNOWN && line->fee > 0)
        return TRUE;
    }
  return FALSE;
}

/* @penalty: whether it is part of the sum */
static void
add_up (const AnningClaimLine *parts,
        gboolean               penalty,
        AnningClaimLine       *sum)
{
  sum->contract = 0;
  sum->claimed = ANNING_UNKNOWN;
  sum->difference = ANNING_UNKNOWN;
  for (guint i = 0; i < ANNING_CLAIM_N_PARTS; i++)
    {
      if (i == ANNING_CLAIM_PENALTY && !penalty)
        continue;
      if (sum->contract != ANNING_UNKNOWN)
        sum->contract = parts[i].contract != ANNING_UNKNOWN ? sum->contract + parts[i].contract : ANNING_UNKNOWN;
      if (parts[i].claimed != ANNING_UNKNOWN)
        sum->claimed = parts[i].claimed + (sum->claimed != ANNING_UNKNOWN ? sum->claimed : 0);
    }
}

static void
compare (AnningClaim          *claim,
         const Account        *account,
         const GArray         *events,
         const AnningDebtCase *debt_case)
{
  const AnningDebt *debt = debt_case->debt;
  AnningClaimLine *parts = claim->parts;
  gboolean penalty_known = claim->penalty_rate != ANNING_UNKNOWN || account->principal_days == 0;

  claim->principal_due = account->principal;
  claim->ahead = MIN (account->ahead, claim->principal_due + claim->principal_later);
  parts[ANNING_CLAIM_PRINCIPAL].contract = claim->principal_due + claim->principal_later - claim->ahead;
  parts[ANNING_CLAIM_PRINCIPAL].claimed = debt->claimed_principal;
  parts[ANNING_CLAIM_INTEREST].contract = account->interest;
  parts[ANNING_CLAIM_INTEREST].claimed = debt->claimed_interest;
  parts[ANNING_CLAIM_PENALTY].contract = penalty_known ? open_penalty (account) : ANNING_UNKNOWN;
  parts[ANNING_CLAIM_PENALTY].claimed = debt->claimed_penalty;
  parts[ANNING_CLAIM_FEES].contract = account->fees;
  parts[ANNING_CLAIM_FEES].claimed = debt->claimed_fees;

  add_up (parts, TRUE, &claim->total);
  add_up (parts, penalty_known, &claim->rest);
  if (claim->total.claimed == ANNING_UNKNOWN)
    {
      claim->claimed_rate = ANNING_UNKNOWN;
      for (guint i = 0; i < ANNING_CLAIM_N_PARTS; i++)
        parts[i].difference = ANNING_UNKNOWN;
      return;
    }

  for (guint i = 0; i < ANNING_CLAIM_N_PARTS; i++)
    compare_line (&parts[i], events);
  compare_line (&claim->total, events);
  compare_line (&claim->rest, events);
  explain_principal (claim);
  explain_penalty (claim, account);
  if ((parts[ANNING_CLAIM_INTEREST].reasons & ANNING_CLAIM_MORE)
      && parts[ANNING_CLAIM_INTEREST].difference <= claim->interest_later)
    parts[ANNING_CLAIM_INTEREST].reasons |= ANNING_CLAIM_LATER_INTEREST;
  if ((parts[ANNING_CLAIM_FEES].reasons & ANNING_CLAIM_MORE) && !has_later_fee (debt_case))
    parts[ANNING_CLAIM_FEES].reasons |= ANNING_CLAIM_NO_SUCH_FEE;
}

/**
 * Works out what is open by the contract on the day of the claim, or @today when that is not known, and
 * compares it with what is claimed, part by part.
 *
 * Principal is all that is open, due or not; interest and fees are those that were due by then. Overdue
 * principal bears the contract's penalty rate by the day, a 365th of the yearly rate each, from the day
 * after it was due. A payment goes to fees, then to interest, of the contract and for being late, then
 * to principal (Civil Code 561, which holds unless something else was agreed); without a penalty rate
 * nothing goes to a penalty. Until when everything counts as paid see anning_contract_paid_before().
 * A fee kept back at payout is no part of a claim.
 *
 * Fails as anning_contract_schedule() does, with the name of the field that is missing.
 *
 * Returns: (transfer full): the comparison
 */
AnningClaim *
anning_claim_new (const AnningDebtCase  *debt_case,
                  const GDate           *today,
                  GError               **error)
{
  g_autoptr (AnningClaim) claim = NULL;
  g_autoptr (GArray) schedule = NULL;
  g_autoptr (GArray) events = NULL;
  g_autoptr (AnningLoan) loan = NULL;
  Account account = { 0 };
  gint64 assumed;

  g_return_val_if_fail (debt_case != NULL, NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  schedule = anning_contract_schedule (debt_case, error);
  if (schedule == NULL)
    return NULL;

  claim = g_new0 (AnningClaim, 1);
  claim->steps = g_array_new (FALSE, FALSE, sizeof (AnningClaimStep));
  claim->penalty_rate = debt_case->debt->penalty_rate;
  claim->day_assumed = !anning_day_parse (debt_case->debt->claimed_day, &claim->day);
  if (claim->day_assumed)
    claim->day = *today;
  anning_contract_paid_before (debt_case, schedule, &claim->day, &claim->paid_before);
  loan = anning_loan_from_debt (debt_case->debt, debt_case->fees, debt_case->lines, NULL);
  if (loan != NULL)
    claim->kept_back = MAX (loan->principal - anning_loan_arrived (loan), 0);

  events = g_array_new (FALSE, FALSE, sizeof (Event));
  assumed = add_schedule (claim, events, schedule);
  assumed += add_fees (claim, events, debt_case->fees);
  add_payments (claim, events, debt_case->payments, assumed);
  g_array_sort (events, compare_events);

  account.claim = claim;
  account.rate = claim->penalty_rate != ANNING_UNKNOWN ? claim->penalty_rate : 0;
  g_date_clear (&account.since, 1);
  for (guint i = 0; i < events->len; i++)
    happen (&account, &g_array_index (events, Event, i));
  advance (&account, &claim->day);
  compare (claim, &account, events, debt_case);
  return g_steal_pointer (&claim);
}

void
anning_claim_free (AnningClaim *claim)
{
  if (claim == NULL)
    return;

  g_array_unref (claim->steps);
  g_free (claim);
}
