/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-library.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Where the reader stopped in each document, and which were read to the end. Kept
 * in the file as settings: no journal is written while somebody reads.
 *
 * Signal: changed (const char *key): a document was marked as read or unread; NULL: all
 */
#define ANNING_TYPE_READING_MARKS (anning_reading_marks_get_type ())
G_DECLARE_FINAL_TYPE (AnningReadingMarks, anning_reading_marks, ANNING, READING_MARKS, GObject)

/* Begins to read the marks of all documents of @library; "changed" follows. */
AnningReadingMarks *anning_reading_marks_new      (AnningStore         *store,
                                                   AnningLibrary       *library);
/* The block that was at the top, 0 where nothing is known. */
guint               anning_reading_marks_get_block (AnningReadingMarks *self,
                                                   const char          *key);
gboolean            anning_reading_marks_is_read  (AnningReadingMarks  *self,
                                                   const char          *key);
/* Remembers both; stored when its turn comes. */
void                anning_reading_marks_set      (AnningReadingMarks  *self,
                                                   const char          *key,
                                                   guint                block,
                                                   gboolean             read);

G_END_DECLS
