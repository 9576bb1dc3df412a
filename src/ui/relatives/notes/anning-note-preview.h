/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The note as it will stand on the other one's phone: a screen with one message. */
#define ANNING_TYPE_NOTE_PREVIEW (anning_note_preview_get_type ())
G_DECLARE_FINAL_TYPE (AnningNotePreview, anning_note_preview, ANNING, NOTE_PREVIEW, AdwBin)

/* Plain text; "" shows that nothing would leave. */
void        anning_note_preview_set_text (AnningNotePreview *self,
                                          const char        *text);
const char *anning_note_preview_get_text (AnningNotePreview *self);

G_END_DECLS
