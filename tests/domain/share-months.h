/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-shares.h"

/* Returns: (transfer full) (element-type AnningBudgetMonth): months from July 2026 on that are all alike */
GArray *share_months (guint  n,
                      gint64 surplus,
                      gint64 lean_surplus);
/*
 * Returns: (transfer full) (element-type AnningShareDue): the same payment every month for two years,
 *   from the month of that number
 */
GArray *share_agree  (gint64 payment,
                      guint  from);
