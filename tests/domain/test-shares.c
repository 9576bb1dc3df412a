/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-shares.h"

#include "anning-date.h"
#include "share-months.h"

/* 600.00 at 2 % a month, 300.00 at 3 %, 100.00 at 1 %. */
static void
make_three (AnningShareDebt debts[3])
{
  const gint64 balances[] = { 60000, 30000, 10000 };
  const gint64 rates[] = { 240000, 360000, 120000 };

  for (guint i = 0; i < 3; i++)
    debts[i] = (AnningShareDebt) { .id = 11 + i, .balance = balances[i], .bearing = ANNING_UNKNOWN,
                                   .rate = rates[i], .cost = ANNING_UNKNOWN, .priority = ANNING_SHARE_NORMAL };
}

static void
check_row (const gint64 *figures,
           guint         n_debts,
           guint         month,
           gint64        first,
           gint64        second,
           gint64        third)
{
  g_assert_cmpuint (n_debts, ==, 3);
  g_assert_cmpint (figures[month * 3], ==, first);
  g_assert_cmpint (figures[month * 3 + 1], ==, second);
  g_assert_cmpint (figures[month * 3 + 2], ==, third);
}

#define PAID(result, month, a, b, c) check_row ((result)->paid, (result)->n_debts, month, a, b, c)
#define OPEN(result, month, a, b, c) check_row ((result)->balances, (result)->n_debts, month, a, b, c)

/* The three debts above, with 200.00 to share in each month. */
static AnningShares *
share_three (AnningShareDebt           *debts,
             const AnningShareOptions  *options,
             const AnningShareResult  **result)
{
  g_autoptr (GArray) months = share_months (12, 20000, 20000);
  AnningShares *shares = anning_shares_new (debts, 3, months);

  *result = anning_shares_run (shares, options);
  return shares;
}

/*
 * 6 : 3 : 1 of 200.00. The second month opens with 492.00, 249.00 and 81.00, together 822.00:
 * 119.7080…, 60.5839…, 19.7080…; the two fen left over go to the first and the third.
 */
static void
test_by_balance (void)
{
  AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  g_autoptr (AnningShares) shares = NULL;
  const AnningShareResult *result;
  AnningShareDebt debts[3];

  make_three (debts);
  options.rule = ANNING_SHARE_BALANCE;
  shares = share_three (debts, &options, &result);
  PAID (result, 0, 12000, 6000, 2000);
  OPEN (result, 0, 49200, 24900, 8100);
  PAID (result, 1, 11971, 6058, 1971);
  OPEN (result, 1, 38213, 19589, 6210);
  g_assert_cmpint (result->debts[1].first, ==, 6000);
  g_assert_cmpint (result->start, ==, 100000);
  g_assert_cmpint (result->debts[2].id, ==, 13);
  g_assert_false (result->nothing);
}

/* The second is the dearest; in the second month 112.27 of it are left, and 87.73 go on to the first. */
static void
test_dearest_first (void)
{
  AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  g_autoptr (AnningShares) shares = NULL;
  const AnningShareResult *result;
  AnningShareDebt debts[3];

  make_three (debts);
  options.rule = ANNING_SHARE_COST;
  shares = share_three (debts, &options, &result);
  PAID (result, 0, 0, 20000, 0);
  OPEN (result, 0, 61200, 10900, 10100);
  PAID (result, 1, 8773, 11227, 0);
  OPEN (result, 1, 53627, 0, 10200);
  g_assert_cmpuint (result->debts[1].n_months, ==, 2);
  g_assert_cmpuint (result->first_cleared, ==, 2);
}

/* What it really costs comes before the rate: the third is dear by its fees. */
static void
test_cost_before_rate (void)
{
  AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  g_autoptr (AnningShares) shares = NULL;
  const AnningShareResult *result;
  AnningShareDebt debts[3];

  make_three (debts);
  debts[2].cost = 410000;
  debts[0].cost = 360000;
  options.rule = ANNING_SHARE_COST;
  shares = share_three (debts, &options, &result);
  /* 101.00 close the third; the first and the second cost the same, and the first stands first. */
  PAID (result, 0, 9900, 0, 10100);
}

