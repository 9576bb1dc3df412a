/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-payment-order.h"

static void
add (GArray     *items,
     gboolean    due,
     gboolean    secured,
     gint64      burden,
     const char *day,
     gint64      costs,
     gint64      interest,
     gint64      principal)
{
  AnningOrderItem item = { .debt_id = items->len + 1, .due = due, .secured = secured, .burden = burden,
                           .costs = costs, .interest = interest, .principal = principal };

  g_date_clear (&item.due_day, 1);
  if (day != NULL)
    g_assert_true (anning_day_parse (day, &item.due_day));
  g_array_append_val (items, item);
}

static void
check_share (const GArray      *shares,
             guint              i,
             guint              item,
             AnningOrderReason  reason,
             gint64             costs,
             gint64             interest,
             gint64             principal)
{
  const AnningOrderShare *share = &g_array_index (shares, AnningOrderShare, i);

  g_assert_cmpuint (share->item, ==, item);
  g_assert_cmpint (share->reason, ==, reason);
  g_assert_cmpint (share->costs, ==, costs);
  g_assert_cmpint (share->interest, ==, interest);
  g_assert_cmpint (share->principal, ==, principal);
}

/* 561: 30 of costs, 50 of interest and 1000 of principal are open. */
static void
test_inside_one (void)
{
  static const struct
  {
    gint64 amount, costs, interest, principal, left_over;
  } cases[] = {
    { 2000, 2000, 0, 0, 0 },
    { 3000, 3000, 0, 0, 0 },
    { 7900, 3000, 4900, 0, 0 },
    { 8001, 3000, 5000, 1, 0 },
    { 120000, 3000, 5000, 100000, 12000 },
  };
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (AnningOrderItem));

  add (items, TRUE, FALSE, 240000, "2026-01-15", 3000, 5000, 100000);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 left_over;
      g_autoptr (GArray) shares = anning_payment_order_divide (items, cases[i].amount, &left_over);

      g_assert_cmpuint (shares->len, ==, 1);
      check_share (shares, 0, 0, ANNING_ORDER_ONLY_ONE, cases[i].costs, cases[i].interest, cases[i].principal);
      g_assert_cmpint (left_over, ==, cases[i].left_over);
    }
}

/*
 * 560, every rule once. In the order of the article: 4 (due, not secured, 36 %), 2 (due, not secured,
 * 24 %, since January), 5 (as 2, since February), 3 (due, secured), 0 (not due, heaviest of all),
 * 1 (not due, lighter). 100 is open of each.
 */
static void
test_among_several (void)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (AnningOrderItem));
  g_autoptr (GArray) all = NULL;
  g_autoptr (GArray) some = NULL;
  gint64 left_over;

  add (items, FALSE, FALSE, 500000, "2026-12-15", 0, 0, 10000);
  add (items, FALSE, FALSE, 100000, "2026-12-15", 0, 0, 10000);
  add (items, TRUE, FALSE, 240000, "2026-01-15", 0, 1000, 9000);
  add (items, TRUE, TRUE, 360000, "2025-01-15", 0, 0, 10000);
  add (items, TRUE, FALSE, 360000, "2026-03-15", 0, 0, 10000);
  add (items, TRUE, FALSE, 240000, "2026-02-15", 2000, 0, 8000);
  all = anning_payment_order_divide (items, 60100, &left_over);
  g_assert_cmpuint (all->len, ==, 6);
  check_share (all, 0, 4, ANNING_ORDER_BURDEN, 0, 0, 10000);
  check_share (all, 1, 2, ANNING_ORDER_EARLIER, 0, 1000, 9000);
  check_share (all, 2, 5, ANNING_ORDER_SECURITY, 2000, 0, 8000);
  check_share (all, 3, 3, ANNING_ORDER_DUE, 0, 0, 10000);
  check_share (all, 4, 0, ANNING_ORDER_BURDEN, 0, 0, 10000);
  check_share (all, 5, 1, ANNING_ORDER_LAST, 0, 0, 10000);
  g_assert_cmpint (left_over, ==, 100);

  some = anning_payment_order_divide (items, 10500, &left_over);
  g_assert_cmpuint (some->len, ==, 2);
  check_share (some, 1, 2, ANNING_ORDER_EARLIER, 0, 500, 0);
  g_assert_cmpint (left_over, ==, 0);
}

