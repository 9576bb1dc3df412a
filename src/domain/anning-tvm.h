/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-money.h"

G_BEGIN_DECLS

/*
 * Time value of money, with the signs and names that spreadsheets use: rates
 * are fractions per period, money received is positive and money paid negative,
 * and @at_start says that payments fall at the beginning of a period. These
 * work on doubles; amounts may be in any unit. Schedules that are exact to the
 * fen come from anning-loan.h.
 */
double    anning_tvm_pmt      (double     rate,
                               double     periods,
                               double     present,
                               double     future,
                               gboolean   at_start);
double    anning_tvm_pv       (double     rate,
                               double     periods,
                               double     payment,
                               double     future,
                               gboolean   at_start);
double    anning_tvm_fv       (double     rate,
                               double     periods,
                               double     payment,
                               double     present,
                               gboolean   at_start);
double    anning_tvm_ipmt     (double     rate,
                               guint      period,
                               guint      periods,
                               double     present,
                               double     future,
                               gboolean   at_start);
double    anning_tvm_ppmt     (double     rate,
                               guint      period,
                               guint      periods,
                               double     present,
                               double     future,
                               gboolean   at_start);
double    anning_tvm_cumipmt  (double     rate,
                               guint      periods,
                               double     present,
                               guint      first,
                               guint      last,
                               gboolean   at_start);
double    anning_tvm_cumprinc (double     rate,
                               guint      periods,
                               double     present,
                               guint      first,
                               guint      last,
                               gboolean   at_start);
gboolean  anning_tvm_nper     (double     rate,
                               double     payment,
                               double     present,
                               double     future,
                               gboolean   at_start,
                               double    *periods,
                               GError   **error);
gboolean  anning_tvm_rate     (guint      periods,
                               double     payment,
                               double     present,
                               double     future,
                               gboolean   at_start,
                               double     guess,
                               double    *rate,
                               GError   **error);
double    anning_tvm_effect   (double     nominal,
                               guint      per_year);
double    anning_tvm_nominal  (double     effective,
                               guint      per_year);

G_END_DECLS