static void
test_smallest_first (void)
{
  AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  g_autoptr (AnningShares) shares = NULL;
  const AnningShareResult *result;
  AnningShareDebt debts[3];
  g_autofree char *end = NULL;

  make_three (debts);
  options.rule = ANNING_SHARE_SMALLEST;
  shares = share_three (debts, &options, &result);
  PAID (result, 0, 0, 9900, 10100);
  OPEN (result, 0, 61200, 21000, 0);
  PAID (result, 1, 0, 20000, 0);
  OPEN (result, 1, 62400, 1630, 0);
  g_assert_cmpuint (result->debts[2].n_months, ==, 1);
  g_assert_cmpint (result->debts[2].paid, ==, 10100);
  g_assert_cmpint (result->debts[2].interest, ==, 100);
  end = anning_day_format (&result->debts[2].end);
  g_assert_cmpstr (end, ==, "2026-07-01");
}

/* A third of 200.00 leaves two fen over. In the second month the third debt owes 34.68, less than its third. */
static void
test_equal (void)
{
  AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  g_autoptr (AnningShares) shares = NULL;
  const AnningShareResult *result;
  AnningShareDebt debts[3];

  make_three (debts);
  options.rule = ANNING_SHARE_EQUAL;
  shares = share_three (debts, &options, &result);
  PAID (result, 0, 6667, 6667, 6666);
  OPEN (result, 0, 54533, 24233, 3434);
  PAID (result, 1, 8266, 8266, 3468);
  OPEN (result, 1, 47358, 16694, 0);
}

static void
test_tokens (void)
{
  AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  g_autoptr (AnningShares) shares = NULL;
  g_autoptr (AnningShares) too_many = NULL;
  const AnningShareResult *result;
  AnningShareDebt debts[3];

  make_three (debts);
  options.rule = ANNING_SHARE_TOKEN;
  options.token = 3000;
  /* 90.00 at first, and 110.00 in 6 : 3 : 1 */
  shares = share_three (debts, &options, &result);
  PAID (result, 0, 9600, 6300, 4100);
  g_assert_cmpint (result->lacking, ==, 0);

  /* Three times 80.00 are 40.00 more than there is. */
  options.token = 8000;
  too_many = share_three (debts, &options, &result);
  PAID (result, 0, 6667, 6667, 6666);
  g_assert_cmpint (result->lacking, ==, 4000);
}

static void
test_own (void)
{
  AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  g_autoptr (AnningShares) shares = NULL;
  g_autoptr (AnningShares) too_much = NULL;
  const AnningShareResult *result;
  g_autoptr (GArray) agreed = share_agree (4000, 0);
  AnningShareDebt debts[3];

  make_three (debts);
  debts[0].own = 5000;
  debts[2].own = 3000;
  /* Own sums stand above what is promised. */
  debts[1].agreed = agreed;
  options.rule = ANNING_SHARE_OWN;
  /* 80.00 as set, and 120.00 in 6 : 3 : 1 */
  shares = share_three (debts, &options, &result);
  PAID (result, 0, 12200, 3600, 4200);
  g_assert_cmpint (result->lacking, ==, 0);

  debts[0].own = 20000;
  debts[1].own = 10000;
  debts[2].own = 10000;
  too_much = share_three (debts, &options, &result);
  PAID (result, 0, 10000, 5000, 5000);
  g_assert_cmpint (result->lacking, ==, 20000);
}

