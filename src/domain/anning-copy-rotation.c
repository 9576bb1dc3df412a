/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-copy-rotation.h"

/* Far behind any rotation, even of a copy from a clock that was years ahead. */
#define MOST_DAYS (200 * 366)

static int
compare (const AnningCopyTime *a,
         const AnningCopyTime *b)
{
  int days = g_date_compare (&a->day, &b->day);

  return days != 0 ? days : (a->second > b->second) - (a->second < b->second);
}

/* Newest first. Returns: (transfer full): places in @copies */
static guint *
sort (const AnningCopyTime *copies,
      guint                 n_copies)
{
  guint *order = g_new (guint, n_copies);

  for (guint i = 0; i < n_copies; i++)
    {
      guint j = i;

      for (; j > 0 && compare (&copies[order[j - 1]], &copies[i]) < 0; j--)
        order[j] = order[j - 1];
      order[j] = i;
    }
  return order;
}

/* The day 1 of GDate is a Monday. */
static guint
get_week (const GDate *day)
{
  return (g_date_get_julian (day) - 1) / 7;
}

static guint
get_month (const GDate *day)
{
  return (guint) g_date_get_year (day) * 12 + g_date_get_month (day);
}

/* The newest of a stretch of time takes one of its places. */
static gboolean
take_place (guint  stretch,
            guint *last,
            guint *places)
{
  if (*places == 0 || stretch == *last)
    return FALSE;
  *last = stretch;
  (*places)--;
  return TRUE;
}

void
anning_copy_rotation_choose (const AnningCopyTime *copies,
                             guint                 n_copies,
                             const GDate          *today,
                             gboolean             *keep)
{
  g_autofree guint *order = NULL;
  guint days = ANNING_COPIES_DAILY, weeks = ANNING_COPIES_WEEKLY, months = ANNING_COPIES_MONTHLY;
  guint migrations = ANNING_COPIES_BEFORE_MIGRATION;
  guint last_day = G_MAXUINT, last_week = G_MAXUINT, last_month = G_MAXUINT;

  g_return_if_fail (n_copies == 0 || (copies != NULL && keep != NULL));
  g_return_if_fail (g_date_valid (today));

  order = sort (copies, n_copies);
  for (guint i = 0; i < n_copies; i++)
    {
      const AnningCopyTime *copy = &copies[order[i]];
      gboolean is_kept;

      if (g_date_compare (&copy->day, today) > 0)
        {
          is_kept = TRUE;
        }
      else if (copy->before_migration)
        {
          is_kept = migrations > 0;
          migrations -= is_kept;
        }
      else
        {
          is_kept = take_place (g_date_get_julian (&copy->day), &last_day, &days);
          is_kept |= take_place (get_week (&copy->day), &last_week, &weeks);
          is_kept |= take_place (get_month (&copy->day), &last_month, &months);
          is_kept |= g_date_compare (&copy->day, today) == 0;
        }
      keep[order[i]] = is_kept;
    }
}

/* Drops what is no longer kept. Returns: whether one that holds it is still there */
static gboolean
rotate (GArray      *times,
        GArray      *holds,
        const GDate *today)
{
  g_autofree gboolean *keep = g_new (gboolean, times->len);
  gboolean held = FALSE;

  anning_copy_rotation_choose ((gconstpointer) times->data, times->len, today, keep);
  for (guint i = times->len; i > 0; i--)
    {
      if (keep[i - 1])
        {
          held |= g_array_index (holds, gboolean, i - 1);
          continue;
        }
      g_array_remove_index (times, i - 1);
      g_array_remove_index (holds, i - 1);
    }
  return held;
}

void
anning_copy_rotation_find_last (const AnningCopyTime *copies,
                                guint                 n_copies,
                                const gboolean       *holds,
                                const GDate          *today,
                                GDate                *day)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (AnningCopyTime));
  g_autoptr (GArray) held = g_array_new (FALSE, FALSE, sizeof (gboolean));
  gboolean any = FALSE;
  GDate next;

  g_return_if_fail (n_copies == 0 || (copies != NULL && holds != NULL));
  g_return_if_fail (g_date_valid (today) && day != NULL);

  g_date_clear (day, 1);
  g_array_append_vals (times, copies, n_copies);
  g_array_append_vals (held, holds, n_copies);
  for (guint i = 0; i < n_copies; i++)
    any |= holds[i];
  if (!any)
    return;

  next = *today;
  for (guint i = 0; i < MOST_DAYS; i++)
    {
      AnningCopyTime made = { next, 0, FALSE };
      gboolean no = FALSE;

      g_date_add_days (&next, 1);
      made.day = next;
      g_array_append_val (times, made);
      g_array_append_val (held, no);
      if (!rotate (times, held, &next))
        break;
    }
  *day = next;
}
