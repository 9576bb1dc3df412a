/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-pages.h"

G_BEGIN_DECLS

/*
 * A document as it will be on paper, as text that can be read aloud and grows with
 * the size of the text. Tables scroll sideways where they are wider than the page;
 * of a long one the beginning and the end are shown.
 */
#define ANNING_TYPE_PAPER_SHEET (anning_paper_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AnningPaperSheet, anning_paper_sheet, ANNING, PAPER_SHEET, GtkBox)

GtkWidget *anning_paper_sheet_new  (void);
/* @blocks: (element-type AnningPageBlock): kept until the next */
void       anning_paper_sheet_show (AnningPaperSheet *self,
                                    GPtrArray        *blocks);

G_END_DECLS
