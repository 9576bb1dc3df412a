/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * All that one number did, and whose it is. Nothing is masked: it is its owner's screen.
 *
 * Signals: open (AnningIncidentFilter *filter, const char *title): contacts are asked
 *   for; both hold during the emission; open-number (const char *number): another one
 */
#define ANNING_TYPE_NUMBER_PAGE (anning_number_page_get_type ())
G_DECLARE_FINAL_TYPE (AnningNumberPage, anning_number_page, ANNING, NUMBER_PAGE, AdwBin)

GtkWidget  *anning_number_page_new        (AnningStore      *store);
/* @number: in any form */
void        anning_number_page_show       (AnningNumberPage *self,
                                           const char       *number);
/* Returns: (nullable): the one that is shown, normalised */
const char *anning_number_page_get_number (AnningNumberPage *self);

G_END_DECLS
