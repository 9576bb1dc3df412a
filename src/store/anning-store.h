/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "anning-record.h"

G_BEGIN_DECLS

/*
 * The one file. A store owns one worker thread with one connection; every job
 * runs there, in the order in which it was asked for, and answers on the main
 * context of the caller. No SQL runs anywhere else, but for searches, which
 * have a read-only connection and a thread of their own.
 */
#define ANNING_TYPE_STORE (anning_store_get_type ())
G_DECLARE_FINAL_TYPE (AnningStore, anning_store, ANNING, STORE, GObject)

/* The connection, as a job on the worker sees it. Never leaves the job. */
typedef struct _AnningDb AnningDb;

#define ANNING_STORE_ERROR (anning_store_error_quark ())
GQuark anning_store_error_quark (void);

/* Why a file is refused or a job fails; the page puts it into words. */
typedef enum
{
  ANNING_STORE_ERROR_FAILED,        /* SQLite's own message in the text */
  ANNING_STORE_ERROR_NOT_A_DATABASE,
  ANNING_STORE_ERROR_FOREIGN,       /* another program's database */
  ANNING_STORE_ERROR_NEWER,         /* made by a newer Anning */
  ANNING_STORE_ERROR_READ_ONLY,
  ANNING_STORE_ERROR_DAMAGED,       /* opening: a second line of the text is the path of the newest sound copy, if any */
  ANNING_STORE_ERROR_IN_USE,        /* another process holds it */
  ANNING_STORE_ERROR_FULL,          /* no space left */
  ANNING_STORE_ERROR_NOT_FOUND,
  ANNING_STORE_ERROR_ALTERED,       /* our file, but its schema holds what we did not make; nothing of it was run */
  ANNING_STORE_ERROR_GONE,          /* writing: the file was moved, deleted or replaced; reading goes on */
  ANNING_STORE_ERROR_COPY,          /* a copy whose originals lie beside it: to be restored, not to be worked in */
} AnningStoreError;

/*
 * Opening: everything that may touch the disk happens on the worker.
 *
 * signal changed (const char *table, gint64 id), detailed by table: emitted on
 * the main context after a commit; id 0 means "many rows".
 */
AnningStore *anning_store_new          (const char           *path);
const char  *anning_store_get_path     (AnningStore          *self);
/* Returns: (transfer full): $XDG_DATA_HOME/anning/anning.db */
char        *anning_store_dup_default_path (void);
/* TRUE between a successful open and the close. */
gboolean     anning_store_get_is_open  (AnningStore          *self);
/* TRUE if, when it was opened, nothing had been written and no door of the first start chosen. */
gboolean     anning_store_is_unentered (AnningStore          *self);
void         anning_store_open_async   (AnningStore          *self,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean     anning_store_open_finish  (AnningStore          *self,
                                        GAsyncResult         *result,
                                        GError              **error);
/*
 * TRUE from the moment at which the file is found moved, deleted or replaced until it is
 * back; property "gone". Nothing is written meanwhile, what was written can be read.
 */
gboolean     anning_store_get_gone     (AnningStore          *self);
/* Looks whether it is; writing looks by itself. */
void         anning_store_check_gone   (AnningStore          *self);
/* TRUE if the open file lies on a network or on a drive that another program writes. */
gboolean     anning_store_get_remote   (AnningStore          *self);
/* Same as the opening above, blocking: for the command line and for tests. */
gboolean     anning_store_open         (AnningStore          *self,
                                        GError              **error);
/* Waits for queued jobs, optimises, checkpoints, closes: no -wal file remains. */
void         anning_store_close        (AnningStore          *self);
/* Jobs that are queued or running: the application stays alive until 0. */
guint        anning_store_get_pending  (AnningStore          *self);

/*
 * A job: runs on the worker thread. The result is handed to the caller by
 * anning_store_call_finish(), who frees it. NULL with @error unset is a valid result.
 * A write job runs in one transaction, rolled back when @error is set.
 */
typedef gpointer (*AnningJob) (AnningDb      *db,
                               gpointer       data,
                               GCancellable  *cancellable,
                               GError       **error);

void     anning_store_read_async   (AnningStore          *self,
                                    AnningJob             job,
                                    gpointer              data,
                                    GDestroyNotify        data_free,
                                    GDestroyNotify        result_free,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
void     anning_store_write_async  (AnningStore          *self,
                                    AnningJob             job,
                                    gpointer              data,
                                    GDestroyNotify        data_free,
                                    GDestroyNotify        result_free,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
gpointer anning_store_call_finish  (AnningStore          *self,
                                    GAsyncResult         *result,
                                    GError              **error);
/* Same, blocking the calling thread (never the main loop of the program). */
gpointer anning_store_read         (AnningStore          *self,
                                    AnningJob             job,
                                    gpointer              data,
                                    GError              **error);
gpointer anning_store_write        (AnningStore          *self,
                                    AnningJob             job,
                                    gpointer              data,
                                    GError              **error);

G_END_DECLS
