/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *anning_text_decode (const guint8 *data,
                          gsize         size,
                          const char   *charset);
char *anning_text_read   (GInputStream *stream,
                          gsize         most,
                          gboolean     *cut,
                          GCancellable *cancellable,
                          GError      **error);

G_END_DECLS
