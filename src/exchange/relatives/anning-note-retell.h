/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-note-template.h"

G_BEGIN_DECLS

/*
 * The same note for someone else, or in the other language: what still stands as the
 * template had it takes the words of the other one, in the same degree; what was
 * typed, switched or moved by hand stays as it is. Nothing is stored.
 *
 * @note, @parts: (element-type AnningNotePart): changed
 * @from: (nullable): the template in the language of @note
 * @to: the template whose words are wanted
 * @language: of @to
 * @liability: (nullable): of the person it is for now (anning_liabilities)
 */
void   anning_note_retell           (AnningNote               *note,
                                     GPtrArray                *parts,
                                     const AnningNoteTemplate *from,
                                     const AnningNoteTemplate *to,
                                     const char               *language,
                                     const char               *liability);

/*
 * Stores a copy of a note with all its parts, in one transaction. How it stands in
 * @note and @parts is what is copied, as new records.
 *
 * @note, @parts: copied before this returns
 */
void   anning_note_duplicate_async  (AnningStore              *store,
                                     const AnningNote         *note,
                                     GPtrArray                *parts,
                                     GAsyncReadyCallback       callback,
                                     gpointer                  user_data);
/* Returns: the id of the copy, or 0 and @error */
gint64 anning_note_duplicate_finish (AnningStore              *store,
                                     GAsyncResult             *result,
                                     GError                  **error);

G_END_DECLS
