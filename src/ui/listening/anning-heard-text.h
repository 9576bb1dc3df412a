/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A text view that shows which lines are heard just now: a bar at their left and a tint
 * behind them. Nothing of it is in the text, and nothing is announced.
 */
#define ANNING_TYPE_HEARD_TEXT (anning_heard_text_get_type ())
G_DECLARE_FINAL_TYPE (AnningHeardText, anning_heard_text, ANNING, HEARD_TEXT, GtkTextView)

GtkWidget *anning_heard_text_new       (void);
/* Lines of the buffer, from 0, both inclusive; @first < 0: none. They are to be set anew when the text changes. */
void       anning_heard_text_set_lines (AnningHeardText *self,
                                        int              first,
                                        int              last);
/* Returns: FALSE, and both -1, if none are */
gboolean   anning_heard_text_get_lines (AnningHeardText *self,
                                        int             *first,
                                        int             *last);

G_END_DECLS
