/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-source-coverage.h"
#include "anning-source-entry.h"

G_BEGIN_DECLS

/* What is said of the files that were brought in, in the language of the program. The caller frees. */

/* How far back the phone's list of calls goes, and until when the next one follows on. @today: as GDate counts */
char *anning_brought_in_reach       (const AnningLogReach    *reach,
                                     gint32                   today);
/* How that is worked out. (nullable) */
char *anning_brought_in_reach_how   (const AnningLogReach    *reach);
/* "138…: bills cover 51 days", and what is not covered, at most @most stretches of it. */
char *anning_brought_in_covered     (const AnningCoverage    *coverage);
char *anning_brought_in_gaps        (const AnningCoverage    *coverage,
                                     guint                    most);
/* "Carrier's bill · 1 – 31 March 2026 · of 412 contacts 38 were kept" */
char *anning_brought_in_about       (const AnningSourceEntry *source);

/*
 * Which days a list is about: those that it names itself, else those of its contacts.
 *
 * Returns: (transfer full) (nullable): NULL when neither is known
 */
char *anning_brought_in_period (const char *period_first,
                                const char *period_last,
                                gint64      first_at,
                                gint64      last_at);

G_END_DECLS
