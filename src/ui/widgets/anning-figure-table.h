/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One column of a table of figures. */
typedef struct
{
  const char *title; /* msgid, translated by the table */
  gboolean numeric;  /* right-aligned, digits of one width */
} AnningFigureColumn;

/*
 * Rows of text under titles, such as a schedule. Scrolls by itself in both
 * directions, so that it never makes its page wider.
 */
#define ANNING_TYPE_FIGURE_TABLE (anning_figure_table_get_type ())
G_DECLARE_FINAL_TYPE (AnningFigureTable, anning_figure_table, ANNING, FIGURE_TABLE, AdwBin)

GtkWidget *anning_figure_table_new      (const char               *name,
                                         const AnningFigureColumn *columns,
                                         guint                     n_columns);
void       anning_figure_table_set_rows (AnningFigureTable        *self,
                                         GPtrArray                *rows);
/* Lets @row be seen, with one before it, as soon as there is room; once, so that scrolling stays the reader's. */
void       anning_figure_table_reveal   (AnningFigureTable        *self,
                                         guint                    row);
guint      anning_figure_table_get_n_rows (AnningFigureTable      *self);
guint      anning_figure_table_get_n_columns (AnningFigureTable   *self);
/* A column in which nothing would stand gives its room to the others. */
void       anning_figure_table_show_column (AnningFigureTable     *self,
                                            guint                  column,
                                            gboolean               shown);
/* Returns: (nullable): the text in one cell */
const char *anning_figure_table_get_cell (AnningFigureTable       *self,
                                          guint                    row,
                                          guint                    column);

G_END_DECLS
