/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Everything about copies of the file: the automatic ones, saving one elsewhere, sealing one,
 * restoring one, checking all of them.
 */
#define ANNING_TYPE_COPIES_SHEET (anning_copies_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AnningCopiesSheet, anning_copies_sheet, ANNING, COPIES_SHEET, AdwWindow)

/*
 * @path: the file
 * @store: (nullable): NULL where it could not be opened: then copies can only be restored
 * @settings: (nullable): those of the machine; NULL for a throw-away file, whose copies go with it
 */
GtkWidget *anning_copies_sheet_new        (const char  *path,
                                           AnningStore *store,
                                           GSettings   *settings);
/* (nullable): where the copies lie by the settings; NULL: the usual place. The caller frees. */
char      *anning_copies_sheet_dup_folder (GSettings   *settings);

G_END_DECLS
