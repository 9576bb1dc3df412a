/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * All that comes in comes through here: says what can be brought in, shows what an
 * import would do, lets choose what of it is wanted, does it, and tells what became of it.
 */
#define ANNING_TYPE_IMPORT_DIALOG (anning_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AnningImportDialog, anning_import_dialog, ANNING, IMPORT_DIALOG, AdwWindow)

/* @files: GFile, files and folders, as dropped, chosen or given on the command line; may be empty. */
AnningImportDialog *anning_import_dialog_new       (AnningStore        *store,
                                                    GListModel         *files);
void                anning_import_dialog_take_text (AnningImportDialog *self,
                                                    const char         *text);
/* The same as Paste in it: what was copied last. */
void                anning_import_dialog_paste     (AnningImportDialog *self);
void                anning_import_dialog_present   (GtkWidget          *parent,
                                                    AnningStore        *store,
                                                    GListModel         *files);

G_END_DECLS