static void
test_priority (void)
{
  AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  g_autoptr (AnningShares) shares = NULL;
  g_autoptr (AnningShares) judged = NULL;
  const AnningShareResult *result;
  AnningShareDebt debts[3];

  make_three (debts);
  debts[0].priority = ANNING_SHARE_SECURED;
  debts[0].minimum = 8000;
  debts[2].priority = ANNING_SHARE_LIVING;
  debts[2].minimum = 2500;
  shares = share_three (debts, &options, &result);
  PAID (result, 0, 8000, 9500, 2500);
  /* The first: 612.00 - 80.00 = 532.00, and 2 % more less 80.00 is 462.64, then 391.89. */
  OPEN (result, 2, 39189, 3418, 2728);
  /* In the fourth month the second is paid off; 59.79 more go to the first, as it is secured. */
  PAID (result, 3, 13979, 3521, 2500);

  /* A judged debt without a sum by the month takes what there is before the one that is needed to live. */
  debts[1].priority = ANNING_SHARE_JUDGED;
  judged = share_three (debts, &options, &result);
  PAID (result, 0, 8000, 12000, 0);
}

/* An agreement is kept by every rule, from the month in which it begins. */
static void
test_promised (void)
{
  AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  g_autoptr (AnningShares) shares = NULL;
  g_autoptr (AnningShares) too_much = NULL;
  g_autoptr (GArray) later = share_agree (5000, 1);
  g_autoptr (GArray) more = share_agree (30000, 0);
  g_autoptr (GArray) other = share_agree (5000, 0);
  const AnningShareResult *result;
  AnningShareDebt debts[3];

  make_three (debts);
  debts[0].agreed = later;
  options.rule = ANNING_SHARE_SMALLEST;
  shares = share_three (debts, &options, &result);
  PAID (result, 0, 0, 9900, 10100);
  PAID (result, 1, 5000, 15000, 0);

  debts[0].agreed = more;
  debts[2].agreed = other;
  debts[2].priority = ANNING_SHARE_LIVING;
  too_much = share_three (debts, &options, &result);
  PAID (result, 0, 15000, 0, 5000);
  g_assert_cmpint (result->lacking, ==, 15000);
}

/* All goes to the dearest: the first, for which 80.00 are due, gets nothing; the third is overdue anyway. */
static void
test_behind (void)
{
  AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  g_autoptr (AnningShares) dearest = NULL;
  g_autoptr (AnningShares) alike = NULL;
  const AnningShareResult *result;
  AnningShareDebt debts[3];

  make_three (debts);
  debts[0].kept_up = TRUE;
  debts[0].minimum = 8000;
  debts[1].kept_up = TRUE;
  debts[1].minimum = 3000;
  debts[2].minimum = 5000;
  options.rule = ANNING_SHARE_COST;
  dearest = share_three (debts, &options, &result);
  g_assert_cmpuint (result->n_behind, ==, 1);
  g_assert_cmpuint (result->behind, ==, 0);

  /* 66.67 for each are enough. */
  options.rule = ANNING_SHARE_EQUAL;
  debts[0].minimum = 6000;
  alike = share_three (debts, &options, &result);
  g_assert_cmpuint (result->n_behind, ==, 0);
}

/* What is promised counts towards the sum that a contract asks for, and towards the token. */
static void
test_promised_counts (void)
{
  AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  g_autoptr (AnningShares) by_priority = NULL;
  g_autoptr (AnningShares) with_token = NULL;
  g_autoptr (AnningShares) below_token = NULL;
  g_autoptr (AnningShares) too_much = NULL;
  g_autoptr (GArray) fifty = share_agree (5000, 0);
  g_autoptr (GArray) twenty = share_agree (2000, 0);
  g_autoptr (GArray) much = share_agree (16000, 0);
  const AnningShareResult *result;
  AnningShareDebt debts[3];

  make_three (debts);
  debts[0].priority = ANNING_SHARE_SECURED;
  debts[0].agreed = fifty;
  debts[0].minimum = 8000;
  /* 80.00, and 120.00 in 3 : 1 */
  by_priority = share_three (debts, &options, &result);
  PAID (result, 0, 8000, 9000, 3000);

  options.rule = ANNING_SHARE_TOKEN;
  options.token = 3000;
  /* 50.00, 30.00 and 30.00, and 90.00 in 6 : 3 : 1 */
  with_token = share_three (debts, &options, &result);
  PAID (result, 0, 10400, 5700, 3900);
  g_assert_cmpint (result->lacking, ==, 0);

  /* Only 10.00 more make the token of the first: three times 30.00, and 110.00 in 6 : 3 : 1. */
  debts[0].agreed = twenty;
  below_token = share_three (debts, &options, &result);
  PAID (result, 0, 9600, 6300, 4100);

  /* 160.00, 30.00 and 30.00 are 20.00 more than there is. */
  debts[0].agreed = much;
  too_much = share_three (debts, &options, &result);
  PAID (result, 0, 16000, 2000, 2000);
  g_assert_cmpint (result->lacking, ==, 2000);
}

