/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-sealed.h"

G_BEGIN_DECLS

/*
 * The head of a sealed backup: 128 bytes, numbers with their lowest byte first.
 *
 *   0  8  "AnnSeal\n"
 *   8  2  version of the format: 1
 *  10  2  how the key is made: 1, Argon2id 1.3 (RFC 9106), one lane
 *  12  4  passes of it
 *  16  8  bytes of memory of it
 *  24  4  bytes of a piece in the clear: 65536
 *  28  4  0
 *  32  8  bytes of all pieces in the clear
 *  40 16  salt
 *  56 24  header of the secretstream (XChaCha20-Poly1305, libsodium)
 *  80 32  first message of the stream: 15 zero bytes, with bytes 0 to 79 as additional data.
 *         It opens with the right passphrase only
 * 112 16  BLAKE2b of bytes 0 to 111: it keeps nobody out, and tells a damaged head
 *         from a wrong passphrase
 *
 * The pieces follow, each a message of the stream and 17 bytes longer than in the
 * clear. All but the last are full; the last one, and no other, has the tag FINAL.
 */
#define ANNING_SEALED_HEADER 128
#define ANNING_SEALED_BOUND 80 /* of these, the additional data */
#define ANNING_SEALED_PIECE 65536

/* What making the key costs. */
typedef struct
{
  guint passes;
  guint64 memory; /* bytes */
} AnningSealedCost;

/* What ours have: "moderate" of libsodium, about a second on a computer of 2015. */
extern const AnningSealedCost anning_sealed_cost;

/* More is refused before any memory is asked for: four times what ours have, and ten passes. */
#define ANNING_SEALED_MOST_MEMORY (G_GUINT64_CONSTANT (1) << 30)
#define ANNING_SEALED_MOST_PASSES 10

typedef struct
{
  AnningSealedCost cost;
  guint64 payload;   /* bytes of all pieces in the clear */
  guint8 salt[16];
  guint8 stream[24];
  guint8 check[32];
} AnningSealedHeader;

/* @bytes: ANNING_SEALED_HEADER of them; the sum behind is set, too. */
void      anning_sealed_header_write    (const AnningSealedHeader  *self,
                                         guint8                    *bytes);
/* @length: fewer than ANNING_SEALED_HEADER: the file ends there. */
gboolean  anning_sealed_header_read     (AnningSealedHeader        *self,
                                         const guint8              *bytes,
                                         gsize                      length,
                                         GError                   **error);
/* Bytes of the whole file. */
guint64   anning_sealed_header_get_size (const AnningSealedHeader  *self);
/* @key: 32 bytes of guarded memory. Takes as long as it says. */
gboolean  anning_sealed_header_make_key (const AnningSealedHeader  *self,
                                         AnningSecret              *secret,
                                         guint8                    *key,
                                         GError                   **error);

/* Numbers as they stand in the head and before each part. */
void      anning_sealed_put_number      (guint8                    *bytes,
                                         guint                      length,
                                         guint64                    value);
guint64   anning_sealed_get_number      (const guint8              *bytes,
                                         guint                      length);

G_END_DECLS
