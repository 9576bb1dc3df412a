/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-cut-private.h"

#include <string.h>

/* A recording has a handful of parts; a file of nothing but tiny ones is not worth reading to its end. */
#define PARTS_MAX 1000
/* RFC 3533, section 6: a header of 27 bytes, at most 255 lengths, and what they add up to. */
#define OGG_PAGE_MAX (27 + 255 + 255 * 255)
#define OGG_END_OF_STREAM 0x04
/* More than one frame has; what is left of a frame at the end is read once more. */
#define AMR_READ (64 * 1024)
/* What a decoder may drop at the start or the end of a file that is whole. */
#define FLAC_SLACK_MS 50

static goffset
measure (GInputStream  *stream,
         GCancellable  *cancellable,
         GError       **error)
{
  if (!g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_END, cancellable, error))
    return -1;
  return g_seekable_tell (G_SEEKABLE (stream));
}

static gboolean
read_at (GInputStream  *stream,
         goffset        place,
         void          *bytes,
         gsize          count,
         gsize         *n_read,
         GCancellable  *cancellable,
         GError       **error)
{
  return g_seekable_seek (G_SEEKABLE (stream), place, G_SEEK_SET, cancellable, error) &&
         g_input_stream_read_all (stream, bytes, count, n_read, cancellable, error);
}

static guint64
read_big (const guint8 *bytes,
          guint         n)
{
  guint64 value = 0;

  for (guint i = 0; i < n; i++)
    value = value << 8 | bytes[i];
  return value;
}

static guint64
read_little (const guint8 *bytes,
             guint         n)
{
  guint64 value = 0;

  for (guint i = n; i > 0; i--)
    value = value << 8 | bytes[i - 1];
  return value;
}

/* Returns: the size of the box at @part; 0: it goes to the end of the file (ISO 14496-12, 4.2) */
static guint64
get_box_size (const guint8 *part,
              gsize         length)
{
  guint64 size = read_big (part, 4);

  return size == 1 && length >= 16 ? read_big (part + 8, 8) : size;
}

/* Returns: the size of the object at @part (Advanced Systems Format Specification, 2.1); 0: not known, as in a broadcast */
static guint64
get_object_size (const guint8 *part,
                 gsize         length)
{
  return length >= 24 ? read_little (part + 16, 8) : G_MAXUINT64;
}

/* Parts that stand one after the other: is the last one whole? */
static gboolean
find_in_parts (GInputStream  *stream,
               guint64      (*get_size) (const guint8 *part, gsize length),
               guint          header,
               gboolean      *cut,
               GCancellable  *cancellable,
               GError       **error)
{
  goffset end = measure (stream, cancellable, error);
  goffset place = 0;

  if (end < 0)
    return FALSE;
  for (int i = 0; i < PARTS_MAX; i++)
    {
      guint8 part[24];
      guint64 size;
      gsize length;

      if (!read_at (stream, place, part, sizeof part, &length, cancellable, error))
        return FALSE;
      /* A few bytes behind the last part are padding of whoever sent it on. */
      if (length < header)
        return TRUE;
      size = get_size (part, length);
      if (size < header)
        return TRUE;
      *cut = size > (guint64) (end - place);
      if (*cut || size == (guint64) (end - place))
        return TRUE;
      place += (goffset) size;
    }
  return TRUE;
}

gboolean
anning_cut_find_wav_sound (GInputStream  *stream,
                           AnningWav     *wav,
                           GCancellable  *cancellable,
                           GError       **error)
{
  guint8 head[12];
  guint8 format[16];
  goffset place = sizeof head;
  gsize n_read;

  *wav = (AnningWav) { 0 };
  if (!read_at (stream, 0, head, sizeof head, &n_read, cancellable, error) || n_read < sizeof head ||
      memcmp (head, "RIFF", 4) != 0 || memcmp (head + 8, "WAVE", 4) != 0)
    return FALSE;

  for (int i = 0; i < PARTS_MAX; i++)
    {
      guint64 size;

      if (!read_at (stream, place, head, 8, &n_read, cancellable, error) || n_read < 8)
        return FALSE;
      size = read_little (head + 4, 4);
      place += 8;
      if (memcmp (head, "data", 4) == 0)
        {
          wav->start = place;
          wav->length = size;
          return TRUE;
        }
      if (memcmp (head, "fmt ", 4) == 0 && size >= sizeof format)
        {
          if (!read_at (stream, place, format, sizeof format, &n_read, cancellable, error) || n_read < sizeof format)
            return FALSE;
          wav->format = (guint16) read_little (format, 2);
          wav->channels = (guint16) read_little (format + 2, 2);
          wav->rate = (guint32) read_little (format + 4, 4);
          wav->block_size = (guint16) read_little (format + 12, 2);
          wav->bits = (guint16) read_little (format + 14, 2);
        }
      place += (goffset) (size + (size & 1));
    }
  return FALSE;
}

