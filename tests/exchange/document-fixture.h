/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The block in which a camera writes when a photo was taken; @offset: (nullable): "+08:00" */
GBytes *document_fixture_exif (const char *time,
                               const char *offset);
/* The smallest things that hold such a block, and nothing to be seen. */
GBytes *document_fixture_jpeg (GBytes     *exif);
GBytes *document_fixture_png  (GBytes     *exif);
GBytes *document_fixture_webp (GBytes     *exif);
GBytes *document_fixture_heic (GBytes     *exif);

G_END_DECLS
