/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A list holds two hundred rows and, scrolled fast or sent elsewhere, gives all of them
 * other items in one frame. Bound, a row only goes blank; its texts come from here, as
 * many as a frame has time for, those in sight first.
 */
#define ANNING_TYPE_ROW_FILLER (anning_row_filler_get_type ())
G_DECLARE_FINAL_TYPE (AnningRowFiller, anning_row_filler, ANNING, ROW_FILLER, GObject)

/* Shows what @cell holds. */
typedef void (*AnningFillRow) (GtkWidget *cell);

/* Returns: (transfer full): the one of @list, which all its rows share */
AnningRowFiller *anning_row_filler_for_list (GtkWidget       *list);
/*
 * @cell: a widget in a row of the list; it takes itself out before it goes
 * @moved: it was bound now, so that its place in the list is to come
 */
void             anning_row_filler_add      (AnningRowFiller *self,
                                             GtkWidget       *cell,
                                             AnningFillRow    fill,
                                             gboolean         moved);
void             anning_row_filler_remove   (AnningRowFiller *self,
                                             GtkWidget       *cell);

G_END_DECLS
