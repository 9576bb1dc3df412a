/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * The files that contacts were read from, newest first; above them how far back
 * the phone's list of calls goes, and which days the bills cover.
 */
#define ANNING_TYPE_BROUGHT_IN_SHEET (anning_brought_in_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AnningBroughtInSheet, anning_brought_in_sheet, ANNING, BROUGHT_IN_SHEET, AdwWindow)

/* @today: the last day that matters */
GtkWidget *anning_brought_in_sheet_new     (AnningStore *store,
                                            const GDate *today);
void       anning_brought_in_sheet_present (GtkWidget   *parent,
                                            AnningStore *store);

G_END_DECLS
