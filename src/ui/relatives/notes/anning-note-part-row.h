/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-form.h"
#include "anning-relative.h"

G_BEGIN_DECLS

/*
 * One part of a note: its switch, its text, and its place among the others.
 * Saves itself.
 *
 * Signals: edited () after each change;
 *   move (int step): the reader wants it one place up (-1) or down (1)
 */
#define ANNING_TYPE_NOTE_PART_ROW (anning_note_part_row_get_type ())
G_DECLARE_FINAL_TYPE (AnningNotePartRow, anning_note_part_row, ANNING, NOTE_PART_ROW, GtkBox)

GtkWidget            *anning_note_part_row_new          (AnningStore          *store,
                                                         const AnningNotePart *part,
                                                         const char           *title);
/* As it stands on the screen; lives as long as the row. */
const AnningNotePart *anning_note_part_row_get_part     (AnningNotePartRow    *self);
/* Tells the row where it stands: saved when that changed, and the ends cannot be passed. */
void                  anning_note_part_row_set_position (AnningNotePartRow    *self,
                                                         guint                 position,
                                                         guint                 n_parts);
void                  anning_note_part_row_flush        (AnningNotePartRow    *self);

G_END_DECLS
