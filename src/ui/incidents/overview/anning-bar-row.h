/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * A row of a bar list: who, how many, a bar as long as their share of the largest,
 * and a line below. It can be activated.
 */
#define ANNING_TYPE_BAR_ROW (anning_bar_row_get_type ())
G_DECLARE_FINAL_TYPE (AnningBarRow, anning_bar_row, ANNING, BAR_ROW, GtkListBoxRow)

/* @most: the largest count of the list; @line: (nullable) */
GtkWidget *anning_bar_row_new       (const char   *name,
                                     guint         count,
                                     guint         most,
                                     const char   *line);
guint      anning_bar_row_get_count (AnningBarRow *self);

G_END_DECLS
