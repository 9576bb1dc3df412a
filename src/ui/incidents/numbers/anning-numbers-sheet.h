/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * All numbers, and the page of one of them.
 *
 * Signal: open (AnningIncidentFilter *filter, const char *title): contacts are asked
 *   for, to be shown below; both hold during the emission. The sheet closes itself.
 */
#define ANNING_TYPE_NUMBERS_SHEET (anning_numbers_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AnningNumbersSheet, anning_numbers_sheet, ANNING, NUMBERS_SHEET, AdwWindow)

/* @number: (nullable): the one that is shown first, in any form */
GtkWidget *anning_numbers_sheet_new         (AnningStore *store,
                                             const char  *number);
/* Shows the page of the number whose record is @id, once it is read. */
void       anning_numbers_sheet_show_record (AnningNumbersSheet *self,
                                             gint64              id);

G_END_DECLS
