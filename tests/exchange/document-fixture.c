/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "document-fixture.h"

#include <string.h>

static void
put (GByteArray *bytes,
     const void *data,
     gsize       length)
{
  g_byte_array_append (bytes, data, (guint) length);
}

static void
put_little (GByteArray *bytes,
            guint32     value,
            guint       size)
{
  for (guint i = 0; i < size; i++)
    {
      guint8 byte = (guint8) (value >> 8 * i);

      put (bytes, &byte, 1);
    }
}

static void
put_big (GByteArray *bytes,
         guint32     value,
         guint       size)
{
  for (guint i = size; i > 0; i--)
    {
      guint8 byte = (guint8) (value >> 8 * (i - 1));

      put (bytes, &byte, 1);
    }
}

static void
put_entry (GByteArray *bytes,
           guint       tag,
           guint       type,
           guint32     count,
           guint32     value)
{
  put_little (bytes, tag, 2);
  put_little (bytes, type, 2);
  put_little (bytes, count, 4);
  put_little (bytes, value, 4);
}

/*
 * TIFF, little end first: one list that points to another, in which stand the tags 0x9003
 * (DateTimeOriginal) and 0x9011 (OffsetTimeOriginal), both text (type 2).
 */
GBytes *
document_fixture_exif (const char *time,
                       const char *offset)
{
  GByteArray *bytes = g_byte_array_new ();
  guint n = offset != NULL ? 2 : 1;
  guint32 texts = 8 + 2 + 12 + 4 + 2 + n * 12 + 4;

  put (bytes, "II*\0", 4);
  put_little (bytes, 8, 4);
  put_little (bytes, 1, 2);
  put_entry (bytes, 0x8769, 4, 1, 26);
  put_little (bytes, 0, 4);
  put_little (bytes, n, 2);
  put_entry (bytes, 0x9003, 2, 20, texts);
  if (offset != NULL)
    put_entry (bytes, 0x9011, 2, 7, texts + 20);
  put_little (bytes, 0, 4);
  g_assert_cmpuint (bytes->len, ==, texts);
  g_assert_cmpuint (strlen (time), ==, 19);
  put (bytes, time, 20);
  if (offset != NULL)
    put (bytes, offset, 7);
  return g_byte_array_free_to_bytes (bytes);
}

static void
put_bytes (GByteArray *bytes,
           GBytes     *more)
{
  put (bytes, g_bytes_get_data (more, NULL), g_bytes_get_size (more));
}

GBytes *
document_fixture_jpeg (GBytes *exif)
{
  GByteArray *bytes = g_byte_array_new ();

  put (bytes, "\xff\xd8\xff\xe1", 4);
  put_big (bytes, (guint32) (2 + 6 + g_bytes_get_size (exif)), 2);
  put (bytes, "Exif\0\0", 6);
  put_bytes (bytes, exif);
  put (bytes, "\xff\xd9", 2);
  return g_byte_array_free_to_bytes (bytes);
}

static void
put_chunk (GByteArray *bytes,
           const char *name,
           GBytes     *data)
{
  put_big (bytes, data != NULL ? (guint32) g_bytes_get_size (data) : 0, 4);
  put (bytes, name, 4);
  if (data != NULL)
    put_bytes (bytes, data);
  put_big (bytes, 0, 4);
}

GBytes *
document_fixture_png (GBytes *exif)
{
  GByteArray *bytes = g_byte_array_new ();
  g_autoptr (GBytes) header = g_bytes_new_static ("\0\0\0\1\0\0\0\1\x08\x02\0\0\0", 13);

  put (bytes, "\x89PNG\r\n\x1a\n", 8);
  put_chunk (bytes, "IHDR", header);
  put_chunk (bytes, "eXIf", exif);
  put_chunk (bytes, "IEND", NULL);
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
document_fixture_webp (GBytes *exif)
{
  GByteArray *bytes = g_byte_array_new ();

  put (bytes, "RIFF", 4);
  put_little (bytes, (guint32) (4 + 8 + 3 + 1 + 8 + g_bytes_get_size (exif)), 4);
  put (bytes, "WEBP", 4);
  /* Of an odd length: a byte that belongs to no chunk follows. */
  put (bytes, "VP8 ", 4);
  put_little (bytes, 3, 4);
  put (bytes, "abc\0", 4);
  put (bytes, "EXIF", 4);
  put_little (bytes, (guint32) g_bytes_get_size (exif), 4);
  put_bytes (bytes, exif);
  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
document_fixture_heic (GBytes *exif)
{
  GByteArray *bytes = g_byte_array_new ();

  put_big (bytes, 24, 4);
  put (bytes, "ftypheic\0\0\0\0mif1heic", 20);
  put_big (bytes, (guint32) (8 + 4 + 6 + g_bytes_get_size (exif)), 4);
  put (bytes, "mdat", 4);
  put_big (bytes, 6, 4);
  put (bytes, "Exif\0\0", 6);
  put_bytes (bytes, exif);
  return g_byte_array_free_to_bytes (bytes);
}
