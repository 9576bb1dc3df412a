/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-article.h"

G_BEGIN_DECLS

/*
 * The widgets of an article's blocks. Labels and buttons carry their block under
 * ANNING_BLOCK_KEY; the caller connects "activate-link" and the steps' "clicked".
 */
#define ANNING_BLOCK_KEY "anning-block"

/* The label of a heading, a paragraph, an item or a cell. */
GtkWidget *anning_article_block_label   (const AnningBlock *block);
/* The button of a step. */
GtkWidget *anning_article_block_button  (const AnningBlock *block);
/* An item's number or dot. */
GtkWidget *anning_article_block_marker  (const AnningBlock *block);
/* The number in front of a step of a situation. */
GtkWidget *anning_article_block_number  (guint              number);
/* A table, to which cells are added. */
GtkWidget *anning_article_block_table   (void);
void       anning_article_block_cell    (GtkWidget         *table,
                                         const AnningBlock *block,
                                         GtkWidget         *label);

G_END_DECLS
