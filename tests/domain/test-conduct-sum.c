/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-conduct-sum.h"

#include "anning-date.h"
#include "anning-money.h"
#include "conduct-log.h"

static const AnningConductParameters *parameters = &anning_conduct_parameters;

/* ---- the sum that is demanded ---- */

/* A bank's loan; its bill of 1 March says 900.00 of principal and 100.00 of interest. */
typedef struct
{
  AnningDebt *debt;
  AnningDebtCase *debt_case;
  AnningRound *round;
  AnningProposal *theirs;
  GPtrArray *payments;
} Sum;

static void
set_up (Sum           *sum,
        gconstpointer  data)
{
  sum->debt = anning_debt_new ();
  sum->debt->record.id = 7;
  sum->debt->lender_type = g_strdup ("bank_loan");
  sum->debt->stage = g_strdup ("outsourced");
  sum->debt->claimed_principal = 90000;
  sum->debt->claimed_interest = 10000;
  sum->debt->claimed_day = g_strdup ("2026-03-01");
  sum->debt_case = anning_debt_case_new (sum->debt);
  sum->payments = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_payment_free);

  /* Half past midnight on the 12th in China, still the 11th in UTC. */
  sum->round = anning_round_new ();
  sum->round->record.id = 3;
  sum->round->happened_at = G_GINT64_CONSTANT (1773246600000);
  sum->round->utc_offset = 480;
  g_ptr_array_add (sum->debt_case->rounds, sum->round);
  sum->theirs = anning_proposal_new ();
  sum->theirs->author = g_strdup ("theirs");
  sum->theirs->status = g_strdup ("sent");
  sum->theirs->round_id = 3;
  sum->theirs->base_amount = 101001;
  g_ptr_array_add (sum->debt_case->proposals, sum->theirs);
}

static void
tear_down (Sum           *sum,
           gconstpointer  data)
{
  anning_debt_case_free (sum->debt_case);
  anning_debt_free (sum->debt);
  anning_round_free (sum->round);
  anning_proposal_free (sum->theirs);
  g_ptr_array_unref (sum->payments);
}

static void
pay (Sum        *sum,
     const char *day,
     gint64      amount)
{
  AnningPayment *payment = anning_payment_new ();

  payment->day = g_strdup (day);
  payment->amount = amount;
  g_ptr_array_add (sum->payments, payment);
  g_ptr_array_add (sum->debt_case->payments, payment);
}

static char *
tell (const AnningFindings *findings)
{
  g_autoptr (ConductLog) log = conduct_log_new ("3-12 09:00:00");

  return conduct_log_tell (log, findings, "R-CON-11");
}

static void
check_sum (const Sum  *sum,
           const char *expected)
{
  g_autoptr (AnningFindings) findings = NULL;
  g_autofree char *told = NULL;
  AnningSumCheck check;

  anning_sum_check_init (&check, sum->debt_case);
  findings = anning_conduct_check_sum (sum->debt_case, &check, parameters);
  told = tell (findings);
  g_assert_cmpstr (told, ==, expected);
}

#define HIT "hit low debt|7|2026-03-12 n=0"

/* One percent above the bill is tolerated. */
static void
test_tolerance (Sum           *sum,
                gconstpointer  data)
{
  check_sum (sum, HIT);
  sum->theirs->base_amount = 101000;
  check_sum (sum, "");
  sum->theirs->base_amount = 50000;
  check_sum (sum, "");
}

/* What the lender's own bill says is not known: that has to be found out. What nobody demands is not looked at. */
static void
test_unknown (Sum           *sum,
              gconstpointer  data)
{
  sum->debt->claimed_principal = sum->debt->claimed_interest = ANNING_UNKNOWN;
  check_sum (sum, "insufficient low debt|7|2026-03-12 n=0 (statement)");
  sum->theirs->base_amount = 0;
  check_sum (sum, "");
  sum->debt->claimed_principal = 90000;
  g_free (sum->theirs->author);
  sum->theirs->author = g_strdup ("ours");
  sum->theirs->base_amount = 200000;
  check_sum (sum, "");
}

