/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-chart-shape.h"
#include "anning-debt-case.h"
#include "anning-promises.h"
#include "anning-share-costs.h"
#include "anning-share-wishes.h"

G_BEGIN_DECLS

/* So far is looked ahead: thirty years. */
#define ANNING_SHARE_RECKONING_MONTHS 360

/* What becomes of all debts by one rule; sums in fen. */
typedef struct
{
  guint n_months;
  gboolean never;      /* not all are paid off within the months looked at */
  gint64 paid;
  gint64 interest;
  guint first_cleared; /* number of months until the first is paid off; 0: none is */
} AnningShareSummary;

/* All that the page of shares shows: no display, no store. */
typedef struct
{
  GArray *debts;      /* AnningShareDebt, those with something open */
  GPtrArray *records; /* AnningDebt of each, as long as the cases it was made from */
  GStrv names;        /* how each is called */
  guint n_unknown;    /* debts that are left out, as nobody knows their sum */
  GArray *months;     /* AnningBudgetMonth; none without a budget */
  GArray *promises;   /* AnningPromise */

  /* After a run; valid until the next. */
  AnningShareSummary summaries[ANNING_SHARE_N_RULES];
  const AnningShareResult *result; /* of the rule that is chosen */
  AnningPromises *kept;

  AnningShares *shares;
  GArray *balances; /* gint64, for the chart */
} AnningShareReckoning;

AnningShareReckoning *anning_share_reckoning_new       (const GPtrArray         *cases,
                                                        const GPtrArray         *budget,
                                                        AnningShareCosts        *costs,
                                                        const GDate             *today);
void                  anning_share_reckoning_free      (AnningShareReckoning    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningShareReckoning, anning_share_reckoning_free)
void                  anning_share_reckoning_set_own   (AnningShareReckoning    *self,
                                                        guint                    position,
                                                        gint64                   own);
void                  anning_share_reckoning_run       (AnningShareReckoning    *self,
                                                        const AnningShareWishes *wishes);
void                  anning_share_reckoning_get_chart (AnningShareReckoning    *self,
                                                        gboolean                 payments,
                                                        GDate                   *first,
                                                        AnningChartData         *data);
guint                 anning_share_reckoning_largest   (AnningShareReckoning    *self);

G_END_DECLS
