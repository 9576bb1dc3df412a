/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-relative.h"

G_BEGIN_DECLS

/*
 * How a note stood before each change while it is being written: of its words, its
 * switches and the order of its parts alike. What is typed in one go is one change.
 * Plain memory; knows nothing of the file.
 */
typedef struct _AnningNoteUndo AnningNoteUndo;

/* What a change was. */
typedef enum
{
  ANNING_NOTE_CHANGED_NOTHING,
  ANNING_NOTE_CHANGED_HEAD,     /* title, greeting, closing, for whom, length, language */
  ANNING_NOTE_CHANGED_TEXT,     /* the words of a part */
  ANNING_NOTE_CHANGED_SWITCH,   /* a part was switched on or off */
  ANNING_NOTE_CHANGED_ORDER,
  ANNING_NOTE_CHANGED_ADDED,
  ANNING_NOTE_CHANGED_REMOVED,
} AnningNoteChange;

/* A note with its parts at one moment. */
typedef struct
{
  AnningNote *note;
  GPtrArray *parts; /* AnningNotePart, in their order */
} AnningNoteState;

AnningNoteState *anning_note_state_new    (const AnningNote      *note,
                                           GPtrArray             *parts);
void             anning_note_state_free   (AnningNoteState       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningNoteState, anning_note_state_free)

/* @parts: (element-type AnningNotePart) */
AnningNoteUndo  *anning_note_undo_new     (const AnningNote      *note,
                                           GPtrArray             *parts);
void             anning_note_undo_free    (AnningNoteUndo        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningNoteUndo, anning_note_undo_free)
/*
 * The note is like this now, at @at (ms). Words of the same place that come within two
 * seconds of each other belong to one change.
 *
 * Returns: what it was that changed
 */
AnningNoteChange anning_note_undo_take    (AnningNoteUndo        *self,
                                           const AnningNote      *note,
                                           GPtrArray             *parts,
                                           gint64                 at);
/* What would be taken back. */
AnningNoteChange anning_note_undo_get_next (const AnningNoteUndo *self);
/* Returns: (transfer full) (nullable): how the note stood before the last change; NULL: nothing can be taken back */
AnningNoteState *anning_note_undo_pop     (AnningNoteUndo        *self);

G_END_DECLS
