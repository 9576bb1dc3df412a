/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-article.h"

G_BEGIN_DECLS

/*
 * The widgets of an article's blocks. Labels carry their block under
 * ANNING_BLOCK_KEY; the caller connects "activate-link" and the steps' "clicked".
 */
#define ANNING_BLOCK_KEY "anning-block"

/* The label of a heading, a paragraph or an item. */
GtkWidget *anning_article_block_label   (const AnningBlock *block);
/* The button of a step. */
GtkWidget *anning_article_block_button  (const AnningBlock *block);
/* An item's number or dot beside its label. */
GtkWidget *anning_article_block_item    (const AnningBlock *block,
                                         GtkWidget         *label);
/* The card of a call-out, to which its blocks are appended. */
GtkWidget *anning_article_block_callout (void);

G_END_DECLS
