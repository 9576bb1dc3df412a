/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows a window over the one that @widget stands in, and no wider than that one. */
void anning_sheet_present (GtkWindow *sheet,
                           GtkWidget *widget);

/* Sheets over a window, and those over them. */
void anning_sheet_close_all (GtkWindow *window);

/*
 * A window that shows something of the case by its name. The name stands in @bar only: the window's
 * own title, which lists of windows, the desktop's overview and shared screens show, is @kind.
 */
void anning_sheet_set_name (GtkWindow    *sheet,
                            AdwHeaderBar *bar,
                            const char   *kind,
                            const char   *name);

G_END_DECLS
