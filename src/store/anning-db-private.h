/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "anning-store.h"

G_BEGIN_DECLS

/* "Anng", in the header of every file of ours. */
#define ANNING_APPLICATION_ID 0x416e6e67
#define ANNING_SCHEMA_VERSION 6
/* How long a statement waits for another connection, in ms. */
#define ANNING_DB_BUSY_TIMEOUT 5000

typedef enum
{
  ANNING_DB_READ_WRITE,
  ANNING_DB_READ_ONLY,
  ANNING_DB_CREATE,    /* for a file that does not exist yet */
  ANNING_DB_IMMUTABLE, /* read-only, in a place where not even a -shm can be made */
} AnningDbMode;

/* A thin wrapper over one sqlite3 connection; belongs to the thread that opened it. */
AnningDb    *anning_db_open            (const char            *path,
                                        AnningDbMode           mode,
                                        GError               **error);
void         anning_db_close           (AnningDb              *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningDb, anning_db_close)
/* Lets go of the pages and the statements that are kept for the next time; while none of these is held. */
void         anning_db_forget          (AnningDb              *self);
sqlite3     *anning_db_get_handle      (AnningDb              *self);
const char  *anning_db_get_path        (AnningDb              *self);
/* Where a copy of this file goes that has to be made while it is opened; NULL: beside it. */
void         anning_db_set_copies      (AnningDb              *self,
                                        const char            *folder);
const char  *anning_db_get_copies      (AnningDb              *self);
gboolean     anning_db_check           (AnningDb              *self,
                                        int                    rc,
                                        GError               **error);
gboolean     anning_db_exec            (AnningDb              *self,
                                        const char            *sql,
                                        GError               **error);
gboolean     anning_db_get_integer     (AnningDb              *self,
                                        const char            *sql,
                                        gint64                *value,
                                        GError               **error);
/* Statements that run from now on end with G_IO_ERROR_CANCELLED once @cancellable is. */
void         anning_db_set_cancellable (AnningDb              *self,
                                        GCancellable          *cancellable);
/* Hands the connection to the calling thread. */
void         anning_db_adopt           (AnningDb              *self);

gboolean     anning_db_begin           (AnningDb              *self,
                                        GError               **error);
gboolean     anning_db_commit          (AnningDb              *self,
                                        GError               **error);
void         anning_db_rollback        (AnningDb              *self);
void         anning_db_note_written    (AnningDb              *self,
                                        gsize                  bytes);
/* The running transaction drops something for good: after its commit no byte of it is left in file or -wal. */
void         anning_db_note_dropped    (AnningDb              *self);
gboolean     anning_db_in_transaction  (AnningDb              *self);
/* FALSE with @error outside a write job, and after an error with which SQLite took the transaction back. */
gboolean     anning_db_check_writing   (AnningDb              *self,
                                        GError               **error);

/* Rows written in the running transaction, told to the store's listeners after the commit. */
typedef struct
{
  const char *table; /* interned */
  gint64 id;         /* 0: many */
} AnningChange;

void         anning_db_note_change     (AnningDb              *self,
                                        const char            *table,
                                        gint64                 id);
/* Returns: (transfer full) (nullable): GArray of AnningChange since the last call */
GArray      *anning_db_take_changes    (AnningDb              *self);

/* ---- statements ---- */

typedef struct _AnningStatement AnningStatement;

/* Prepared once per text and connection; released by its autoptr. */
AnningStatement *anning_db_prepare              (AnningDb         *self,
                                                 const char       *sql,
                                                 GError          **error);
void             anning_statement_release       (AnningStatement  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningStatement, anning_statement_release)
/* A failed bind is reported by the next step. Places count from 1; ANNING_UNKNOWN binds NULL. */
void             anning_statement_bind_text     (AnningStatement  *self,
                                                 int               place,
                                                 const char       *text);
void             anning_statement_bind_integer  (AnningStatement  *self,
                                                 int               place,
                                                 gint64            value);
/* @data must stay until the statement is released. */
void             anning_statement_bind_blob     (AnningStatement  *self,
                                                 int               place,
                                                 gconstpointer     data,
                                                 gsize             length);
/* @row: (out): TRUE if there is a row to read */
gboolean         anning_statement_step          (AnningStatement  *self,
                                                 gboolean         *row,
                                                 GError          **error);
/* Steps to the end. */
gboolean         anning_statement_run           (AnningStatement  *self,
                                                 GError          **error);
/* Steps to the end. Returns: (transfer full): gint64, the first column of each row, or NULL and @error */
GArray          *anning_statement_read_ids      (AnningStatement  *self,
                                                 GError          **error);
void             anning_statement_rewind        (AnningStatement  *self);
/* Columns count from 0. NULL reads as NULL, ANNING_UNKNOWN. Valid until the next step. */
const char      *anning_statement_get_text      (AnningStatement  *self,
                                                 int               column);
gint64           anning_statement_get_integer   (AnningStatement  *self,
                                                 int               column);
gconstpointer    anning_statement_get_blob      (AnningStatement  *self,
                                                 int               column,
                                                 gsize            *length);

/* Milliseconds since 1970 UTC. */
gint64           anning_store_now               (void);

G_END_DECLS