/*
 * 300.00 without interest, agreed in payments that rise: 50.00, 100.00, 150.00. Nothing else goes there, as
 * the second debt is the dearest, and what is left of the 200.00 goes to that.
 */
static void
test_step_up (void)
{
  AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  g_autoptr (GArray) agreed = share_agree (15000, 0);
  g_autoptr (AnningShares) shares = NULL;
  const AnningShareResult *result;
  AnningShareDebt debts[3];

  make_three (debts);
  debts[0].balance = 30000;
  debts[0].rate = 0;
  debts[1].balance = 100000;
  debts[2].balance = 0;
  g_array_set_size (agreed, 3);
  g_array_index (agreed, AnningShareDue, 0).payment = 5000;
  g_array_index (agreed, AnningShareDue, 1).payment = 10000;
  debts[0].agreed = agreed;
  options.rule = ANNING_SHARE_COST;
  shares = share_three (debts, &options, &result);
  PAID (result, 0, 5000, 15000, 0);
  PAID (result, 1, 10000, 10000, 0);
  PAID (result, 2, 15000, 5000, 0);
  PAID (result, 3, 0, 20000, 0);
  g_assert_cmpuint (result->debts[0].n_months, ==, 3);
}

/*
 * 900.00 at 12 % in three payments of 306.02, with 9.00, 6.03 and 3.03 of interest by the plan: it ends as agreed.
 *
 * With nothing to pay in the second month 602.98 and 6.03 of interest stay open. In the third 299.99 are behind,
 * which bear 3.00 beside the 3.03 of the plan; 306.02 less 12.06 of interest leave 309.02. Then 3.09 and 306.02
 * paid leave 6.09, which bear 0.06.
 */
static void
test_agreed_interest (void)
{
  static const gint64 interest[] = { 900, 603, 303 };
  AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  g_autoptr (GArray) agreed = share_agree (30602, 0);
  g_autoptr (GArray) months = share_months (12, 30602, 30602);
  g_autoptr (AnningShares) shares = NULL;
  g_autoptr (AnningShares) missed = NULL;
  const AnningShareResult *result;
  AnningShareDebt debt = { .id = 7, .balance = 90000, .bearing = ANNING_UNKNOWN, .rate = 120000,
                           .cost = ANNING_UNKNOWN, .priority = ANNING_SHARE_NORMAL };

  g_array_set_size (agreed, G_N_ELEMENTS (interest));
  for (guint i = 0; i < G_N_ELEMENTS (interest); i++)
    g_array_index (agreed, AnningShareDue, i).interest = interest[i];
  debt.agreed = agreed;
  shares = anning_shares_new (&debt, 1, months);
  result = anning_shares_run (shares, &options);
  g_assert_cmpuint (result->n_months, ==, 3);
  g_assert_cmpint (result->balances[0], ==, 60298);
  g_assert_cmpint (result->balances[1], ==, 30299);
  g_assert_cmpint (result->paid[2], ==, 30602);
  g_assert_cmpint (result->total_interest, ==, 1806);

  g_array_index (months, AnningBudgetMonth, 1).surplus = 0;
  missed = anning_shares_new (&debt, 1, months);
  result = anning_shares_run (missed, &options);
  g_assert_cmpint (result->balances[1], ==, 60901);
  g_assert_cmpint (result->balances[2], ==, 30902);
  g_assert_cmpuint (result->n_months, ==, 5);
  g_assert_cmpint (result->debts[0].interest, ==, 1806 + 300 + 309 + 6);
}

