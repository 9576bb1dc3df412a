/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-backup.h"
#include "anning-copies.h"

G_BEGIN_DECLS

/* Long works on files as tasks. Reports come on the main context of the caller. */

/* A whole copy of @path at @to_path, in the place of what is there; complete or not there at all. */
void       anning_copies_save_async    (const char           *path,
                                        const char           *to_path,
                                        AnningProgressFunc    progress,
                                        gpointer              progress_data,
                                        GCancellable         *cancellable,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean   anning_copies_save_finish   (GAsyncResult         *result,
                                        GError              **error);

/* Of the file and of all its copies. */
typedef struct
{
  gint64 checked_at; /* ms */
  AnningVerdict *verdict;
  GPtrArray *copies; /* AnningCheckedCopy, newest first */
  gboolean away;     /* the folder of copies that was chosen is not there: those in it were not checked */
  gboolean sound;    /* everything that was checked */
} AnningCheckedAll;

void              anning_checked_all_free      (AnningCheckedAll     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningCheckedAll, anning_checked_all_free)

/* Reads all of it. @folder: (nullable) */
void              anning_copies_check_all_async  (const char           *path,
                                                  const char           *folder,
                                                  AnningProgressFunc    progress,
                                                  gpointer              progress_data,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
AnningCheckedAll *anning_copies_check_all_finish (GAsyncResult         *result,
                                                  GError              **error);

G_END_DECLS
