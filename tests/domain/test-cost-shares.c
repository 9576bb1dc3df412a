/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-cost-shares.h"

static AnningLoan *
make_bullet (gint64 principal,
             gint64 rate)
{
  AnningLoan *loan = anning_loan_new ();

  loan->method = ANNING_LOAN_BULLET;
  loan->principal = principal;
  loan->rate = rate;
  loan->months = 12;
  g_assert_true (anning_day_parse ("2025-03-01", &loan->drawn));
  g_assert_true (anning_day_parse ("2026-03-01", &loan->first_due));
  return loan;
}

static AnningCostShares *
make_shares (const AnningLoan *loan)
{
  g_autoptr (GError) error = NULL;
  AnningCostShares *shares = anning_cost_shares_new (loan, &error);

  g_assert_no_error (error);
  return shares;
}

static void
check_part (const AnningCostShares *shares,
            guint                   i,
            AnningCostPartKind      kind,
            guint                   fee,
            gint64                  amount,
            gint64                  raises)
{
  const AnningCostPart *part = &g_array_index (shares->parts, AnningCostPart, i);

  g_assert_cmpint (part->kind, ==, kind);
  g_assert_cmpuint (part->fee, ==, fee);
  g_assert_cmpint (part->amount, ==, amount);
  g_assert_cmpint (part->raises, ==, raises);
}

/*
 * A year of 365 days, everything at its end, so that rates are quotients.
 * 10 000 agreed, 12 % interest; 500 of guarantee fee is kept back and 300 more
 * without a name, 9200 arrive; at the end 11 200 and a fee of 240: 11 440.
 *   everything           11 440 / 9200 = 1.243478
 *   without interest     10 240 / 9200 = 1.113043   12 % raise it by 13.0435
 *   without the 300      11 440 / 9500 = 1.204211    3.9268
 *   without the 500      11 440 / 9700 = 1.179381    6.4097
 *   without the 240      11 200 / 9200 = 1.217391    2.6087
 */
static void
test_parts (void)
{
  g_autoptr (AnningLoan) loan = make_bullet (1000000, 120000);
  g_autoptr (AnningCostShares) shares = NULL;

  anning_loan_add_fee (loan, 50000, ANNING_FEE_AT_PAYOUT, NULL);
  anning_loan_add_fee (loan, 24000, ANNING_FEE_MONTHLY, NULL);
  loan->received = 920000;
  shares = make_shares (loan);

  g_assert_cmpint (shares->principal, ==, 920000);
  g_assert_cmpint (shares->total, ==, 1144000);
  g_assert_cmpint (shares->effective, ==, 243478);
  g_assert_cmpuint (shares->parts->len, ==, 4);
  check_part (shares, 0, ANNING_COST_PART_INTEREST, 0, 120000, 130435);
  check_part (shares, 1, ANNING_COST_PART_KEPT_BACK, 0, 30000, 39268);
  check_part (shares, 2, ANNING_COST_PART_FEE, 0, 50000, 64097);
  check_part (shares, 3, ANNING_COST_PART_FEE, 1, 24000, 26087);
}

/* The mortgage of which irr-043 is the flow: the published rate with the fee, 4.25 % / 12 a month without. */
static void
test_published (void)
{
  g_autoptr (AnningLoan) loan = anning_loan_new ();
  g_autoptr (AnningCostShares) shares = NULL;

  loan->method = ANNING_LOAN_LEVEL_PAYMENT;
  loan->principal = 100000000;
  loan->rate = 42500;
  loan->months = 240;
  g_assert_true (anning_day_parse ("2026-01-15", &loan->drawn));
  g_assert_true (anning_day_parse ("2026-02-15", &loan->first_due));
  anning_loan_add_fee (loan, 2377240, ANNING_FEE_AT_PAYOUT, NULL);
  shares = make_shares (loan);

  g_assert_cmpuint (shares->parts->len, ==, 2);
  g_assert_cmpint (shares->principal, ==, 97622760);
  g_assert_cmpint (shares->total, ==, 239 * 619234 + 619411);
  /* 1.0037756738² to the 12th = 4.6260 %; 1.0035416667^12 = 4.3338 %; days/365 moves both by a few millionths. */
  g_assert_cmpint (ABS (shares->effective - 46260), <, 40);
  g_assert_cmpint (ABS (g_array_index (shares->parts, AnningCostPart, 1).raises - 2922), <, 5);
}

