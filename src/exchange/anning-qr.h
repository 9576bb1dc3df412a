/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* The empty margin that a QR code needs on each side (ISO/IEC 18004), in modules. */
#define ANNING_QR_MARGIN 4

/*
 * A text as a QR code with error correction of level M (15 %): black squares, the
 * modules, on white. Plain drawing: no widgets, no display; any thread.
 */
typedef struct _AnningQr AnningQr;

AnningQr *anning_qr_new        (const char      *text,
                                GError         **error);
void      anning_qr_free       (AnningQr        *self);
guint     anning_qr_get_size   (const AnningQr  *self);
gboolean  anning_qr_get_module (const AnningQr  *self,
                                guint            x,
                                guint            y);
void      anning_qr_draw       (const AnningQr  *self,
                                cairo_t         *cr,
                                double           side);
GBytes   *anning_qr_render_png (const AnningQr  *self,
                                guint            pixels,
                                GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningQr, anning_qr_free)

G_END_DECLS
