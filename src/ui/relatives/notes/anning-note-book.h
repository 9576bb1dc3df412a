/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-note-context.h"
#include "anning-note-undo.h"

G_BEGIN_DECLS

/*
 * What the file says about one note while it is being written: what of the file the
 * writer needs, and the note itself when something else than the writer changed it.
 * Follows the store.
 *
 * Signals: context-read (): the context is another one now;
 *   reading (): the note is about to be read, what is typed has to be stored before;
 *   note-read (AnningNoteState *state): how it stands in the file, while nobody types
 *   failed (GError *error): the context could not be read
 */
#define ANNING_TYPE_NOTE_BOOK (anning_note_book_get_type ())
G_DECLARE_FINAL_TYPE (AnningNoteBook, anning_note_book, ANNING, NOTE_BOOK, GObject)

AnningNoteBook          *anning_note_book_new         (AnningStore    *store,
                                                       gint64          note_id);
/* Returns: (nullable) (transfer none): NULL: not read yet */
const AnningNoteContext *anning_note_book_get_context (AnningNoteBook *self);
/* Something was typed: the note that is being read is not what stands on the screen. */
void                     anning_note_book_touch       (AnningNoteBook *self);
/* Reads the note at once. */
void                     anning_note_book_reload      (AnningNoteBook *self);

G_END_DECLS
