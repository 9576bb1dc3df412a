/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo.h>
#include <glib/gstdio.h>
#include <string.h>

#include "anning-picture-read.h"

static cairo_status_t
write_cb (gpointer      closure,
          const guchar *data,
          guint         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* Returns: (transfer full): a PNG in one colour */
static GByteArray *
make_png (int width,
          int height)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_paint (cr);
  cairo_surface_write_to_png_stream (surface, write_cb, bytes);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return bytes;
}

static AnningPicture *
read_bytes (gconstpointer   data,
            gsize           size,
            guint           side,
            GError        **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (data, (gssize) size, NULL);

  return anning_picture_read (stream, side, NULL, error);
}

static void
assert_fails (gconstpointer      data,
              gsize              size,
              AnningPictureError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningPicture) picture = read_bytes (data, size, 100, &error);

  g_assert_null (picture);
  g_assert_error (error, ANNING_PICTURE_ERROR, (int) code);
}

static void
test_pixels (void)
{
  g_autoptr (GByteArray) png = make_png (3, 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningPicture) picture = read_bytes (png->data, png->len, 100, &error);
  const guint8 *pixels;

  g_assert_no_error (error);
  g_assert_cmpuint (picture->width, ==, 3);
  g_assert_cmpuint (picture->height, ==, 2);
  g_assert_false (picture->alpha);
  g_assert_cmpuint (picture->stride, ==, 9);
  pixels = g_bytes_get_data (picture->pixels, NULL);
  g_assert_cmpuint (pixels[9], ==, 255);
  g_assert_cmpuint (pixels[10], ==, 0);
  g_assert_cmpuint (pixels[11], ==, 0);
}

static void
test_smaller (void)
{
  g_autoptr (GByteArray) png = make_png (3000, 1000);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningPicture) picture = read_bytes (png->data, png->len, 300, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (picture->width, ==, 300);
  g_assert_cmpuint (picture->height, ==, 100);
}

/* A head that claims 100 000 × 100 000 pixels (PNG, 11.2.2 IHDR; the sum is that of its 17 bytes). */
static void
test_endless (void)
{
  static const guint8 bomb[] = {
    0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0x00, 0x01, 0x86, 0xa0, 0x00, 0x01,
    0x86, 0xa0, 8, 2, 0, 0, 0, 0x27, 0x30, 0x9c, 0x9f, 0, 0, 0, 0, 'I', 'D', 'A', 'T', 0x35, 0xaf, 0x06, 0x1e,
  };

  assert_fails (bomb, sizeof bomb, ANNING_PICTURE_ERROR_TOO_LARGE);
}

static void
test_damaged (void)
{
  g_autoptr (GByteArray) png = make_png (200, 200);

  assert_fails ("", 0, ANNING_PICTURE_ERROR_UNKNOWN);
  assert_fails ("no picture, but words", 21, ANNING_PICTURE_ERROR_UNKNOWN);
  assert_fails (png->data, 20, ANNING_PICTURE_ERROR_DAMAGED);
}

/* Whatever a decoder that was led astray does, it ends in an error. */
static void
test_led_astray (void)
{
  static const struct
  {
    const char *script;
    AnningPictureError code;
  } cases[] = {
    { "kill -SEGV $$", ANNING_PICTURE_ERROR_DAMAGED },
    { "kill -ABRT $$", ANNING_PICTURE_ERROR_DAMAGED },
    { "exit 0", ANNING_PICTURE_ERROR_DAMAGED },
    { "exit 3", ANNING_PICTURE_ERROR_TOO_LARGE },
    { "echo 1 1 3 3; printf 'abc'", ANNING_PICTURE_ERROR_DAMAGED },
    { "echo 1 1 4 3; printf 'abcd\\004\\n'", ANNING_PICTURE_ERROR_DAMAGED },
    { "echo 1 1 3 3; printf 'abcd\\004\\n'", ANNING_PICTURE_ERROR_DAMAGED },
    { "echo 101 1 303 3; head -c 303 /dev/zero; printf '\\004\\n'", ANNING_PICTURE_ERROR_DAMAGED },
    { "echo 99999999999999999999 1 3 3", ANNING_PICTURE_ERROR_DAMAGED },
    { "head -c 1000 /dev/zero", ANNING_PICTURE_ERROR_DAMAGED },
  };
  g_autofree char *folder = g_dir_make_tmp ("anning-picture-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "anning-picture", NULL);
  g_autofree char *before = g_strdup (g_getenv ("ANNING_LIBEXECDIR"));

  g_setenv ("ANNING_LIBEXECDIR", folder, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat ("#!/bin/sh\n", cases[i].script, "\n", NULL);

      g_test_message ("%s", cases[i].script);
      g_assert_true (g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_NONE, 0700, NULL));
      assert_fails ("x", 1, cases[i].code);
    }
  g_unlink (path);
  assert_fails ("x", 1, ANNING_PICTURE_ERROR_NO_HELPER);
  g_rmdir (folder);
  g_setenv ("ANNING_LIBEXECDIR", before, TRUE);
}

static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data ("x", 1, NULL);
  g_autoptr (AnningPicture) picture = NULL;
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  picture = anning_picture_read (stream, 100, cancellable, &error);
  g_assert_null (picture);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture-read/pixels", test_pixels);
  g_test_add_func ("/picture-read/smaller", test_smaller);
  g_test_add_func ("/picture-read/endless", test_endless);
  g_test_add_func ("/picture-read/damaged", test_damaged);
  g_test_add_func ("/picture-read/led-astray", test_led_astray);
  g_test_add_func ("/picture-read/cancelled", test_cancelled);
  return g_test_run ();
}
