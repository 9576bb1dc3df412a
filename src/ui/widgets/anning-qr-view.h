/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A text as a QR code, black on white in every style, its modules whole pixels.
 * Its accessible name is the text itself: who cannot see it needs no camera.
 */
#define ANNING_TYPE_QR_VIEW (anning_qr_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningQrView, anning_qr_view, ANNING, QR_VIEW, GtkWidget)

GtkWidget *anning_qr_view_new      (void);
/* @text: (nullable): NULL or a text that is too long shows nothing */
void       anning_qr_view_set_text (AnningQrView *self,
                                    const char   *text);

G_END_DECLS
