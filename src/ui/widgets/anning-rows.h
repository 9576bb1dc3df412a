/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-amount-row.h"
#include "anning-value-row.h"
#include "anning-words.h"

G_BEGIN_DECLS

/*
 * Rows of a form. Each has a "value" property; a text that cannot be read marks
 * the row (class "error", a sentence below it), and the value stays as it was.
 */

/* gint64 fen, ANNING_UNKNOWN when empty. AdwEntryRow. */
#define ANNING_TYPE_MONEY_ROW (anning_money_row_get_type ())
G_DECLARE_FINAL_TYPE (AnningMoneyRow, anning_money_row, ANNING, MONEY_ROW, AnningAmountRow)

/* gint64 millionths per year, typed in percent, ANNING_UNKNOWN when empty. AdwEntryRow. */
#define ANNING_TYPE_RATE_ROW (anning_rate_row_get_type ())
G_DECLARE_FINAL_TYPE (AnningRateRow, anning_rate_row, ANNING, RATE_ROW, AnningAmountRow)

/* ISO day, NULL when empty; typed or chosen from a calendar in a popover. AdwEntryRow. */
#define ANNING_TYPE_DAY_ROW (anning_day_row_get_type ())
G_DECLARE_FINAL_TYPE (AnningDayRow, anning_day_row, ANNING, DAY_ROW, AnningValueRow)

/*
 * gint64 count within "minimum" (0) and "maximum" (999). A row that was given ANNING_UNKNOWN may be
 * left empty. AdwActionRow with a GtkSpinButton.
 */
#define ANNING_TYPE_COUNT_ROW (anning_count_row_get_type ())
G_DECLARE_FINAL_TYPE (AnningCountRow, anning_count_row, ANNING, COUNT_ROW, AdwActionRow)

/* One word of a list. AdwComboRow. */
#define ANNING_TYPE_WORD_ROW (anning_word_row_get_type ())
G_DECLARE_FINAL_TYPE (AnningWordRow, anning_word_row, ANNING, WORD_ROW, AdwComboRow)

/* Gives the row its list and a first choice. Property "list" cannot be set from XML: call this in init. */
void anning_word_row_set_list (AnningWordRow    *self,
                               const AnningWord *list);

G_END_DECLS
