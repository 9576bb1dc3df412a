/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "media-fixture.h"

static int n_read;

static void
let_go_of_cb (gpointer  user_data,
              GObject  *stream)
{
  g_atomic_int_add (&n_read, -1);
}

GInputStream *
media_fixture_watch (GInputStream *stream)
{
  g_atomic_int_inc (&n_read);
  g_object_weak_ref (G_OBJECT (stream), let_go_of_cb, NULL);
  return stream;
}

guint
media_fixture_n_read (void)
{
  return (guint) g_atomic_int_get (&n_read);
}

GInputStream *
media_fixture_open (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("ANNING_FIXTURES"), "audio", name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  GFileInputStream *stream;

  stream = g_file_read (file, NULL, &error);
  g_assert_no_error (error);
  return media_fixture_watch (G_INPUT_STREAM (stream));
}

GInputStream *
media_fixture_open_part (const char *name,
                         double      percent)
{
  g_autofree char *path = g_build_filename (g_getenv ("ANNING_FIXTURES"), "audio", name, NULL);
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  return media_fixture_watch (g_memory_input_stream_new_from_data (bytes, (gssize) ((double) length * percent / 100),
                                                                   g_free));
}

/* A stream that answers only when it is let, as a slow disk does, or breaks off, as a damaged one does. */
#define SLOW_TYPE_STREAM (slow_stream_get_type ())
G_DECLARE_FINAL_TYPE (SlowStream, slow_stream, SLOW, STREAM, GFilterInputStream)

struct _SlowStream
{
  GFilterInputStream parent_instance;
  goffset end; /* no byte from here on can be read */
};

/* While it is closed, no read of such a stream returns. */
static GMutex gate_lock;
static GCond gate_moved;
static gboolean gate_closed;

void
media_fixture_set_gate (gboolean closed)
{
  g_mutex_lock (&gate_lock);
  gate_closed = closed;
  g_cond_broadcast (&gate_moved);
  g_mutex_unlock (&gate_lock);
}

static goffset
slow_stream_tell (GSeekable *seekable)
{
  return g_seekable_tell (G_SEEKABLE (g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (seekable))));
}

static gboolean
slow_stream_can_seek (GSeekable *seekable)
{
  return TRUE;
}

static gboolean
slow_stream_seek (GSeekable     *seekable,
                  goffset        offset,
                  GSeekType      type,
                  GCancellable  *cancellable,
                  GError       **error)
{
  return g_seekable_seek (G_SEEKABLE (g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (seekable))),
                          offset, type, cancellable, error);
}

static gboolean
slow_stream_can_truncate (GSeekable *seekable)
{
  return FALSE;
}

static void
slow_stream_seekable_init (GSeekableIface *iface)
{
  iface->tell = slow_stream_tell;
  iface->can_seek = slow_stream_can_seek;
  iface->seek = slow_stream_seek;
  iface->can_truncate = slow_stream_can_truncate;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SlowStream, slow_stream, G_TYPE_FILTER_INPUT_STREAM,
                               G_IMPLEMENT_INTERFACE (G_TYPE_SEEKABLE, slow_stream_seekable_init))

static gssize
slow_stream_read (GInputStream  *stream,
                  void          *buffer,
                  gsize          count,
                  GCancellable  *cancellable,
                  GError       **error)
{
  SlowStream *self = SLOW_STREAM (stream);

  g_mutex_lock (&gate_lock);
  while (gate_closed)
    g_cond_wait (&gate_moved, &gate_lock);
  g_mutex_unlock (&gate_lock);
  if (slow_stream_tell (G_SEEKABLE (stream)) + (goffset) count > self->end)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "Damaged");
      return -1;
    }
  return g_input_stream_read (g_filter_input_stream_get_base_stream (G_FILTER_INPUT_STREAM (stream)),
                              buffer, count, cancellable, error);
}

static void
slow_stream_class_init (SlowStreamClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = slow_stream_read;
}

static void
slow_stream_init (SlowStream *self)
{
  self->end = G_MAXINT64;
}

GInputStream *
media_fixture_open_poor (const char *name,
                         goffset     end)
{
  g_autoptr (GInputStream) base = media_fixture_open (name);
  SlowStream *self = g_object_new (SLOW_TYPE_STREAM, "base-stream", base, NULL);

  self->end = end;
  return G_INPUT_STREAM (self);
}

void
media_fixture_start (void)
{
  g_autofree char *registry = g_build_filename (g_getenv ("ANNING_BUILD_ROOT"), "gstreamer-registry.bin", NULL);

  g_setenv ("GST_REGISTRY", registry, TRUE);
}

static gboolean
is_ours (const gchar    *domain,
         GLogLevelFlags  level,
         const gchar    *message,
         gpointer        user_data)
{
  return g_strcmp0 (domain, "GStreamer") != 0;
}

void
media_fixture_spare_gstreamer (void)
{
  g_test_log_set_fatal_handler (is_ours, NULL);
}

double
media_fixture_pitch (const gint16 *samples,
                     gsize         start,
                     gsize         n,
                     guint         rate)
{
  gsize first = 0, last = 0, crossings = 0;

  for (gsize i = start + 1; i < start + n; i++)
    {
      if (samples[i - 1] < 0 && samples[i] >= 0)
        {
          if (crossings == 0)
            first = i;
          last = i;
          crossings++;
        }
    }

  return crossings < 2 ? 0 : (double) (crossings - 1) * rate / (double) (last - first);
}
