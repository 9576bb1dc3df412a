/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-contact-counts.h"

G_BEGIN_DECLS

/*
 * Two bar lists: who was contacted, and who contacted.
 *
 * Signal: open (AnningIncidentFilter *filter, const char *what): the contacts of a
 *   row are asked for; both hold during the emission
 */
#define ANNING_TYPE_BAR_LISTS (anning_bar_lists_get_type ())
G_DECLARE_FINAL_TYPE (AnningBarLists, anning_bar_lists, ANNING, BAR_LISTS, AdwBin)

GtkWidget *anning_bar_lists_new        (void);
/* @names: those by which @counts were made */
void       anning_bar_lists_set_counts (AnningBarLists            *self,
                                        const AnningContactCounts *counts,
                                        const AnningContactNames  *names);

G_END_DECLS
