/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-ogg-end.h"
#include "anning-record.h"

/*
 * tones.opus has its pages at these places, with these granules (read with a hex
 * viewer), and a pre-skip of 312: 48000 at the end of the first second, less 312, is
 * 47688 / 48 = 993.5 ms.
 */
static const struct
{
  gsize end;
  gint64 length_ms;
} cuts[] = {
  { 121, 0 },       /* the two pages of headers */
  { 2745, 994 },    /* 48000 */
  { 5712, 1994 },   /* 96000: 95688 / 48 = 1993.5 */
  { 16223, 4994 },  /* 240000 */
  { 16325, 5000 },  /* 240312, the whole file */
};

static GBytes *
read_tones (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("ANNING_FIXTURES"), "audio", "tones.opus", NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;

  g_assert_true (g_file_get_contents (path, &data, &length, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (length, ==, 16325);
  return g_bytes_new_take (data, length);
}

static void
test_length (void)
{
  g_autoptr (GBytes) tones = read_tones ();
  const guint8 *data = g_bytes_get_data (tones, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cuts); i++)
    {
      gint64 length = cuts[i].length_ms;

      g_assert_cmpint (anning_ogg_opus_length (data, 200, data, cuts[i].end), ==, length);
      /* All but the beginning. */
      if (i > 2)
        g_assert_cmpint (anning_ogg_opus_length (data, 200, data + 3000, cuts[i].end - 3000), ==, length);
    }
}

/*
 * Cut after two seconds: the page has the granule 96000 (0x17700) and the serial number of the
 * one before, the number 4, and a check sum of another program, which has that of libogg's pages, too.
 */
static void
test_end (void)
{
  static const guint8 expected[] = {
    0x4f, 0x67, 0x67, 0x53, 0x00, 0x04, 0x00, 0x77, 0x01, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x04, 0x00, 0x00, 0x00, 0xa2, 0xeb, 0x6d, 0xf8, 0x00,
  };
  g_autoptr (GBytes) tones = read_tones ();
  const guint8 *data = g_bytes_get_data (tones, NULL);
  g_autoptr (GBytes) end = anning_ogg_make_end (data, 5712);
  g_autoptr (GByteArray) ended = g_byte_array_new ();
  const guint8 *bytes;
  gsize length;

  bytes = g_bytes_get_data (end, &length);
  g_assert_cmpmem (bytes, length, expected, sizeof expected);

  /* It lasts as long, and has its end now. */
  g_byte_array_append (ended, data, 5712);
  g_byte_array_append (ended, bytes, (guint) length);
  g_assert_cmpint (anning_ogg_opus_length (data, 200, ended->data, ended->len), ==, 1994);
  g_assert_null (anning_ogg_make_end (ended->data, ended->len));
  /* The whole file has it anyway, and what is cut within a page gets none. */
  g_assert_null (anning_ogg_make_end (data, 16325));
  g_assert_null (anning_ogg_make_end (data, 5000));
}

/* What is not whole, or is something else, has no length. */
static void
test_unknown (void)
{
  static const guint8 noise[64] = "OggS and then nothing that would be a page";
  g_autoptr (GBytes) tones = read_tones ();
  const guint8 *data = g_bytes_get_data (tones, NULL);

  g_assert_cmpint (anning_ogg_opus_length (data, 200, data, 5000), ==, ANNING_UNKNOWN);
  g_assert_cmpint (anning_ogg_opus_length (data, 200, noise, sizeof noise), ==, ANNING_UNKNOWN);
  g_assert_cmpint (anning_ogg_opus_length (data, 200, data, 0), ==, ANNING_UNKNOWN);
  g_assert_cmpint (anning_ogg_opus_length (noise, sizeof noise, data, 16325), ==, ANNING_UNKNOWN);
  g_assert_cmpint (anning_ogg_opus_length (data, 20, data, 16325), ==, ANNING_UNKNOWN);
  g_assert_cmpint (anning_ogg_opus_length (data, 40, data, 16325), ==, ANNING_UNKNOWN);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ogg-end/length", test_length);
  g_test_add_func ("/ogg-end/end", test_end);
  g_test_add_func ("/ogg-end/unknown", test_unknown);
  return g_test_run ();
}
