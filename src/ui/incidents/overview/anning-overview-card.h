/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What the cards of the overview are made of. All are (transfer floating). */

/* Wraps, at the start of its line. @text, @css_class: (nullable) */
GtkWidget *anning_overview_label_new      (const char  *text,
                                           const char  *css_class);
/* The same, small and dim. */
GtkWidget *anning_overview_caption_new    (const char  *text);
/* A title above a card. @box: (out) (transfer none): in the card */
GtkWidget *anning_overview_card_new       (const char  *title,
                                           GtkWidget  **box);
/* @head, then a button that leads to the list, called @name by screen readers. @button: (out) (transfer none) */
GtkWidget *anning_overview_open_line_new  (GtkLabel    *head,
                                           const char  *name,
                                           GtkWidget  **button);
/* An expander whose name screen readers know too. */
GtkWidget *anning_overview_disclosure_new (const char  *title);

G_END_DECLS
