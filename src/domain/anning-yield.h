/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-date.h"
#include "anning-money.h"

G_BEGIN_DECLS

/* What a flow of money is, for whoever shows it. */
typedef enum
{
  ANNING_FLOW_RECEIVED, /* what arrived at payout */
  ANNING_FLOW_PAYMENT,  /* principal and interest of one instalment */
  ANNING_FLOW_FEE,      /* a fee paid beside it */
} AnningFlowKind;

/* Money that moves on a day. */
typedef struct
{
  GDate day;
  gint64 amount; /* fen, positive when received, negative when paid */
  AnningFlowKind kind;
} AnningFlow;

/* Money that moves at a point of time counted in periods. */
typedef struct
{
  double time;
  double amount;
} AnningTimedAmount;

GArray   *anning_yield_all      (const AnningTimedAmount *amounts,
                                 guint                    n_amounts,
                                 GError                 **error);
gboolean  anning_yield_timed    (const AnningTimedAmount *amounts,
                                 guint                    n_amounts,
                                 double                  *rate,
                                 guint                   *n_rates,
                                 GError                 **error);
gboolean  anning_yield_periodic (const double            *amounts,
                                 guint                    n_amounts,
                                 double                  *rate,
                                 guint                   *n_rates,
                                 GError                 **error);
gboolean  anning_yield_dated    (const AnningFlow        *flows,
                                 guint                    n_flows,
                                 double                  *rate,
                                 guint                   *n_rates,
                                 GError                 **error);

G_END_DECLS
