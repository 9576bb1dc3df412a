/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What the sheets about copies and about what was deleted are made of. */

/* Fills @sheet: a header bar, below it a stack (out) within an overlay for toasts; Escape closes it. */
void       anning_copies_parts_fill      (AdwWindow           *sheet,
                                          const char          *title,
                                          GtkStack           **stack);
/* Shows a page of the stack; the focus does not stay behind in the one before, where keys would be lost. */
void       anning_copies_parts_turn_to   (GtkStack            *stack,
                                          const char          *name);
/* A page that scrolls, with @box (out) within it: 18 between groups. */
GtkWidget *anning_copies_parts_new_page  (GtkBox             **box);
/* A work that goes on: @bar (out); @cancel is called with @object swapped. */
GtkWidget *anning_copies_parts_new_work  (const char          *title,
                                          const char          *description,
                                          GtkProgressBar     **bar,
                                          GCallback            cancel,
                                          gpointer             object);
/* "emblem-ok-symbolic" or another icon, a title and a description, both plain text. */
void       anning_copies_parts_tell      (AdwStatusPage       *page,
                                          const char          *icon_name,
                                          const char          *title,
                                          const char          *description);
GtkWidget *anning_copies_parts_new_pill  (const char          *label,
                                          GCallback            clicked,
                                          gpointer             object);
/* A row of plain text that wraps. @subtitle: (nullable) */
GtkWidget *anning_copies_parts_new_row   (const char          *title,
                                          const char          *subtitle);
/* The same, to be pressed; an arrow says so. */
GtkWidget *anning_copies_parts_new_door  (const char          *title,
                                          const char          *subtitle,
                                          GCallback            activated,
                                          gpointer             object);
/* A flat button with a picture: its name is a tooltip and told to screen readers. */
GtkWidget *anning_copies_parts_add_button (GtkWidget          *row,
                                          const char          *icon_name,
                                          const char          *name);
/* "Thu 12 March, 21:14" in the local time of this computer. @at: ms */
char      *anning_copies_parts_moment    (gint64               at);
/* "12 March 2026" of the same. */
char      *anning_copies_parts_day       (gint64               at);

G_END_DECLS
