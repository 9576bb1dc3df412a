/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-copy-look.h"

G_BEGIN_DECLS

/* What is inside a copy beside what is there now, in words: for the window and the command line. */

typedef struct
{
  const char *label; /* translated */
  char *copy;
  char *now;         /* NULL where there is nothing to compare with */
  gboolean less;     /* the copy has less of it than there is now */
} AnningCopyLine;

void       anning_copy_line_free         (AnningCopyLine        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningCopyLine, anning_copy_line_free)

/* @now: (nullable): the present file. Returns: (transfer full) (element-type AnningCopyLine) */
GPtrArray *anning_copy_words_compare     (const AnningCopyLook  *copy,
                                          const AnningCopyLook  *now);
/* Whether and what would be missing afterwards, in a sentence or two. The caller frees. */
char      *anning_copy_words_tell        (const AnningCopyLook  *copy,
                                          const AnningCopyLook  *now);
/* The folder of copies that was chosen is not there. */
const char *anning_copy_words_away       (void);
/* "2026-03-12 21:14" in the local time of this computer; "—" for ANNING_UNKNOWN. @at: ms */
char      *anning_copy_words_moment      (gint64                 at);

G_END_DECLS
