/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Checks the file, its log, every original and every copy, with progress; says what came of it
 * and saves that as a report. Nothing is changed.
 */
#define ANNING_TYPE_EVERYTHING_SHEET (anning_everything_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AnningEverythingSheet, anning_everything_sheet, ANNING, EVERYTHING_SHEET, AdwWindow)

/* @folder: (nullable): of the copies. The check begins at once. */
GtkWidget *anning_everything_sheet_new (const char *path,
                                        const char *folder);

G_END_DECLS
