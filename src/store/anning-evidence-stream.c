/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-evidence.h"

#include <string.h>

#include "anning-spare-connection-private.h"
#include "anning-store-private.h"

#define ANNING_TYPE_EVIDENCE_STREAM (anning_evidence_stream_get_type ())
G_DECLARE_FINAL_TYPE (AnningEvidenceStream, anning_evidence_stream, ANNING, EVIDENCE_STREAM, GInputStream)

/* Whoever wants to know what a file is looks at its beginning and its end in turn, and at the index. */
#define N_PIECES 4

typedef struct
{
  gint64 seq;    /* -1: nothing */
  gint64 used;   /* the newest has the highest number */
  gsize size;
  guint8 *bytes; /* NULL before it is needed */
} Piece;

/*
 * One original as a stream. Any thread may read and seek, one at a time: the
 * lock guards the connection, the place and the pieces that were read last.
 */
struct _AnningEvidenceStream
{
  GInputStream parent_instance;

  AnningStore *store;
  gint64 evidence_id;
  gint64 size;

  GMutex lock;
  AnningDb *db; /* NULL once closed */
  gint64 place;
  gint64 n_uses;
  Piece pieces[N_PIECES];
};

static void anning_evidence_stream_seekable_init (GSeekableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnningEvidenceStream, anning_evidence_stream, G_TYPE_INPUT_STREAM,
                               G_IMPLEMENT_INTERFACE (G_TYPE_SEEKABLE,
                                                      anning_evidence_stream_seekable_init))

static gboolean
set_closed (GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "The file was closed");
  return FALSE;
}

/* The one that holds @seq, or else the one that was used longest ago. */
static Piece *
find_piece (AnningEvidenceStream *self,
            gint64                seq)
{
  Piece *oldest = &self->pieces[0];

  for (guint i = 0; i < N_PIECES; i++)
    {
      Piece *piece = &self->pieces[i];

      if (piece->seq == seq)
        return piece;
      if (piece->used < oldest->used)
        oldest = piece;
    }
  return oldest;
}

/* The whole piece is copied, so that no read lock is held between two reads. Returns: (transfer none): NULL with @error */
static const Piece *
load_piece (AnningEvidenceStream  *self,
            gint64                 seq,
            GError               **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  Piece *piece = find_piece (self, seq);
  gsize expected = (gsize) MIN (ANNING_EVIDENCE_CHUNK, self->size - seq * ANNING_EVIDENCE_CHUNK);
  gconstpointer data;
  gboolean row;

  piece->used = ++self->n_uses;
  if (piece->seq == seq)
    return piece;

  piece->seq = -1;
  statement = anning_db_prepare (self->db,
                                 "SELECT data FROM evidence_chunk WHERE evidence_id = ?1 AND seq = ?2",
                                 error);
  if (statement == NULL)
    return NULL;
  anning_statement_bind_integer (statement, 1, self->evidence_id);
  anning_statement_bind_integer (statement, 2, seq);
  if (!anning_statement_step (statement, &row, error))
    return NULL;

  data = row ? anning_statement_get_blob (statement, 0, &piece->size) : NULL;
  if (data == NULL || piece->size != expected)
    {
      g_set_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED,
                   "Piece %" G_GINT64_FORMAT " of an original is missing or cut", seq);
      return NULL;
    }
  if (piece->bytes == NULL)
    piece->bytes = g_malloc (ANNING_EVIDENCE_CHUNK);
  memcpy (piece->bytes, data, piece->size);
  piece->seq = seq;
  return piece;
}

static gssize
anning_evidence_stream_read (GInputStream  *stream,
                             void          *buffer,
                             gsize          count,
                             GCancellable  *cancellable,
                             GError       **error)
{
  AnningEvidenceStream *self = ANNING_EVIDENCE_STREAM (stream);
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);
  const Piece *piece;
  gsize offset;
  gsize n;

  if (self->db == NULL)
    {
      set_closed (error);
      return -1;
    }
  if (self->place >= self->size)
    return 0;

  anning_db_adopt (self->db);
  piece = load_piece (self, self->place / ANNING_EVIDENCE_CHUNK, error);
  if (piece == NULL)
    return -1;
  offset = (gsize) (self->place % ANNING_EVIDENCE_CHUNK);
  n = MIN (count, piece->size - offset);
  memcpy (buffer, piece->bytes + offset, n);
  self->place += n;
  return (gssize) n;
}

static gssize
anning_evidence_stream_skip (GInputStream  *stream,
                             gsize          count,
                             GCancellable  *cancellable,
                             GError       **error)
{
  AnningEvidenceStream *self = ANNING_EVIDENCE_STREAM (stream);
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);
  gint64 left = MAX (0, self->size - self->place);
  gint64 n = (guint64) left < count ? left : (gint64) count;

  self->place += n;
  return n;
}

/* Called by the store's close as well: drops the connection, keeps the object usable for errors. */
static void
release (gpointer data)
{
  AnningEvidenceStream *self = data;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);

  g_clear_pointer (&self->db, anning_db_close);
}

