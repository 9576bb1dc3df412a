/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "anning-relative.h"

G_BEGIN_DECLS

/*
 * The note as a PDF on A4, text selectable. Its metadata name neither the
 * people, nor the matter, nor the program.
 *
 * @parts: (element-type AnningNotePart): in the order in which they are sent
 *
 * Returns: (transfer full): the file's bytes, or NULL and @error (G_IO_ERROR)
 */
GBytes  *anning_note_pdf_render      (const AnningNote     *note,
                                      GPtrArray            *parts,
                                      GError              **error);

/*
 * Renders on a thread of its own and replaces @file in one step; a failure
 * leaves what was there. @note and @parts are copied before this returns.
 */
void     anning_note_pdf_save_async  (const AnningNote     *note,
                                      GPtrArray            *parts,
                                      GFile                *file,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean anning_note_pdf_save_finish (GAsyncResult         *result,
                                      GError              **error);

G_END_DECLS
