/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-ogg-end.h"

#include <string.h>

#include "anning-record.h"

#define PAGE_HEADER 27
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

/* @granule: (out): of the last page that has one. FALSE: @bytes are not pages to their end. */
static gboolean
walk (const guint8 *bytes,
      gsize         n,
      gint64       *granule)
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

gint64
anning_ogg_opus_length (const guint8 *head,
                        gsize         n_head,
                        const guint8 *tail,
                        gsize         n_tail)
{
  gint64 granule;
  gint64 skip;

  g_return_val_if_fail (head != NULL && tail != NULL, ANNING_UNKNOWN);

  if (!read_skip (head, n_head, &skip))
    return ANNING_UNKNOWN;
  /* "OggS" may be among the sound, too; but then no whole pages follow up to the end. */
  for (gsize i = 0; i + PAGE_HEADER <= n_tail; i++)
    {
      if (tail[i] == 'O' && walk (tail + i, n_tail - i, &granule))
        return granule >= skip ? (granule - skip + PER_MS / 2) / PER_MS : granule >= 0 ? 0 : ANNING_UNKNOWN;
    }
  return ANNING_UNKNOWN;
}
