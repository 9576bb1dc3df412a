/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "anning-pages.h"

G_BEGIN_DECLS

/* Pixels: what a phone's screen is wide, hence shown there as it is. */
#define ANNING_PICTURE_WIDTH 1080
/*
 * Pixels. A picture that is higher than the largest texture of a phone (8192 since
 * OpenGL ES 3, about 2014) is shown shrunk or not at all, and messengers shrink it on
 * the way until nobody can read it.
 */
#define ANNING_PICTURE_HEIGHT 8192

/*
 * The blocks as pictures for a phone: one long one, or several numbered ones when it
 * would be higher than ANNING_PICTURE_HEIGHT. PNG without any metadata. Plain drawing:
 * no widgets, no display; any thread.
 *
 * @language: "zh" or "en"
 * @drawn: (nullable): what was drawn is appended to it, one line of text a line
 *
 * Returns: (transfer full) (element-type GBytes): at least one, each a PNG; NULL and
 *   @error (G_IO_ERROR)
 */
GPtrArray *anning_pages_pictures_render        (GPtrArray            *blocks,
                                                const char           *language,
                                                GString              *drawn,
                                                GCancellable         *cancellable,
                                                GError              **error);

/*
 * The same on a thread of its own.
 *
 * @blocks: a reference is kept: neither the array nor its blocks may change any more
 */
void       anning_pages_pictures_render_async  (GPtrArray            *blocks,
                                                const char           *language,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GPtrArray *anning_pages_pictures_render_finish (GAsyncResult         *result,
                                                GError              **error);

/*
 * Writes pictures to files on a thread of its own: all of them or none. One picture
 * replaces @file; several are put into the folder @file under @name with numbers and
 * ".png", where nothing is replaced: a name that is taken gets a further number.
 *
 * @pictures: (element-type GBytes): a reference is kept, not changed any more
 * @name: of the files without number and ending
 */
void       anning_pictures_save_async          (GPtrArray            *pictures,
                                                GFile                *file,
                                                const char           *name,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
/* Returns: (transfer full) (nullable): the file, of several the first one; NULL and @error (G_IO_ERROR) */
GFile     *anning_pictures_save_finish         (GAsyncResult         *result,
                                                GError              **error);

G_END_DECLS
