/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Writes a sealed backup of a file: a passphrase twice, with how strong it is in words, then where to. */
#define ANNING_TYPE_SEAL_SHEET (anning_seal_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AnningSealSheet, anning_seal_sheet, ANNING, SEAL_SHEET, AdwWindow)

GtkWidget *anning_seal_sheet_new (const char      *path);
/* Writes it to @to_path with the passphrase that was typed twice, as after a choice of a file. */
void       anning_seal_sheet_write (AnningSealSheet *self,
                                    const char      *to_path);

G_END_DECLS
