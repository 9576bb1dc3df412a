/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-reader-private.h"

#include "anning-adpcm-private.h"
#include "anning-cut-private.h"

struct _AnningReader
{
  GFilterInputStream parent_instance;

  GInputStream *shared; /* what other readers may read, too */
  goffset place;        /* of this one */
  GMutex lock;
  GError *error; /* under lock */
  gint n_reads;  /* atomic */
  gint pages;    /* atomic: where the last read ended, in 4 KiB, so that it fits */
  gint ended;    /* atomic: nothing more is handed out */
  goffset end;   /* where the stream ends for those who read it; -1: not asked yet */
};

static void anning_reader_seekable_init (GSeekableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnningReader, anning_reader, G_TYPE_FILTER_INPUT_STREAM,
                               G_IMPLEMENT_INTERFACE (G_TYPE_SEEKABLE, anning_reader_seekable_init))

static GInputStream *
get_base (gpointer self)
{
  return g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (self));
}

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
 * The size of @self in bytes. The byte that makes an odd number of samples in a WAV
 * even is left out: wavparse of GStreamer 1.22 takes a file that ends with it for empty.
 */
static goffset
find_end (AnningReader  *self,
          GCancellable  *cancellable,
          GError       **error)
{
  AnningWav wav;
  goffset end;

  if (!g_seekable_seek (G_SEEKABLE (get_base (self)), 0, G_SEEK_END, cancellable, error))
    return -1;
  end = g_seekable_tell (G_SEEKABLE (get_base (self)));
  if (anning_cut_find_wav_sound (get_base (self), &wav, cancellable, NULL) &&
      wav.length % 2 == 1 && wav.length + 1 == (guint64) (end - wav.start))
    end--;
  return end;
}

/* To be called with the stream's lock. */
static gssize
read_on (AnningReader  *self,
         void          *buffer,
         gsize          count,
         GCancellable  *cancellable,
         GError       **error)
{
  gssize n_read;

  if (self->end >= 0)
    count = (gsize) CLAMP (self->end - self->place, 0, (goffset) count);
  if (g_seekable_tell (G_SEEKABLE (get_base (self))) != self->place &&
      !g_seekable_seek (G_SEEKABLE (get_base (self)), self->place, G_SEEK_SET, cancellable, error))
    return -1;
  n_read = g_input_stream_read (get_base (self), buffer, count, cancellable, error);
  if (n_read > 0)
    self->place += n_read;
  return n_read;
}

static gssize
anning_reader_read (GInputStream  *stream,
                    void          *buffer,
                    gsize          count,
                    GCancellable  *cancellable,
                    GError       **error)
{
  AnningReader *self = ANNING_READER (stream);
  g_autoptr (GError) reason = NULL;
  gssize n_read;

  anning_stream_lock (self->shared);
  n_read = read_on (self, buffer, count, cancellable, &reason);
  anning_stream_unlock (self->shared);

  if (g_atomic_int_get (&self->ended))
    return 0;
  if (n_read >= 0)
    {
      g_atomic_int_inc (&self->n_reads);
      g_atomic_int_set (&self->pages, (gint) (self->place / 4096));
      return n_read;
    }

  /* A pipeline cancels its reads whenever it seeks or stops. */
  g_mutex_lock (&self->lock);
  if (self->error == NULL && !g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->error = g_steal_pointer (&reason);
  g_mutex_unlock (&self->lock);

  /* GStreamer would take an error for the end just the same, and never free it: one for each seek. */
  return 0;
}

static goffset
anning_reader_tell (GSeekable *seekable)
{
  return ANNING_READER (seekable)->place;
}

static gboolean
anning_reader_can_seek (GSeekable *seekable)
{
  return g_seekable_can_seek (G_SEEKABLE (get_base (seekable)));
}

static gboolean
anning_reader_seek (GSeekable     *seekable,
                    goffset        offset,
                    GSeekType      type,
                    GCancellable  *cancellable,
                    GError       **error)
{
  AnningReader *self = ANNING_READER (seekable);
  goffset from = type == G_SEEK_CUR ? self->place : 0;

  if (type == G_SEEK_END)
    {
      anning_stream_lock (self->shared);
      if (self->end < 0)
        self->end = find_end (self, cancellable, error);
      anning_stream_unlock (self->shared);
      if (self->end < 0)
        return FALSE;
      from = self->end;
    }
  if (from + offset < 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "Before the beginning");
      return FALSE;
    }
  self->place = from + offset;
  return TRUE;
}

static gboolean
anning_reader_can_truncate (GSeekable *seekable)
{
  return FALSE;
}

static void
anning_reader_seekable_init (GSeekableIface *iface)
{
  iface->tell = anning_reader_tell;
  iface->can_seek = anning_reader_can_seek;
  iface->seek = anning_reader_seek;
  iface->can_truncate = anning_reader_can_truncate;
}

static void
anning_reader_finalize (GObject *object)
{
  AnningReader *self = ANNING_READER (object);

  g_clear_object (&self->shared);
  g_clear_error (&self->error);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (anning_reader_parent_class)->finalize (object);
}

static void
anning_reader_class_init (AnningReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_reader_finalize;
  G_INPUT_STREAM_CLASS (klass)->read_fn = anning_reader_read;
}

static void
anning_reader_init (AnningReader *self)
{
  g_mutex_init (&self->lock);
  self->end = -1;
}

/* @stream: seekable; its head is read, so this is for a worker thread */
AnningReader *
anning_reader_new (GInputStream *stream)
{
  g_autoptr (GInputStream) shown = NULL;
  AnningReader *self;

  anning_stream_lock (stream);
  shown = anning_adpcm_show (stream);
  anning_stream_unlock (stream);

  self = g_object_new (ANNING_TYPE_READER, "base-stream", shown, "close-base-stream", FALSE, NULL);
  self->shared = g_object_ref (stream);
  return self;
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

/* Returns: how many reads there have been; from any thread */
guint
anning_reader_get_n_reads (AnningReader *self)
{
  return (guint) g_atomic_int_get (&self->n_reads);
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
