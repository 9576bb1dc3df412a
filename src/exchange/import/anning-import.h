/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-import-preview.h"

G_BEGIN_DECLS

/* What became of one kind of file. */
typedef struct
{
  char *kind;       /* of an importer, of anning_source_kinds, or "other" for what is refused */
  guint added;      /* files */
  guint duplicates; /* the same bytes were there already, or all that was chosen of a list */
  guint refused;
  AnningImportTally contacts; /* of lists */
} AnningImportCount;

/* A file that was refused, and why. */
typedef struct
{
  char *path;       /* as a person reads it */
  AnningImportReason reason;
} AnningImportRefusal;

typedef struct
{
  guint added;          /* files, as the next two */
  guint duplicates;
  guint refused;
  AnningImportTally contacts; /* of all lists */
  guint n_incidents;    /* that were made */
  guint unplayable;     /* of the added: kept, but cannot be heard */
  GPtrArray *kinds;     /* AnningImportCount */
  GPtrArray *refusals;  /* AnningImportRefusal */
  gint64 newest;        /* id of the newest incident that was made, 0 if none */
  gpointer done;        /* what anning_import_undo_all() takes back */
} AnningImportResult;

void                anning_import_result_free (AnningImportResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningImportResult, anning_import_result_free)

/* @fraction: 0…1 of the whole work. anning_import_run() calls it on any thread,
 * anning_import_run_async() on the main context of its caller. */
typedef void (*AnningImportProgress) (double   fraction,
                                      gpointer user_data);

/*
 * Blocking: for a thread other than the main one. @choice: (nullable): of lists;
 * NULL takes the contacts of numbers tied to a creditor.
 */
AnningImportResult *anning_import_run        (AnningStore              *store,
                                              AnningImportPlan         *plan,
                                              const AnningImportChoice *choice,
                                              AnningImportProgress      progress,
                                              gpointer                  user_data,
                                              GCancellable             *cancellable,
                                              GError                  **error);
/* @choice: copied. @progress is not called any more once @callback was. */
void                anning_import_run_async  (AnningStore              *store,
                                              AnningImportPlan         *plan,
                                              const AnningImportChoice *choice,
                                              AnningImportProgress      progress,
                                              gpointer                  progress_data,
                                              GCancellable             *cancellable,
                                              GAsyncReadyCallback       callback,
                                              gpointer                  user_data);
AnningImportResult *anning_import_run_finish (AnningStore              *store,
                                              GAsyncResult             *result,
                                              GError                  **error);

G_END_DECLS
