/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-cost-excess.h"

static GDate
day_of (const char *text)
{
  GDate day;

  g_assert_true (anning_day_parse (text, &day));
  return day;
}

static void
pay (GArray     *flows,
     const char *day,
     gint64      amount)
{
  AnningFlow flow = { .day = day_of (day), .amount = amount, .kind = ANNING_FLOW_PAYMENT };

  g_array_append_val (flows, flow);
}

static AnningCostExcess *
work_out (gint64        line,
          const char   *drawn,
          gint64        received,
          const GArray *flows,
          gint64        claimed,
          const char   *until)
{
  GDate first = day_of (drawn);
  GDate last = day_of (until);

  return anning_cost_excess_new (line, &first, received, flows, claimed, &last);
}

static void
check_step (const AnningCostExcess *excess,
            guint                   i,
            AnningExcessStepKind    kind,
            const char             *day,
            gint64                  days,
            gint64                  interest,
            gint64                  to_interest,
            gint64                  to_principal,
            gint64                  above,
            gint64                  principal_open)
{
  const AnningExcessStep *step = &g_array_index (excess->steps, AnningExcessStep, i);
  g_autofree char *text = anning_day_format (&step->day);

  g_assert_cmpint (step->kind, ==, kind);
  g_assert_cmpstr (text, ==, day);
  g_assert_cmpint (step->days, ==, days);
  g_assert_cmpint (step->interest, ==, interest);
  g_assert_cmpint (step->to_interest, ==, to_interest);
  g_assert_cmpint (step->to_principal, ==, to_principal);
  g_assert_cmpint (step->above, ==, above);
  g_assert_cmpint (step->principal_open, ==, principal_open);
}

/*
 * 10 000 at 24 %, looked at every 73 days, a fifth of a year, 4.8 % each:
 * 480.00, then 4.8 % of 8480.00 = 407.04, then 4.8 % of 7887.04 = 378.57792.
 * Open on the last day: 7887.04 + 378.58 = 8265.62 of the 9000 claimed.
 */
static void
test_claim (void)
{
  g_autoptr (GArray) flows = g_array_new (FALSE, FALSE, sizeof (AnningFlow));
  g_autoptr (AnningCostExcess) excess = NULL;

  pay (flows, "2025-07-25", 100000);
  pay (flows, "2025-05-13", 200000);
  pay (flows, "2025-10-07", 100000); /* after the claim: in it already */
  excess = work_out (240000, "2025-03-01", 1000000, flows, 900000, "2025-10-06");

  g_assert_cmpuint (excess->steps->len, ==, 4);
  check_step (excess, 0, ANNING_EXCESS_RECEIVED, "2025-03-01", 0, 0, 0, 0, 0, 1000000);
  check_step (excess, 1, ANNING_EXCESS_PAID, "2025-05-13", 73, 48000, 48000, 152000, 0, 848000);
  check_step (excess, 2, ANNING_EXCESS_PAID, "2025-07-25", 73, 40704, 40704, 59296, 0, 788704);
  check_step (excess, 3, ANNING_EXCESS_CLAIMED, "2025-10-06", 73, 37858, 37858, 788704, 73438, 788704);
  g_assert_cmpint (excess->interest, ==, 48000 + 40704 + 37858);
  g_assert_cmpint (excess->paid, ==, 300000);
  g_assert_cmpint (excess->paid_above, ==, 0);
  g_assert_cmpint (excess->claimed_above, ==, 73438);
  g_assert_cmpint (excess->above, ==, 73438);
}

/* A claim below the line leaves nothing above it; a payment smaller than the interest leaves the rest open. */
static void
test_below (void)
{
  g_autoptr (GArray) flows = g_array_new (FALSE, FALSE, sizeof (AnningFlow));
  g_autoptr (AnningCostExcess) excess = NULL;

  pay (flows, "2025-05-13", 30000);
  excess = work_out (240000, "2025-03-01", 1000000, flows, 1000000, "2025-07-25");
  check_step (excess, 1, ANNING_EXCESS_PAID, "2025-05-13", 73, 48000, 30000, 0, 0, 1000000);
  /* 180.00 left of the interest, 480.00 more: 660.00, and no interest on interest. */
  check_step (excess, 2, ANNING_EXCESS_CLAIMED, "2025-07-25", 73, 48000, 66000, 934000, 0, 1000000);
  g_assert_cmpint (g_array_index (excess->steps, AnningExcessStep, 2).interest_open, ==, 66000);
  g_assert_cmpint (excess->above, ==, 0);
}

