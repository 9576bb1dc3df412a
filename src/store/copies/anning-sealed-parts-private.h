/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-sealed-stream-private.h"

G_BEGIN_DECLS

/*
 * What is in the clear inside: parts, each led by one byte that says what it is and
 * by its length, 8 bytes, lowest first.
 *
 *   T  what follows: six numbers of 8 bytes: when it was made (ms since 1970 UTC),
 *      schema, bytes of the database, originals, bytes of these, originals that were
 *      incomplete and so have no bytes here. A later version may add some numbers; up
 *      to ANNING_SEALED_LONGEST_CONTENTS bytes are read
 *   D  the database without the pieces of the originals (anning-light-private.h)
 *   O  an original, as often as T says: 32 bytes of SHA-256, its bytes, and one more,
 *      which is 1 if they have that digest; 0 if they were damaged before they were
 *      sealed: then they are left out of what is opened
 */
#define ANNING_SEALED_FRAME 9 /* bytes before a part */
#define ANNING_SEALED_CONTENTS 48
#define ANNING_SEALED_LONGEST_CONTENTS 65536
#define ANNING_SEALED_AROUND_ORIGINAL 33 /* bytes of an O beside those of the original */

typedef enum
{
  ANNING_SEALED_PART_CONTENTS = 'T',
  ANNING_SEALED_PART_DATABASE = 'D',
  ANNING_SEALED_PART_ORIGINAL = 'O',
} AnningSealedPart;

typedef struct
{
  gint64 made_at;        /* ms */
  gint64 schema;
  gint64 database_size;  /* bytes */
  gint64 n_originals;
  gint64 originals_size; /* bytes */
  gint64 n_missing;      /* of the originals */
} AnningSealedContents;

/* @bytes: ANNING_SEALED_FRAME or ANNING_SEALED_CONTENTS of them */
void          anning_sealed_frame_write    (guint8                      *bytes,
                                            AnningSealedPart             part,
                                            guint64                      length);
gboolean      anning_sealed_frame_read     (const guint8                *bytes,
                                            AnningSealedPart             part,
                                            guint64                     *length,
                                            GError                     **error);
void          anning_sealed_contents_write (const AnningSealedContents  *self,
                                            guint8                      *bytes);
/* @length: as the frame says. Refuses what cannot fit into @payload bytes. */
gboolean      anning_sealed_contents_read  (AnningSealedContents        *self,
                                            const guint8                *bytes,
                                            gsize                        length,
                                            guint64                      payload,
                                            GError                     **error);
/* Bytes of everything together. */
guint64       anning_sealed_contents_get_payload (const AnningSealedContents *self);

/* A stream over the next @length bytes of @unsealer, which must outlive it. */
GInputStream *anning_sealed_part_stream_new (AnningUnsealer             *unsealer,
                                             guint64                     length);

G_END_DECLS
