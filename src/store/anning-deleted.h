/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * What was deleted and can still be brought back, and dropping it for good before its time.
 */

/* One thing that was deleted; what went with it is counted, not listed. */
typedef struct
{
  const AnningRecordType *type;
  gint64 id;
  gint64 deleted_at; /* ms */
  gint64 goes_at;    /* ms: from then on it is dropped for good */
  char *title;       /* the creditor, a name, a file; NULL if it has none */
  char *text;        /* the beginning of what else was written into it; NULL if nothing was */
  gint64 at;         /* ms, of a contact or a round; else ANNING_UNKNOWN */
  gint64 utc_offset; /* minutes */
  char *channel;     /* of a contact, NULL for others */
  guint n_with;      /* rows that went with it: a debt's payments, a note's parts */
  guint n_originals; /* that belong to it and to nothing else */
  gint64 bytes;      /* of those */
} AnningDeleted;

void              anning_deleted_free       (AnningDeleted           *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningDeleted, anning_deleted_free)

/* Everything that waits to be dropped. */
typedef struct
{
  GPtrArray *things;     /* AnningDeleted, the one that was deleted last first */
  guint n_left;          /* how many more there are than are listed */
  guint n_unused;        /* originals that nothing uses any more */
  gint64 unused_bytes;
  gint64 unused_goes_at; /* ms: when the last of them is dropped; ANNING_UNKNOWN: there are none */
} AnningDeletedList;

void              anning_deleted_list_free  (AnningDeletedList       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningDeletedList, anning_deleted_list_free)

void              anning_deleted_read_async (AnningStore             *store,
                                             guint                    limit,
                                             GCancellable            *cancellable,
                                             GAsyncReadyCallback      callback,
                                             gpointer                 user_data);
AnningDeletedList *anning_deleted_read_finish (AnningStore           *store,
                                             GAsyncResult            *result,
                                             GError                 **error);
/*
 * Drops it for good, with what went with it and the originals that nothing else uses; the bytes are
 * gone from the file and from what SQLite keeps beside it. @type: (nullable): NULL for everything
 * that was deleted, and every original that nothing uses.
 */
void              anning_deleted_purge_async (AnningStore            *store,
                                             const AnningRecordType  *type,
                                             gint64                   id,
                                             GAsyncReadyCallback      callback,
                                             gpointer                 user_data);
gboolean          anning_deleted_purge_finish (AnningStore           *store,
                                             GAsyncResult            *result,
                                             GError                 **error);

G_END_DECLS
