/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void anning_inner_scroller_pass_on (GtkScrolledWindow *scroller);

G_END_DECLS
