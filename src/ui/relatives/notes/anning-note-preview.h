/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-note-check.h"

G_BEGIN_DECLS

/*
 * The note as it will stand on the other one's phone: a screen with one message,
 * in which everything that it gives away is marked, by colour and by a line.
 * Only what changed is looked through and laid out again.
 */
#define ANNING_TYPE_NOTE_PREVIEW (anning_note_preview_get_type ())
G_DECLARE_FINAL_TYPE (AnningNotePreview, anning_note_preview, ANNING, NOTE_PREVIEW, AdwBin)

/*
 * @blocks: (element-type AnningNoteBlock): none shows that nothing would leave
 * @known: (nullable): who and what is looked for
 */
void          anning_note_preview_set_blocks (AnningNotePreview *self,
                                              GPtrArray         *blocks,
                                              AnningNoteKnown   *known);
/* Returns: (transfer none) (element-type AnningNotePlace): what the block at @block gives away, in its bytes */
const GArray *anning_note_preview_get_places (AnningNotePreview *self,
                                              guint              block);
/* Brings this block into view. */
void          anning_note_preview_show_block (AnningNotePreview *self,
                                              guint              block);
/* Returns: (transfer full): what stands there */
char         *anning_note_preview_dup_text   (AnningNotePreview *self);

G_END_DECLS
