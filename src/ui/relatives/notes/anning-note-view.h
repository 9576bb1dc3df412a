/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-note-template.h"

G_BEGIN_DECLS

/*
 * The editor of one note: its parts beside the message as it will arrive, what
 * that message gives away, and the ways to send it. Saves itself; made anew for
 * each note.
 *
 * Signal: deleted (): the note was marked as deleted
 */
#define ANNING_TYPE_NOTE_VIEW (anning_note_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningNoteView, anning_note_view, ANNING, NOTE_VIEW, AdwBin)

/*
 * @parts: (element-type AnningNotePart): copied, in their order
 * @template: (nullable): names the parts; not kept
 */
GtkWidget        *anning_note_view_new       (AnningStore              *store,
                                              const AnningNote         *note,
                                              GPtrArray                *parts,
                                              const AnningNoteTemplate *template);
/* As it stands on the screen; lives as long as the view. */
const AnningNote *anning_note_view_get_note  (AnningNoteView           *self);
/* The names that are counted before the note is sent. */
void              anning_note_view_set_names (AnningNoteView           *self,
                                              const char *const        *names);
/* Returns: (transfer full): what would be sent */
char             *anning_note_view_get_text  (AnningNoteView           *self);
void              anning_note_view_flush     (AnningNoteView           *self);

G_END_DECLS
