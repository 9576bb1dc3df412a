/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-sealed-stream-private.h"

#include <sodium.h>
#include <string.h>

#include "anning-secret-private.h"

#define ABYTES crypto_secretstream_xchacha20poly1305_ABYTES
#define FINAL crypto_secretstream_xchacha20poly1305_TAG_FINAL
#define MESSAGE crypto_secretstream_xchacha20poly1305_TAG_MESSAGE

/* All that must not be left in memory. */
typedef struct
{
  crypto_secretstream_xchacha20poly1305_state state;
  guint8 key[crypto_secretstream_xchacha20poly1305_KEYBYTES];
  guint8 clear[ANNING_SEALED_PIECE];
} Hidden;

struct _AnningSealer
{
  GOutputStream *stream;
  Hidden *hidden;
  gsize filled; /* of the piece */
  guint64 left; /* bytes that are still to be put in */
  guint8 sealed[ANNING_SEALED_PIECE + ABYTES];
};

struct _AnningUnsealer
{
  GInputStream *stream;
  Hidden *hidden;
  guint64 payload;
  guint64 unread; /* bytes in the clear of pieces that were not read yet */
  gsize filled;   /* of the piece */
  gsize taken;    /* of these */
  guint8 sealed[ANNING_SEALED_PIECE + ABYTES];
};

static const guint8 zeros[15];

static Hidden *
hidden_new (void)
{
  Hidden *hidden = anning_secret_alloc (sizeof (Hidden));

  memset (hidden, 0, sizeof *hidden);
  return hidden;
}

static gboolean
refuse (GError            **error,
        AnningSealedError   code,
        const char         *message)
{
  g_set_error_literal (error, ANNING_SEALED_ERROR, code, message);
  return FALSE;
}

/* ---- sealing ---- */

static gboolean
write_head (AnningSealer            *self,
            AnningSecret            *secret,
            const AnningSealedCost  *cost,
            GCancellable            *cancellable,
            GError                 **error)
{
  AnningSealedHeader header = { .cost = *cost, .payload = self->left };
  guint8 bytes[ANNING_SEALED_HEADER];

  randombytes_buf (header.salt, sizeof header.salt);
  if (!anning_sealed_header_make_key (&header, secret, self->hidden->key, error))
    return FALSE;
  crypto_secretstream_xchacha20poly1305_init_push (&self->hidden->state, header.stream, self->hidden->key);
  /* Twice: what is bound to the first message must stand in the head before there is one. */
  anning_sealed_header_write (&header, bytes);
  crypto_secretstream_xchacha20poly1305_push (&self->hidden->state, header.check, NULL, zeros, sizeof zeros,
                                              bytes, ANNING_SEALED_BOUND, MESSAGE);
  anning_sealed_header_write (&header, bytes);
  return g_output_stream_write_all (self->stream, bytes, sizeof bytes, NULL, cancellable, error);
}