/* Paid after the bill and until the demand: it is expected to be taken off. 800.00 are left, and 1 % is 8.00. */
static void
test_paid_since (Sum           *sum,
                 gconstpointer  data)
{
  AnningSumCheck check;

  sum->theirs->base_amount = 80801;
  pay (sum, "2026-03-01", 30000);
  pay (sum, "2026-03-13", 30000);
  check_sum (sum, "");
  pay (sum, "2026-03-12", 20000);
  check_sum (sum, HIT);
  sum->theirs->base_amount = 80800;
  check_sum (sum, "");

  anning_sum_check_init (&check, sum->debt_case);
  g_assert_cmpint (check.demanded, ==, 80800);
  g_assert_cmpint (check.bill, ==, 100000);
  g_assert_cmpint (check.paid, ==, 20000);
  g_assert_cmpint (check.expected, ==, 80000);
}

/* A bill that was asked for after the demand has taken off already what was paid between. */
static void
test_bill_later (Sum           *sum,
                 gconstpointer  data)
{
  g_free (sum->debt->claimed_day);
  sum->debt->claimed_day = g_strdup ("2026-03-20");
  check_sum (sum, HIT);
  pay (sum, "2026-03-15", 1000);
  check_sum (sum, "");
  sum->theirs->base_amount = 102011;
  check_sum (sum, HIT);
}

/* Where a day is not known, nothing is taken off, and it stands on none. */
static void
test_no_day (Sum           *sum,
             gconstpointer  data)
{
  g_clear_pointer (&sum->debt->claimed_day, g_free);
  pay (sum, "2026-03-05", 50000);
  check_sum (sum, HIT);
  sum->theirs->round_id = ANNING_UNKNOWN;
  check_sum (sum, "hit low debt|7|0001-01-01 n=0");
}

/* What was agreed, and what is settled, is not demanded any more. */
static void
test_over (Sum           *sum,
           gconstpointer  data)
{
  g_free (sum->theirs->status);
  sum->theirs->status = g_strdup ("accepted");
  check_sum (sum, "");
  g_free (sum->theirs->status);
  sum->theirs->status = g_strdup ("declined");
  check_sum (sum, HIT);
  g_free (sum->debt->stage);
  sum->debt->stage = g_strdup ("settled");
  check_sum (sum, "");
}

/* Two sums are compared whoever the lender is; of the table of costs is spoken where there had to be one. */
static void
test_sum_bases (Sum           *sum,
                gconstpointer  data)
{
  static const struct
  {
    const char *lender_type;
    const char *contract_day;
    const char *told;
    const char *bases;
  } cases[] = {
    { "bank_loan", "2026-07-31", HIT, "" },
    { "bank_loan", "2026-08-01", HIT, "disclosure:compared" },
    { "private", "2026-08-01", HIT, "" },
    { "unknown", "2026-08-01", HIT " (lender)", "" },
    { "platform", NULL, HIT " (lender)", "" },
    { "no such word", NULL, HIT " (lender)", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnningFindings) findings = NULL;
      g_autofree char *told = NULL;
      g_autofree char *bases = NULL;
      AnningSumCheck check;

      g_free (sum->debt->lender_type);
      g_free (sum->debt->contract_day);
      sum->debt->lender_type = g_strdup (cases[i].lender_type);
      sum->debt->contract_day = g_strdup (cases[i].contract_day);
      anning_sum_check_init (&check, sum->debt_case);
      findings = anning_conduct_check_sum (sum->debt_case, &check, parameters);
      told = tell (findings);
      g_assert_cmpstr (told, ==, cases[i].told);
      bases = conduct_log_bases (&g_array_index (findings->list, AnningFinding, 0));
      g_assert_cmpstr (bases, ==, cases[i].bases);
    }
}

/* ---- what it costs ---- */

/* LPR 3.10 % since October 2024, 3.00 % since May 2025. */
static void
find_line (const AnningDebt *debt,
           AnningCostLine   *line)
{
  static char *none[] = { NULL };
  g_autoptr (AnningLprTable) table = NULL;
  AnningCostLimits limits = { 240000, none, 4, { 0 }, none, NULL };
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 20, G_DATE_AUGUST, 2026);
  table = anning_lpr_table_new (&day);
  g_date_set_dmy (&day, 21, G_DATE_OCTOBER, 2024);
  g_assert_true (anning_lpr_table_add (table, &day, 31000));
  g_date_set_dmy (&day, 20, G_DATE_MAY, 2025);
  g_assert_true (anning_lpr_table_add (table, &day, 30000));
  limits.lpr = table;
  g_date_clear (&limits.private_since, 1);
  g_date_set_dmy (&limits.private_since, 1, G_DATE_JANUARY, 2021);
  anning_cost_line_find (&limits, debt->lender_type, debt->contract_day, line);
}

