/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the page for those who are called is made of. It is read from some way off. */
#define ANNING_CALLED_SCALE 1.4

/*
 * A text that wraps.
 *
 * @scale: of the size of its letters
 * @css_class: (nullable)
 */
GtkWidget *anning_called_label_new    (const char         *text,
                                       double              scale,
                                       const char         *css_class);
/* The same as a heading; @level: 1 to 6, as screen readers go by them */
GtkWidget *anning_called_heading_new  (const char         *text,
                                       double              scale,
                                       int                 level,
                                       const char         *css_class);
/* A sentence to say, large, with a button that copies it. */
GtkWidget *anning_called_sentence_new (const char         *text);
/* A button with the facts of @ids behind it, as soon as they are loaded; nothing where there are none. */
GtkWidget *anning_called_source_new   (const char *const  *ids,
                                       const char         *about);

G_END_DECLS
