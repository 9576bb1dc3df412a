/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-date.h"

G_BEGIN_DECLS

/* So much of a picture's beginning is looked at. */
#define ANNING_EXIF_HEAD_MAX (4 * 1024 * 1024)

gboolean anning_exif_time_find (const guint8 *head,
                                gsize         length,
                                const char   *media_type,
                                AnningCivil  *time,
                                gint64       *utc_offset);

G_END_DECLS
