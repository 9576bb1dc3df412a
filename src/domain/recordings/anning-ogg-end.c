/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-ogg-end.h"

#include <string.h>

#include "anning-record.h"

#define PAGE_HEADER 27
#define END_OF_STREAM 0x04
#define CRC_POLYNOMIAL 0x04c11db7
/* Opus counts in 48 kHz, whatever was recorded. */
#define PER_MS 48

static guint64
read_le (const guint8 *bytes,
         guint         n)
{
  guint64 value = 0;

  while (n-- > 0)
    value = value << 8 | bytes[n];
  return value;
}

/* Returns: the length of the page at the start of @bytes, 0 if there is none, or not all of it */
static gsize
page_length (const guint8 *bytes,
             gsize         n)
{
  gsize length;

  if (n < PAGE_HEADER || memcmp (bytes, "OggS", 4) != 0 || bytes[4] != 0)
    return 0;
  length = PAGE_HEADER + (gsize) bytes[26];
  if (n < length)
    return 0;
  for (guint i = 0; i < bytes[26]; i++)
    length += bytes[PAGE_HEADER + i];
  return length <= n ? length : 0;
}

/*
 * @granule: (out): of the last page that has one
 * @last: (out): the last page
 *
 * FALSE: @bytes are not pages to their end.
 */
static gboolean
walk (const guint8  *bytes,
      gsize          n,
      gint64        *granule,
      const guint8 **last)
{
  *granule = -1;
  while (n > 0)
    {
      gsize length = page_length (bytes, n);
      gint64 here;

      if (length == 0)
        return FALSE;
      here = (gint64) read_le (bytes + 6, 8);
      if (here >= 0)
        *granule = here;
      *last = bytes;
      bytes += length;
      n -= length;
    }
  return TRUE;
}

/* @skip: (out): samples at the beginning that are not to be heard */
static gboolean
read_skip (const guint8 *head,
           gsize         n,
           gint64       *skip)
{
  gsize start;

  if (n < PAGE_HEADER)
    return FALSE;
  start = PAGE_HEADER + (gsize) head[26];
  if (page_length (head, n) < start + 19 || memcmp (head + start, "OpusHead", 8) != 0)
    return FALSE;
  *skip = (gint64) read_le (head + start + 10, 2);
  return TRUE;
}

/* "OggS" may be among the sound, too; but then no whole pages follow up to the end. FALSE: there is no page. */
static gboolean
find_last (const guint8  *tail,
           gsize          n,
           gint64        *granule,
           const guint8 **last)
{
  for (gsize i = 0; i + PAGE_HEADER <= n; i++)
    {
      if (tail[i] == 'O' && walk (tail + i, n - i, granule, last))
        return TRUE;
    }
  return FALSE;
}

/* RFC 3533, 6: the generator polynomial, from the highest bit on, begun with 0. */
static guint32
work_out_crc (const guint8 *bytes,
              gsize         n)
{
  guint32 crc = 0;

  for (gsize i = 0; i < n; i++)
    {
      crc ^= (guint32) bytes[i] << 24;
      for (guint bit = 0; bit < 8; bit++)
        crc = (crc & 0x80000000) != 0 ? crc << 1 ^ CRC_POLYNOMIAL : crc << 1;
    }
  return crc;
}

static void
write_le (guint8  *bytes,
          guint32  value)
{
  for (guint i = 0; i < 4; i++)
    bytes[i] = (guint8) (value >> 8 * i);
}

GBytes *
anning_ogg_make_end (const guint8 *tail,
                     gsize         n_tail)
{
  guint8 page[PAGE_HEADER] = { 'O', 'g', 'g', 'S', 0, END_OF_STREAM };
  const guint8 *last;
  gint64 granule;

  g_return_val_if_fail (tail != NULL, NULL);

  if (!find_last (tail, n_tail, &granule, &last) || (last[5] & END_OF_STREAM) != 0)
    return NULL;
  /* Granule and serial number of the last page, and the number that follows its own. */
  memcpy (page + 6, last + 6, 12);
  write_le (page + 18, (guint32) read_le (last + 18, 4) + 1);
  write_le (page + 22, work_out_crc (page, sizeof page));
  return g_bytes_new (page, sizeof page);
}

gint64
anning_ogg_opus_length (const guint8 *head,
                        gsize         n_head,
                        const guint8 *tail,
                        gsize         n_tail)
{
  const guint8 *last;
  gint64 granule;
  gint64 skip;

  g_return_val_if_fail (head != NULL && tail != NULL, ANNING_UNKNOWN);

  if (!read_skip (head, n_head, &skip) || !find_last (tail, n_tail, &granule, &last) || granule < 0)
    return ANNING_UNKNOWN;
  return granule >= skip ? (granule - skip + PER_MS / 2) / PER_MS : 0;
}
