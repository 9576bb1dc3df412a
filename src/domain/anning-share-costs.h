/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-debt-case.h"

G_BEGIN_DECLS

/*
 * Yearly costs of debts, kept for as long as the terms of a debt stay as they are: each takes
 * some hundred microseconds to work out, and the share rules ask for all of them at every change.
 */
typedef struct _AnningShareCosts AnningShareCosts;

AnningShareCosts *anning_share_costs_new  (void);
void              anning_share_costs_free (AnningShareCosts     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningShareCosts, anning_share_costs_free)

gboolean          anning_share_costs_know (AnningShareCosts     *self,
                                           const AnningDebtCase *debt_case);
gint64            anning_share_costs_get  (AnningShareCosts     *self,
                                           const AnningDebtCase *debt_case);

G_END_DECLS
