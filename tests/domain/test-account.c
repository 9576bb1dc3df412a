/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-account.h"

/* Six instalments of 1000.00 on the 15th, February to July 2026. */
static GArray *
make_instalments (void)
{
  GArray *instalments = g_array_new (FALSE, TRUE, sizeof (AnningInstalment));

  for (guint i = 0; i < 6; i++)
    {
      AnningInstalment line = { .number = i + 1, .payment = 100000, .principal = 100000,
                                .balance = 500000 - 100000 * (gint64) i };

      g_date_set_dmy (&line.due, 15, (GDateMonth) (G_DATE_FEBRUARY + i), 2026);
      g_array_append_val (instalments, line);
    }
  return instalments;
}

static GPtrArray *
make_payments (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) anning_payment_free);
}

static void
pay (GPtrArray  *payments,
     const char *day,
     gint64      amount)
{
  AnningPayment *payment = anning_payment_new ();

  payment->day = g_strdup (day);
  payment->amount = amount;
  g_ptr_array_add (payments, payment);
}

static AnningAccount *
match (GPtrArray  *payments,
       const char *paid_before,
       const char *today)
{
  g_autoptr (GArray) instalments = make_instalments ();
  GDate day, before;

  g_assert_true (anning_day_parse (today, &day));
  if (paid_before == NULL)
    return anning_account_new (instalments, payments, &day);
  g_assert_true (anning_day_parse (paid_before, &before));
  return anning_account_new_assuming (instalments, payments, &before, &day);
}

static void
check_line (const AnningAccount *account,
            guint                place,
            AnningAccountState   state,
            gint64               paid,
            gint64               open,
            gint64               days_late)
{
  const AnningAccountLine *line = &g_array_index (account->lines, AnningAccountLine, place);

  g_assert_cmpuint (line->instalment.number, ==, place + 1);
  g_assert_cmpint (line->state, ==, state);
  g_assert_cmpint (line->paid, ==, paid);
  g_assert_cmpint (line->open, ==, open);
  g_assert_cmpint (line->days_late, ==, days_late);
}

