/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-incidents.h"

G_BEGIN_DECLS

/*
 * How many contacts there were, when, with whom and by whom: bars of days, a map
 * of hours, lists, each as a table too. Counts on a thread, and only while it is shown.
 *
 * Signals: open (const AnningIncidentFilter *filter, const char *title): a person
 *   wants to see the contacts of a bar; both hold during the emission
 * create (): write a contact down
 */
#define ANNING_TYPE_OVERVIEW_VIEW (anning_overview_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningOverviewView, anning_overview_view, ANNING, OVERVIEW_VIEW, AdwBin)

GtkWidget *anning_overview_view_new       (void);
void       anning_overview_view_set_store (AnningOverviewView *self,
                                           AnningStore        *store);
/*
 * What is counted: local days, as GDate counts, 0 for no end; @creditor: (out) (transfer none)
 * (nullable): NULL: of all, "": those of whom it is not known.
 */
void       anning_overview_view_get_shown (AnningOverviewView *self,
                                           gint32             *from,
                                           gint32             *until,
                                           const char        **creditor);

G_END_DECLS