/* 100.00 at 1 % a month with 50.00: 51.00 are left, then 1.51, then 1.53 are paid. */
static void
test_until_paid_off (void)
{
  AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  AnningShareDebt debt = { .id = 7, .balance = 10000, .bearing = ANNING_UNKNOWN, .rate = 120000,
                           .cost = ANNING_UNKNOWN };
  g_autoptr (GArray) months = share_months (ANNING_SHARES_MONTHS_MAX, 5000, 0);
  g_autoptr (AnningShares) shares = anning_shares_new (&debt, 1, months);
  const AnningShareResult *result = anning_shares_run (shares, &options);
  g_autofree char *end = NULL;

  g_assert_cmpuint (result->n_months, ==, 3);
  g_assert_cmpint (result->balances[0], ==, 5100);
  g_assert_cmpint (result->balances[1], ==, 151);
  g_assert_cmpint (result->balances[2], ==, 0);
  g_assert_cmpint (result->paid[2], ==, 153);
  g_assert_cmpint (result->left_over, ==, 4847);
  g_assert_cmpint (result->total_interest, ==, 153);
  g_assert_cmpint (result->total_paid, ==, 10153);
  g_assert_cmpint (result->left_open, ==, 0);
  g_assert_cmpuint (result->n_cleared, ==, 1);
  g_assert_false (result->never);
  end = anning_day_format (&result->debts[0].end);
  g_assert_cmpstr (end, ==, "2026-09-01");

  /* No interest, nothing but lean months without a surplus, and 25.00 that come once. */
  options.frozen = TRUE;
  options.lean_every = 1;
  options.once = 2500;
  options.once_month = 4;
  result = anning_shares_run (shares, &options);
  g_assert_cmpint (result->total_interest, ==, 0);
  g_assert_cmpint (result->total_paid, ==, 2500);
  g_assert_cmpint (result->left_open, ==, 7500);
  g_assert_cmpuint (result->first_month, ==, 4);
  g_assert_cmpint (result->debts[0].first, ==, 2500);
  g_assert_cmpuint (result->n_dry, ==, 599);
  g_assert_true (result->never);
  g_assert_true (result->debts[0].never);
}

/* 1.00 of interest a month and 0.50 to pay: 0.50 more are open each month, and none of it bears interest. */
static void
test_unpaid_interest_bears_none (void)
{
  AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  AnningShareDebt debts[] = {
    { .id = 1, .balance = 10000, .bearing = ANNING_UNKNOWN, .rate = 120000, .cost = ANNING_UNKNOWN },
    { .id = 2, .balance = 12000, .bearing = 10000, .rate = 120000, .cost = ANNING_UNKNOWN },
  };
  g_autoptr (GArray) months = share_months (12, 50, 0);
  g_autoptr (AnningShares) shares = anning_shares_new (debts, 1, months);
  g_autoptr (AnningShares) with_fees = anning_shares_new (debts + 1, 1, months);
  const AnningShareResult *result = anning_shares_run (shares, &options);

  g_assert_cmpint (result->balances[0], ==, 10050);
  g_assert_cmpint (result->balances[11], ==, 10600);
  g_assert_true (result->never);

  /* 20.00 of penalty and fees are in the balance; a share goes to them first. */
  result = anning_shares_run (with_fees, &options);
  g_assert_cmpint (result->balances[11], ==, 12600);
  g_assert_cmpint (result->total_interest, ==, 1200);
}

