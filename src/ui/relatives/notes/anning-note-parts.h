/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-note-template.h"

G_BEGIN_DECLS

/*
 * The parts of a note in their order: to be switched, edited, moved by dragging, by
 * buttons or by Alt with the arrows; own ones are added and deleted. They save themselves.
 *
 * Signals: edited () after each change;
 *   fill (GtkWidget *row): the planner's figures are wanted in this row
 */
#define ANNING_TYPE_NOTE_PARTS (anning_note_parts_get_type ())
G_DECLARE_FINAL_TYPE (AnningNoteParts, anning_note_parts, ANNING, NOTE_PARTS, GtkBox)

/*
 * @parts: (element-type AnningNotePart): copied, in their order
 * @template: (nullable): what they may say, in the language of the note
 * @titles: (nullable): what they are called, in the language of the program; both have to live
 *   as long as this
 */
void       anning_note_parts_load       (AnningNoteParts          *self,
                                         AnningStore              *store,
                                         gint64                    note_id,
                                         GPtrArray                *parts,
                                         const AnningNoteTemplate *template,
                                         const AnningNoteTemplate *titles);
/* Returns: (transfer container) (element-type AnningNotePart): as they stand on the screen */
GPtrArray *anning_note_parts_get        (AnningNoteParts          *self);
/* Makes them like @parts, as if it had been typed: what is missing comes back, what is too much is deleted. */
void       anning_note_parts_take       (AnningNoteParts          *self,
                                         GPtrArray                *parts);
/* The file holds @parts now; nothing is stored. */
void       anning_note_parts_refresh    (AnningNoteParts          *self,
                                         GPtrArray                *parts);
void       anning_note_parts_add_own    (AnningNoteParts          *self);
void       anning_note_parts_set_brief  (AnningNoteParts          *self,
                                         gboolean                  brief);
void       anning_note_parts_set_signed (AnningNoteParts          *self,
                                         gboolean                  has_signed);
/* Goes to bytes @start to @end of the text of the part at @position. */
void       anning_note_parts_show_place (AnningNoteParts          *self,
                                         guint                     position,
                                         gsize                     start,
                                         gsize                     end);
void       anning_note_parts_flush      (AnningNoteParts          *self);

G_END_DECLS
