/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * A sum and its parts, side by side in one bar, in the colours of the palette.
 * The legend is up to the page: rows with a swatch of the part each.
 */
#define ANNING_TYPE_PARTS_BAR (anning_parts_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnningPartsBar, anning_parts_bar, ANNING, PARTS_BAR, GtkWidget)

GtkWidget *anning_parts_bar_new       (void);
void       anning_parts_bar_set_parts (AnningPartsBar    *self,
                                       const gint64      *amounts,
                                       guint              n_amounts,
                                       const char        *description);
/* Where part @i begins and ends in a bar of @width pixels. For tests. */
void       anning_parts_bar_find_part (AnningPartsBar    *self,
                                       guint              i,
                                       int                width,
                                       float             *x,
                                       float             *length);

/* A small square in the colour of a part. */
#define ANNING_TYPE_PARTS_SWATCH (anning_parts_swatch_get_type ())
G_DECLARE_FINAL_TYPE (AnningPartsSwatch, anning_parts_swatch, ANNING, PARTS_SWATCH, GtkWidget)

GtkWidget *anning_parts_swatch_new    (guint              series);

G_END_DECLS
