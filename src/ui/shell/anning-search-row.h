/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-search-lines.h"

G_BEGIN_DECLS

/* One line of what a search found. It is shown other lines in turn: making rows takes longer than filling them. */
#define ANNING_TYPE_SEARCH_ROW (anning_search_row_get_type ())
G_DECLARE_FINAL_TYPE (AnningSearchRow, anning_search_row, ANNING, SEARCH_ROW, GtkListBoxRow)

GtkWidget *anning_search_row_new  (void);
void       anning_search_row_show (AnningSearchRow        *self,
                                   const AnningSearchLine *line);
/* The text of a snippet without its marks, and where they were, as bold. @text: appended to */
void       anning_search_row_read_snippet (const char     *snippet,
                                           GString        *text,
                                           PangoAttrList  *attributes);

G_END_DECLS
