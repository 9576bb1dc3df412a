/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * A place in a recording, typed as "02:13" or "1:02:13.5", or taken from where it stands now.
 *
 * Property: value (int64 ms; ANNING_UNKNOWN when it is empty, where that is allowed)
 * Signal: now (): the button was pressed; whoever knows the place sets the value
 */
#define ANNING_TYPE_MARKER_PLACE_ROW (anning_marker_place_row_get_type ())
G_DECLARE_FINAL_TYPE (AnningMarkerPlaceRow, anning_marker_place_row, ANNING, MARKER_PLACE_ROW, AdwEntryRow)

/* @optional: it may be empty */
GtkWidget *anning_marker_place_row_new       (const char           *title,
                                              gboolean              optional);
gint64     anning_marker_place_row_get_value (AnningMarkerPlaceRow *self);
void       anning_marker_place_row_set_value (AnningMarkerPlaceRow *self,
                                              gint64                value);
/* FALSE while what is typed is no place. */
gboolean   anning_marker_place_row_is_valid  (AnningMarkerPlaceRow *self);

G_END_DECLS