static gboolean
find_in_wav (GInputStream  *stream,
             gboolean      *cut,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (GError) reason = NULL;
  AnningWav wav;
  goffset end;

  if (!anning_cut_find_wav_sound (stream, &wav, cancellable, &reason))
    {
      if (reason == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  end = measure (stream, cancellable, error);
  /* Until a recorder puts in the size there is the least or the greatest number: nobody knows what is missing. */
  *cut = wav.length < G_MAXINT32 && wav.length > (guint64) (end - wav.start);
  return end >= 0;
}

/* A stream that was ended has a last page that says so (RFC 3533, section 6). */
static gboolean
find_in_ogg (GInputStream  *stream,
             gboolean      *cut,
             GCancellable  *cancellable,
             GError       **error)
{
  goffset end = measure (stream, cancellable, error);
  g_autofree guint8 *tail = g_malloc (OGG_PAGE_MAX);
  gsize length;

  if (end < 0 ||
      !read_at (stream, MAX (end - OGG_PAGE_MAX, 0), tail, OGG_PAGE_MAX, &length, cancellable, error))
    return FALSE;

  *cut = TRUE;
  for (gsize i = length; i-- > 0; )
    {
      gsize size;

      if (length - i < 27 || memcmp (tail + i, "OggS", 4) != 0 || tail[i + 4] != 0)
        continue;
      size = 27 + (gsize) tail[i + 26];
      if (size <= length - i)
        {
          for (guint n = 0; n < tail[i + 26]; n++)
            size += tail[i + 27 + n];
          *cut = size > length - i || (tail[i + 5] & OGG_END_OF_STREAM) == 0;
        }
      return TRUE;
    }
  return TRUE;
}

/* The only container here that counts its samples when it is done (RFC 9639, 8.2). */
static gboolean
find_in_flac (GInputStream  *stream,
              gint64         length_ms,
              gboolean      *cut,
              GCancellable  *cancellable,
              GError       **error)
{
  guint8 head[26];
  guint64 rate, n_samples;
  gsize length;

  if (!read_at (stream, 0, head, sizeof head, &length, cancellable, error))
    return FALSE;
  if (length < sizeof head || (head[4] & 0x7f) != 0)
    return TRUE;

  rate = read_big (head + 18, 3) >> 4;
  n_samples = read_big (head + 21, 5) & G_GUINT64_CONSTANT (0xfffffffff);
  *cut = rate > 0 && n_samples * 1000 / rate > (guint64) (length_ms + FLAC_SLACK_MS);
  return TRUE;
}

/*
 * Frame for frame up to the end (RFC 4867, 5.1 and 5.3): the first one that is none, or
 * is not there as a whole, is where sound ends.
 */
static gboolean
find_in_amr (GInputStream  *stream,
             gboolean       wide,
             gboolean      *cut,
             GCancellable  *cancellable,
             GError       **error)
{
  /* By frame type, with the byte in front; 0: there is no such type. */
  static const guint8 sizes[2][16] = {
    { 13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1 },
    { 18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1 },
  };
  g_autofree guint8 *bytes = g_malloc (AMR_READ);
  goffset place = wide ? 9 : 6; /* behind "#!AMR-WB\n", "#!AMR\n" */

  for (;;)
    {
      gsize length;
      gsize at = 0;

      if (!read_at (stream, place, bytes, AMR_READ, &length, cancellable, error))
        return FALSE;
      while (at < length)
        {
          guint size = sizes[wide][bytes[at] >> 3 & 0xf];

          *cut = (bytes[at] & 0x83) != 0 || size == 0;
          if (*cut)
            return TRUE;
          if (at + size > length)
            break;
          at += size;
        }
      if (length < AMR_READ)
        {
          *cut = at < length;
          return TRUE;
        }
      place += (goffset) at;
    }
}

gboolean
anning_cut_find (GInputStream  *stream,
                 const char    *media_type,
                 gint64         length_ms,
                 gboolean      *cut,
                 GCancellable  *cancellable,
                 GError       **error)
{
  g_return_val_if_fail (G_IS_SEEKABLE (stream) && media_type != NULL && length_ms >= 0 && cut != NULL, FALSE);

  *cut = FALSE;
  if (g_str_equal (media_type, "audio/mp4") || g_str_equal (media_type, "audio/3gpp") ||
      g_str_equal (media_type, "video/quicktime"))
    return find_in_parts (stream, get_box_size, 8, cut, cancellable, error);
  if (g_str_equal (media_type, "audio/x-ms-wma"))
    return find_in_parts (stream, get_object_size, 24, cut, cancellable, error);
  if (g_str_equal (media_type, "audio/wav"))
    return find_in_wav (stream, cut, cancellable, error);
  if (g_str_equal (media_type, "audio/ogg"))
    return find_in_ogg (stream, cut, cancellable, error);
  if (g_str_equal (media_type, "audio/flac"))
    return find_in_flac (stream, length_ms, cut, cancellable, error);
  if (g_str_equal (media_type, "audio/amr") || g_str_equal (media_type, "audio/amr-wb"))
    return find_in_amr (stream, g_str_equal (media_type, "audio/amr-wb"), cut, cancellable, error);
  return TRUE;
}
