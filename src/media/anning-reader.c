/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-reader-private.h"

#include "anning-adpcm-private.h"
#include "anning-cut-private.h"

struct _AnningReader
{
  GObject parent_instance;

  GInputStream *stream; /* what other readers may read, too */
  GInputStream *shown;  /* how it is shown to a pipeline; under the stream's lock */
  goffset size;         /* of what is shown; -1: not asked yet; under the stream's lock */
  GMutex lock;
  GError *error; /* under lock */
  gint moves;    /* atomic */
  gint waiting;  /* atomic: how many reads are under way */
  gint pages;    /* atomic: where the last read ended, in 4 KiB, so that it fits */
  gint ended;    /* atomic: nothing more is handed out */
};

G_DEFINE_FINAL_TYPE (AnningReader, anning_reader, G_TYPE_OBJECT)

static void
free_lock (gpointer data)
{
  g_mutex_clear (data);
  g_free (data);
}

static GMutex *
get_lock (GInputStream *stream)
{
  static GMutex making;
  GQuark quark = g_quark_from_static_string ("anning-stream-lock");
  GMutex *lock;

  g_mutex_lock (&making);
  lock = g_object_get_qdata (G_OBJECT (stream), quark);
  if (lock == NULL)
    {
      lock = g_new0 (GMutex, 1);
      g_mutex_init (lock);
      g_object_set_qdata_full (G_OBJECT (stream), quark, lock, free_lock);
    }
  g_mutex_unlock (&making);
  return lock;
}

void
anning_stream_lock (GInputStream *stream)
{
  g_mutex_lock (get_lock (stream));
}

void
anning_stream_unlock (GInputStream *stream)
{
  g_mutex_unlock (get_lock (stream));
}

/*
 * In bytes. The byte that makes an odd number of samples in a WAV even is left out:
 * wavparse of GStreamer 1.22 takes a file that ends with it for empty.
 */
static gboolean
find_size (AnningReader  *self,
           GError       **error)
{
  AnningWav wav;

  if (self->size >= 0)
    return TRUE;
  if (!g_seekable_seek (G_SEEKABLE (self->shown), 0, G_SEEK_END, NULL, error))
    return FALSE;
  self->size = g_seekable_tell (G_SEEKABLE (self->shown));
  if (anning_cut_find_wav_sound (self->shown, &wav, NULL, NULL) &&
      wav.length % 2 == 1 && wav.length + 1 == (guint64) (self->size - wav.start))
    self->size--;
  return TRUE;
}

/* To be called with the stream's lock. */
static gboolean
read_from (AnningReader  *self,
           goffset        offset,
           void          *buffer,
           gsize          count,
           gsize         *n_read,
           GCancellable  *cancellable,
           GError       **error)
{
  if (!find_size (self, error))
    return FALSE;
  count = (gsize) CLAMP (self->size - offset, 0, (goffset) count);
  if (g_seekable_tell (G_SEEKABLE (self->shown)) != offset &&
      !g_seekable_seek (G_SEEKABLE (self->shown), offset, G_SEEK_SET, cancellable, error))
    return FALSE;
  return g_input_stream_read_all (self->shown, buffer, count, n_read, cancellable, error);
}

/* The first failure is the reason. */
static void
keep_error (AnningReader *self,
            GError       *error)
{
  g_mutex_lock (&self->lock);
  if (self->error == NULL)
    self->error = g_error_copy (error);
  g_mutex_unlock (&self->lock);
}

static void
anning_reader_finalize (GObject *object)
{
  AnningReader *self = ANNING_READER (object);

  g_clear_object (&self->shown);
  g_clear_object (&self->stream);
  g_clear_error (&self->error);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (anning_reader_parent_class)->finalize (object);
}

static void
anning_reader_class_init (AnningReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_reader_finalize;
}

static void
anning_reader_init (AnningReader *self)
{
  g_mutex_init (&self->lock);
  self->size = -1;
}

/* @stream: seekable; its head is read, so this is for a worker thread */
AnningReader *
anning_reader_new (GInputStream *stream)
{
  AnningReader *self = g_object_new (ANNING_TYPE_READER, NULL);

  self->stream = g_object_ref (stream);
  anning_stream_lock (stream);
  self->shown = anning_adpcm_show (stream);
  anning_stream_unlock (stream);
  return self;
}

/**
 * anning_reader_read:
 * @offset: in bytes, from the start
 *
 * Blocks; from any thread.
 *
 * Returns: how many bytes there are from @offset on, at most @count; after a failure
 *   those up to the place where it happened; -1 when cancelled
 */
gssize
anning_reader_read (AnningReader *self,
                    goffset       offset,
                    void         *buffer,
                    gsize         count,
                    GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  gsize n_read = 0;
  gboolean good;

  g_atomic_int_inc (&self->waiting);
  anning_stream_lock (self->stream);
  good = read_from (self, offset, buffer, count, &n_read, cancellable, &error);
  anning_stream_unlock (self->stream);
  g_atomic_int_add (&self->waiting, -1);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return -1;
  if (g_atomic_int_get (&self->ended))
    return 0;
  if (good)
    {
      g_atomic_int_inc (&self->moves);
      g_atomic_int_set (&self->pages, (gint) ((offset + (goffset) n_read) / 4096));
    }
  else
    {
      keep_error (self, error);
    }
  return (gssize) n_read;
}

/* Returns: in bytes; 0 when it cannot be told. Blocks; from any thread */
goffset
anning_reader_get_size (AnningReader *self)
{
  g_autoptr (GError) error = NULL;
  goffset size = 0;

  anning_stream_lock (self->stream);
  if (find_size (self, &error))
    size = self->size;
  anning_stream_unlock (self->stream);

  if (error != NULL)
    keep_error (self, error);
  return size;
}

/* Returns: (transfer full) (nullable): why the first read that failed did so; from any thread */
GError *
anning_reader_get_error (AnningReader *self)
{
  GError *error;

  g_mutex_lock (&self->lock);
  error = self->error != NULL ? g_error_copy (self->error) : NULL;
  g_mutex_unlock (&self->lock);
  return error;
}

/*
 * Returns: what has changed after each read, and at each call while one is under way: a disk or a network that is
 *   slow is no standstill. From any thread
 */
guint
anning_reader_get_moves (AnningReader *self)
{
  if (g_atomic_int_get (&self->waiting) > 0)
    g_atomic_int_inc (&self->moves);
  return (guint) g_atomic_int_get (&self->moves);
}

/* Returns: where the last read ended, in bytes, to 4 KiB; from any thread */
goffset
anning_reader_get_place (AnningReader *self)
{
  return (goffset) g_atomic_int_get (&self->pages) * 4096;
}

/* From now on the stream is at its end, for a read that waits for the disk, too; from any thread */
void
anning_reader_end (AnningReader *self)
{
  g_atomic_int_set (&self->ended, TRUE);
}
