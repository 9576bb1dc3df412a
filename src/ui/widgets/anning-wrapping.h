/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * From now on the titles of groups and of what unfolds have as many lines as
 * they need: libadwaita ends the first with "…" beside a button, and GTK makes
 * the window as wide as the second.
 */
void anning_wrapping_init (void);

G_END_DECLS
