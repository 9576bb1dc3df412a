/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-qr.h"

#include <errno.h>
#include <qrencode.h>

struct _AnningQr
{
  QRcode *code;
};

/* @self: (nullable) */
void
anning_qr_free (AnningQr *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->code, QRcode_free);
  g_free (self);
}

/**
 * anning_qr_new:
 * @text: UTF-8; up to 2331 bytes fit
 *
 * Returns: (transfer full): the smallest code that holds @text; NULL with G_IO_ERROR_NO_SPACE when
 *   it is too long, with G_IO_ERROR_INVALID_ARGUMENT when it is empty
 */
AnningQr *
anning_qr_new (const char  *text,
               GError     **error)
{
  g_autoptr (AnningQr) self = NULL;
  int code;

  g_return_val_if_fail (text != NULL, NULL);

  self = g_new0 (AnningQr, 1);
  self->code = QRcode_encodeString (text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
  if (self->code != NULL)
    return g_steal_pointer (&self);
  code = errno;
  if (code == ERANGE)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, "The text is too long for a QR code");
  else
    g_set_error_literal (error, G_IO_ERROR, (gint) g_io_error_from_errno (code), g_strerror (code));
  return NULL;
}

/* How many modules a side has, without the margin. */
guint
anning_qr_get_size (const AnningQr *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return (guint) self->code->width;
}

/* Returns: TRUE if the module in column @x and row @y, both from 0, is black */
gboolean
anning_qr_get_module (const AnningQr *self,
                      guint           x,
                      guint           y)
{
  g_return_val_if_fail (self != NULL && x < (guint) self->code->width && y < (guint) self->code->width, FALSE);

  return (self->code->data[y * (guint) self->code->width + x] & 1) != 0;
}

/**
 * anning_qr_draw:
 * @side: how wide and high, with its margin
 *
 * Draws the code with its upper left corner at the origin of @cr, on a white ground whatever is
 * below: on a dark one no camera reads it.
 */
void
anning_qr_draw (const AnningQr *self,
                cairo_t        *cr,
                double          side)
{
  guint size;
  double module;

  g_return_if_fail (self != NULL && cr != NULL && side > 0);

  size = anning_qr_get_size (self);
  module = side / (size + 2 * ANNING_QR_MARGIN);
  cairo_save (cr);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, 0, 0, side, side);
  cairo_fill (cr);
  /* Smoothed edges would leave fine lines between neighbours. */
  cairo_set_antialias (cr, CAIRO_ANTIALIAS_NONE);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint y = 0; y < size; y++)
    {
      for (guint x = 0; x < size; x++)
        {
          guint n = 0;

          while (x + n < size && anning_qr_get_module (self, x + n, y))
            n++;
          if (n > 0)
            cairo_rectangle (cr, (ANNING_QR_MARGIN + x) * module, (ANNING_QR_MARGIN + y) * module, n * module, module);
          x += n;
        }
    }
  cairo_fill (cr);
  cairo_restore (cr);
}

static cairo_status_t
append_cb (void                *closure,
           const unsigned char *data,
           unsigned int         length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * anning_qr_render_png:
 * @pixels: of one module's side
 *
 * Returns: (transfer full): a PNG, or NULL and @error
 */
GBytes *
anning_qr_render_png (const AnningQr  *self,
                      guint            pixels,
                      GError         **error)
{
  g_autoptr (GByteArray) png = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;
  guint side;

  g_return_val_if_fail (self != NULL && pixels > 0, NULL);

  side = (anning_qr_get_size (self) + 2 * ANNING_QR_MARGIN) * pixels;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) side, (int) side);
  cr = cairo_create (surface);
  anning_qr_draw (self, cr, side);
  cairo_destroy (cr);
  status = cairo_surface_write_to_png_stream (surface, append_cb, png);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (g_steal_pointer (&png));
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  return NULL;
}
