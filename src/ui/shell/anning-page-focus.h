/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Gives the focus to a page that is shown instead of another one: what had it is out of sight. It goes where it last
 * was in the page, or to its beginning. A page that is read from the file only now gets it as soon as it is there:
 * else GTK gives it to the first button of the window, which hides everything.
 */
void anning_page_focus (GtkWidget *page);

G_END_DECLS
