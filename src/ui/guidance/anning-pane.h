/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The frame of a page of the guidance: scrolled, not wider than reads well, a
 * title, a sentence, and below them what it is about.
 *
 * @intro: (nullable)
 * @content: (out) (transfer none): the box for what comes below
 */
GtkWidget *anning_pane_new       (const char  *title,
                                  const char  *intro,
                                  GtkBox     **content);
/* A boxed list, appended to @content. */
GtkWidget *anning_pane_add_list  (GtkBox      *content,
                                  const char  *accessible_name);
/* A heading inside the page, appended to @content. */
GtkWidget *anning_pane_add_heading (GtkBox    *content,
                                  const char  *text);
/* A wrapping label that is as wide as there is room. @css_class: (nullable) */
GtkWidget *anning_pane_label_new (const char  *text,
                                  const char  *css_class);
/*
 * A row with an arrow that does what @target says when it is activated.
 *
 * @subtitle: (nullable)
 */
GtkWidget *anning_pane_row_new   (const char  *title,
                                  const char  *subtitle,
                                  const char  *target);
/* Scrolls until @widget, somewhere below the frame, is near the top, once both are laid out. */
void       anning_pane_reveal    (GtkWidget   *widget);

G_END_DECLS