static void
check_cost (const char *lender_type,
            const char *contract_day,
            gint64      yearly_cost,
            const char *expected,
            const char *bases)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningDebtCase) debt_case = NULL;
  g_autoptr (AnningFindings) findings = NULL;
  g_autofree char *told = NULL;
  AnningCostLine line;

  debt->record.id = 7;
  debt->lender_type = g_strdup (lender_type);
  debt->contract_day = g_strdup (contract_day);
  debt_case = anning_debt_case_new (debt);
  find_line (debt, &line);
  findings = anning_conduct_check_cost (debt_case, &line, yearly_cost, parameters);
  told = tell (findings);
  g_assert_cmpstr (told, ==, expected);
  if (findings->list->len > 0)
    {
      g_autofree char *named = conduct_log_bases (&g_array_index (findings->list, AnningFinding, 0));

      g_assert_cmpstr (named, ==, bases);
    }
}

/* 24 percent, and four times the LPR of the contract day, are reached but not passed. */
static void
test_cost (void)
{
  check_cost ("bank_loan", "2026-08-01", 240000, "", NULL);
  check_cost ("bank_loan", "2026-08-01", 240100, "hit info debt|7|2026-08-01|licensed n=0", "court_24:may_breach");
  check_cost ("microloan", NULL, 360000, "hit info debt|7|0001-01-01|licensed n=0", "court_24:may_breach");
  /* 4 × 3.10 %, and on the day of the change 4 × 3.00 % */
  check_cost ("private", "2025-05-19", 124000, "", NULL);
  check_cost ("private", "2025-05-19", 124100, "hit info debt|7|2025-05-19|private n=0", "private_lpr:may_breach");
  check_cost ("unlicensed", "2025-05-20", 120100, "hit info debt|7|2025-05-20|private n=0", "private_lpr:may_breach");
}

/* What is not known is asked for; a contract older than the rule is not held against it. */
static void
test_cost_unknown (void)
{
  check_cost ("bank_loan", "2025-06-01", ANNING_UNKNOWN, "insufficient info debt|7|2025-06-01|licensed n=0 (yearly_cost)",
              "court_24:may_breach");
  check_cost ("private", NULL, 360000, "insufficient info debt|7|0001-01-01|private n=0 (lpr)", "private_lpr:may_breach");
  check_cost ("private", "2020-12-31", 360000, "", NULL);
  /* The lender is not known: it may be the lower of the two lines that counts. */
  check_cost ("unknown", "2025-06-01", 120000, "", NULL);
  check_cost ("unknown", "2025-06-01", 120100, "insufficient info debt|7|2025-06-01|licensed n=0 (lender)", "");
  check_cost ("platform", "2020-12-31", 240000, "", NULL);
  check_cost ("platform", "2020-12-31", 240100, "insufficient info debt|7|2020-12-31|licensed n=0 (lender)", "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/conduct/sum/tolerance", Sum, NULL, set_up, test_tolerance, tear_down);
  g_test_add ("/conduct/sum/unknown", Sum, NULL, set_up, test_unknown, tear_down);
  g_test_add ("/conduct/sum/paid-since", Sum, NULL, set_up, test_paid_since, tear_down);
  g_test_add ("/conduct/sum/bill-later", Sum, NULL, set_up, test_bill_later, tear_down);
  g_test_add ("/conduct/sum/no-day", Sum, NULL, set_up, test_no_day, tear_down);
  g_test_add ("/conduct/sum/over", Sum, NULL, set_up, test_over, tear_down);
  g_test_add ("/conduct/sum/bases", Sum, NULL, set_up, test_sum_bases, tear_down);
  g_test_add_func ("/conduct/cost", test_cost);
  g_test_add_func ("/conduct/cost/unknown", test_cost_unknown);

  return g_test_run ();
}
