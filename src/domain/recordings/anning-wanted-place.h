/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "anning-record.h"

G_BEGIN_DECLS

gint64 anning_wanted_place_parse (const char *text,
                                  gint64      length_ms,
                                  gint64      started_at,
                                  gint64      utc_offset);

G_END_DECLS
