/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The middle of an AdwEntryRow as libadwaita lays it out, but with a title that has as many lines as it needs, where
 * libadwaita gives it one. The row still fades and moves it.
 */
#define ANNING_TYPE_ENTRY_LAYOUT (anning_entry_layout_get_type ())
G_DECLARE_FINAL_TYPE (AnningEntryLayout, anning_entry_layout, ANNING, ENTRY_LAYOUT, GtkLayoutManager)

GtkLayoutManager *anning_entry_layout_new (void);

G_END_DECLS
