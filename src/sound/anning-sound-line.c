/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-sound-line.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#define ANNING_TYPE_SOUND_LINE (anning_sound_line_get_type ())
G_DECLARE_FINAL_TYPE (AnningSoundLine, anning_sound_line, ANNING, SOUND_LINE, GInputStream)

struct _AnningSoundLine
{
  GInputStream parent_instance;

  goffset size;
  goffset place;
};

/* A word is said as a whole; while an answer is awaited, others may speak. */
static GMutex saying;

static void anning_sound_line_seekable_init (GSeekableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnningSoundLine, anning_sound_line, G_TYPE_INPUT_STREAM,
                               G_IMPLEMENT_INTERFACE (G_TYPE_SEEKABLE, anning_sound_line_seekable_init))

static void
write_all (const void *bytes,
           gsize       size)
{
  const guint8 *rest = bytes;

  while (size > 0)
    {
      gssize n = write (STDOUT_FILENO, rest, size);

      if (n > 0)
        {
          rest += n;
          size -= (gsize) n;
        }
      else if (n == 0 || errno != EINTR)
        _exit (EXIT_FAILURE);
    }
}

static void
read_all (void  *bytes,
          gsize  size)
{
  guint8 *rest = bytes;

  while (size > 0)
    {
      gssize n = read (STDIN_FILENO, rest, size);

      if (n > 0)
        {
          rest += n;
          size -= (gsize) n;
        }
      else if (n == 0 || errno != EINTR)
        _exit (EXIT_FAILURE);
    }
}

static gssize
anning_sound_line_read (GInputStream  *stream,
                        void          *buffer,
                        gsize          count,
                        GCancellable  *cancellable,
                        GError       **error)
{
  AnningSoundLine *self = ANNING_SOUND_LINE (stream);
  const AnningSoundRead wanted = { self->place, (gint64) MIN (count, ANNING_SOUND_PIECE) };
  gint64 n;

  if (count == 0 || self->place >= self->size)
    return 0;
  anning_sound_line_say (ANNING_SOUND_READ, &wanted, sizeof wanted, NULL, 0);
  read_all (&n, sizeof n);
  if (n < 0 || n > wanted.count)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "It cannot be read");
      return -1;
    }
  read_all (buffer, (gsize) n);
  self->place += n;
  return (gssize) n;
}

static goffset
anning_sound_line_tell (GSeekable *seekable)
{
  return ANNING_SOUND_LINE (seekable)->place;
}

static gboolean
anning_sound_line_can_seek (GSeekable *seekable)
{
  return TRUE;
}

static gboolean
anning_sound_line_seek (GSeekable     *seekable,
                        goffset        offset,
                        GSeekType      type,
                        GCancellable  *cancellable,
                        GError       **error)
{
  AnningSoundLine *self = ANNING_SOUND_LINE (seekable);
  goffset base = type == G_SEEK_CUR ? self->place : type == G_SEEK_END ? self->size : 0;

  /* A damaged file points anywhere: as with files, behind the end there is nothing to be read. */
  if (offset < -base || offset > G_MAXINT64 - base)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "There is no such place");
      return FALSE;
    }
  self->place = base + offset;
  return TRUE;
}

static gboolean
anning_sound_line_can_truncate (GSeekable *seekable)
{
  return FALSE;
}

static void
anning_sound_line_seekable_init (GSeekableIface *iface)
{
  iface->tell = anning_sound_line_tell;
  iface->can_seek = anning_sound_line_can_seek;
  iface->seek = anning_sound_line_seek;
  iface->can_truncate = anning_sound_line_can_truncate;
}

static void
anning_sound_line_class_init (AnningSoundLineClass *klass)
{
  G_INPUT_STREAM_CLASS (klass)->read_fn = anning_sound_line_read;
}

static void
anning_sound_line_init (AnningSoundLine *self)
{
}

GInputStream *
anning_sound_line_open (goffset size)
{
  AnningSoundLine *self = g_object_new (ANNING_TYPE_SOUND_LINE, NULL);

  self->size = size;
  return G_INPUT_STREAM (self);
}

void
anning_sound_line_say (AnningSoundWord  word,
                       const void      *bytes,
                       gsize            size,
                       const void      *more,
                       gsize            more_size)
{
  const AnningSoundHead head = { word, (guint32) (size + more_size) };

  g_mutex_lock (&saying);
  write_all (&head, sizeof head);
  write_all (bytes, size);
  write_all (more, more_size);
  g_mutex_unlock (&saying);
}
