/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-text-file.h"

G_BEGIN_DECLS

/*
 * What is written into the documents of the planner and about contacts, in both
 * languages: a document has a language of its own. Never changes once it is loaded.
 */
typedef struct _AnningPaperWords AnningPaperWords;

/* @read: (nullable): NULL: what is compiled in. Returns: (transfer full): or NULL and @error */
AnningPaperWords *anning_paper_words_new  (AnningTextRead           read,
                                           gpointer                 user_data,
                                           GError                 **error);
void              anning_paper_words_free (AnningPaperWords        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningPaperWords, anning_paper_words_free)
/* Returns: (transfer none): a text of the files in papers; "" for one that it has not */
const char       *anning_paper_words_get  (const AnningPaperWords  *self,
                                           const char              *language,
                                           const char              *group,
                                           const char              *word);
/* @values: for %1, %2 … Returns: (transfer full) */
char             *anning_paper_words_fill (const char              *pattern,
                                           const char *const       *values,
                                           guint                    n_values);

G_END_DECLS
