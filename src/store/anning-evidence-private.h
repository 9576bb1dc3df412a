/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-db-private.h"
#include "anning-evidence.h"

G_BEGIN_DECLS

/*
 * A SHA-256 that is worked out on a thread of its own, at most some pieces
 * behind, so that hashing and storing cost the longer of the two and not the sum.
 */
typedef struct _AnningHasher AnningHasher;

AnningHasher *anning_hasher_new     (void);
/* Returns: an empty place to read @ANNING_EVIDENCE_CHUNK bytes into; waits for one */
guint8       *anning_hasher_take    (AnningHasher  *self);
/* Gives a place back filled with @length bytes, hashed in the order of these calls. */
void          anning_hasher_put     (AnningHasher  *self,
                                     guint8        *place,
                                     gsize          length);
/* Waits for the end. Returns: 64 hexadecimal digits */
char         *anning_hasher_finish  (AnningHasher  *self);
/* Also after finish, or instead of it. */
void          anning_hasher_free    (AnningHasher  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningHasher, anning_hasher_free)

/* Reads @stream to its end into pieces of @evidence_id, which has none. Returns: (transfer full): the digest, or NULL */
char         *anning_evidence_put_pieces (AnningDb               *db,
                                          gint64                  evidence_id,
                                          GInputStream           *stream,
                                          gint64                 *size,
                                          AnningEvidenceProgress  progress,
                                          gpointer                user_data,
                                          GCancellable           *cancellable,
                                          GError                **error);
/* Drops an original for good, with its pieces and peaks. */
gboolean      anning_evidence_drop      (AnningDb    *db,
                                         gint64       evidence_id,
                                         GError     **error);
#define ANNING_EVIDENCE_USE_COLUMNS "id, evidence_id, owner, owner_id, name, path, file_time, added_at"
/* Steps @statement, which selects these columns, to its end. Returns: (transfer full): AnningEvidenceUse, or NULL and @error */
GPtrArray    *anning_evidence_read_uses (AnningStatement  *statement,
                                         GError          **error);
/* Takes back every use of an owner that is dropped for good, as of @now (ms). */
gboolean      anning_evidence_drop_uses (AnningDb    *db,
                                         const char  *owner,
                                         gint64       owner_id,
                                         gint64       now,
                                         GError     **error);

G_END_DECLS
