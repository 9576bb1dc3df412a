/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"
#include "anning-texts.h"

G_BEGIN_DECLS

/*
 * The one-year LPR by the days on which it changed, what counts for a given day
 * of contract, and values that the user adds.
 */
#define ANNING_TYPE_RATES_VIEW (anning_rates_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningRatesView, anning_rates_view, ANNING, RATES_VIEW, AdwBin)

GtkWidget *anning_rates_view_new (AnningTexts  *texts,
                                  AnningStore  *store);

G_END_DECLS
