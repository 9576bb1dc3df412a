/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-backup.h"

G_BEGIN_DECLS

/* What a check of a file and of its copies found, in words: for the window and the command line. */

typedef struct
{
  gboolean sound;
  char *title;    /* "The originals" */
  char *sentence;
} AnningVerifyLine;

/* Returns: (transfer full) (element-type AnningVerifyLine): the database, the originals, the log, fingerprints if there are any */
GPtrArray  *anning_verify_words_list  (const AnningVerdict    *verdict);
/* @error: (nullable): what anning_copies_check() said. Returns: (nullable): NULL for what has nothing to do with copies */
const char *anning_verify_words_copy  (const GError           *error);
/* "Everything Is Sound", or not. */
const char *anning_verify_words_all   (gboolean                sound);
/* A line of a text: "+ The originals: All 3 are as they came in." The caller frees. */
char       *anning_verify_words_text  (gboolean                sound,
                                       const char             *title,
                                       const char             *sentence);

G_END_DECLS
