/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-cost-line.h"
#include "anning-debt.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * The line with which the yearly cost of a debt is compared, its nature and
 * source; or in words why none can be told. Hidden until the texts are loaded.
 *
 * Signal: found (), after each time the line was looked for.
 */
#define ANNING_TYPE_COST_LINE_ROW (anning_cost_line_row_get_type ())
G_DECLARE_FINAL_TYPE (AnningCostLineRow, anning_cost_line_row, ANNING, COST_LINE_ROW, AdwActionRow)

GtkWidget *anning_cost_line_row_new       (void);
/* LPR values that the user added count from then on. */
void       anning_cost_line_row_set_store (AnningCostLineRow  *self,
                                           AnningStore        *store);
void       anning_cost_line_row_show      (AnningCostLineRow  *self,
                                           const AnningDebt   *debt);
/* Returns: millionths per year, ANNING_UNKNOWN while there is none */
gint64     anning_cost_line_row_get_rate  (AnningCostLineRow  *self);
/* Returns: (nullable): the line, or why there is none, until the next signal; NULL before the first */
const AnningCostLine *
           anning_cost_line_row_get_line  (AnningCostLineRow  *self);
/* Returns: (nullable) (transfer floating): a further button with what the line rests on */
GtkWidget *anning_cost_line_row_make_source (AnningCostLineRow *self,
                                             const char        *about);

G_END_DECLS
