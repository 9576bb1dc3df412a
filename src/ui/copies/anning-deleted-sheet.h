/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * What was deleted and still waits: each can be brought back, or dropped for good
 * before its thirty days are over, and so can everything. Says until when copies hold it.
 */
#define ANNING_TYPE_DELETED_SHEET (anning_deleted_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AnningDeletedSheet, anning_deleted_sheet, ANNING, DELETED_SHEET, AdwWindow)

/* @folder: (nullable): of the copies; NULL: the usual one */
GtkWidget *anning_deleted_sheet_new (AnningStore *store,
                                     const char  *folder);

G_END_DECLS
