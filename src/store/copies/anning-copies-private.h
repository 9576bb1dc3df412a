/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-copies.h"
#include "anning-copy-rotation.h"
#include "anning-light-private.h"

G_BEGIN_DECLS

/* ---- anning-copy-names.c ---- */

/* "anning" of "/…/anning.db": (transfer full) */
char      *_anning_copy_names_dup_stem     (const char             *path);
/* Is @name that of a copy, of the file with that stem if @stem is not NULL? @time: (out) (nullable) */
gboolean   _anning_copy_names_parse        (const char             *name,
                                            const char             *stem,
                                            AnningCopyTime         *time);
/* ms, in the time zone of this computer */
gint64     _anning_copy_names_get_instant  (const AnningCopyTime   *time);
/* The local day of an instant. */
void       _anning_copy_names_get_day      (gint64                  instant,
                                            GDate                  *day);
/* A path that nothing has yet. @before_schema: 0, or the schema that the copy is made before a migration from */
char      *_anning_copy_names_make_path    (const char             *path,
                                            const char             *folder,
                                            gint64                  now,
                                            gint64                  before_schema);
/*
 * Where copies of @path may lie: @folder (nullable) where that is there, and "backups" beside the file.
 * @away: (out) (optional): @folder is not there
 */
GPtrArray *_anning_copy_names_find_folders (const char             *path,
                                            const char             *folder,
                                            gboolean               *away);
/* Those of @path in all these folders, newest first. */
GPtrArray *_anning_copy_names_list_all     (const char             *path,
                                            const char             *folder,
                                            gboolean               *away);
gboolean   _anning_copy_names_is_same      (const char             *first,
                                            const char             *second);
/* ANNING_COPIES_ERROR_AWAY unless @folder (nullable) is there. */
gboolean   _anning_copy_names_check_folder (const char             *folder,
                                            GError                **error);
/* Returns: (transfer full): full paths of the copies in @folder, newest first; empty without a folder */
GPtrArray *_anning_copy_names_list         (const char             *folder,
                                            const char             *stem);

/* ---- anning-copies.c ---- */

/* Fills in what stands in the file at @copy's path; its schema stays 0 where that cannot be read. */
void       _anning_copies_read             (AnningCopy             *copy);

/* ---- anning-copy-originals.c: the originals beside the copies ---- */

gboolean   _anning_copy_originals_has      (const char             *folder,
                                            const AnningOriginal   *original);
/* Adds what is not there yet. @done: (inout): bytes of @all, for @progress */
gboolean   _anning_copy_originals_store    (AnningDb               *db,
                                            GArray                 *originals,
                                            const char             *folder,
                                            AnningProgressFunc      progress,
                                            gpointer                user_data,
                                            GCancellable           *cancellable,
                                            gint64                 *n_damaged,
                                            GError                **error);
/* Bytes that such a store would write. */
gint64     _anning_copy_originals_count_new (GArray                *originals,
                                            const char             *folder);
/* Makes the folder of @sha256. Returns: (transfer full): the path of that original */
char      *_anning_copy_originals_make_place (const char           *folder,
                                            const char             *sha256,
                                            GError                **error);
/* Drops drafts, and the originals that no copy in @folder names. The folder is locked. */
gboolean   _anning_copy_originals_collect  (const char             *folder,
                                            GCancellable           *cancellable,
                                            GError                **error);
gboolean   _anning_copy_originals_sync     (const char             *folder,
                                            GError                **error);

/* ---- anning-copies.c ---- */

/* From a connection that has not begun to read. @before_schema: as above */
char      *_anning_copies_make_from        (AnningDb               *db,
                                            const char             *folder,
                                            gint64                  before_schema,
                                            AnningProgressFunc      progress,
                                            gpointer                progress_data,
                                            GCancellable           *cancellable,
                                            gint64                 *n_damaged,
                                            GError                **error);

/* ---- anning-copier.c: the automatic copy ---- */

typedef struct _AnningCopier AnningCopier;

/* @changed: called on any thread when the state is another one */
AnningCopier      *anning_copier_new          (void              (*changed) (gpointer user_data),
                                               gpointer            user_data);
/* Ends what runs, waits for it. */
void               anning_copier_free         (AnningCopier       *self);
void               anning_copier_set          (AnningCopier       *self,
                                               const char         *folder,
                                               gboolean            enabled);
/* Returns: (transfer full) (nullable): the folder that was chosen */
char              *anning_copier_dup_folder   (AnningCopier       *self);
/* On the thread of @db, outside a transaction: the state as it is now is copied if it is time to. */
void               anning_copier_before_write (AnningCopier       *self,
                                               AnningDb           *db);
/* Ends what runs and waits for it; nothing begins before anning_copier_allow(). */
void               anning_copier_stop         (AnningCopier       *self);
void               anning_copier_allow        (AnningCopier       *self);
AnningCopiesState *anning_copier_get_state    (AnningCopier       *self);

G_END_DECLS
