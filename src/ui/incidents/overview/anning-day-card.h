/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-contact-counts.h"

G_BEGIN_DECLS

/*
 * The card of the contacts per day: bars, what the day under the cursor holds, what
 * the line in the bars is, and a table.
 *
 * Signal: open (AnningIncidentFilter *filter, const char *what): the contacts of a
 *   day are asked for; both hold during the emission
 */
#define ANNING_TYPE_DAY_CARD (anning_day_card_get_type ())
G_DECLARE_FINAL_TYPE (AnningDayCard, anning_day_card, ANNING, DAY_CARD, AdwBin)

GtkWidget *anning_day_card_new        (void);
/* @from, @until: local days, as GDate counts; 0: from the first, to the last that is counted */
void       anning_day_card_set_counts (AnningDayCard             *self,
                                       const AnningContactCounts *counts,
                                       gint32                     from,
                                       gint32                     until);

G_END_DECLS