/* 1000 at 10 % for 73 days: 20.00. 1100 paid: 80 above; then everything is above. A fee before payout counts on its day. */
static void
test_overpaid (void)
{
  g_autoptr (GArray) flows = g_array_new (FALSE, FALSE, sizeof (AnningFlow));
  g_autoptr (AnningCostExcess) excess = NULL;
  g_autoptr (AnningCostExcess) open = NULL;

  pay (flows, "2025-05-13", 110000);
  pay (flows, "2025-06-01", 5000);
  excess = work_out (100000, "2025-03-01", 100000, flows, 1000, "2025-07-01");
  check_step (excess, 1, ANNING_EXCESS_PAID, "2025-05-13", 73, 2000, 2000, 100000, 8000, 0);
  check_step (excess, 2, ANNING_EXCESS_PAID, "2025-06-01", 19, 0, 0, 0, 5000, 0);
  check_step (excess, 3, ANNING_EXCESS_CLAIMED, "2025-07-01", 30, 0, 0, 0, 1000, 0);
  g_assert_cmpint (excess->paid_above, ==, 13000);
  g_assert_cmpint (excess->above, ==, 14000);

  g_array_set_size (flows, 0);
  pay (flows, "2025-02-01", 20000);
  open = work_out (100000, "2025-03-01", 100000, flows, ANNING_UNKNOWN, "2025-05-13");
  check_step (open, 1, ANNING_EXCESS_PAID, "2025-03-01", 0, 0, 0, 20000, 0, 80000);
  check_step (open, 2, ANNING_EXCESS_OPEN, "2025-05-13", 73, 1600, 0, 0, 0, 80000);
  g_assert_cmpint (open->claimed_above, ==, 0);
}

/* 10 000 for a year of 365 days at 36 %: 13 600 at its end, 12 400 at a line of 24 %. With 1000 kept back, 11 160. */
static void
test_contract (void)
{
  g_autoptr (AnningLoan) loan = anning_loan_new ();
  g_autoptr (AnningCostExcess) excess = NULL;
  g_autoptr (AnningCostExcess) kept_back = NULL;
  g_autoptr (GError) error = NULL;

  loan->method = ANNING_LOAN_BULLET;
  loan->principal = 1000000;
  loan->rate = 360000;
  loan->months = 12;
  loan->drawn = day_of ("2025-03-01");
  loan->first_due = day_of ("2026-03-01");
  excess = anning_cost_excess_of_contract (loan, 240000, &error);
  g_assert_no_error (error);
  g_assert_cmpint (excess->above, ==, 120000);
  g_assert_cmpint (excess->claimed, ==, ANNING_UNKNOWN);

  anning_loan_add_fee (loan, 100000, ANNING_FEE_AT_PAYOUT, NULL);
  kept_back = anning_cost_excess_of_contract (loan, 240000, &error);
  g_assert_no_error (error);
  g_assert_cmpint (kept_back->received, ==, 900000);
  g_assert_cmpint (kept_back->above, ==, 1360000 - 1116000);

  loan->received = 0;
  g_assert_null (anning_cost_excess_of_contract (loan, 240000, &error));
  g_assert_error (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_NO_SOLUTION);
  g_assert_cmpstr (error->message, ==, "received");
}

/* 12 000 in twelve payments of 1000.00 without interest, of which 11 000 arrived; overdue since August. */
static AnningDebt *
make_debt (void)
{
  AnningDebt *debt = anning_debt_new ();

  debt->principal = 1200000;
  debt->received = 1100000;
  debt->method = g_strdup ("level_payment");
  debt->rate = 0;
  debt->term_months = 12;
  debt->contract_day = g_strdup ("2026-01-15");
  debt->first_due_day = g_strdup ("2026-02-15");
  debt->stage = g_strdup ("overdue");
  debt->overdue_since = g_strdup ("2026-08-15");
  return debt;
}

static AnningCostExcess *
of_case (const AnningDebt *debt,
         GPtrArray        *payments,
         const char       *today)
{
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (GError) error = NULL;
  AnningCostExcess *excess;
  GDate day = day_of (today);

  for (guint i = 0; payments != NULL && i < payments->len; i++)
    g_ptr_array_add (debt_case->payments, g_ptr_array_index (payments, i));
  excess = anning_cost_excess_of_case (debt_case, 0, &day, &error);
  g_assert_no_error (error);
  return excess;
}

static void
note (GPtrArray  *payments,
      const char *day,
      gint64      amount)
{
  AnningPayment *payment = anning_payment_new ();

  payment->day = g_strdup (day);
  payment->amount = amount;
  g_ptr_array_add (payments, payment);
}