/* Equal in everything: 100.00 over 300.00, 300.00 and 0.01, to the fen; the settled one gets nothing. */
static void
test_pro_rata (void)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (AnningOrderItem));
  g_autoptr (GArray) shares = NULL;
  g_autoptr (GArray) whole = NULL;
  gint64 left_over;

  add (items, TRUE, FALSE, 240000, "2026-01-15", 0, 1000, 29000);
  add (items, TRUE, FALSE, 240000, "2026-01-15", 0, 0, 0);
  add (items, TRUE, FALSE, 240000, "2026-01-15", 0, 0, 30000);
  add (items, TRUE, FALSE, 240000, "2026-01-15", 0, 0, 1);
  shares = anning_payment_order_divide (items, 10000, &left_over);
  g_assert_cmpuint (shares->len, ==, 2);
  check_share (shares, 0, 0, ANNING_ORDER_PRO_RATA, 0, 1000, 4000);
  check_share (shares, 1, 2, ANNING_ORDER_PRO_RATA, 0, 0, 5000);
  g_assert_cmpint (left_over, ==, 0);

  whole = anning_payment_order_divide (items, 60002, &left_over);
  g_assert_cmpuint (whole->len, ==, 3);
  check_share (whole, 2, 3, ANNING_ORDER_PRO_RATA, 0, 0, 1);
  g_assert_cmpint (left_over, ==, 1);
}

/* A burden or a day that is not known stands behind every known one. */
static void
test_unknown (void)
{
  g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (AnningOrderItem));
  g_autoptr (GArray) shares = NULL;

  add (items, TRUE, FALSE, ANNING_UNKNOWN, NULL, 0, 0, 100);
  add (items, TRUE, FALSE, ANNING_UNKNOWN, "2026-05-01", 0, 0, 100);
  add (items, TRUE, FALSE, 0, NULL, 0, 0, 100);
  shares = anning_payment_order_divide (items, 300, NULL);
  check_share (shares, 0, 2, ANNING_ORDER_BURDEN, 0, 0, 100);
  check_share (shares, 1, 1, ANNING_ORDER_EARLIER, 0, 0, 100);
  check_share (shares, 2, 0, ANNING_ORDER_LAST, 0, 0, 100);
}

/* Whatever is open and paid: nothing is lost, nothing made, and no item gets more than it asks for. */
static void
test_any (void)
{
  for (guint run = 0; run < 500; run++)
    {
      g_autoptr (GArray) items = g_array_new (FALSE, FALSE, sizeof (AnningOrderItem));
      g_autoptr (GArray) shares = NULL;
      int n_items = g_test_rand_int_range (1, 7);
      gint64 amount = g_test_rand_int_range (0, 100000);
      gint64 given = 0;
      gint64 open = 0;
      gint64 left_over;

      for (int i = 0; i < n_items; i++)
        {
          add (items, g_test_rand_bit (), g_test_rand_bit (), 100000 * g_test_rand_int_range (1, 3),
               g_test_rand_bit () ? "2026-01-15" : "2026-02-15", g_test_rand_int_range (0, 100),
               g_test_rand_int_range (0, 5000), g_test_rand_int_range (0, 20000));
          open += g_array_index (items, AnningOrderItem, i).costs + g_array_index (items, AnningOrderItem, i).interest
                  + g_array_index (items, AnningOrderItem, i).principal;
        }

      shares = anning_payment_order_divide (items, amount, &left_over);
      for (guint i = 0; i < shares->len; i++)
        {
          const AnningOrderShare *share = &g_array_index (shares, AnningOrderShare, i);
          const AnningOrderItem *item = &g_array_index (items, AnningOrderItem, share->item);

          g_assert_true (share->costs >= 0 && share->costs <= item->costs);
          g_assert_true (share->interest >= 0 && share->interest <= item->interest);
          g_assert_true (share->principal >= 0 && share->principal <= item->principal);
          /* 561: interest only when the costs are paid, principal only when the interest is. */
          g_assert_true (share->interest == 0 || share->costs == item->costs);
          g_assert_true (share->principal == 0 || share->interest == item->interest);
          given += share->costs + share->interest + share->principal;
        }
      g_assert_cmpint (given + left_over, ==, amount);
      g_assert_cmpint (left_over, ==, MAX (amount - open, 0));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/payment-order/inside-one", test_inside_one);
  g_test_add_func ("/payment-order/among-several", test_among_several);
  g_test_add_func ("/payment-order/pro-rata", test_pro_rata);
  g_test_add_func ("/payment-order/unknown", test_unknown);
  g_test_add_func ("/payment-order/any", test_any);

  return g_test_run ();
}
