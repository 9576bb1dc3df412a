/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-number-item.h"

G_BEGIN_DECLS

/*
 * A row of the list of numbers: the number, whose it is, how many contacts, the last.
 *
 * Property: choosing (gboolean): it can be ticked
 */
#define ANNING_TYPE_NUMBER_CELL (anning_number_cell_get_type ())
G_DECLARE_FINAL_TYPE (AnningNumberCell, anning_number_cell, ANNING, NUMBER_CELL, GtkBox)

GtkWidget *anning_number_cell_new      (void);
/* @item: (nullable): NULL while it shows none */
void       anning_number_cell_set_item (AnningNumberCell *self,
                                        AnningNumberItem *item);

G_END_DECLS
