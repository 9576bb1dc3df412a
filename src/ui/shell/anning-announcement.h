/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Has a screen reader say the text. A moment later, as where the focus is now is told first. GTK 4.8 has no way for it:
 * a description that changes is read out while the focus is there, so it becomes that of what has the focus in the window
 * that is worked in, until the focus leaves. Newer GTK has announcements, and gives what stands below the title of a row
 * as its description whatever else is set.
 */
void anning_announce       (const char *text);
/* The same of what a search finds, which changes with each letter: the last is said, when a second has passed. */
void anning_announce_found (const char *text);

G_END_DECLS
