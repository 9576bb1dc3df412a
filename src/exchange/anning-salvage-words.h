/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-salvage.h"

G_BEGIN_DECLS

/* What a salvage found, in words, for the window and for the command line. */

/* Tables that are one thing to a person. */
typedef struct
{
  char *label;      /* "Debts" */
  gint64 kept;
  gint64 restored;  /* of these, as the log had them */
  gint64 stand_ins; /* of these, empty ones that others hang on */
  gint64 lost;
  gboolean unsure;  /* a part could not be read: there may have been more */
  gint64 lost_first; /* ms, ANNING_UNKNOWN */
  gint64 lost_last;
  GArray *lost_ids; /* gint64 */
} AnningSalvageLine;

/* Returns: (transfer full) (element-type AnningSalvageLine): only kinds of which there was something */
GPtrArray *anning_salvage_words_list    (const AnningSalvageReport *report);
/* "3 missing · 2 from the log"; never NULL, empty when there is nothing to say. */
char      *anning_salvage_words_line    (const AnningSalvageLine   *line);
/* Did all of it come back? One or two sentences. */
char      *anning_salvage_words_summary (const AnningSalvageReport *report);
/* Returns: (transfer full) (element-type utf8): a sentence each about originals, the log, and what was left behind */
GPtrArray *anning_salvage_words_more    (const AnningSalvageReport *report);
/* One original that is not whole: its name, when it came in, how much of it is there. */
char      *anning_salvage_words_original (const AnningSalvageOriginal *original);
/* All of it, to be kept in a file. */
char      *anning_salvage_words_text    (const AnningSalvageReport *report,
                                         const char                *path,
                                         const char                *to_path);

G_END_DECLS
