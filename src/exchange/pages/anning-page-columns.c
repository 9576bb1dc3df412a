/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-page-columns.h"

#include <math.h>

/* What the columns that give way have together, and how many they are. */
static double
add_up (const double   *widths,
        const gboolean *give_way,
        guint           n_columns,
        gboolean        giving,
        guint          *n)
{
  double sum = 0;

  *n = 0;
  for (guint i = 0; i < n_columns; i++)
    {
      if (give_way[i] != giving)
        continue;
      sum += widths[i];
      *n += 1;
    }
  return sum;
}

/*
 * Shares @room among the columns that give way, by the square roots of their wishes:
 * a long text becomes higher, a short one beside it stays readable. None gets more
 * than it wants.
 */
static void
share_room (double   *widths,
            gboolean *give_way,
            guint     n_columns,
            double    room)
{
  gboolean content = TRUE;

  while (content)
    {
      double weights = 0;

      for (guint i = 0; i < n_columns; i++)
        weights += give_way[i] ? sqrt (widths[i]) : 0;
      content = FALSE;
      for (guint i = 0; i < n_columns; i++)
        {
          if (!give_way[i] || widths[i] > room * sqrt (widths[i]) / weights)
            continue;
          give_way[i] = FALSE;
          room -= widths[i];
          content = TRUE;
          break;
        }
      if (!content)
        for (guint i = 0; i < n_columns; i++)
          widths[i] = give_way[i] ? room * sqrt (widths[i]) / weights : widths[i];
    }
}

/**
 * Fits the columns of a table into @all. Narrow ones and such with figures get what
 * they want, so that no sum is broken; what is left is shared among the wide ones.
 * What all of them can spare is spread.
 *
 * @widths: (inout) (array length=n_columns): what each wants; what each gets, in the same unit
 * @figures: (array length=n_columns): whether numbers stand in it
 * @least: a column of words is not made narrower than this, in the mean, for the sake of figures
 */
void
anning_page_columns_fit (double         *widths,
                         const gboolean *figures,
                         guint           n_columns,
                         double          all,
                         double          least)
{
  const double fair = all / n_columns;
  g_autofree gboolean *give_way = NULL;
  double wide, narrow;
  guint n_wide, n_narrow;

  g_return_if_fail (widths != NULL && figures != NULL && n_columns > 0);

  give_way = g_new0 (gboolean, n_columns);
  for (guint i = 0; i < n_columns; i++)
    give_way[i] = widths[i] > fair && !figures[i];
  wide = add_up (widths, give_way, n_columns, TRUE, &n_wide);
  narrow = add_up (widths, give_way, n_columns, FALSE, &n_narrow);
  if (wide + narrow <= all)
    {
      for (guint i = 0; i < n_columns; i++)
        widths[i] += (all - wide - narrow) / n_columns;
      return;
    }

  /* Figures alone would leave the words too little: then all that is wide gives way. */
  if (all - narrow < n_wide * least)
    {
      for (guint i = 0; i < n_columns; i++)
        give_way[i] = widths[i] > fair;
      narrow = add_up (widths, give_way, n_columns, FALSE, &n_narrow);
    }
  share_room (widths, give_way, n_columns, all - narrow);
}
