/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "share-months.h"

GArray *
share_months (guint  n,
              gint64 surplus,
              gint64 lean_surplus)
{
  GArray *months = g_array_new (FALSE, TRUE, sizeof (AnningBudgetMonth));

  for (guint i = 0; i < n; i++)
    {
      AnningBudgetMonth month = { .income = 500000, .spending = 500000 - surplus, .surplus = surplus,
                                  .lean_surplus = lean_surplus };

      g_date_set_dmy (&month.month, 1, G_DATE_JULY, 2026);
      g_date_add_months (&month.month, i);
      g_array_append_val (months, month);
    }
  return months;
}

GArray *
share_agree (gint64 payment,
             guint  from)
{
  GArray *agreed = g_array_new (FALSE, TRUE, sizeof (AnningShareDue));

  g_array_set_size (agreed, 24);
  for (guint i = from; i < agreed->len; i++)
    g_array_index (agreed, AnningShareDue, i).payment = payment;
  return agreed;
}
