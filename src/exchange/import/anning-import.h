/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-import-preview.h"
#include "anning-progress-relay.h"

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
  char *detail;     /* may be NULL: what its sentence needs beside it */
} AnningImportRefusal;

typedef struct
{
  guint added;          /* files, as the next two */
  guint duplicates;
  guint refused;
  AnningImportTally contacts; /* of all lists */
  guint n_incidents;    /* that were made */
  guint n_refused;      /* relatives with whom a refusal was noted */
  guint unplayable;     /* of the added: kept, but cannot be heard */
  GPtrArray *kinds;     /* AnningImportCount */
  GPtrArray *refusals;  /* AnningImportRefusal */
  gint64 newest;        /* id of the newest incident that was made, 0 if none */
  gint64 written_from;  /* ms: nothing else was written to the file between this and the next */
  gint64 written_until;
  gpointer done;        /* what anning_import_undo_all() takes back */
} AnningImportResult;

void                anning_import_result_free (AnningImportResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningImportResult, anning_import_result_free)

/*
 * Blocking: for a thread other than the main one. @choice: (nullable): of lists;
 * NULL takes the contacts of numbers tied to a creditor. @progress: of the whole work,
 * on any thread.
 */
AnningImportResult *anning_import_run        (AnningStore              *store,
                                              AnningImportPlan         *plan,
                                              const AnningImportChoice *choice,
                                              AnningProgressFunc        progress,
                                              gpointer                  user_data,
                                              GCancellable             *cancellable,
                                              GError                  **error);
/* @choice: copied. @progress: on the main context of the caller, not any more once @callback was. */
void                anning_import_run_async  (AnningStore              *store,
                                              AnningImportPlan         *plan,
                                              const AnningImportChoice *choice,
                                              AnningProgressFunc        progress,
                                              gpointer                  progress_data,
                                              GCancellable             *cancellable,
                                              GAsyncReadyCallback       callback,
                                              gpointer                  user_data);
AnningImportResult *anning_import_run_finish (AnningStore              *store,
                                              GAsyncResult             *result,
                                              GError                  **error);

G_END_DECLS
