/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * A window over the program's that shows one original that is a picture. Nothing
 * leaves the one file for it: no copy on the disk, no other program.
 */
#define ANNING_TYPE_PICTURE_WINDOW (anning_picture_window_get_type ())
G_DECLARE_FINAL_TYPE (AnningPictureWindow, anning_picture_window, ANNING, PICTURE_WINDOW, AdwWindow)

AnningPictureWindow *anning_picture_window_new     (AnningStore *store,
                                                    gint64       evidence_id,
                                                    const char  *name);
void                 anning_picture_window_present (GtkWidget   *parent,
                                                    AnningStore *store,
                                                    gint64       evidence_id,
                                                    const char  *name);
/* The same for what was drawn already: a page of a document. */
void                 anning_picture_window_present_texture (GtkWidget   *parent,
                                                            GdkTexture  *texture,
                                                            const char  *name);

G_END_DECLS
