/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "anning-pages.h"

G_BEGIN_DECLS

/*
 * The blocks as a PDF on A4, text selectable. Its metadata name neither people,
 * nor the matter, nor the program.
 *
 * @language: "zh" or "en"
 *
 * Returns: (transfer full): the file's bytes, or NULL and @error (G_IO_ERROR)
 */
GBytes  *anning_pages_pdf_render      (GPtrArray            *blocks,
                                       const char           *language,
                                       AnningPageSize        size,
                                       GError              **error);

/*
 * Renders on a thread of its own and replaces @file in one step; a failure
 * leaves what was there.
 *
 * @blocks: a reference is kept: neither the array nor its blocks may change any more
 */
void     anning_pages_pdf_save_async  (GPtrArray            *blocks,
                                       const char           *language,
                                       AnningPageSize        size,
                                       GFile                *file,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean anning_pages_pdf_save_finish (GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
