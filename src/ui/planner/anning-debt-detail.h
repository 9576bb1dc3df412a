/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-debt.h"
#include "anning-record-list.h"

G_BEGIN_DECLS

/*
 * One debt: where it stands, its contract, what it costs, its schedule, proposals, payments and fees.
 *
 * Signals: stored (gint64 id), when a new debt has got its id;
 *   removed (), after "Delete this debt".
 */
#define ANNING_TYPE_DEBT_DETAIL (anning_debt_detail_get_type ())
G_DECLARE_FINAL_TYPE (AnningDebtDetail, anning_debt_detail, ANNING, DEBT_DETAIL, AdwBin)

/* @debt is copied; id 0: a new debt, its form is open. */
GtkWidget *anning_debt_detail_new     (AnningStore      *store,
                                       const AnningDebt *debt);
gint64     anning_debt_detail_get_id  (AnningDebtDetail *self);
/* The file holds @debt now. */
void       anning_debt_detail_refresh (AnningDebtDetail *self,
                                       const AnningDebt *debt);
/* Saves at once what is being typed. */
void       anning_debt_detail_flush   (AnningDebtDetail *self);

G_END_DECLS
