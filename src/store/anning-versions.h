/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * The states in which one record has been, as the journal kept them. They are for
 * whoever owns the file: nothing of them is in a paper or a bundle.
 */

typedef struct
{
  const AnningRecordType *type;
  gint64 seq;      /* of the journal */
  gint64 at;       /* ms, when it was written */
  char *action;    /* "insert", "update", "remove", "restore" */
  gpointer record; /* how it stood from then on; NULL where a purge dropped it */
} AnningVersion;

void       anning_version_free         (AnningVersion           *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningVersion, anning_version_free)

/* Inside a job. */
GPtrArray *anning_versions_read        (AnningDb                *db,
                                        const AnningRecordType  *type,
                                        gint64                   id,
                                        gint64                   pause_ms,
                                        GError                 **error);

void       anning_versions_read_async  (AnningStore             *store,
                                        const AnningRecordType  *type,
                                        gint64                   id,
                                        gint64                   pause_ms,
                                        GCancellable            *cancellable,
                                        GAsyncReadyCallback      callback,
                                        gpointer                 user_data);
GPtrArray *anning_versions_read_finish (AnningStore             *store,
                                        GAsyncResult            *result,
                                        GError                 **error);

G_END_DECLS
