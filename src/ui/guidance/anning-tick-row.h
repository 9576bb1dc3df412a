/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * One line of a tick list: a box to tick, what is to be done, and below it what
 * helps with it. The list's "row-activated" ticks it through anning_tick_row_toggle().
 *
 * Signals: toggled (gboolean done): by the user, not by anning_tick_row_set_done();
 *   removed (): the user wants an own line gone
 */
#define ANNING_TYPE_TICK_ROW (anning_tick_row_get_type ())
G_DECLARE_FINAL_TYPE (AnningTickRow, anning_tick_row, ANNING, TICK_ROW, GtkListBoxRow)

/*
 * @target: (nullable): what its button does, as in an article's step
 * @sources: (nullable): a button that shows on what the line rests
 */
GtkWidget *anning_tick_row_new      (const char     *text,
                                     const char     *target,
                                     GtkWidget      *sources);
/* A line that the user wrote, with a button to delete it. */
GtkWidget *anning_tick_row_new_own  (const char     *text);
gboolean   anning_tick_row_get_done (AnningTickRow  *self);
void       anning_tick_row_set_done (AnningTickRow  *self,
                                     gboolean        done);
void       anning_tick_row_toggle   (AnningTickRow  *self);

G_END_DECLS
