/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-note-share-menu.h"

G_BEGIN_DECLS

/*
 * A note as codes that a phone reads from the screen, one after the other when it is long;
 * they can be saved as pictures and printed too. Closed, it asks to whom they went.
 */
#define ANNING_TYPE_NOTE_SHARE_CODES (anning_note_share_codes_get_type ())
G_DECLARE_FINAL_TYPE (AnningNoteShareCodes, anning_note_share_codes, ANNING, NOTE_SHARE_CODES, AdwWindow)

/* @view: where the note is shown */
void anning_note_share_codes_present (GtkWidget           *view,
                                      const AnningNoteOut *out);

G_END_DECLS
