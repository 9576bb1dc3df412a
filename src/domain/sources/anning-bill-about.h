/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What stands above the headings of a bill: whose it is, and from which day to which. */
typedef struct
{
  char *own_number; /* normalised, NULL when it is not said */
  GDate first;      /* of the days that are named there */
  GDate last;
  guint n_days;     /* how many are; one alone is no period, a month counts for two */
} AnningBillAbout;

void anning_bill_about_read      (AnningBillAbout       *self,
                                  const GPtrArray       *rows,
                                  guint                  n_above);
void anning_bill_about_clear     (AnningBillAbout       *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnningBillAbout, anning_bill_about_clear)
int  anning_bill_about_find_year (const AnningBillAbout *self,
                                  int                    month,
                                  int                    day_of_month);

G_END_DECLS
