/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One line in which several things are compared. */
typedef struct
{
  const char *title; /* msgid, translated by the table */
  gboolean words;    /* text that may be long, in place of figures */
} AnningCompareLine;

/*
 * A few things compared line by line: a table with one column for each of them where it fits, else
 * blocks below each other, so that nobody has to scroll sideways.
 */
#define ANNING_TYPE_COMPARE_GRID (anning_compare_grid_get_type ())
G_DECLARE_FINAL_TYPE (AnningCompareGrid, anning_compare_grid, ANNING, COMPARE_GRID, GtkWidget)

GtkWidget  *anning_compare_grid_new      (const AnningCompareLine *lines,
                                          guint                    n_lines,
                                          gboolean                 by_line);
void        anning_compare_grid_show     (AnningCompareGrid       *self,
                                          const char *const       *heads,
                                          GPtrArray               *columns);
/* Returns: (nullable): the text of one line in one column */
const char *anning_compare_grid_get_cell (AnningCompareGrid       *self,
                                          guint                    column,
                                          guint                    line);
gboolean    anning_compare_grid_is_table (AnningCompareGrid       *self);

G_END_DECLS
