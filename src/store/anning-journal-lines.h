/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The journal as lines of text, so that its chain can be checked without this
 * program: "seq at action table row content_hash hash". What was written is not
 * in them, only its digest. The hash of a line is the SHA-256 of "previous seq at
 * action table row content_hash", where previous is the hash of the line before,
 * and 64 zeros for the first.
 */
typedef struct _AnningJournalLines AnningJournalLines;

AnningJournalLines *anning_journal_lines_open              (const char          *path,
                                                            GCancellable        *cancellable,
                                                            GError             **error);
gint64              anning_journal_lines_get_rows          (AnningJournalLines  *self);
const char         *anning_journal_lines_next              (AnningJournalLines  *self,
                                                            GError             **error);
void                anning_journal_lines_free              (AnningJournalLines  *self);
const char         *anning_journal_lines_get_recipe_shell  (void);
const char         *anning_journal_lines_get_recipe_python (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningJournalLines, anning_journal_lines_free)

G_END_DECLS
