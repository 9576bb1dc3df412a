/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What a row says, and at its end a figure, a button or some marks: side by
 * side, the last child of the box at the end. Where that would leave the
 * others less than three fifths of the row, and less than they ask for, it goes
 * below them: with a large text, with long words, in a narrow window.
 *
 * Below it stands at the end as well, unless its halign says where.
 */
#define ANNING_TYPE_ROW_LAYOUT (anning_row_layout_get_type ())
G_DECLARE_FINAL_TYPE (AnningRowLayout, anning_row_layout, ANNING, ROW_LAYOUT, GtkLayoutManager)

/* @spacing: between the children; @above, @under: around the last one where it stands below the others; in pixels */
GtkLayoutManager *anning_row_layout_new   (int spacing,
                                           int above,
                                           int under);
/* From now on each AdwActionRow has it, and what is made of such rows. */
void              anning_action_rows_init (void);

G_END_DECLS
