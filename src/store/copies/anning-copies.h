/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-progress-relay.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * The folder of copies, "backups" beside the file unless another was chosen:
 *
 *   STEM-YYYYMMDD-HHMMSS.db        a copy, named by the local time at which it was made;
 *                                  the database without the pieces of the originals
 *   STEM-YYYYMMDD-HHMMSS-vN.db     the same, made before schema N became a later one
 *   evidence/ab/abcdef…            each original once, named by its SHA-256, for all copies
 *
 * STEM is the name of the file without ".db": files that share a folder keep their copies
 * apart and share the originals. Copies of earlier versions hold their originals themselves.
 * Names that end in ".part" are drafts and count as nothing.
 *
 * @path is the file, @folder (nullable) the folder of copies that was chosen. What lists, checks
 * and rotates looks beside the file as well: copies may have been left there, by a move that
 * was of another file or before a migration. None of these functions
 * writes into the file, and all but anning_copies_default_folder() block; each has an
 * asynchronous form that calls @progress and @callback on the main context of the caller.
 */

#define ANNING_COPIES_ERROR (anning_copies_error_quark ())
GQuark        anning_copies_error_quark     (void);

typedef enum
{
  ANNING_COPIES_ERROR_AWAY, /* the folder that was chosen is not there: a disk that is not connected, say */
} AnningCopiesError;

typedef struct
{
  char *path;
  gint64 made_at;          /* ms, by its name */
  gboolean before_migration;
  gboolean light;          /* needs the originals beside it */
  gint64 schema;           /* 0: it cannot be read, and what follows is 0 too */
  gint64 own_size;         /* bytes of the file */
  gint64 n_originals;
  gint64 shared_size;      /* bytes of the originals that it needs beside it */
  gint64 n_missing;        /* of these, not there or not of their size; hashes are not looked at */
} AnningCopy;

void          anning_copy_free              (AnningCopy            *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningCopy, anning_copy_free)

/* What all copies of a folder take. */
typedef struct
{
  gint64 n_copies;
  gint64 own_size;    /* bytes of the databases */
  gint64 n_originals;
  gint64 shared_size; /* bytes of the originals */
} AnningCopiesSize;

/* Returns: (transfer full): "backups" beside the file */
char         *anning_copies_dup_default_folder (const char         *path);

/* Returns: (transfer full): where an original lies in a folder of copies, if it is there: evidence/ab/abcdef… */
char         *anning_copies_dup_original_path (const char          *folder,
                                               const char          *sha256);

/*
 * @away: (out) (optional): @folder is not there, a disk that is not connected, say: those beside the file are listed
 *
 * Returns: (transfer full) (element-type AnningCopy): of @path, newest first; empty without a folder
 */
GPtrArray    *anning_copies_list            (const char            *path,
                                             const char            *folder,
                                             gboolean              *away,
                                             GCancellable          *cancellable,
                                             GError               **error);
void          anning_copies_list_async      (const char            *path,
                                             const char            *folder,
                                             GCancellable          *cancellable,
                                             GAsyncReadyCallback    callback,
                                             gpointer               user_data);
GPtrArray    *anning_copies_list_finish     (GAsyncResult          *result,
                                             gboolean              *away,
                                             GError               **error);

/*
 * Makes a copy now; the file may be open and be written meanwhile. ANNING_STORE_ERROR_FULL
 * before anything is written if it would not leave some room; ANNING_COPIES_ERROR_AWAY when @folder
 * is not there: it is not made anew, for that would be below the place where its disk belongs. An original of the file that
 * is damaged is left out: the copy is there, and @n_damaged: (out) (optional) counts these.
 *
 * Returns: (transfer full): its path
 */
char         *anning_copies_make            (const char            *path,
                                             const char            *folder,
                                             AnningProgressFunc     progress,
                                             gpointer               progress_data,
                                             GCancellable          *cancellable,
                                             gint64                *n_damaged,
                                             GError               **error);
void          anning_copies_make_async      (const char            *path,
                                             const char            *folder,
                                             AnningProgressFunc     progress,
                                             gpointer               progress_data,
                                             GCancellable          *cancellable,
                                             GAsyncReadyCallback    callback,
                                             gpointer               user_data);
char         *anning_copies_make_finish     (GAsyncResult          *result,
                                             gint64                *n_damaged,
                                             GError               **error);

/*
 * Drops the copies of @path that the rotation no longer keeps (7 daily, 4 weekly,
 * 6 monthly, newest 2 before a migration), then the originals that no copy of a folder names.
 * Where a copy cannot be read, all originals stay. Called after each automatic copy.
 *
 * Returns: how many copies were dropped, or -1 and @error
 */
gint64        anning_copies_rotate          (const char            *path,
                                             const char            *folder,
                                             GCancellable          *cancellable,
                                             GError               **error);

/* Drops one copy for good, and the originals that no other copy of its folder names. */
gboolean      anning_copies_remove          (const char            *copy_path,
                                             GCancellable          *cancellable,
                                             GError               **error);
void          anning_copies_remove_async    (const char            *copy_path,
                                             GCancellable          *cancellable,
                                             GAsyncReadyCallback    callback,
                                             gpointer               user_data);