static void
check_day (const GDate *day,
           const char  *expected)
{
  g_autofree char *text = NULL;

  if (expected == NULL)
    {
      g_assert_false (g_date_valid (day));
      return;
    }
  g_assert_true (g_date_valid (day));
  text = anning_day_format (day);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_nothing_paid (void)
{
  g_autoptr (GPtrArray) payments = make_payments ();
  g_autoptr (AnningAccount) account = match (payments, NULL, "2026-03-15");

  check_line (account, 0, ANNING_ACCOUNT_MISSED, 0, 100000, 28);
  check_line (account, 1, ANNING_ACCOUNT_DUE, 0, 100000, 0);
  check_line (account, 5, ANNING_ACCOUNT_DUE, 0, 100000, 0);
  g_assert_cmpint (account->due, ==, 200000);
  g_assert_cmpint (account->paid, ==, 0);
  g_assert_cmpint (account->missed, ==, 100000);
  g_assert_cmpint (account->open, ==, 600000);
  g_assert_cmpuint (account->n_paid, ==, 0);
  g_assert_cmpuint (account->n_missed, ==, 1);
  check_day (&account->oldest_open, "2026-02-15");
  check_day (&account->next_due, "2026-03-15");
  g_assert_cmpint (account->next_open, ==, 100000);
}

/* In time, five days late, a part, and nothing. */
static void
test_states (void)
{
  g_autoptr (GPtrArray) payments = make_payments ();
  g_autoptr (AnningAccount) account = NULL;

  pay (payments, "2026-04-20", 40000);
  pay (payments, "2026-02-15", 100000);
  pay (payments, "2026-03-20", 100000);
  account = match (payments, NULL, "2026-05-25");

  check_line (account, 0, ANNING_ACCOUNT_PAID, 100000, 0, 0);
  check_line (account, 1, ANNING_ACCOUNT_PAID_LATE, 100000, 0, 5);
  check_line (account, 2, ANNING_ACCOUNT_PART, 40000, 60000, 40);
  check_line (account, 3, ANNING_ACCOUNT_MISSED, 0, 100000, 10);
  check_line (account, 4, ANNING_ACCOUNT_DUE, 0, 100000, 0);
  check_day (&g_array_index (account->lines, AnningAccountLine, 1).paid_day, "2026-03-20");
  check_day (&g_array_index (account->lines, AnningAccountLine, 3).paid_day, NULL);
  g_assert_cmpint (account->due, ==, 400000);
  g_assert_cmpint (account->paid, ==, 240000);
  g_assert_cmpint (account->missed, ==, 160000);
  g_assert_cmpint (account->open, ==, 360000);
  g_assert_cmpuint (account->n_paid, ==, 2);
  g_assert_cmpuint (account->n_missed, ==, 2);
  check_day (&account->oldest_open, "2026-04-15");
  check_day (&account->next_due, "2026-06-15");
}

/* One payment fills what is open before it reaches the instalment of its own month. */
static void
test_oldest_first (void)
{
  g_autoptr (GPtrArray) payments = make_payments ();
  g_autoptr (AnningAccount) account = NULL;

  pay (payments, "2026-04-15", 250000);
  account = match (payments, NULL, "2026-04-15");
  check_line (account, 0, ANNING_ACCOUNT_PAID_LATE, 100000, 0, 59);
  check_line (account, 1, ANNING_ACCOUNT_PAID_LATE, 100000, 0, 31);
  check_line (account, 2, ANNING_ACCOUNT_PART, 50000, 50000, 0);
  g_assert_cmpint (account->missed, ==, 0);
  g_assert_cmpuint (account->n_missed, ==, 0);
  check_day (&account->oldest_open, NULL);
  /* Due today: still to be paid, not missed. */
  check_day (&account->next_due, "2026-04-15");
  g_assert_cmpint (account->next_open, ==, 50000);
}

static void
test_ahead (void)
{
  g_autoptr (GPtrArray) payments = make_payments ();
  g_autoptr (AnningAccount) account = NULL;

  pay (payments, "2026-02-10", 650000);
  account = match (payments, NULL, "2026-03-15");
  check_line (account, 0, ANNING_ACCOUNT_PAID, 100000, 0, 0);
  check_line (account, 1, ANNING_ACCOUNT_PAID, 100000, 0, 0);
  check_line (account, 2, ANNING_ACCOUNT_AHEAD, 100000, 0, 0);
  g_assert_cmpuint (account->n_paid, ==, 6);
  g_assert_cmpint (account->left_over, ==, 50000);
  g_assert_cmpint (account->paid, ==, 650000);
  g_assert_cmpint (account->open, ==, 0);
  check_day (&account->next_due, NULL);
  g_assert_cmpint (account->next_open, ==, 0);
}

/* What is planned is not paid; what has no day is not late; a sum not known yet is no sum. */
static void
test_odd_payments (void)
{
  g_autoptr (GPtrArray) payments = make_payments ();
  g_autoptr (AnningAccount) account = NULL;

  pay (payments, "2026-03-01", 30000);
  pay (payments, NULL, 100000);
  pay (payments, "2026-05-01", 100000);
  pay (payments, "2026-03-02", ANNING_UNKNOWN);
  pay (payments, "2026-03-02", 0);
  account = match (payments, NULL, "2026-04-01");
  check_line (account, 0, ANNING_ACCOUNT_PAID, 100000, 0, 0);
  check_line (account, 1, ANNING_ACCOUNT_PART, 30000, 70000, 17);
  g_assert_cmpint (account->paid, ==, 130000);
}

/* Overdue since 15 April: February and March were paid, whoever wrote it down. */
static void
test_assumed (void)
{
  g_autoptr (GPtrArray) payments = make_payments ();
  g_autoptr (AnningAccount) account = NULL;
  g_autoptr (AnningAccount) noted = NULL;
  g_autoptr (AnningAccount) more = NULL;

  pay (payments, "2026-04-20", 20000);
  account = match (payments, "2026-04-15", "2026-05-20");
  check_line (account, 0, ANNING_ACCOUNT_PAID, 100000, 0, 0);
  g_assert_true (g_array_index (account->lines, AnningAccountLine, 1).assumed);
  check_line (account, 2, ANNING_ACCOUNT_PART, 20000, 80000, 35);
  check_line (account, 3, ANNING_ACCOUNT_MISSED, 0, 100000, 5);
  g_assert_cmpint (account->paid, ==, 220000);
  g_assert_cmpuint (account->n_paid, ==, 2);

  /* The March payment is noted too: it is not paid twice by that. */
  pay (payments, "2026-03-15", 100000);
  noted = match (payments, "2026-04-15", "2026-05-20");
  check_line (noted, 2, ANNING_ACCOUNT_PART, 20000, 80000, 35);
  g_assert_cmpint (noted->paid, ==, 220000);
  g_assert_true (g_array_index (noted->lines, AnningAccountLine, 0).assumed);
  g_assert_false (g_array_index (noted->lines, AnningAccountLine, 1).assumed);

  /* More was noted before that day than was due before it: 2500.00 against 2000.00. */
  pay (payments, "2026-02-15", 150000);
  more = match (payments, "2026-04-15", "2026-05-20");
  check_line (more, 2, ANNING_ACCOUNT_PART, 70000, 30000, 35);
  g_assert_cmpint (more->paid, ==, 270000);
  g_assert_false (g_array_index (more->lines, AnningAccountLine, 0).assumed);
  g_assert_false (g_array_index (more->lines, AnningAccountLine, 1).assumed);
}

/* With the second of two months, in the midst of others that nobody noted. */
static void
test_assumed_arrears (void)
{
  g_autoptr (GPtrArray) payments = make_payments ();
  g_autoptr (AnningAccount) account = NULL;
  static const gboolean assumed[] = { TRUE, FALSE, FALSE, FALSE, TRUE };

  /* March and April on 14 April, then the one of May. */
  pay (payments, "2026-04-14", 200000);
  pay (payments, "2026-05-15", 100000);
  account = match (payments, "2026-07-15", "2026-07-20");
  for (guint i = 0; i < G_N_ELEMENTS (assumed); i++)
    g_assert_cmpint (g_array_index (account->lines, AnningAccountLine, i).assumed, ==, assumed[i]);
  g_assert_cmpint (account->paid, ==, 500000);
}

/* A plan may name its payments in any order. */
static void
test_any_order (void)
{
  g_autoptr (GArray) instalments = make_instalments ();
  g_autoptr (GPtrArray) payments = make_payments ();
  g_autoptr (AnningAccount) account = NULL;
  AnningInstalment first = g_array_index (instalments, AnningInstalment, 0);
  GDate day;

  g_array_remove_index (instalments, 0);
  g_array_append_val (instalments, first);
  pay (payments, "2026-02-15", 100000);
  g_assert_true (anning_day_parse ("2026-03-01", &day));
  account = anning_account_new (instalments, payments, &day);
  check_line (account, 0, ANNING_ACCOUNT_PAID, 100000, 0, 0);
  check_line (account, 5, ANNING_ACCOUNT_DUE, 0, 100000, 0);
}

/* Whatever is paid: nothing of it gets lost, and no line takes more than it asks for. */
static void
test_sums (void)
{
  for (guint run = 0; run < 200; run++)
    {
      g_autoptr (GPtrArray) payments = make_payments ();
      g_autoptr (AnningAccount) account = NULL;
      guint n = (guint) g_test_rand_int_range (0, 12);
      gint64 sum = 0;
      gint64 in_lines = 0;

      for (guint i = 0; i < n; i++)
        {
          g_autofree char *day = g_strdup_printf ("2026-%02d-%02d", g_test_rand_int_range (1, 8),
                                                  g_test_rand_int_range (1, 29));
          gint64 amount = g_test_rand_int_range (1, 120000);

          pay (payments, day, amount);
          sum += amount;
        }
      account = match (payments, NULL, "2026-08-01");
      for (guint i = 0; i < account->lines->len; i++)
        {
          const AnningAccountLine *line = &g_array_index (account->lines, AnningAccountLine, i);

          g_assert_cmpint (line->paid + line->open, ==, 100000);
          g_assert_cmpint (line->open, >=, 0);
          in_lines += line->paid;
        }
      g_assert_cmpint (account->paid, ==, sum);
      g_assert_cmpint (in_lines + account->left_over, ==, sum);
      g_assert_cmpint (account->missed, ==, account->open);
    }
}

/* Whatever order the instalments come in, the oldest is paid first; of one day the lower number. */
static void
test_shuffled (void)
{
  g_autoptr (GArray) instalments = make_instalments ();
  g_autoptr (GPtrArray) payments = make_payments ();
  g_autoptr (AnningAccount) account = NULL;
  AnningInstalment july = g_array_index (instalments, AnningInstalment, 5);
  AnningInstalment june = g_array_index (instalments, AnningInstalment, 4);
  GDate today;

  june.due = july.due;
  g_array_set_size (instalments, 4);
  g_array_prepend_val (instalments, june);
  g_array_prepend_val (instalments, july);
  pay (payments, "2026-02-15", 450000);
  g_assert_true (anning_day_parse ("2026-07-15", &today));
  account = anning_account_new (instalments, payments, &today);
  check_line (account, 0, ANNING_ACCOUNT_PAID, 100000, 0, 0);
  check_line (account, 3, ANNING_ACCOUNT_PAID, 100000, 0, 0);
  check_line (account, 4, ANNING_ACCOUNT_PART, 50000, 50000, 0);
  check_line (account, 5, ANNING_ACCOUNT_DUE, 0, 100000, 0);
}

/* Everything before 15 April counts as paid. What is noted on that very day is for April. */
static void
test_assumed_border (void)
{
  g_autoptr (GPtrArray) payments = make_payments ();
  g_autoptr (AnningAccount) account = NULL;

  pay (payments, "2026-04-15", 100000);
  account = match (payments, "2026-04-15", "2026-05-01");
  check_line (account, 1, ANNING_ACCOUNT_PAID, 100000, 0, 0);
  check_line (account, 2, ANNING_ACCOUNT_PAID, 100000, 0, 0);
  check_line (account, 3, ANNING_ACCOUNT_DUE, 0, 100000, 0);
  g_assert_cmpint (account->paid, ==, 300000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/account/nothing-paid", test_nothing_paid);
  g_test_add_func ("/account/states", test_states);
  g_test_add_func ("/account/oldest-first", test_oldest_first);
  g_test_add_func ("/account/ahead", test_ahead);
  g_test_add_func ("/account/odd-payments", test_odd_payments);
  g_test_add_func ("/account/assumed", test_assumed);
  g_test_add_func ("/account/assumed-arrears", test_assumed_arrears);
  g_test_add_func ("/account/any-order", test_any_order);
  g_test_add_func ("/account/sums", test_sums);
  g_test_add_func ("/account/shuffled", test_shuffled);
  g_test_add_func ("/account/assumed-border", test_assumed_border);

  return g_test_run ();
}
