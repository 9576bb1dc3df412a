/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-exif-time.h"

#include <libexif/exif-data.h>
#include <string.h>

#include "anning-record.h"

/* libexif wants this in front; what stands in other containers than JPEG comes without. */
#define PREFIX "Exif\0\0"
#define PREFIX_SIZE 6
/* No camera writes more; a thumbnail is the largest part. */
#define BLOCK_MAX (1024 * 1024)

/* When it was taken, when it was made into numbers, when it was last changed: the first that is there. */
static const struct
{
  ExifTag time;
  ExifTag offset;
} tags[] = {
  { EXIF_TAG_DATE_TIME_ORIGINAL, EXIF_TAG_OFFSET_TIME_ORIGINAL },
  { EXIF_TAG_DATE_TIME_DIGITIZED, EXIF_TAG_OFFSET_TIME_DIGITIZED },
  { EXIF_TAG_DATE_TIME, EXIF_TAG_OFFSET_TIME },
};

/* ---- where the block is ---- */

static guint32
read_be32 (const guint8 *p)
{
  return (guint32) p[0] << 24 | (guint32) p[1] << 16 | (guint32) p[2] << 8 | p[3];
}

static guint32
read_le32 (const guint8 *p)
{
  return (guint32) p[3] << 24 | (guint32) p[2] << 16 | (guint32) p[1] << 8 | p[0];
}

/* The chunk @name of a PNG (PNG 3, 5.3) or of a WebP (RIFF). */
static const guint8 *
find_chunk (const guint8 *head,
            gsize         length,
            gboolean      riff,
            gsize        *size)
{
  gsize place = riff ? 12 : 8;

  while (place + 8 <= length)
    {
      const guint8 *chunk = head + place;
      gsize chunk_size = riff ? read_le32 (chunk + 4) : read_be32 (chunk);
      gboolean found = memcmp (chunk + (riff ? 0 : 4), riff ? "EXIF" : "eXIf", 4) == 0;

      if (chunk_size > length - place - 8)
        return NULL;
      if (found)
        {
          *size = chunk_size;
          return chunk + 8;
        }
      /* Behind the data: a checksum, or a byte that makes the length even. */
      place += 8 + chunk_size + (riff ? chunk_size % 2 : 4);
    }
  return NULL;
}

/* In a HEIC the block is an item of its own, somewhere; what it begins with is found nowhere else. */
static const guint8 *
find_prefix (const guint8 *head,
             gsize         length,
             gsize        *size)
{
  static const char *const starts[] = { PREFIX "II*\0", PREFIX "MM\0*" };

  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      const guint8 *found = memmem (head, length, starts[i], PREFIX_SIZE + 4);

      if (found != NULL)
        {
          *size = MIN (length - (gsize) (found - head), BLOCK_MAX);
          return found;
        }
    }
  return NULL;
}

static const guint8 *
find_block (const guint8 *head,
            gsize         length,
            const char   *media_type,
            gsize        *size)
{
  if (g_str_equal (media_type, "image/png"))
    return find_chunk (head, length, FALSE, size);
  if (g_str_equal (media_type, "image/webp"))
    return find_chunk (head, length, TRUE, size);
  return find_prefix (head, length, size);
}

/* ---- what stands in it ---- */

/* Returns: (transfer full) (nullable) */
static char *
get_text (ExifData *data,
          ExifTag   tag)
{
  ExifEntry *entry = exif_data_get_entry (data, tag);

  if (entry == NULL || entry->format != EXIF_FORMAT_ASCII || entry->data == NULL)
    return NULL;
  return g_strndup ((const char *) entry->data, entry->size);
}

/* Exactly @n digits at *@text. */
static gboolean
take_digits (const char **text,
             int          n,
             int         *value)
{
  *value = 0;
  for (; n > 0; n--, (*text)++)
    {
      if (!g_ascii_isdigit (**text))
        return FALSE;
      *value = *value * 10 + g_ascii_digit_value (**text);
    }
  return TRUE;
}

static gboolean
take (const char **text,
      char         sign)
{
  if (**text != sign)
    return FALSE;
  (*text)++;
  return TRUE;
}

/* "2026:11:03 21:14:09" (EXIF 2.32, 4.6.4) */
static gboolean
parse_time (const char  *text,
            AnningCivil *time)
{
  return take_digits (&text, 4, &time->year) && take (&text, ':')
         && take_digits (&text, 2, &time->month) && take (&text, ':')
         && take_digits (&text, 2, &time->day) && take (&text, ' ')
         && take_digits (&text, 2, &time->hour) && take (&text, ':')
         && take_digits (&text, 2, &time->minute) && take (&text, ':')
         && take_digits (&text, 2, &time->second)
         && time->year >= 2000 && time->year <= 2099 && anning_civil_valid (time);
}

/* "+08:00" */
static gint64
parse_offset (const char *text)
{
  int hours, minutes;
  gboolean west;

  if (text == NULL || (*text != '+' && *text != '-'))
    return ANNING_UNKNOWN;
  west = *text++ == '-';
  if (!take_digits (&text, 2, &hours) || !take (&text, ':') || !take_digits (&text, 2, &minutes)
      || hours > 14 || minutes > 59)
    return ANNING_UNKNOWN;
  return (west ? -1 : 1) * (gint64) (hours * 60 + minutes);
}

static gboolean
read_block (ExifData    *data,
            AnningCivil *time,
            gint64      *utc_offset)
{
  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autofree char *text = get_text (data, tags[i].time);
      g_autofree char *offset = NULL;

      if (text == NULL || !parse_time (text, time))
        continue;
      offset = get_text (data, tags[i].offset);
      *utc_offset = parse_offset (offset);
      return TRUE;
    }
  return FALSE;
}

/*
 * anning_exif_time_find:
 * @head: the first bytes of a picture, ANNING_EXIF_HEAD_MAX are plenty
 * @media_type: what the bytes are, "image/…"
 * @time: (out): as the clock of the camera stood
 * @utc_offset: (out): minutes, ANNING_UNKNOWN as older cameras do not write it
 *
 * Returns: FALSE if the picture does not tell when it was taken
 */
gboolean
anning_exif_time_find (const guint8 *head,
                       gsize         length,
                       const char   *media_type,
                       AnningCivil  *time,
                       gint64       *utc_offset)
{
  g_autofree guint8 *copy = NULL;
  const guint8 *block;
  gsize size = 0;
  ExifData *data;
  gboolean found;

  g_return_val_if_fail (head != NULL || length == 0, FALSE);
  g_return_val_if_fail (media_type != NULL && time != NULL && utc_offset != NULL, FALSE);

  block = find_block (head, length, media_type, &size);
  if (block == NULL || size > BLOCK_MAX)
    return FALSE;
  if (size < PREFIX_SIZE || memcmp (block, PREFIX, PREFIX_SIZE) != 0)
    {
      copy = g_malloc (size + PREFIX_SIZE);
      memcpy (copy, PREFIX, PREFIX_SIZE);
      memcpy (copy + PREFIX_SIZE, block, size);
      block = copy;
      size += PREFIX_SIZE;
    }

  data = exif_data_new ();
  /* It would drop what it takes for out of place, the offsets among it. */
  exif_data_unset_option (data, EXIF_DATA_OPTION_FOLLOW_SPECIFICATION);
  exif_data_load_data (data, block, (unsigned int) size);
  found = read_block (data, time, utc_offset);
  exif_data_unref (data);
  return found;
}