gboolean      anning_copies_remove_finish   (GAsyncResult          *result,
                                             GError               **error);

/* Of the whole folders, whichever files the copies are of. */
gboolean      anning_copies_measure         (const char            *path,
                                             const char            *folder,
                                             AnningCopiesSize      *size,
                                             GCancellable          *cancellable,
                                             GError               **error);
void          anning_copies_measure_async   (const char            *path,
                                             const char            *folder,
                                             GCancellable          *cancellable,
                                             GAsyncReadyCallback    callback,
                                             gpointer               user_data);
gboolean      anning_copies_measure_finish  (GAsyncResult          *result,
                                             AnningCopiesSize      *size,
                                             GError               **error);

/*
 * Brings all copies of @path and their originals from @folder to @to, another folder that is
 * made if need be: copied, read back and compared by hash, and only then removed from
 * @folder. Anything wrong and a cancellation leave @folder as it is. Copies of other
 * files stay in @folder with the originals they name. Whoever calls keeps the new
 * place (anning_store_set_copies()) when it returns TRUE. ANNING_COPIES_ERROR_AWAY: @folder is not
 * there, @to is: new copies can go there, and the old ones are where they were.
 */
gboolean      anning_copies_move            (const char            *path,
                                             const char            *folder,
                                             const char            *to,
                                             AnningProgressFunc     progress,
                                             gpointer               progress_data,
                                             GCancellable          *cancellable,
                                             GError               **error);
void          anning_copies_move_async      (const char            *path,
                                             const char            *folder,
                                             const char            *to,
                                             AnningProgressFunc     progress,
                                             gpointer               progress_data,
                                             GCancellable          *cancellable,
                                             GAsyncReadyCallback    callback,
                                             gpointer               user_data);
gboolean      anning_copies_move_finish     (GAsyncResult          *result,
                                             GError               **error);

/*
 * Reads everything that a copy needs: the database (integrity, journal) and the hash of
 * every original, inside or beside it. FALSE and @error with the first thing that is wrong:
 * ANNING_STORE_ERROR_DAMAGED, ANNING_STORE_ERROR_NOT_FOUND for an original that is missing.
 */
gboolean      anning_copies_check           (const char            *copy_path,
                                             AnningProgressFunc     progress,
                                             gpointer               progress_data,
                                             GCancellable          *cancellable,
                                             GError               **error);

/* What a check of one copy found. */
typedef struct
{
  char *path;
  gint64 made_at; /* ms */
  GError *error;  /* NULL: sound */
} AnningCheckedCopy;

/*
 * The same of all copies of @path. @away: as in a list: those in @folder were not checked
 *
 * Returns: (transfer full) (element-type AnningCheckedCopy): newest first, or NULL and @error
 */
GPtrArray    *anning_copies_check_each      (const char            *path,
                                             const char            *folder,
                                             gboolean              *away,
                                             AnningProgressFunc     progress,
                                             gpointer               progress_data,
                                             GCancellable          *cancellable,
                                             GError               **error);

/*
 * Until when do copies hold a row of the file (a deleted record, say, or an original with
 * @table "evidence")? @day: the day on which the last of them goes if a copy is made each day
 * from now on, invalid (g_date_valid()) if no copy holds it. A copy that cannot be read
 * counts as holding it. ANNING_COPIES_ERROR_AWAY: nobody can tell, as @folder is not there.
 */
gboolean      anning_copies_find_last_day   (const char            *path,
                                             const char            *folder,
                                             const char            *table,
                                             gint64                 id,
                                             GDate                 *day,
                                             GCancellable          *cancellable,
                                             GError               **error);
void          anning_copies_find_last_day_async  (const char           *path,
                                                  const char           *folder,
                                                  const char           *table,
                                                  gint64                id,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
gboolean      anning_copies_find_last_day_finish (GAsyncResult         *result,
                                                  GDate                *day,
                                                  GError              **error);

/* ---- automatic copies of an open store ---- */

/*
 * Off until this is called, and so for tests and most commands. @folder: (nullable).
 * With @enabled the state before the first write of a local day is copied on a thread of its
 * own while writing goes on, and the folder is rotated. anning_store_close() ends a
 * copy that still runs; the next first write begins it again where the originals had got to.
 */
void          anning_store_set_copies       (AnningStore           *self,
                                             const char            *folder,
                                             gboolean               enabled);

typedef struct
{
  gboolean running;
  gint64 last_made_at;   /* ms; the newest copy that this store made since it was opened, ANNING_UNKNOWN: none */
  gint64 last_failed_at; /* ms; ANNING_UNKNOWN: none since the last that was made */
  GError *error;         /* (nullable): why */
  gint64 n_damaged;      /* originals of the file that the last copy had to leave out */
} AnningCopiesState;

void          anning_copies_state_free      (AnningCopiesState     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningCopiesState, anning_copies_state_free)

/* Any thread. The store's signal "copies-changed" tells, on its main context, that this is another one. */
AnningCopiesState *anning_store_get_copies_state (AnningStore      *self);

G_END_DECLS
