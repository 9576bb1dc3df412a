/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Has a screen reader say the text, which GTK 4.8 has no way for: a description that changes is read out while the
 * focus is there, so it becomes that of what has the focus in the window that is worked in, until the focus leaves.
 * A moment later, as where the focus is now is told first.
 */
void anning_announce (const char *text);

G_END_DECLS
