/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * A row for a text of several lines below its title, which shows all of it: an
 * AdwEntryRow ends a long text without a word where the row ends.
 *
 * @view: (out) (transfer none): the GtkTextView
 */
GtkWidget *anning_long_row_new (const char  *title,
                                GtkWidget  **view);

G_END_DECLS
