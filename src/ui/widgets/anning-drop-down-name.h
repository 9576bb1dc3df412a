/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Says to a screen reader what is chosen with @drop_down, and its choice, whenever that changes: in GTK 4.8 the
 * focus is on a button inside, which has no name of its own, and newer versions say the choice alone. The items are
 * GtkStringObjects.
 */
void anning_drop_down_set_name (GtkDropDown *drop_down,
                                const char  *name);

G_END_DECLS
