/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-take-stream-private.h"

#include <string.h>

#define TYPE_TAKE_STREAM (take_stream_get_type ())
G_DECLARE_FINAL_TYPE (TakeStream, take_stream, TAKE, STREAM, GInputStream)

struct _TakeStream
{
  GInputStream parent_instance;

  AnningDb *db;
  gint64 take_id;
  gint64 seq;    /* of the next piece */
  GBytes *piece; /* NULL: none is begun */
  gsize offset;
};

G_DEFINE_FINAL_TYPE (TakeStream, take_stream, G_TYPE_INPUT_STREAM)

/* FALSE with @error; without a piece at the end. */
static gboolean
take_next (TakeStream  *self,
           GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  gconstpointer data;
  gsize length;
  gboolean row;

  g_clear_pointer (&self->piece, g_bytes_unref);
  self->offset = 0;
  statement = anning_db_prepare (self->db,
                                 "SELECT data FROM recording_piece WHERE recording_id = ?1 AND seq = ?2", error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, self->take_id);
  anning_statement_bind_integer (statement, 2, self->seq);
  if (!anning_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return TRUE;

  data = anning_statement_get_blob (statement, 0, &length);
  self->piece = g_bytes_new (data, length);
  self->seq++;
  return TRUE;
}

static gssize
take_stream_read (GInputStream  *stream,
                  void          *buffer,
                  gsize          count,
                  GCancellable  *cancellable,
                  GError       **error)
{
  TakeStream *self = TAKE_STREAM (stream);
  const guint8 *data;
  gsize length;

  while (self->piece == NULL || self->offset == g_bytes_get_size (self->piece))
    {
      if (!take_next (self, error))
        return -1;
      if (self->piece == NULL)
        return 0;
    }

  data = g_bytes_get_data (self->piece, &length);
  count = MIN (count, length - self->offset);
  memcpy (buffer, data + self->offset, count);
  self->offset += count;
  return (gssize) count;
}

static void
take_stream_finalize (GObject *object)
{
  TakeStream *self = TAKE_STREAM (object);

  g_clear_pointer (&self->piece, g_bytes_unref);
  G_OBJECT_CLASS (take_stream_parent_class)->finalize (object);
}

static void
take_stream_class_init (TakeStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = take_stream_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = take_stream_read;
}

static void
take_stream_init (TakeStream *self)
{
}

GInputStream *
anning_take_stream_new (AnningDb *db,
                        gint64    take_id)
{
  TakeStream *self = g_object_new (TYPE_TAKE_STREAM, NULL);

  self->db = db;
  self->take_id = take_id;
  return G_INPUT_STREAM (self);
}
