/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * All numbers: searched, sorted, one opened, several grouped to a creditor or an agency.
 *
 * Property: choosing (gboolean): several are being chosen
 * Signal: open (const char *number)
 */
#define ANNING_TYPE_NUMBER_LIST_VIEW (anning_number_list_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningNumberListView, anning_number_list_view, ANNING, NUMBER_LIST_VIEW, AdwBin)

GtkWidget *anning_number_list_view_new        (AnningStore          *store);
/* The numbers as they stand in the list. */
guint      anning_number_list_view_get_n_shown (AnningNumberListView *self);

G_END_DECLS
