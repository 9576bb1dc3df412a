/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * "Hide now" goes for every window of the program: a sheet or a dialog that is
 * open must neither stay on the screen nor swallow the keys.
 */

/* From now on Ctrl+Shift+H in any window activates "hide-now" of @application. */
void       anning_hiding_watch (GApplication *application);
/* Returns: (transfer full) (element-type GtkWindow): the windows that were on the screen */
GPtrArray *anning_hiding_hide  (void);
/* Brings back those of @windows that are still there. */
void       anning_hiding_show  (GPtrArray    *windows);

G_END_DECLS
