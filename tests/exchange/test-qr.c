/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo.h>
#include <string.h>

#include "anning-qr.h"

/* Version 1, the smallest. */
#define SIZE 21
#define CODEWORDS 26

/* ISO/IEC 18004, table 10: the conditions of the eight masks. */
static gboolean
is_masked (guint mask,
           guint x,
           guint y)
{
  switch (mask)
    {
    case 0:
      return (y + x) % 2 == 0;
    case 1:
      return y % 2 == 0;
    case 2:
      return x % 3 == 0;
    case 3:
      return (y + x) % 3 == 0;
    case 4:
      return (y / 2 + x / 3) % 2 == 0;
    case 5:
      return y * x % 2 + y * x % 3 == 0;
    case 6:
      return (y * x % 2 + y * x % 3) % 2 == 0;
    default:
      return ((y + x) % 2 + y * x % 3) % 2 == 0;
    }
}

/* The three corners with the format beside them, and the two timing lines. */
static gboolean
is_function (guint x,
             guint y)
{
  return (x < 9 && y < 9) || (x >= SIZE - 8 && y < 9) || (x < 9 && y >= SIZE - 8) || x == 6 || y == 6;
}

/* Up and down in pairs of columns from the right, past the timing column. */
static void
read_codewords (const AnningQr *qr,
                guint           mask,
                guint8         *codewords)
{
  guint n = 0;
  gboolean up = TRUE;

  memset (codewords, 0, CODEWORDS);
  for (int right = SIZE - 1; right > 0; right -= 2)
    {
      if (right == 6)
        right--;
      for (guint i = 0; i < SIZE; i++)
        {
          guint y = up ? SIZE - 1 - i : i;

          for (guint k = 0; k < 2; k++)
            {
              guint x = (guint) right - k;

              if (is_function (x, y) || n >= 8 * CODEWORDS)
                continue;
              if (anning_qr_get_module (qr, x, y) != is_masked (mask, x, y))
                codewords[n / 8] |= (guint8) (0x80 >> n % 8);
              n++;
            }
        }
      up = !up;
    }
  g_assert_cmpuint (n, ==, 8 * CODEWORDS);
}

/* The 15 bits around the upper left corner, less the pattern that hides them; only level and mask. */
static guint
read_format (const AnningQr *qr)
{
  guint bits = 0;

  for (guint x = 0; x < 5; x++)
    bits = bits << 1 | (anning_qr_get_module (qr, x, 8) ? 1 : 0);
  return bits ^ 0x15;
}

/*
 * "HELLO WORLD" as 1-M: sixteen codewords of data and ten of correction, as the example at
 * thonky.com/qr-code-tutorial works them out by hand.
 */
static void
test_codewords (void)
{
  static const guint8 expected[CODEWORDS] = { 32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17,
                                              196, 35, 39, 119, 235, 215, 231, 226, 93, 23 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningQr) qr = anning_qr_new ("HELLO WORLD", &error);
  guint8 found[CODEWORDS];
  guint format;

  g_assert_no_error (error);
  g_assert_cmpuint (anning_qr_get_size (qr), ==, SIZE);
  format = read_format (qr);
  /* level M is 00 */
  g_assert_cmpuint (format >> 3, ==, 0);
  read_codewords (qr, format & 7, found);
  g_assert_cmpmem (found, CODEWORDS, expected, CODEWORDS);
  /* the one module that is always dark */
  g_assert_true (anning_qr_get_module (qr, 8, SIZE - 8));
}

static void
test_sizes (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *most = g_strnfill (2331, 'a');
  g_autofree char *more = g_strnfill (2332, 'a');
  g_autoptr (AnningQr) full = anning_qr_new (most, &error);
  /* ISO/IEC 18004, table 7: 122 bytes are the most of 7-M, whose side has 45 modules */
  g_autofree char *line = g_strnfill (122, 'a');
  g_autoptr (AnningQr) seventh = anning_qr_new (line, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (anning_qr_get_size (full), ==, 177);
  g_assert_cmpuint (anning_qr_get_size (seventh), ==, 45);
  g_assert_null (anning_qr_new (more, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE);
  g_clear_error (&error);
  g_assert_null (anning_qr_new ("", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
}

typedef struct
{
  const guint8 *data;
  gsize length;
} Bytes;

static cairo_status_t
read_cb (void          *closure,
         unsigned char *data,
         unsigned int   length)
{
  Bytes *bytes = closure;

  if (length > bytes->length)
    return CAIRO_STATUS_READ_ERROR;
  memcpy (data, bytes->data, length);
  bytes->data += length;
  bytes->length -= length;
  return CAIRO_STATUS_SUCCESS;
}

/* Each pixel of the picture is that of its module, and white in the margin. */
static void
test_png (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningQr) qr = anning_qr_new ("安宁", &error);
  g_autoptr (GBytes) png = anning_qr_render_png (qr, 3, &error);
  const guint size = anning_qr_get_size (qr);
  const guint side = (size + 8) * 3;
  cairo_surface_t *surface;
  Bytes bytes;

  g_assert_no_error (error);
  bytes.data = g_bytes_get_data (png, &bytes.length);
  surface = cairo_image_surface_create_from_png_stream (read_cb, &bytes);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, side);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, side);
  for (guint y = 0; y < side; y++)
    {
      const guint32 *row = (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface)
                                                              + y * (guint) cairo_image_surface_get_stride (surface));

      for (guint x = 0; x < side; x++)
        {
          guint column = x / 3;
          guint line = y / 3;
          gboolean dark = column >= 4 && column < size + 4 && line >= 4 && line < size + 4
                          && anning_qr_get_module (qr, column - 4, line - 4);

          g_assert_cmphex (row[x] & 0xffffff, ==, dark ? 0x000000 : 0xffffff);
        }
    }
  cairo_surface_destroy (surface);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/qr/codewords", test_codewords);
  g_test_add_func ("/qr/sizes", test_sizes);
  g_test_add_func ("/qr/png", test_png);
  return g_test_run ();
}
