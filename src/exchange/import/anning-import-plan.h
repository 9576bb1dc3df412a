/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-import-item.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * What an import would do, before it does anything: one item per file, folders
 * opened up. Nothing is written. A plan does not change once it is made.
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
guint             anning_import_plan_count        (AnningImportPlan         *self,
                                                   AnningImportVerdict       verdict);

G_END_DECLS
