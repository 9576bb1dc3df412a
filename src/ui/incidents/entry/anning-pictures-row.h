/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-attach.h"

G_BEGIN_DECLS

/*
 * Pictures and files for a record that is not there yet: pasted, or chosen. They are
 * kept until somebody takes them.
 *
 * Signal: changed (): one came, or all were let go
 */
#define ANNING_TYPE_PICTURES_ROW (anning_pictures_row_get_type ())
G_DECLARE_FINAL_TYPE (AnningPicturesRow, anning_pictures_row, ANNING, PICTURES_ROW, AdwActionRow)

guint      anning_pictures_row_get_n (AnningPicturesRow *self);
/* Returns: (transfer full) (element-type AnningAttachments): what came, and nothing is left */
GPtrArray *anning_pictures_row_take  (AnningPicturesRow *self);

G_END_DECLS
