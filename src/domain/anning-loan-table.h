/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-loan.h"

G_BEGIN_DECLS

/* The schedule of a loan that runs by a table of its own; only for schedules. */
GArray *anning_loan_table_new (const AnningLoan  *loan,
                               double            *monthly,
                               GError           **error);

G_END_DECLS
