/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What a recording is, before a pipeline is made for it. */

gboolean anning_media_look             (GInputStream  *stream,
                                        const char   **media_type,
                                        GCancellable  *cancellable,
                                        GError       **error);
gboolean anning_media_type_needs_index (const char    *media_type);

G_END_DECLS
