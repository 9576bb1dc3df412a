/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-budget-line.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * What concerns the lines of the budget as a whole, each in one transaction: all
 * of it is in the file, or nothing.
 */

/*
 * Keeps the lines that stand as a version. @version: its title and day, copied before this
 * returns. ANNING_STORE_ERROR_NOT_FOUND when there is no line to keep.
 */
void       anning_budgets_keep_async    (AnningStore                *store,
                                         const AnningBudgetVersion  *version,
                                         GAsyncReadyCallback         callback,
                                         gpointer                    user_data);
/* Returns: the id of the version, or 0 and @error */
gint64     anning_budgets_keep_finish   (AnningStore                *store,
                                         GAsyncResult               *result,
                                         GError                    **error);
/* Adds to the lines that stand what anning_budget_usual_lines() finds missing. */
void       anning_budgets_begin_async   (AnningStore                *store,
                                         GAsyncReadyCallback         callback,
                                         gpointer                    user_data);
/* Returns: (transfer full): GArray of gint64, the ids of the new lines; or NULL and @error */
GArray    *anning_budgets_begin_finish  (AnningStore                *store,
                                         GAsyncResult               *result,
                                         GError                    **error);
/* Marks those of @ids as deleted that still have no sum: what was filled in meanwhile stays. */
void       anning_budgets_drop_open_async  (AnningStore             *store,
                                         const GArray               *ids,
                                         GAsyncReadyCallback         callback,
                                         gpointer                    user_data);
gboolean   anning_budgets_drop_open_finish (AnningStore             *store,
                                         GAsyncResult               *result,
                                         GError                    **error);

G_END_DECLS
