/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Takes out of a damaged file what can still be read: says what will happen, does it with
 * a way to cancel, says what came back and what is missing, and offers the new file.
 *
 * signal use (const char *path): the new file is wanted in the place of the damaged one
 */
#define ANNING_TYPE_SALVAGE_SHEET (anning_salvage_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AnningSalvageSheet, anning_salvage_sheet, ANNING, SALVAGE_SHEET, AdwWindow)

/* @path: the damaged file; @copies: (nullable): the folder of copies */
AnningSalvageSheet *anning_salvage_sheet_new   (const char          *path,
                                                const char          *copies);
/* Begins, as the button does. */
void                anning_salvage_sheet_start (AnningSalvageSheet  *self);
/* "ask", "running" or "report" */
const char         *anning_salvage_sheet_get_page (AnningSalvageSheet *self);

G_END_DECLS
