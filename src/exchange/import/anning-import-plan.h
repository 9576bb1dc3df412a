/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-import-item.h"
#include "anning-import-number.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * What an import would do, before it does anything: one item per file, folders
 * opened up. Nothing is written. Contacts of lists are kept in memory, so that
 * anning_import_preview_async() can be asked on every change of the choice. A plan
 * changes on the main thread only, by the functions below.
 */
#define ANNING_TYPE_IMPORT_PLAN (anning_import_plan_get_type ())
G_DECLARE_FINAL_TYPE (AnningImportPlan, anning_import_plan, ANNING, IMPORT_PLAN, GObject)

/* A larger file is no recording of a call. */
#define ANNING_IMPORT_MAX_SIZE (G_GINT64_CONSTANT (2) * 1024 * 1024 * 1024)

/* @done files were looked at so far; how many there are is known at the end only. Any thread. */
typedef void (*AnningImportPlanProgress) (guint    done,
                                          gpointer user_data);

/* Blocking: for a thread other than the main one. @files: GFile, files and folders. */
AnningImportPlan *anning_import_plan_new          (AnningStore              *store,
                                                   GListModel               *files,
                                                   AnningImportPlanProgress  progress,
                                                   gpointer                  user_data,
                                                   GCancellable             *cancellable,
                                                   GError                  **error);
void              anning_import_plan_async        (AnningStore              *store,
                                                   GListModel               *files,
                                                   GCancellable             *cancellable,
                                                   GAsyncReadyCallback       callback,
                                                   gpointer                  user_data);
AnningImportPlan *anning_import_plan_finish       (AnningStore              *store,
                                                   GAsyncResult             *result,
                                                   GError                  **error);

/* Returns: (transfer none): AnningImportItem, in the order of their names */
GListModel       *anning_import_plan_get_items    (AnningImportPlan         *self);
/* Tables of which somebody has to say first what their columns are are not among the new and the known ones. */
guint             anning_import_plan_count        (AnningImportPlan         *self,
                                                   AnningImportVerdict       verdict);
/* How many such tables there are. */
guint             anning_import_plan_count_without_columns (AnningImportPlan *self);
/* TRUE if there is a list of contacts among the files, so that there is something to choose. */
gboolean          anning_import_plan_has_sources  (AnningImportPlan         *self);

/* How to read a list; members may be NULL or 0 for what the file says itself. */
typedef struct
{
  const AnningBillColumns *columns;
  guint sheet;            /* which of anning_import_item_tables_finish() they are of */
  const char *own_number;
  int year;               /* of days without one */
} AnningImportReading;

/* Reads @item anew; the list of items tells that it changed when @callback is called. @how is copied. */
void              anning_import_plan_reread_async  (AnningImportPlan          *self,
                                                    AnningStore               *store,
                                                    AnningImportItem          *item,
                                                    const AnningImportReading *how,
                                                    GCancellable              *cancellable,
                                                    GAsyncReadyCallback        callback,
                                                    gpointer                   user_data);
/* FALSE and ANNING_SOURCE_ERROR when it cannot be read that way: it stays as it was */
gboolean          anning_import_plan_reread_finish (AnningImportPlan          *self,
                                                    GAsyncResult              *result,
                                                    GError                   **error);

/* A table from the clipboard, or the bytes of a picture, as one more item. @name: shown, and kept */
void              anning_import_plan_add_text_async  (AnningImportPlan        *self,
                                                      AnningStore             *store,
                                                      GBytes                  *text,
                                                      const char              *name,
                                                      GCancellable            *cancellable,
                                                      GAsyncReadyCallback      callback,
                                                      gpointer                 user_data);
/* Returns: (transfer none): the new item, whatever is to be said of it; or NULL and @error */
AnningImportItem *anning_import_plan_add_text_finish (AnningImportPlan        *self,
                                                      GAsyncResult            *result,
                                                      GError                 **error);

/* Blocking. Returns: (transfer full): AnningImportNumber: tied ones first, then those with most contacts */
GListModel       *anning_import_plan_numbers         (AnningImportPlan        *self,
                                                      AnningStore             *store,
                                                      GError                 **error);
void              anning_import_plan_numbers_async   (AnningImportPlan        *self,
                                                      AnningStore             *store,
                                                      GCancellable            *cancellable,
                                                      GAsyncReadyCallback      callback,
                                                      gpointer                 user_data);
GListModel       *anning_import_plan_numbers_finish  (AnningImportPlan        *self,
                                                      GAsyncResult            *result,
                                                      GError                 **error);

G_END_DECLS
