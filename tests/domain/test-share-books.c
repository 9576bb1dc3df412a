/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-shares.h"

#include "anning-money.h"
#include "share-months.h"

#define N_CASES 60
#define MOST_DEBTS 12

/* Debts, months and options at random, always the same ones. */
static guint
make_random (GRand               *rand,
             AnningShareDebt     *debts,
             GArray             **months,
             AnningShareOptions  *options)
{
  guint n_debts = (guint) g_rand_int_range (rand, 1, MOST_DEBTS + 1);

  for (guint i = 0; i < n_debts; i++)
    {
      gint64 balance = g_rand_int_range (rand, 0, 8000000);

      debts[i] = (AnningShareDebt) {
        .id = i + 1,
        .balance = g_rand_int_range (rand, 0, 10) == 0 ? 0 : balance,
        .bearing = g_rand_boolean (rand) ? ANNING_UNKNOWN : balance / 2,
        .rate = g_rand_int_range (rand, 0, 400000),
        .cost = g_rand_boolean (rand) ? ANNING_UNKNOWN : g_rand_int_range (rand, 0, 600000),
        .priority = g_rand_int_range (rand, 0, ANNING_SHARE_NORMAL + 1),
        .minimum = g_rand_int_range (rand, 0, 100000),
        .own = g_rand_int_range (rand, 0, 50000),
      };
    }
  *months = share_months (ANNING_SHARES_MONTHS_MAX, g_rand_int_range (rand, 1, 600000),
                         g_rand_int_range (rand, -20000, 20000));
  *options = (AnningShareOptions) ANNING_SHARE_OPTIONS_INIT;
  options->token = g_rand_int_range (rand, 0, 60000);
  options->surplus_factor = g_rand_int_range (rand, 500, 1501);
  options->lean_every = (guint) g_rand_int_range (rand, 0, 5);
  options->once = g_rand_int_range (rand, 0, 500000);
  options->once_month = (guint) g_rand_int_range (rand, 0, 24);
  return n_debts;
}

/* Everything that is shared is paid to somebody, and every fen of a balance has come from somewhere. */
static void
check_books (const AnningShareDebt   *debts,
             const AnningShareResult *result)
{
  gint64 paid_by_debt[MOST_DEBTS] = { 0 };

  for (guint month = 0; month < result->n_months; month++)
    {
      gint64 sum = 0;
      gint64 open = 0;

      for (guint i = 0; i < result->n_debts; i++)
        {
          gint64 paid = result->paid[month * result->n_debts + i];
          gint64 balance = result->balances[month * result->n_debts + i];

          g_assert_cmpint (paid, >=, 0);
          g_assert_cmpint (balance, >=, 0);
          sum += paid;
          open += balance;
          paid_by_debt[i] += paid;
        }
      if (open > 0)
        g_assert_cmpint (sum, ==, result->money[month]);
      else
        g_assert_cmpint (sum + result->left_over, ==, result->money[month]);
      /* Nothing comes after the month in which all is paid off. */
      g_assert_true (open > 0 || month + 1 == result->n_months);
    }
  for (guint i = 0; i < result->n_debts; i++)
    {
      gint64 end = result->n_months > 0 ? result->balances[(result->n_months - 1) * result->n_debts + i] : 0;

      g_assert_cmpint (paid_by_debt[i], ==, result->debts[i].paid);
      g_assert_cmpint (debts[i].balance + result->debts[i].interest - paid_by_debt[i], ==, end);
      g_assert_true (result->debts[i].never == (end > 0));
    }
  g_assert_cmpint (result->start + result->total_interest - result->total_paid, ==, result->left_open);
}

static void
test_books (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);

  for (guint i = 0; i < N_CASES; i++)
    {
      g_autoptr (GArray) months = NULL;
      g_autoptr (AnningShares) shares = NULL;
      g_autoptr (GArray) agreed = NULL;
      AnningShareDebt debts[MOST_DEBTS];
      AnningShareOptions options;
      guint n_debts = make_random (rand, debts, &months, &options);

      if (i % 2 == 0)
        {
          agreed = share_agree (g_rand_int_range (rand, 1, 100000), (guint) g_rand_int_range (rand, 0, 5));
          for (guint j = 0; j < agreed->len; j++)
            g_array_index (agreed, AnningShareDue, j).interest = g_rand_int_range (rand, 0, 1000);
          debts[0].agreed = agreed;
        }
      shares = anning_shares_new (debts, n_debts, months);
      for (guint rule = 0; rule < ANNING_SHARE_N_RULES; rule++)
        {
          options.rule = rule;
          check_books (debts, anning_shares_run (shares, &options));
        }
    }
}

