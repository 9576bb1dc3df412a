/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-note-template.h"

G_BEGIN_DECLS

/*
 * The editor of one note: its parts beside the message as it will arrive, what
 * that message gives away, the ways to send it, and its versions. Saves itself;
 * made anew for each note.
 *
 * Signals: deleted (): the note was marked as deleted;
 *   copied (gint64 id): there is another note now, made of this one
 */
#define ANNING_TYPE_NOTE_VIEW (anning_note_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningNoteView, anning_note_view, ANNING, NOTE_VIEW, AdwBin)

/*
 * @parts: (element-type AnningNotePart): copied, in their order
 * @titles: (nullable): names the parts, in the language of the program; lives as long as the view
 */
GtkWidget        *anning_note_view_new      (AnningStore              *store,
                                             const AnningNote         *note,
                                             GPtrArray                *parts,
                                             const AnningNoteTemplate *titles);
/* As it stands on the screen; lives as long as the view. */
const AnningNote *anning_note_view_get_note (AnningNoteView   *self);
/* Returns: (transfer full): what would be sent */
char             *anning_note_view_get_text (AnningNoteView   *self);
void              anning_note_view_flush    (AnningNoteView   *self);

G_END_DECLS
