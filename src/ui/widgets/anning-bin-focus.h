/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The focus() of an AdwBin that has a grab_focus() of its own: the one that it inherits takes Shift+Tab, which leads out of
 * it, for a wish to come in, so that the focus never leaves.
 */
gboolean anning_bin_focus (GtkWidget       *widget,
                           GtkDirectionType direction);

G_END_DECLS
