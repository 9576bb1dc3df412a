/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Tells a screen reader that @label is a heading. Before it is shown.
 *
 * @label: a GtkLabel
 * @level: 1 what a page or a window is about, 2 a part of it, 3 to 6 what stands below that
 * Returns: (transfer none): @label
 */
GtkWidget *anning_heading_set_level (GtkWidget *label,
                                     int        level);

/*
 * From now on the titles of libadwaita's groups (level 2), empty pages and messages (level 1) are headings too, and
 * what a .ui file calls a heading says its level. Once per process, before the first window.
 */
void       anning_headings_init     (void);

G_END_DECLS
