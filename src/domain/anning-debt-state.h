/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-debt.h"

G_BEGIN_DECLS

/* What a debt says of itself, its payments and proposals left aside. */
gboolean anning_debt_is_on_time    (const AnningDebt *debt);
gboolean anning_debt_contract_runs (const AnningDebt *debt);
gboolean anning_debt_is_claimed    (const AnningDebt *debt);
gint64   anning_debt_claimed_sum   (const AnningDebt *debt);

G_END_DECLS
