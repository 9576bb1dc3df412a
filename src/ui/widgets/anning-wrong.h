/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Tells a screen reader whether what stands there is wrong; what is wrong with it is for a description to say. Not with
 * GTK 4.8, which tells that the text itself is no valid object: then nothing is heard of it any more, not even the focus.
 */
void anning_tell_wrong (GtkAccessible *text,
                        gboolean       wrong);

G_END_DECLS
