/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/* Shows an original that is a picture, no higher than a page has room; it opens in a window where it can be made larger. */
#define ANNING_TYPE_PICTURE_VIEW (anning_picture_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningPictureView, anning_picture_view, ANNING, PICTURE_VIEW, AdwBin)

GtkWidget *anning_picture_view_new (AnningStore *store,
                                    gint64       evidence_id,
                                    const char  *name);

G_END_DECLS
