/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *anning_text_decode (const guint8 *data,
                          gsize         size,
                          const char   *charset);

G_END_DECLS
