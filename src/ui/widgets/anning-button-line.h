/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Buttons side by side; with a large text in a narrow window, those that have
 * no room go to the next line. Where the whole is centred (halign), each line is.
 * What expands, such as a search entry, takes what
 * the others of its line leave.
 */
#define ANNING_TYPE_BUTTON_LINE (anning_button_line_get_type ())
G_DECLARE_FINAL_TYPE (AnningButtonLine, anning_button_line, ANNING, BUTTON_LINE, GtkWidget)

GtkWidget *anning_button_line_new    (void);
void       anning_button_line_append (AnningButtonLine *self,
                                      GtkWidget        *button);

G_END_DECLS
