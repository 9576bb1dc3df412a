/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Shows a window over the one that @widget stands in, and no wider than that one. */
void anning_sheet_present (GtkWindow *sheet,
                           GtkWidget *widget);

G_END_DECLS
