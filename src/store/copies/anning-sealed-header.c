/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-sealed-header-private.h"

#include <sodium.h>
#include <string.h>

#include "anning-secret-private.h"

#define VERSION 1
#define ARGON2ID 1
#define AT_SUM 112
#define SUM 16

static const guint8 magic[8] = { 'A', 'n', 'n', 'S', 'e', 'a', 'l', '\n' };

const AnningSealedCost anning_sealed_cost = {
  .passes = crypto_pwhash_argon2id_OPSLIMIT_MODERATE,
  .memory = crypto_pwhash_argon2id_MEMLIMIT_MODERATE,
};

G_STATIC_ASSERT (sizeof ((AnningSealedHeader *) NULL)->salt == crypto_pwhash_argon2id_SALTBYTES);
G_STATIC_ASSERT (sizeof ((AnningSealedHeader *) NULL)->stream == crypto_secretstream_xchacha20poly1305_HEADERBYTES);
G_STATIC_ASSERT (sizeof ((AnningSealedHeader *) NULL)->check == 15 + crypto_secretstream_xchacha20poly1305_ABYTES);
G_STATIC_ASSERT (crypto_generichash_BYTES_MIN <= SUM);

G_DEFINE_QUARK (anning-sealed-error-quark, anning_sealed_error)

void
anning_sealed_put_number (guint8  *bytes,
                          guint    length,
                          guint64  value)
{
  for (guint i = 0; i < length; i++)
    bytes[i] = (guint8) (value >> (8 * i));
}

guint64
anning_sealed_get_number (const guint8 *bytes,
                          guint         length)
{
  guint64 value = 0;

  for (guint i = 0; i < length; i++)
    value |= (guint64) bytes[i] << (8 * i);
  return value;
}

static void
sum_up (const guint8 *bytes,
        guint8       *sum)
{
  crypto_generichash (sum, SUM, bytes, AT_SUM, NULL, 0);
}

void
anning_sealed_header_write (const AnningSealedHeader *self,
                            guint8                   *bytes)
{
  memset (bytes, 0, ANNING_SEALED_HEADER);
  memcpy (bytes, magic, sizeof magic);
  anning_sealed_put_number (bytes + 8, 2, VERSION);
  anning_sealed_put_number (bytes + 10, 2, ARGON2ID);
  anning_sealed_put_number (bytes + 12, 4, self->cost.passes);
  anning_sealed_put_number (bytes + 16, 8, self->cost.memory);
  anning_sealed_put_number (bytes + 24, 4, ANNING_SEALED_PIECE);
  anning_sealed_put_number (bytes + 32, 8, self->payload);
  memcpy (bytes + 40, self->salt, sizeof self->salt);
  memcpy (bytes + 56, self->stream, sizeof self->stream);
  memcpy (bytes + ANNING_SEALED_BOUND, self->check, sizeof self->check);
  sum_up (bytes, bytes + AT_SUM);
}

static gboolean
refuse (GError            **error,
        AnningSealedError   code,
        const char         *message)
{
  g_set_error_literal (error, ANNING_SEALED_ERROR, code, message);
  return FALSE;
}

/* What stands in all versions at the same place: magic, version and sum. */
static gboolean
check_frame (const guint8  *bytes,
             gsize          length,
             GError       **error)
{
  guint8 sum[SUM];

  if (length < sizeof magic || memcmp (bytes, magic, sizeof magic) != 0)
    return refuse (error, ANNING_SEALED_ERROR_NOT_SEALED, "The file does not begin like a sealed backup");
  if (length < ANNING_SEALED_HEADER)
    return refuse (error, ANNING_SEALED_ERROR_TRUNCATED, "The file ends within its head");
  sum_up (bytes, sum);
  if (memcmp (sum, bytes + AT_SUM, SUM) != 0)
    return refuse (error, ANNING_SEALED_ERROR_DAMAGED, "The head is not as it was written");
  if (anning_sealed_get_number (bytes + 8, 2) > VERSION)
    return refuse (error, ANNING_SEALED_ERROR_NEWER, "The format is newer than this program");
  return TRUE;
}

gboolean
anning_sealed_header_read (AnningSealedHeader  *self,
                           const guint8        *bytes,
                           gsize                length,
                           GError             **error)
{
  guint64 passes;

  memset (self, 0, sizeof *self);
  anning_secret_set_up ();
  if (!check_frame (bytes, length, error))
    return FALSE;

  passes = anning_sealed_get_number (bytes + 12, 4);
  self->cost.memory = anning_sealed_get_number (bytes + 16, 8);
  self->payload = anning_sealed_get_number (bytes + 32, 8);
  memcpy (self->salt, bytes + 40, sizeof self->salt);
  memcpy (self->stream, bytes + 56, sizeof self->stream);
  memcpy (self->check, bytes + ANNING_SEALED_BOUND, sizeof self->check);

  if (anning_sealed_get_number (bytes + 8, 2) != VERSION || anning_sealed_get_number (bytes + 10, 2) != ARGON2ID
      || anning_sealed_get_number (bytes + 24, 4) != ANNING_SEALED_PIECE || anning_sealed_get_number (bytes + 28, 4) != 0
      /* So that sizes can be added up without a thought of overflow. */
      || self->payload == 0 || self->payload > G_MAXINT64 / 2
      || passes < crypto_pwhash_argon2id_OPSLIMIT_MIN || self->cost.memory < crypto_pwhash_argon2id_MEMLIMIT_MIN)
    return refuse (error, ANNING_SEALED_ERROR_DAMAGED, "The head says what no program of ours writes");
  if (passes > ANNING_SEALED_MOST_PASSES || self->cost.memory > ANNING_SEALED_MOST_MEMORY)
    {
      g_set_error (error, ANNING_SEALED_ERROR, ANNING_SEALED_ERROR_TOO_COSTLY,
                   "The head asks for %" G_GUINT64_FORMAT " bytes of memory and %" G_GUINT64_FORMAT " passes",
                   self->cost.memory, passes);
      return FALSE;
    }
  self->cost.passes = (guint) passes;
  return TRUE;
}

guint64
anning_sealed_header_get_size (const AnningSealedHeader *self)
{
  guint64 pieces = (self->payload + ANNING_SEALED_PIECE - 1) / ANNING_SEALED_PIECE;

  return ANNING_SEALED_HEADER + self->payload + pieces * crypto_secretstream_xchacha20poly1305_ABYTES;
}

gboolean
anning_sealed_header_make_key (const AnningSealedHeader  *self,
                               AnningSecret              *secret,
                               guint8                    *key,
                               GError                   **error)
{
  gsize length;
  const char *passphrase = anning_secret_get (secret, &length);

  if (crypto_pwhash (key, crypto_secretstream_xchacha20poly1305_KEYBYTES, passphrase, length, self->salt,
                     self->cost.passes, self->cost.memory, crypto_pwhash_ALG_ARGON2ID13) == 0)
    return TRUE;
  g_set_error (error, ANNING_SEALED_ERROR, ANNING_SEALED_ERROR_NO_MEMORY,
               "Making the key needs %" G_GUINT64_FORMAT " bytes of memory", self->cost.memory);
  return FALSE;
}
