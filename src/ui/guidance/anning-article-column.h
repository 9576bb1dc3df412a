/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Texts one below the other, each perhaps with a marker in front, as GtkBoxes in
 * a GtkBox would show them. It takes any width it is given, and asks nothing for
 * the widths it might like: each such question lays the whole text out once more.
 */
#define ANNING_TYPE_ARTICLE_COLUMN (anning_article_column_get_type ())
G_DECLARE_DERIVABLE_TYPE (AnningArticleColumn, anning_article_column, ANNING, ARTICLE_COLUMN, GtkWidget)

struct _AnningArticleColumnClass
{
  GtkWidgetClass parent_class;
};

/* As far in as the text above. */
#define ANNING_ARTICLE_BELOW -1

GtkWidget *anning_article_column_new    (void);
/*
 * @marker: (nullable): stands before the child, on the baseline of its first line
 * @indent: of the marker, or of the child without one, in pixels; or ANNING_ARTICLE_BELOW
 */
void       anning_article_column_append (AnningArticleColumn *self,
                                         GtkWidget           *marker,
                                         int                  indent,
                                         GtkWidget           *child);
void       anning_article_column_clear  (AnningArticleColumn *self);

G_END_DECLS
