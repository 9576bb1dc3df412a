/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Tells a screen reader what the value of a slider means: "+6 dB". GTK 4.8 tells a bare number, and nothing of it when it
 * changes: there it is the description as well.
 */
void anning_tell_value (GtkAccessible *slider,
                        const char    *text);

G_END_DECLS
