/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * From now on the titles of windows, of groups, of entries and of what unfolds
 * have as many lines as they need: libadwaita ends the first two with "…" beside
 * buttons and the third where the row ends, and GTK makes the window as wide as
 * the fourth.
 */
void anning_wrapping_init (void);

G_END_DECLS
