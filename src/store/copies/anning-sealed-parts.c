/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-sealed-parts-private.h"

#include <string.h>

static gboolean
refuse (GError     **error,
        const char  *message)
{
  g_set_error_literal (error, ANNING_SEALED_ERROR, ANNING_SEALED_ERROR_DAMAGED, message);
  return FALSE;
}

void
anning_sealed_frame_write (guint8            *bytes,
                           AnningSealedPart   part,
                           guint64            length)
{
  bytes[0] = (guint8) part;
  anning_sealed_put_number (bytes + 1, 8, length);
}

gboolean
anning_sealed_frame_read (const guint8      *bytes,
                          AnningSealedPart   part,
                          guint64           *length,
                          GError           **error)
{
  if (bytes[0] != (guint8) part)
    return refuse (error, "A part is none of those that may stand here");
  *length = anning_sealed_get_number (bytes + 1, 8);
  return TRUE;
}

void
anning_sealed_contents_write (const AnningSealedContents *self,
                              guint8                     *bytes)
{
  anning_sealed_put_number (bytes, 8, (guint64) self->made_at);
  anning_sealed_put_number (bytes + 8, 8, (guint64) self->schema);
  anning_sealed_put_number (bytes + 16, 8, (guint64) self->database_size);
  anning_sealed_put_number (bytes + 24, 8, (guint64) self->n_originals);
  anning_sealed_put_number (bytes + 32, 8, (guint64) self->originals_size);
  anning_sealed_put_number (bytes + 40, 8, (guint64) self->n_missing);
}

/* Each number alone is within @payload, so that they can be added up. */
static gboolean
fits (const AnningSealedContents *self,
      guint64                     payload)
{
  if (self->database_size <= 0 || self->n_originals < 0 || self->originals_size < 0
      || self->n_missing < 0 || self->n_missing > self->n_originals)
    return FALSE;
  if ((guint64) self->database_size > payload || (guint64) self->originals_size > payload
      || (guint64) self->n_originals > payload / (ANNING_SEALED_FRAME + ANNING_SEALED_AROUND_ORIGINAL))
    return FALSE;
  return anning_sealed_contents_get_payload (self) <= payload;
}

gboolean
anning_sealed_contents_read (AnningSealedContents  *self,
                             const guint8          *bytes,
                             gsize                  length,
                             guint64                payload,
                             GError               **error)
{
  memset (self, 0, sizeof *self);
  if (length < ANNING_SEALED_CONTENTS || length > ANNING_SEALED_LONGEST_CONTENTS)
    return refuse (error, "The table of contents has a length of none of ours");

  self->made_at = (gint64) anning_sealed_get_number (bytes, 8);
  self->schema = (gint64) anning_sealed_get_number (bytes + 8, 8);
  self->database_size = (gint64) anning_sealed_get_number (bytes + 16, 8);
  self->n_originals = (gint64) anning_sealed_get_number (bytes + 24, 8);
  self->originals_size = (gint64) anning_sealed_get_number (bytes + 32, 8);
  self->n_missing = (gint64) anning_sealed_get_number (bytes + 40, 8);
  if (self->schema <= 0 || !fits (self, payload))
    return refuse (error, "The table of contents names more than there is");
  return TRUE;
}

guint64
anning_sealed_contents_get_payload (const AnningSealedContents *self)
{
  return ANNING_SEALED_FRAME + ANNING_SEALED_CONTENTS
         + ANNING_SEALED_FRAME + (guint64) self->database_size
         + (guint64) self->n_originals * (ANNING_SEALED_FRAME + ANNING_SEALED_AROUND_ORIGINAL)
         + (guint64) self->originals_size;
}

/* ---- one part as a stream ---- */

#define ANNING_TYPE_SEALED_PART_STREAM (anning_sealed_part_stream_get_type ())
G_DECLARE_FINAL_TYPE (AnningSealedPartStream, anning_sealed_part_stream, ANNING, SEALED_PART_STREAM, GInputStream)

struct _AnningSealedPartStream
{
  GInputStream parent_instance;

  AnningUnsealer *unsealer;
  guint64 left;
};

G_DEFINE_FINAL_TYPE (AnningSealedPartStream, anning_sealed_part_stream, G_TYPE_INPUT_STREAM)

static gssize
anning_sealed_part_stream_read (GInputStream  *stream,
                                void          *buffer,
                                gsize          count,
                                GCancellable  *cancellable,
                                GError       **error)
{
  AnningSealedPartStream *self = ANNING_SEALED_PART_STREAM (stream);
  gsize n = (gsize) MIN (MIN (count, self->left), G_MAXSSIZE);

  if (!anning_unsealer_take (self->unsealer, buffer, n, cancellable, error))
    return -1;
  self->left -= n;
  return (gssize) n;
}

static void
anning_sealed_part_stream_class_init (AnningSealedPartStreamClass *class)
{
  G_INPUT_STREAM_CLASS (class)->read_fn = anning_sealed_part_stream_read;
}

static void
anning_sealed_part_stream_init (AnningSealedPartStream *self)
{
}

GInputStream *
anning_sealed_part_stream_new (AnningUnsealer *unsealer,
                               guint64         length)
{
  AnningSealedPartStream *self = g_object_new (ANNING_TYPE_SEALED_PART_STREAM, NULL);

  self->unsealer = unsealer;
  self->left = length;
  return G_INPUT_STREAM (self);
}
