/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-debt-standing.h"

G_BEGIN_DECLS

/* One debt in the list. */
#define ANNING_TYPE_DEBT_ROW (anning_debt_row_get_type ())
G_DECLARE_FINAL_TYPE (AnningDebtRow, anning_debt_row, ANNING, DEBT_ROW, AdwPreferencesRow)

GtkWidget *anning_debt_row_new    (gint64                    id);
gint64     anning_debt_row_get_id (AnningDebtRow            *self);
void       anning_debt_row_show   (AnningDebtRow            *self,
                                   const AnningDebt         *debt,
                                   const AnningDebtStanding *standing);

G_END_DECLS
