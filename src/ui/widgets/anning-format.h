/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "anning-date.h"
#include "anning-money.h"
#include "anning-words.h"

G_BEGIN_DECLS

/* Values as a person reads them, in the language of the program. The caller frees. */
char *anning_format_money    (gint64            fen);      /* "¥1,234.50"; "—" when unknown */
char *anning_format_rate     (gint64            rate);     /* "35.6%", "24%"; "—" when unknown */
char *anning_format_day      (const char       *day);      /* "2026年3月12日" / "12 March 2026"; "—" when NULL */
char *anning_format_date     (gint64            instant,
                              gint64            utc_offset); /* "3月12日 周四" / "Thu 12 March", with the year when not this year */
char *anning_format_time     (gint64            instant,
                              gint64            utc_offset); /* "21:14" / "下午9:14" / "9:14 PM" */
char *anning_format_time_seconds (gint64        instant,
                              gint64            utc_offset); /* "21:16:22" */
/* For times that are shown; those that are typed keep 24 hours. FALSE at the start. */
void  anning_format_set_twelve_hours (gboolean  twelve);
char *anning_format_months   (gint64            months);
/* The translated label of a word; "" for NULL and for unknown words. */
const char *anning_format_word (const AnningWord *list,
                              const char       *word);

G_END_DECLS
