/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "anning-pages.h"

G_BEGIN_DECLS

/*
 * What one code holds of a text at most, in bytes of UTF-8; a Chinese character takes
 * three. Its side then has at most 93 modules (version 19 at level M holds 624 bytes, ISO/IEC
 * 18004), which a phone reads from a screen in one look; beyond that old cameras do not
 * tell one module from the next.
 */
#define ANNING_NOTE_CODE_BYTES 600

/*
 * A note for QR codes, which a phone reads without a network. What does not go into one
 * is parted: where a paragraph ends if possible, else where a sentence does, never
 * inside a character or what is one to the eye; each begins with "1/3" on a line of its
 * own and can be read alone.
 *
 * @text: UTF-8
 * @language: "zh" or "en": tells where sentences end
 *
 * Returns: (transfer full) (element-type utf8): the texts of the codes; empty for a text
 *   without anything to read
 */
GPtrArray *anning_note_codes_split  (const char  *text,
                                     const char  *language);
/*
 * The codes on paper, two a page, numbered when there are several.
 *
 * @codes: (element-type utf8): kept
 *
 * Returns: (transfer full) (element-type AnningPageBlock)
 */
GPtrArray *anning_note_codes_blocks (GPtrArray   *codes);
/*
 * The codes as pictures, one each.
 *
 * Returns: (transfer full) (element-type GBytes): PNG; NULL and @error (G_IO_ERROR)
 */
GPtrArray *anning_note_codes_render (GPtrArray   *codes,
                                     GError     **error);
/* The same on a thread of its own. @codes: a reference is kept, not changed any more */
void       anning_note_codes_render_async  (GPtrArray            *codes,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
GPtrArray *anning_note_codes_render_finish (GAsyncResult         *result,
                                            GError              **error);

G_END_DECLS
