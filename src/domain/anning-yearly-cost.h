/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-loan.h"
#include "anning-yield.h"

G_BEGIN_DECLS

/* What a loan really costs, worked out from the money that moves. */
typedef struct
{
  gint64 nominal;   /* millionths per year, 12 × the monthly rate; ANNING_UNKNOWN: none can be stated */
  gint64 effective; /* millionths per year, compounded, days/365; ANNING_UNKNOWN: none can be stated */
  gint64 monthly;   /* millionths per month: the periodic internal rate of return; ANNING_UNKNOWN: none can be stated */
  guint n_rates;    /* how many yearly rates fit the flows: 0 none, 1 as usual, more: take care */
  GArray *rates;    /* gint64 millionths: all of them, ascending; those too large to be stated left out */
  gint64 arrived;   /* fen */
  gint64 paid;      /* fen, all instalments and fees that are paid later */
  gint64 interest;  /* fen */
  gint64 fees;      /* fen, kept back and paid later together */
  GArray *flows;    /* AnningFlow, by day: how the figures came about */
} AnningYearlyCost;

AnningYearlyCost *anning_yearly_cost_new                      (const AnningLoan        *loan,
                                                               GError                 **error);
void              anning_yearly_cost_free                     (AnningYearlyCost        *cost);
gint64            anning_yearly_cost_nominal                  (const AnningLoan        *loan);
gint64            anning_yearly_cost_compared                 (const AnningYearlyCost  *cost,
                                                               gboolean                *one_payment);
gboolean          anning_yearly_cost_is_above_compounded_only (const AnningYearlyCost  *cost,
                                                               gint64                   line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningYearlyCost, anning_yearly_cost_free)

G_END_DECLS