/*
 * 1200.00 in twelve months without interest and a fee of 12.00 each: the fee is
 * all the cost, and without it the loan costs nothing.
 */
static void
test_fee_only (void)
{
  g_autoptr (AnningLoan) loan = anning_loan_new ();
  g_autoptr (AnningCostShares) shares = NULL;

  loan->method = ANNING_LOAN_LEVEL_PAYMENT;
  loan->principal = 120000;
  loan->rate = 0;
  loan->months = 12;
  g_assert_true (anning_day_parse ("2026-01-15", &loan->drawn));
  g_assert_true (anning_day_parse ("2026-02-15", &loan->first_due));
  anning_loan_add_fee (loan, 1200, ANNING_FEE_MONTHLY, NULL);
  shares = make_shares (loan);
  g_assert_cmpuint (shares->parts->len, ==, 1);
  check_part (shares, 0, ANNING_COST_PART_FEE, 0, 14400, shares->effective);
}

static void
add_row (AnningLoan *loan,
         const char *due,
         gint64      payment,
         gint64      fee)
{
  AnningLoanRow row = { .payment = payment, .principal = ANNING_UNKNOWN,
                        .interest = ANNING_UNKNOWN, .fee = fee };

  g_assert_true (anning_day_parse (due, &row.due));
  anning_loan_add_row (loan, &row);
}

/* Fees of the rows are a part of their own; the monthly fee lies on the one row that names none. */
static void
test_table (void)
{
  g_autoptr (AnningLoan) loan = make_bullet (100000, ANNING_UNKNOWN);
  g_autoptr (AnningCostShares) shares = NULL;

  loan->method = ANNING_LOAN_OWN_TABLE;
  add_row (loan, "2026-03-01", 106000, 6000);
  add_row (loan, "2026-03-01", 10000, ANNING_UNKNOWN);
  anning_loan_add_fee (loan, 4000, ANNING_FEE_MONTHLY, NULL);
  shares = make_shares (loan);

  /* 1060 + 100 + 40 for 1000 after a year; without the 60 it would be 14 %, without the 40 16 %. */
  g_assert_cmpint (shares->effective, ==, 200000);
  g_assert_cmpint (shares->total, ==, 120000);
  g_assert_cmpuint (shares->parts->len, ==, 3);
  check_part (shares, 0, ANNING_COST_PART_INTEREST, 0, 10000, 100000);
  check_part (shares, 1, ANNING_COST_PART_FEE, 0, 4000, 40000);
  check_part (shares, 2, ANNING_COST_PART_TABLE_FEES, 0, 6000, 60000);
}

/* Nothing arrived: no rate, but the sums hold. A fee before payout: two rates, and no share of either. */
static void
test_no_rate (void)
{
  g_autoptr (AnningLoan) loan = make_bullet (100000, 0);
  g_autoptr (AnningCostShares) none = NULL;
  g_autoptr (AnningCostShares) two = NULL;
  GDate before;

  loan->received = 0;
  none = make_shares (loan);
  g_assert_cmpint (none->effective, ==, ANNING_UNKNOWN);
  g_assert_cmpint (none->total, ==, 100000);
  g_assert_cmpuint (none->parts->len, ==, 1);
  /* Without it, 1000 would be repaid for 1000; but with it there is nothing to compare. */
  check_part (none, 0, ANNING_COST_PART_KEPT_BACK, 0, 100000, ANNING_UNKNOWN);

  /* −100 a year before, +1000, −1100 a year later is −100 x² + 1000 x − 1100: x = 1.2583 and 8.7417. */
  loan->received = ANNING_UNKNOWN;
  loan->rate = 100000;
  g_assert_true (anning_day_parse ("2024-03-01", &before));
  anning_loan_add_fee (loan, 10000, ANNING_FEE_ONCE, &before);
  two = make_shares (loan);
  g_assert_cmpint (two->effective, ==, ANNING_UNKNOWN);
  g_assert_cmpint (two->total, ==, 120000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/cost-shares/parts", test_parts);
  g_test_add_func ("/cost-shares/published", test_published);
  g_test_add_func ("/cost-shares/fee-only", test_fee_only);
  g_test_add_func ("/cost-shares/table", test_table);
  g_test_add_func ("/cost-shares/no-rate", test_no_rate);

  return g_test_run ();
}
