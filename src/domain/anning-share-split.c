/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-share-split.h"

static inline void
swap_parts (AnningSharePart *a,
            AnningSharePart *b)
{
  AnningSharePart kept = *a;

  *a = *b;
  *b = kept;
}

/* Whether @a gets a fen that is left over before @b does. */
static inline gboolean
comes_before (const AnningSharePart *a,
              const AnningSharePart *b)
{
  return a->rest > b->rest || (a->rest == b->rest && a->index < b->index);
}

/*
 * Brings the @n_first parts with the largest rests to the front, in any order.
 * It halves what is left to look at, where sorting would look at all of it.
 */
static void
select_first (AnningSharePart *parts,
              guint            n_parts,
              guint            n_first)
{
  guint begin = 0;
  guint end = n_parts;

  while (end - begin > 1)
    {
      guint border = begin;

      swap_parts (&parts[begin + (end - begin) / 2], &parts[end - 1]);
      for (guint i = begin; i + 1 < end; i++)
        {
          if (comes_before (&parts[i], &parts[end - 1]))
            swap_parts (&parts[i], &parts[border++]);
        }
      swap_parts (&parts[border], &parts[end - 1]);

      if (border == n_first)
        return;
      if (border < n_first)
        begin = border + 1;
      else
        end = border;
    }
}

/* Moves those that reach their limit to the end. Returns: how many are below it */
static guint
fill_up (AnningSharePart *parts,
         guint            n_open,
         gint64           weights,
         gint64          *money)
{
  gint64 given = 0;
  guint i = 0;

  while (i < n_open)
    {
      AnningSharePart *part = &parts[i];

      if (part->limit <= *money
          && (__int128) *money * part->weight >= (__int128) part->limit * weights)
        {
          part->share = part->limit;
          given += part->limit;
          swap_parts (part, &parts[--n_open]);
        }
      else
        {
          i++;
        }
    }
  *money -= given;
  return n_open;
}

/* By largest remainder; nobody here reaches the limit. */
static void
split_rest (AnningSharePart *parts,
            guint            n_parts,
            gint64           weights,
            gint64           money)
{
  gboolean small = weights <= G_MAXINT64 / money;
  gint64 left = money;

  for (guint i = 0; i < n_parts; i++)
    {
      AnningSharePart *part = &parts[i];

      /* Dividing 128 bits takes several times as long, and is hardly ever needed. */
      if (small)
        {
          part->share = money * part->weight / weights;
          part->rest = (guint64) (money * part->weight - part->share * weights);
        }
      else
        {
          __int128 product = (__int128) money * part->weight;

          part->share = (gint64) (product / weights);
          part->rest = (guint64) (product - (__int128) part->share * weights);
        }
      left -= part->share;
    }

  if (left == 0)
    return;
  select_first (parts, n_parts, (guint) left);
  for (gint64 i = 0; i < left; i++)
    parts[i].share++;
}

/**
 * Splits a sum by weights, exactly to the fen.
 *
 * Nobody gets more than the limit; what is beyond it goes to the others by
 * their weights. What the division leaves over goes fen by fen to the largest
 * remainders (Hare and Niemeyer), where two are alike to the smaller index.
 *
 * @money: fen, not below 0
 * @parts: weights and limits, their sums within gint64; the shares are filled
 *   in and the order changes
 *
 * Returns: fen that nobody may get: 0 unless all are at their limits or have no
 *   weight
 */
gint64
anning_share_split (gint64           money,
                    AnningSharePart *parts,
                    guint            n_parts)
{
  guint n_open = n_parts;

  g_return_val_if_fail (money >= 0, 0);
  g_return_val_if_fail (parts != NULL || n_parts == 0, money);

  for (guint i = 0; i < n_parts; i++)
    parts[i].share = 0;
  while (money > 0 && n_open > 0)
    {
      gint64 weights = 0;
      guint n_before = n_open;

      for (guint i = 0; i < n_open; i++)
        weights += parts[i].weight;
      if (weights == 0)
        return money;

      n_open = fill_up (parts, n_open, weights, &money);
      if (n_open == n_before)
        {
          split_rest (parts, n_open, weights, money);
          return 0;
        }
    }
  return money;
}
