/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * What can be brought in, and where the phone keeps it; above it the ways to do so.
 *
 * Signals: files (), folder (), paste (): that way was chosen.
 */
#define ANNING_TYPE_IMPORT_START (anning_import_start_get_type ())
G_DECLARE_FINAL_TYPE (AnningImportStart, anning_import_start, ANNING, IMPORT_START, AdwBin)

G_END_DECLS