AnningSealer *
anning_sealer_new (GOutputStream           *stream,
                   AnningSecret            *secret,
                   const AnningSealedCost  *cost,
                   guint64                  payload,
                   GCancellable            *cancellable,
                   GError                 **error)
{
  g_autoptr (AnningSealer) self = g_new0 (AnningSealer, 1);

  g_return_val_if_fail (payload > 0 && payload <= G_MAXINT64 / 2, NULL);

  anning_secret_set_up ();
  self->stream = g_object_ref (stream);
  self->hidden = hidden_new ();
  self->left = payload;
  return write_head (self, secret, cost, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

static gboolean
push (AnningSealer  *self,
      guint8         tag,
      GCancellable  *cancellable,
      GError       **error)
{
  gsize length = self->filled;

  crypto_secretstream_xchacha20poly1305_push (&self->hidden->state, self->sealed, NULL, self->hidden->clear, length,
                                              NULL, 0, tag);
  self->filled = 0;
  return g_output_stream_write_all (self->stream, self->sealed, length + ABYTES, NULL, cancellable, error);
}

gboolean
anning_sealer_put (AnningSealer   *self,
                   gconstpointer   data,
                   gsize           length,
                   GCancellable   *cancellable,
                   GError        **error)
{
  const guint8 *bytes = data;

  g_return_val_if_fail (length <= self->left, FALSE);

  while (length > 0)
    {
      gsize n = MIN (length, ANNING_SEALED_PIECE - self->filled);

      memcpy (self->hidden->clear + self->filled, bytes, n);
      self->filled += n;
      self->left -= n;
      bytes += n;
      length -= n;
      /* The last one waits for its tag. */
      if (self->filled == ANNING_SEALED_PIECE && self->left > 0 && !push (self, MESSAGE, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
anning_sealer_finish (AnningSealer  *self,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_return_val_if_fail (self->left == 0, FALSE);

  return push (self, FINAL, cancellable, error);
}

void
anning_sealer_free (AnningSealer *self)
{
  g_object_unref (self->stream);
  sodium_free (self->hidden);
  g_free (self);
}

/* ---- unsealing ---- */

static gboolean
read_head (AnningUnsealer  *self,
           AnningSecret    *secret,
           GCancellable    *cancellable,
           GError         **error)
{
  AnningSealedHeader header;
  guint8 bytes[ANNING_SEALED_HEADER];
  guint8 clear[sizeof zeros];
  guint8 tag;
  gsize length;

  if (!g_input_stream_read_all (self->stream, bytes, sizeof bytes, &length, cancellable, error)
      || !anning_sealed_header_read (&header, bytes, length, error)
      || !anning_sealed_header_make_key (&header, secret, self->hidden->key, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  self->payload = header.payload;
  self->unread = header.payload;
  if (crypto_secretstream_xchacha20poly1305_init_pull (&self->hidden->state, header.stream, self->hidden->key) != 0
      || crypto_secretstream_xchacha20poly1305_pull (&self->hidden->state, clear, NULL, &tag,
                                                     header.check, sizeof header.check,
                                                     bytes, ANNING_SEALED_BOUND) != 0)
    return refuse (error, ANNING_SEALED_ERROR_WRONG_PASSPHRASE, "The passphrase does not open it");
  if (tag != MESSAGE || sodium_memcmp (clear, zeros, sizeof zeros) != 0)
    return refuse (error, ANNING_SEALED_ERROR_DAMAGED, "The first message is none of ours");
  return TRUE;
}

AnningUnsealer *
anning_unsealer_new (GInputStream  *stream,
                     AnningSecret  *secret,
                     GCancellable  *cancellable,
                     GError       **error)
{
  g_autoptr (AnningUnsealer) self = g_new0 (AnningUnsealer, 1);

  anning_secret_set_up ();
  self->stream = g_object_ref (stream);
  self->hidden = hidden_new ();
  return read_head (self, secret, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

guint64
anning_unsealer_get_payload (AnningUnsealer *self)
{
  return self->payload;
}

guint64
anning_unsealer_get_left (AnningUnsealer *self)
{
  return self->unread + self->filled - self->taken;
}

static gboolean
pull (AnningUnsealer  *self,
      GCancellable    *cancellable,
      GError         **error)
{
  gsize expected = (gsize) MIN (self->unread, ANNING_SEALED_PIECE);
  gboolean last = expected == self->unread;
  gsize length;
  guint8 tag;

  self->filled = 0;
  self->taken = 0;
  if (!g_input_stream_read_all (self->stream, self->sealed, expected + ABYTES, &length, cancellable, error))
    return FALSE;
  if (length < expected + ABYTES)
    return refuse (error, ANNING_SEALED_ERROR_TRUNCATED, "The file ends before its last piece does");
  if (crypto_secretstream_xchacha20poly1305_pull (&self->hidden->state, self->hidden->clear, NULL, &tag,
                                                  self->sealed, length, NULL, 0) != 0
      || tag != (last ? FINAL : MESSAGE))
    return refuse (error, ANNING_SEALED_ERROR_DAMAGED, "A piece is not as it was written");
  self->filled = expected;
  self->unread -= expected;
  return TRUE;
}

gboolean
anning_unsealer_take (AnningUnsealer  *self,
                      gpointer         data,
                      gsize            length,
                      GCancellable    *cancellable,
                      GError         **error)
{
  guint8 *bytes = data;

  if (length > anning_unsealer_get_left (self))
    return refuse (error, ANNING_SEALED_ERROR_DAMAGED, "A part is longer than what is there");

  while (length > 0)
    {
      gsize n;

      if (self->taken == self->filled && !pull (self, cancellable, error))
        return FALSE;
      n = MIN (length, self->filled - self->taken);
      memcpy (bytes, self->hidden->clear + self->taken, n);
      self->taken += n;
      bytes += n;
      length -= n;
    }
  return TRUE;
}

gboolean
anning_unsealer_finish (AnningUnsealer  *self,
                        GCancellable    *cancellable,
                        GError         **error)
{
  guint8 byte;
  gsize length;

  if (anning_unsealer_get_left (self) > 0)
    return refuse (error, ANNING_SEALED_ERROR_DAMAGED, "Something follows the last part");
  if (!g_input_stream_read_all (self->stream, &byte, 1, &length, cancellable, error))
    return FALSE;
  return length == 0 || refuse (error, ANNING_SEALED_ERROR_DAMAGED, "Something follows the last piece");
}

void
anning_unsealer_free (AnningUnsealer *self)
{
  g_object_unref (self->stream);
  sodium_free (self->hidden);
  g_free (self);
}
