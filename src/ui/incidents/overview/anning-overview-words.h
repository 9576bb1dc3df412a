/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-contact-counts.h"

G_BEGIN_DECLS

/* What the overview says of its counts, in the language of the program. The caller frees. */

/* "Answered calls" */
const char *anning_overview_counted_label  (AnningCounted              counted);
/* "3 contacts" */
char       *anning_overview_contacts       (guint                      n);
/* "Thu 12 March"; @day: as GDate counts */
char       *anning_overview_day            (gint32                     day);
/* "2026年3月12日 – 2026年4月1日"; the day alone where both are the same */
char       *anning_overview_days           (gint32                     from,
                                            gint32                     until);
/* "Thu 12 March: 5 contacts" */
char       *anning_overview_day_head       (gint32                     day,
                                            const guint               *counts);
/* "Answered calls 3, messages 2": those that there are */
char       *anning_overview_parts          (const guint               *counts);
/* "Thu, 21:00 to 22:00"; @field: weekday from Monday * ANNING_N_HOURS + hour */
char       *anning_overview_hour           (guint                      field);
char       *anning_overview_hour_head      (guint                      field,
                                            guint                      count);
/* The bars in whole sentences. */
char       *anning_overview_describe_days  (const AnningContactCounts *counts,
                                            guint                      limit);
/* The map in whole sentences. */
char       *anning_overview_describe_hours (const AnningContactCounts *counts);
const char *anning_overview_party          (AnningParty                party);
/* "某某银行 · 某某咨询" */
char       *anning_overview_sender         (const AnningContactNames  *names,
                                            const AnningSenderCount   *sender);

G_END_DECLS
