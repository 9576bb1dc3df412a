/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-db-private.h"
#include "anning-progress-relay.h"

G_BEGIN_DECLS

/*
 * The light image of a file: every table row for row but for evidence_chunk, which is
 * empty in it. It is no file to work with: its application id is another one, so that
 * nobody opens it in place of the file it was made of.
 */
#define ANNING_LIGHT_APPLICATION_ID 0x416e6e6c /* "Annl" */

/* One original that a file or an image names. */
typedef struct
{
  gint64 id;
  char sha256[65];
  gint64 size; /* bytes */
} AnningOriginal;

/*
 * Makes a file that is an image of @from: tables, rows, indexes, the search, schema and application id.
 * @from: a connection for reading. Within a read transaction of its own if there is none
 *   yet; who wants the image and the originals of one state begins one before.
 * @path: must not exist; is complete and on the disk when TRUE is returned, and
 *   gone otherwise. Who wants it to appear whole gives a name for drafts and renames.
 */
gboolean    anning_light_write           (AnningDb            *from,
                                          const char          *path,
                                          AnningProgressFunc   progress,
                                          gpointer             user_data,
                                          GCancellable        *cancellable,
                                          GError             **error);
/* The same as the bytes of such a file, made in memory: nothing of it reaches a disk. */
GBytes     *anning_light_write_bytes     (AnningDb            *from,
                                          AnningProgressFunc   progress,
                                          gpointer             user_data,
                                          GCancellable        *cancellable,
                                          GError             **error);
/* Opens an image, or a whole file, for reading: refuses what is not ours and what is newer. */
AnningDb   *anning_light_open            (const char          *path,
                                          GError             **error);
/* The same of bytes, which are copied. */
AnningDb   *anning_light_open_bytes      (GBytes              *bytes,
                                          GError             **error);
/* TRUE if the pieces of the originals are not in it. */
gboolean    anning_light_is_light        (AnningDb            *db,
                                          gboolean            *light,
                                          GError             **error);

/* Returns: (element-type AnningOriginal): by digest, so that the order says nothing; or NULL and @error */
GArray     *anning_light_list_originals  (AnningDb            *db,
                                          GError             **error);

/* FALSE and @error end the reading. */
typedef gboolean (*AnningPieceFunc) (gconstpointer   data,
                                     gsize           length,
                                     gpointer        user_data,
                                     GError        **error);

/*
 * Hands the bytes of an original of a whole file over, piece by piece, at most
 * ANNING_EVIDENCE_CHUNK bytes each. ANNING_STORE_ERROR_DAMAGED after the last piece if they
 * are not what size and digest say: who wrote them somewhere throws that away.
 */
gboolean    anning_light_read_original   (AnningDb              *db,
                                          const AnningOriginal  *original,
                                          AnningPieceFunc        func,
                                          gpointer               user_data,
                                          GCancellable          *cancellable,
                                          GError               **error);

G_END_DECLS
