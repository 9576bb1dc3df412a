/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-payment-order.h"

/* The first of the rules of Civil Code 560 that puts one item before the other. */
static int
compare_items (const AnningOrderItem *first,
               const AnningOrderItem *second,
               AnningOrderReason     *reason)
{
  gboolean first_dated = g_date_valid (&first->due_day);
  gboolean second_dated = g_date_valid (&second->due_day);

  *reason = ANNING_ORDER_DUE;
  if (first->due != second->due)
    return first->due ? -1 : 1;
  *reason = ANNING_ORDER_SECURITY;
  if (first->secured != second->secured)
    return first->secured ? 1 : -1;
  *reason = ANNING_ORDER_BURDEN;
  /* ANNING_UNKNOWN is the smallest number there is. */
  if (first->burden != second->burden)
    return first->burden > second->burden ? -1 : 1;
  *reason = ANNING_ORDER_EARLIER;
  if (first_dated != second_dated)
    return first_dated ? -1 : 1;
  if (first_dated)
    return g_date_compare (&first->due_day, &second->due_day);
  return 0;
}

static int
compare_places (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const GArray *items = user_data;
  guint first = *(const guint *) a;
  guint second = *(const guint *) b;
  AnningOrderReason reason;
  int order = compare_items (&g_array_index (items, AnningOrderItem, first),
                             &g_array_index (items, AnningOrderItem, second), &reason);

  return order != 0 ? order : (first > second) - (first < second);
}

static gint64
open_of (const AnningOrderItem *item)
{
  return item->costs + item->interest + item->principal;
}

/* Civil Code 561: costs, then interest, then the principal. */
static void
add_share (GArray                *shares,
           const AnningOrderItem *item,
           guint                  place,
           AnningOrderReason      reason,
           gint64                 amount)
{
  AnningOrderShare share = { .item = place, .reason = reason };

  share.costs = MIN (amount, item->costs);
  share.interest = MIN (amount - share.costs, item->interest);
  share.principal = MIN (amount - share.costs - share.interest, item->principal);
  if (amount > 0)
    g_array_append_val (shares, share);
}

/* How many items from @first on stand at the same place, and why they come before the next one. */
static guint
count_equal (const GArray      *items,
             const GArray      *places,
             guint              first,
             AnningOrderReason *reason)
{
  const AnningOrderItem *item = &g_array_index (items, AnningOrderItem, g_array_index (places, guint, first));

  *reason = places->len == 1 ? ANNING_ORDER_ONLY_ONE : ANNING_ORDER_LAST;
  for (guint i = first + 1; i < places->len; i++)
    {
      AnningOrderReason apart;

      if (compare_items (item, &g_array_index (items, AnningOrderItem, g_array_index (places, guint, i)), &apart) != 0)
        {
          *reason = apart;
          return i - first;
        }
    }
  return places->len - first;
}

/**
 * Divides a payment of which it was not said what it is for among what is open to one creditor:
 * first what is due; of this what is not secured; of this the heavier burden; then what fell due
 * earlier; and what is equal in all this in proportion to what is open. Within each item costs come
 * first, then interest, then principal.
 *
 * Source: Civil Code 560, second paragraph, and 561.
 *
 * @items: (element-type AnningOrderItem): sums not below zero; those with nothing open are passed over
 * @amount: fen, not below zero
 * @left_over: (out) (optional): fen beyond everything that is open
 *
 * Returns: (transfer full) (element-type AnningOrderShare): in the order in which the items come
 */
GArray *
anning_payment_order_divide (const GArray *items,
                             gint64        amount,
                             gint64       *left_over)
{
  GArray *shares = g_array_new (FALSE, FALSE, sizeof (AnningOrderShare));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_equal;

  g_return_val_if_fail (items != NULL && amount >= 0, shares);

  for (guint i = 0; i < items->len; i++)
    {
      if (open_of (&g_array_index (items, AnningOrderItem, i)) > 0)
        g_array_append_val (places, i);
    }
  g_array_sort_with_data (places, compare_places, (gpointer) items);

  for (guint first = 0; first < places->len && amount > 0; first += n_equal)
    {
      AnningOrderReason reason;
      gint64 open = 0;
      gint64 part;
      gint64 seen = 0;

      n_equal = count_equal (items, places, first, &reason);
      for (guint i = first; i < first + n_equal; i++)
        open += open_of (&g_array_index (items, AnningOrderItem, g_array_index (places, guint, i)));

      part = MIN (amount, open);
      for (guint i = first; i < first + n_equal; i++)
        {
          guint place = g_array_index (places, guint, i);
          const AnningOrderItem *item = &g_array_index (items, AnningOrderItem, place);
          /* Cut from the whole, so that the shares add up to the fen. */
          gint64 before = (gint64) (((__int128) part * seen * 2 + open) / ((__int128) open * 2));
          gint64 until;

          seen += open_of (item);
          until = (gint64) (((__int128) part * seen * 2 + open) / ((__int128) open * 2));
          add_share (shares, item, place, n_equal > 1 ? ANNING_ORDER_PRO_RATA : reason, until - before);
        }
      amount -= part;
    }
  if (left_over != NULL)
    *left_over = amount;
  return shares;
}
