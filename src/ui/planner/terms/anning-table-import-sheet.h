/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Brings the instalments of a debt in from somebody's table: pasted, opened or
 * dropped. Shows what they would be; stores nothing before "Take over".
 */
#define ANNING_TYPE_TABLE_IMPORT_SHEET (anning_table_import_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AnningTableImportSheet, anning_table_import_sheet, ANNING, TABLE_IMPORT_SHEET, AdwWindow)

AnningTableImportSheet *anning_table_import_sheet_new       (AnningStore            *store,
                                                             gint64                  debt_id);
/* Over the window in which @parent stands. */
void                    anning_table_import_sheet_present   (GtkWidget              *parent,
                                                             AnningStore            *store,
                                                             gint64                  debt_id);
/* What pasting and dropping do. */
void                    anning_table_import_sheet_read_text (AnningTableImportSheet *self,
                                                             const char             *text);
void                    anning_table_import_sheet_read_file (AnningTableImportSheet *self,
                                                             GFile                  *file);

G_END_DECLS
