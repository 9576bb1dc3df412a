/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-look-private.h"

#include "anning-media-error.h"

#define HEAD_SIZE 4096
/* A recording has a handful of top boxes; a file of nothing but tiny ones is not worth reading to its end. */
#define BOXES_MAX 1000

/* TRUE for containers that cannot be read when their index is missing because the recorder was stopped. */
gboolean
anning_media_type_needs_index (const char *media_type)
{
  return g_str_equal (media_type, "audio/mp4") || g_str_equal (media_type, "audio/3gpp") ||
         g_str_equal (media_type, "video/quicktime");
}

/*
 * Walks the top boxes of an MP4 (ISO 14496-12, 4.2) in search of the index. A
 * phone writes it last: it is missing when the recorder was stopped hard. The
 * demultiplexer finds that out, too, but its message may get lost on the way.
 */
static gboolean
has_index (GInputStream  *stream,
           gboolean      *found,
           GCancellable  *cancellable,
           GError       **error)
{
  goffset place = 0;
  goffset end;

  if (!g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_END, cancellable, error))
    return FALSE;
  end = g_seekable_tell (G_SEEKABLE (stream));

  *found = FALSE;
  for (int i = 0; !*found && i < BOXES_MAX; i++)
    {
      guint8 box[16];
      gsize length;
      guint64 size;

      if (!g_seekable_seek (G_SEEKABLE (stream), place, G_SEEK_SET, cancellable, error) ||
          !g_input_stream_read_all (stream, box, sizeof box, &length, cancellable, error))
        return FALSE;
      if (length < 8)
        return TRUE;

      size = (guint64) box[0] << 24 | (guint64) box[1] << 16 | (guint64) box[2] << 8 | box[3];
      if (size == 1 && length == 16)
        {
          size = 0;
          for (int b = 8; b < 16; b++)
            size = size << 8 | box[b];
        }

      /* 0: up to the end of the file. More than there is: broken off in this box. */
      *found = memcmp (box + 4, "moov", 4) == 0 && size <= (guint64) (end - place);
      if (size < 8 || size >= (guint64) (end - place))
        return TRUE;
      place += (goffset) size;
    }

  return TRUE;
}

/**
 * anning_media_look:
 * @media_type: (out): what the head says
 *
 * Reads the head of @stream and sets the stream back to its start. Fails at
 * once for what no decoder will ever take.
 */
gboolean
anning_media_look (GInputStream  *stream,
                   const char   **media_type,
                   GCancellable  *cancellable,
                   GError       **error)
{
  guint8 head[HEAD_SIZE];
  gsize length;
  gboolean indexed;

  if (!g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, error) ||
      !g_input_stream_read_all (stream, head, sizeof head, &length, cancellable, error) ||
      !g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, error))
    return FALSE;

  *media_type = anning_media_sniff (head, length);

  if (length == 0)
    {
      g_set_error_literal (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_EMPTY, "The file is empty");
      return FALSE;
    }
  if (g_str_equal (*media_type, "audio/silk"))
    {
      g_set_error_literal (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_SILK, "SILK version 3");
      return FALSE;
    }
  if (!g_str_has_prefix (*media_type, "audio/") && !g_str_has_prefix (*media_type, "video/") &&
      !g_str_equal (*media_type, "application/octet-stream"))
    {
      g_set_error_literal (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_NOT_AUDIO, *media_type);
      return FALSE;
    }

  if (anning_media_type_needs_index (*media_type))
    {
      if (!has_index (stream, &indexed, cancellable, error) ||
          !g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, cancellable, error))
        return FALSE;
      if (!indexed)
        {
          g_set_error_literal (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_CUT_OFF, "There is no index");
          return FALSE;
        }
    }

  return TRUE;
}
