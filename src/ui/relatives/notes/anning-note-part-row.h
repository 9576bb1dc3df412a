/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-form.h"
#include "anning-note-template.h"
#include "anning-relative.h"

G_BEGIN_DECLS

/*
 * One part of a note: its switch, its text in both lengths, other wordings, and
 * its place among the others. Saves itself.
 *
 * Signals: edited () after each change;
 *   move (int step): the reader wants it one place up (-1) or down (1);
 *   dropped (AnningNotePartRow *other, gboolean after): another one was dropped before or after it;
 *   fill (): the planner's figures are wanted;
 *   removed (): a part of the writer's own is to go
 */
#define ANNING_TYPE_NOTE_PART_ROW (anning_note_part_row_get_type ())
G_DECLARE_FINAL_TYPE (AnningNotePartRow, anning_note_part_row, ANNING, NOTE_PART_ROW, GtkBox)

/* @template: (nullable): whose part it is, not kept; NULL: the writer's own */
GtkWidget            *anning_note_part_row_new          (AnningStore                  *store,
                                                         const AnningNotePart         *part,
                                                         const char                   *title,
                                                         const AnningNoteTemplatePart *template);
/* As it stands on the screen; lives as long as the row. */
const AnningNotePart *anning_note_part_row_get_part     (AnningNotePartRow            *self);
/* Tells the row where it stands: saved when that changed, and the ends cannot be passed. */
void                  anning_note_part_row_set_position (AnningNotePartRow            *self,
                                                         guint                         position,
                                                         guint                         n_parts);
/* Which of the two texts is shown and edited. */
void                  anning_note_part_row_set_brief    (AnningNotePartRow            *self,
                                                         gboolean                      brief);
/* Whether the person it is for signed: then it warns of words that deny it. */
void                  anning_note_part_row_set_signed   (AnningNotePartRow            *self,
                                                         gboolean                      has_signed);
/* Takes switch and texts from @part, as if typed. */
void                  anning_note_part_row_take         (AnningNotePartRow            *self,
                                                         const AnningNotePart         *part);
/* The file has @part now; what is being typed stays. */
void                  anning_note_part_row_refresh      (AnningNotePartRow            *self,
                                                         const AnningNotePart         *part);
/* Says something small below the text, such as where figures come from; NULL: nothing. */
void                  anning_note_part_row_set_hint     (AnningNotePartRow            *self,
                                                         const char                   *hint);
/* Goes to the text, and marks this place of it (bytes). */
void                  anning_note_part_row_show_place   (AnningNotePartRow            *self,
                                                         gsize                         start,
                                                         gsize                         end);
void                  anning_note_part_row_flush        (AnningNotePartRow            *self);
/* Saves nothing from now on. */
void                  anning_note_part_row_discard      (AnningNotePartRow            *self);

G_END_DECLS