/* Without interest every rule takes as long as any other: all that is owed, by what there is. */
static void
test_frozen (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < N_CASES; i++)
    {
      g_autoptr (GArray) months = NULL;
      g_autoptr (AnningShares) shares = NULL;
      AnningShareDebt debts[MOST_DEBTS];
      AnningShareOptions options;
      guint n_debts = make_random (rand, debts, &months, &options);
      gint64 surplus = g_array_index (months, AnningBudgetMonth, 0).surplus;
      gint64 owed = 0;

      options = (AnningShareOptions) ANNING_SHARE_OPTIONS_INIT;
      options.token = 5000;
      options.frozen = TRUE;
      for (guint j = 0; j < n_debts; j++)
        owed += debts[j].balance;
      if (owed == 0 || owed > surplus * ANNING_SHARES_MONTHS_MAX)
        continue;

      shares = anning_shares_new (debts, n_debts, months);
      for (guint rule = 0; rule < ANNING_SHARE_N_RULES; rule++)
        {
          const AnningShareResult *result;

          options.rule = rule;
          result = anning_shares_run (shares, &options);
          g_assert_cmpint (result->n_months, ==, (owed + surplus - 1) / surplus);
          g_assert_cmpint (result->total_paid, ==, owed);
          g_assert_cmpint (result->total_interest, ==, 0);
        }
    }
}

/* No debt gets anything while one that comes before it is open. */
static void
test_order (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < N_CASES; i++)
    {
      g_autoptr (GArray) months = NULL;
      g_autoptr (AnningShares) shares = NULL;
      AnningShareDebt debts[MOST_DEBTS];
      AnningShareOptions options;
      guint n_debts = make_random (rand, debts, &months, &options);

      shares = anning_shares_new (debts, n_debts, months);
      for (guint rule = ANNING_SHARE_COST; rule <= ANNING_SHARE_SMALLEST; rule++)
        {
          const AnningShareResult *result;

          options.rule = rule;
          result = anning_shares_run (shares, &options);
          for (guint month = 1; month < result->n_months; month++)
            {
              const gint64 *before = result->balances + (month - 1) * n_debts;
              const gint64 *after = result->balances + month * n_debts;
              const gint64 *paid = result->paid + month * n_debts;

              for (guint a = 0; a < n_debts; a++)
                {
                  for (guint b = 0; b < n_debts; b++)
                    {
                      gint64 cost_a = debts[a].cost != ANNING_UNKNOWN ? debts[a].cost : debts[a].rate;
                      gint64 cost_b = debts[b].cost != ANNING_UNKNOWN ? debts[b].cost : debts[b].rate;

                      if (rule == ANNING_SHARE_COST ? cost_a > cost_b : before[a] < before[b])
                        g_assert_true (paid[b] == 0 || after[a] == 0);
                    }
                }
            }
        }
    }
}

/* Less owed, or more paid, never costs more interest. */
static void
test_interest_falls (void)
{
  AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  gint64 last = 0;

  for (gint64 balance = 50000; balance <= 5000000; balance += 50000)
    {
      AnningShareDebt debt = { .balance = balance, .bearing = ANNING_UNKNOWN, .rate = 180000,
                               .cost = ANNING_UNKNOWN };
      g_autoptr (GArray) months = share_months (ANNING_SHARES_MONTHS_MAX, 80000, 0);
      g_autoptr (AnningShares) shares = anning_shares_new (&debt, 1, months);
      gint64 interest, with_more;

      interest = anning_shares_run (shares, &options)->total_interest;
      g_assert_cmpint (interest, >, last);
      last = interest;

      options.surplus_factor = 1100;
      with_more = anning_shares_run (shares, &options)->total_interest;
      options.surplus_factor = ANNING_SHARES_FACTOR_ONE;
      g_assert_true (with_more < interest || balance <= 50000);
    }
}

/* The largest sums that can be typed, at the largest rate, for fifty years. */
static void
test_largest (void)
{
  g_autoptr (GArray) months = share_months (ANNING_SHARES_MONTHS_MAX, 1, 1);
  AnningShareDebt debts[50];
  g_autoptr (AnningShares) shares = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (debts); i++)
    debts[i] = (AnningShareDebt) { .id = i, .balance = ANNING_MONEY_MAX, .bearing = ANNING_UNKNOWN,
                                   .rate = ANNING_RATE_MAX, .cost = ANNING_UNKNOWN };
  shares = anning_shares_new (debts, G_N_ELEMENTS (debts), months);
  for (guint rule = 0; rule < ANNING_SHARE_N_RULES; rule++)
    {
      AnningShareOptions options = { .rule = rule, .token = 3, .surplus_factor = 1500, .income_factor = 1500 };
      const AnningShareResult *result = anning_shares_run (shares, &options);

      g_assert_true (result->never);
      g_assert_cmpint (result->left_open, >, 0);
      g_assert_cmpint (result->start + result->total_interest - result->total_paid, ==, result->left_open);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/share-books/books", test_books);
  g_test_add_func ("/share-books/frozen", test_frozen);
  g_test_add_func ("/share-books/order", test_order);
  g_test_add_func ("/share-books/interest-falls", test_interest_falls);
  g_test_add_func ("/share-books/largest", test_largest);
  return g_test_run ();
}