/* At a line of 0 %, what lies above it is a plain sum: paid and claimed less the 11 000 that arrived. */
static void
test_case (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (GPtrArray) payments = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_payment_free);
  g_autoptr (AnningCostExcess) assumed = of_case (debt, NULL, "2026-11-21");
  g_autoptr (AnningCostExcess) claimed = NULL;
  g_autoptr (AnningCostExcess) added = NULL;
  g_autoptr (AnningCostExcess) noted = NULL;
  g_autoptr (AnningCostExcess) settled = NULL;
  g_autofree char *until = NULL;

  /* February to July count as paid. */
  g_assert_cmpint (assumed->paid, ==, 600000);
  g_assert_true (g_date_valid (&assumed->paid_before));
  g_assert_false (assumed->drawn_assumed);
  g_assert_cmpint (assumed->claimed, ==, ANNING_UNKNOWN);
  g_assert_cmpint (assumed->above, ==, 0);

  debt->claimed_principal = 600000;
  debt->claimed_penalty = 50000;
  claimed = of_case (debt, NULL, "2026-11-21");
  g_assert_cmpint (claimed->claimed, ==, 650000);
  g_assert_cmpint (claimed->above, ==, 600000 + 650000 - 1100000);
  g_assert_true (claimed->until_assumed);

  /* A payment noted later comes on top; one of the six that are assumed does not. One after the claim neither. */
  note (payments, "2026-03-15", 100000);
  note (payments, "2026-09-01", 20000);
  note (payments, "2026-10-02", 30000);
  debt->claimed_day = g_strdup ("2026-10-01");
  added = of_case (debt, payments, "2026-11-21");
  g_assert_cmpint (added->paid, ==, 620000);
  g_assert_cmpint (added->above, ==, 620000 + 650000 - 1100000);
  g_assert_false (added->until_assumed);
  until = anning_day_format (&added->until);
  g_assert_cmpstr (until, ==, "2026-10-01");

  /* As much is noted as was due: that is what was paid. */
  note (payments, "2026-04-15", 510000);
  noted = of_case (debt, payments, "2026-11-21");
  g_assert_cmpint (noted->paid, ==, 100000 + 510000 + 20000);
  g_assert_false (g_date_valid (&noted->paid_before));

  g_ptr_array_set_size (payments, 1);
  g_free (debt->stage);
  debt->stage = g_strdup ("settled");
  settled = of_case (debt, payments, "2026-11-21");
  g_assert_cmpint (settled->paid, ==, 100000);
}

static void
assert_fails (const AnningDebt *debt,
              AnningValueError  code,
              const char       *field)
{
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (GError) error = NULL;
  GDate today = day_of ("2026-11-21");

  g_assert_null (anning_cost_excess_of_case (debt_case, 240000, &today, &error));
  g_assert_error (error, ANNING_VALUE_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, field);
}

/* Without terms, what arrived and when is enough; with them, the day of the contract may be missing. */
static void
test_lacks (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningCostExcess) bare = NULL;
  g_autoptr (AnningCostExcess) undated = NULL;
  g_autofree char *contract_day = g_steal_pointer (&debt->contract_day);
  g_autofree char *drawn = NULL;

  undated = of_case (debt, NULL, "2026-11-21");
  g_assert_true (undated->drawn_assumed);
  drawn = anning_day_format (&g_array_index (undated->steps, AnningExcessStep, 0).day);
  g_assert_cmpstr (drawn, ==, "2026-01-15");
  debt->contract_day = g_steal_pointer (&contract_day);

  g_clear_pointer (&debt->method, g_free);
  bare = of_case (debt, NULL, "2026-11-21");
  g_assert_cmpint (bare->paid, ==, 0);
  g_assert_cmpint (bare->received, ==, 1100000);

  debt->claimed_principal = 1;
  debt->claimed_day = g_strdup ("2026-01-14");
  assert_fails (debt, ANNING_VALUE_ERROR_NO_SOLUTION, "claimed_day");
  debt->received = 0;
  assert_fails (debt, ANNING_VALUE_ERROR_NO_SOLUTION, "received");
  g_clear_pointer (&debt->contract_day, g_free);
  assert_fails (debt, ANNING_VALUE_ERROR_MISSING, "contract_day");
  debt->principal = 0;
  assert_fails (debt, ANNING_VALUE_ERROR_MISSING, "principal");
}

/* As much is noted as the six instalments came to; the fee of March was asked for as well, so it is less. */
static void
test_fee (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebtFee) fee = anning_debt_fee_new ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningPayment) payment = anning_payment_new ();
  g_autoptr (AnningCostExcess) before = NULL;
  g_autoptr (AnningCostExcess) later = NULL;
  GDate today = day_of ("2026-11-21");

  fee->amount = 5000;
  fee->charged = g_strdup ("once");
  fee->day = g_strdup ("2026-03-10");
  g_ptr_array_add (debt_case->fees, fee);
  payment->day = g_strdup ("2026-07-15");
  payment->amount = 600000;
  g_ptr_array_add (debt_case->payments, payment);
  before = anning_cost_excess_of_case (debt_case, 0, &today, NULL);
  g_assert_cmpint (before->paid, ==, 605000);
  g_assert_true (g_date_valid (&before->paid_before));

  /* On the day since which the debt is overdue it is not paid any more. */
  g_free (fee->day);
  fee->day = g_strdup ("2026-08-15");
  later = anning_cost_excess_of_case (debt_case, 0, &today, NULL);
  g_assert_cmpint (later->paid, ==, 600000);
  g_assert_false (g_date_valid (&later->paid_before));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/cost-excess/claim", test_claim);
  g_test_add_func ("/cost-excess/below", test_below);
  g_test_add_func ("/cost-excess/overpaid", test_overpaid);
  g_test_add_func ("/cost-excess/contract", test_contract);
  g_test_add_func ("/cost-excess/case", test_case);
  g_test_add_func ("/cost-excess/lacks", test_lacks);
  g_test_add_func ("/cost-excess/fee", test_fee);

  return g_test_run ();
}
