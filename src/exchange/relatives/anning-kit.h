/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-called.h"
#include "anning-relative.h"
#include "anning-store.h"
#include "anning-texts.h"

G_BEGIN_DECLS

/*
 * The page for a relative's telephone: one HTML file that needs nothing from
 * outside. Its steps, sentences and numbers are read without scripts too; with
 * them, calls are written down in it and sent back (anning-kit-entry.h).
 */

/* No page is larger, in bytes. */
#define ANNING_KIT_MAX_BYTES (300 * 1024)

/*
 * A page that is not stored yet, with a key by chance.
 *
 * @relative_id: for whom, or ANNING_UNKNOWN
 * @note_id: whose parts are in it, or ANNING_UNKNOWN
 * @language: "zh" or "en"
 * @made_at: ms
 *
 * Returns: (transfer full): or NULL and @error when the system gives no chance
 */
AnningKit *anning_kit_begin       (gint64                relative_id,
                                   gint64                note_id,
                                   const char           *language,
                                   gint64                made_at,
                                   GError              **error);

/*
 * @kit: its key and language
 * @note_blocks: (nullable) (element-type AnningNoteBlock): what leaves of the note
 * @called: what the one who is called does, in the kit's language
 * @texts: in the kit's language: hotlines and facts
 *
 * Returns: (transfer full): the page in UTF-8, or NULL and @error:
 *   G_IO_ERROR_MESSAGE_TOO_LARGE when the note is too long for it
 */
GBytes    *anning_kit_html        (const AnningKit      *kit,
                                   GPtrArray            *note_blocks,
                                   const AnningCalled   *called,
                                   AnningTexts          *texts,
                                   GError              **error);

/*
 * Stores a new kit and writes its page into @file. Where the page cannot be
 * written, no kit is left behind.
 *
 * @note_blocks: (nullable) (element-type AnningNoteBlock): not changed any more
 */
void       anning_kit_make_async  (AnningStore          *store,
                                   gint64                relative_id,
                                   gint64                note_id,
                                   const char           *language,
                                   GPtrArray            *note_blocks,
                                   GFile                *file,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
/* Returns: (transfer full): the kit as it is stored, or NULL and @error */
AnningKit *anning_kit_make_finish (AnningStore          *store,
                                   GAsyncResult         *result,
                                   GError              **error);

G_END_DECLS