static gboolean
anning_evidence_stream_close (GInputStream  *stream,
                              GCancellable  *cancellable,
                              GError       **error)
{
  AnningEvidenceStream *self = ANNING_EVIDENCE_STREAM (stream);
  AnningDb *db;

  anning_store_remove_reader (self->store, self);
  g_mutex_lock (&self->lock);
  db = g_steal_pointer (&self->db);
  g_mutex_unlock (&self->lock);
  if (db != NULL)
    anning_spare_connection_leave (self->store, db);
  return TRUE;
}

static goffset
anning_evidence_stream_tell (GSeekable *seekable)
{
  AnningEvidenceStream *self = ANNING_EVIDENCE_STREAM (seekable);
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);

  return self->place;
}

static gboolean
anning_evidence_stream_can_seek (GSeekable *seekable)
{
  return TRUE;
}

static gboolean
anning_evidence_stream_seek (GSeekable     *seekable,
                             goffset        offset,
                             GSeekType      type,
                             GCancellable  *cancellable,
                             GError       **error)
{
  AnningEvidenceStream *self = ANNING_EVIDENCE_STREAM (seekable);
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&self->lock);
  gint64 base = 0;
  gint64 place;

  switch (type)
    {
    case G_SEEK_CUR:
      base = self->place;
      break;
    case G_SEEK_SET:
      break;
    case G_SEEK_END:
      base = self->size;
      break;
    default:
      g_return_val_if_reached (FALSE);
    }
  if (__builtin_add_overflow (base, offset, &place) || place < 0 || place > self->size)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                           "There is no such place in the original");
      return FALSE;
    }
  self->place = place;
  return TRUE;
}

static gboolean
anning_evidence_stream_can_truncate (GSeekable *seekable)
{
  return FALSE;
}

static gboolean
anning_evidence_stream_truncate (GSeekable     *seekable,
                                 goffset        size,
                                 GCancellable  *cancellable,
                                 GError       **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "An original is never changed");
  return FALSE;
}

static void
anning_evidence_stream_seekable_init (GSeekableIface *iface)
{
  iface->tell = anning_evidence_stream_tell;
  iface->can_seek = anning_evidence_stream_can_seek;
  iface->seek = anning_evidence_stream_seek;
  iface->can_truncate = anning_evidence_stream_can_truncate;
  iface->truncate_fn = anning_evidence_stream_truncate;
}

static void
anning_evidence_stream_finalize (GObject *object)
{
  AnningEvidenceStream *self = ANNING_EVIDENCE_STREAM (object);

  g_object_unref (self->store);
  for (guint i = 0; i < N_PIECES; i++)
    g_free (self->pieces[i].bytes);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (anning_evidence_stream_parent_class)->finalize (object);
}

static void
anning_evidence_stream_class_init (AnningEvidenceStreamClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GInputStreamClass *stream_class = G_INPUT_STREAM_CLASS (klass);

  object_class->finalize = anning_evidence_stream_finalize;
  stream_class->read_fn = anning_evidence_stream_read;
  stream_class->skip = anning_evidence_stream_skip;
  stream_class->close_fn = anning_evidence_stream_close;
}

static void
anning_evidence_stream_init (AnningEvidenceStream *self)
{
  g_mutex_init (&self->lock);
  for (guint i = 0; i < N_PIECES; i++)
    self->pieces[i].seq = -1;
}

static gboolean
read_size (AnningDb  *db,
           gint64     evidence_id,
           gint64    *size,
           GError   **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  gboolean row;

  statement = anning_db_prepare (db, "SELECT size FROM evidence WHERE id = ?1", error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, evidence_id);
  if (!anning_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    {
      g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND,
                           "There is no such evidence");
      return FALSE;
    }
  *size = anning_statement_get_integer (statement, 0);
  return TRUE;
}

/*
 * anning_evidence_open:
 *
 * Finds the original and its size, which is one short read. The stream keeps
 * the store alive; closing the store ends the stream with G_IO_ERROR_CLOSED.
 *
 * Returns: (transfer full): a GInputStream that is a GSeekable
 */
GInputStream *
anning_evidence_open (AnningStore  *store,
                      gint64        evidence_id,
                      GError      **error)
{
  g_autoptr (AnningEvidenceStream) self = NULL;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  if (!anning_store_check_open (store, error))
    return NULL;

  self = g_object_new (ANNING_TYPE_EVIDENCE_STREAM, NULL);
  self->store = g_object_ref (store);
  self->evidence_id = evidence_id;
  self->db = anning_spare_connection_take (store, error);
  if (self->db == NULL || !read_size (self->db, evidence_id, &self->size, error))
    return NULL;

  /* Last: from here on the store may take the connection away. Refused if it was closed meanwhile. */
  if (!anning_store_add_reader (store, self, release, error))
    return NULL;
  return G_INPUT_STREAM (g_steal_pointer (&self));
}