static void
test_nothing_to_share (void)
{
  AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  g_autoptr (GArray) months = share_months (24, -30000, -50000);
  g_autoptr (AnningShares) shares = NULL;
  g_autoptr (AnningShares) no_debts = NULL;
  AnningShareDebt debts[3];

  make_three (debts);
  shares = anning_shares_new (debts, 3, months);
  for (guint rule = 0; rule < ANNING_SHARE_N_RULES; rule++)
    {
      const AnningShareResult *result;

      options.rule = rule;
      result = anning_shares_run (shares, &options);
      g_assert_true (result->nothing);
      g_assert_true (result->never);
      g_assert_cmpuint (result->n_months, ==, 24);
      g_assert_cmpuint (result->n_dry, ==, 24);
      g_assert_cmpint (result->total_paid, ==, 0);
      /* 24 months of 12.00, 9.00 and 1.00 */
      g_assert_cmpint (result->total_interest, ==, 52800);
      g_assert_cmpint (result->lacking, ==, 0);
    }

  no_debts = anning_shares_new (NULL, 0, months);
  g_assert_cmpuint (anning_shares_run (no_debts, &options)->n_months, ==, 0);
  g_assert_false (anning_shares_run (no_debts, &options)->never);
}

/* 5000.00 of income; 800.00 are left, in a lean month 200.00. */
static void
test_surplus (void)
{
  g_autoptr (GArray) months = share_months (12, 80000, 20000);
  const AnningBudgetMonth *july = &g_array_index (months, AnningBudgetMonth, 0);
  const AnningBudgetMonth *september = &g_array_index (months, AnningBudgetMonth, 2);
  AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;

  g_assert_cmpint (anning_shares_surplus (july, 0, &options), ==, 80000);
  options.surplus_factor = 1500;
  g_assert_cmpint (anning_shares_surplus (july, 0, &options), ==, 120000);
  options.surplus_factor = 500;
  g_assert_cmpint (anning_shares_surplus (july, 0, &options), ==, 40000);
  options.once = 1;
  g_assert_cmpint (anning_shares_surplus (july, 0, &options), ==, 40001);
  g_assert_cmpint (anning_shares_surplus (july, 1, &options), ==, 40000);

  /* A fifth of 5000.00 is 1000.00: 200.00 are missing, and half of that is no less. */
  options = (AnningShareOptions) ANNING_SHARE_OPTIONS_INIT;
  options.income_factor = 800;
  g_assert_cmpint (anning_shares_surplus (july, 0, &options), ==, -20000);
  options.surplus_factor = 500;
  g_assert_cmpint (anning_shares_surplus (july, 0, &options), ==, -20000);

  options = (AnningShareOptions) ANNING_SHARE_OPTIONS_INIT;
  options.lean_every = 3;
  g_assert_cmpint (anning_shares_surplus (july, 0, &options), ==, 80000);
  g_assert_cmpint (anning_shares_surplus (september, 2, &options), ==, 20000);
  options.lean_every = 0;
  options.lean_months = 1 << 8;
  g_assert_cmpint (anning_shares_surplus (july, 0, &options), ==, 80000);
  g_assert_cmpint (anning_shares_surplus (september, 2, &options), ==, 20000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/shares/by-balance", test_by_balance);
  g_test_add_func ("/shares/dearest-first", test_dearest_first);
  g_test_add_func ("/shares/cost-before-rate", test_cost_before_rate);
  g_test_add_func ("/shares/smallest-first", test_smallest_first);
  g_test_add_func ("/shares/equal", test_equal);
  g_test_add_func ("/shares/tokens", test_tokens);
  g_test_add_func ("/shares/own", test_own);
  g_test_add_func ("/shares/priority", test_priority);
  g_test_add_func ("/shares/promised", test_promised);
  g_test_add_func ("/shares/behind", test_behind);
  g_test_add_func ("/shares/promised-counts", test_promised_counts);
  g_test_add_func ("/shares/step-up", test_step_up);
  g_test_add_func ("/shares/agreed-interest", test_agreed_interest);
  g_test_add_func ("/shares/until-paid-off", test_until_paid_off);
  g_test_add_func ("/shares/unpaid-interest-bears-none", test_unpaid_interest_bears_none);
  g_test_add_func ("/shares/nothing-to-share", test_nothing_to_share);
  g_test_add_func ("/shares/surplus", test_surplus);
  return g_test_run ();
}
