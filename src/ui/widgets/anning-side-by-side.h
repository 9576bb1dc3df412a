/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Two widgets beside each other, the second somewhat wider; one above the other
 * where the width is less than what two columns of text need. A larger text needs more.
 */
#define ANNING_TYPE_SIDE_BY_SIDE (anning_side_by_side_get_type ())
G_DECLARE_FINAL_TYPE (AnningSideBySide, anning_side_by_side, ANNING, SIDE_BY_SIDE, GtkWidget)

GtkWidget *anning_side_by_side_new (GtkWidget *first,
                                    GtkWidget *second);

G_END_DECLS
