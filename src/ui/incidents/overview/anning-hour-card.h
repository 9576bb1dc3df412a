/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-contact-counts.h"

G_BEGIN_DECLS

/*
 * The card of the hours and weekdays: a map, what the hour under the cursor holds,
 * and a table.
 *
 * Signal: open (AnningIncidentFilter *filter, const char *what): the contacts of an
 *   hour are asked for; both hold during the emission
 */
#define ANNING_TYPE_HOUR_CARD (anning_hour_card_get_type ())
G_DECLARE_FINAL_TYPE (AnningHourCard, anning_hour_card, ANNING, HOUR_CARD, AdwBin)

GtkWidget *anning_hour_card_new        (void);
void       anning_hour_card_set_counts (AnningHourCard            *self,
                                        const AnningContactCounts *counts);

G_END_DECLS
