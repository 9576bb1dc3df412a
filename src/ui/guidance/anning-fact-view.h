/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-facts.h"

G_BEGIN_DECLS

/* One fact as a reader sees it: statement, nature, source, day of check. */
#define ANNING_TYPE_FACT_VIEW (anning_fact_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningFactView, anning_fact_view, ANNING, FACT_VIEW, GtkBox)

GtkWidget *anning_fact_view_new       (const AnningFact  *fact);
/* The same in one label: for lists of many. */
GtkWidget *anning_fact_label_new     (const AnningFact  *fact);
/*
 * Fixes the size, once it stands in a popover: GtkPopover 4.8 measures the height
 * for a width that takes in its own shadow, and cuts the last line off.
 */
void       anning_fact_view_fix_size  (AnningFactView    *self,
                                       int                width_chars);
/*
 * Puts the facts of @ids (NULL-terminated) into @expander's box, in the language
 * of the program. Without any the expander is hidden.
 */
void       anning_fact_view_fill      (GtkExpander       *expander,
                                       GtkBox            *box,
                                       const char *const *ids);

G_END_DECLS
