/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Wrapping text of a list that changes with every key: it is laid out once, for
 * the width that it gets, where a GtkLabel lays the same text out four times. It
 * has no accessible name of its own: its row has.
 */
#define ANNING_TYPE_RESULT_TEXT (anning_result_text_get_type ())
G_DECLARE_FINAL_TYPE (AnningResultText, anning_result_text, ANNING, RESULT_TEXT, GtkWidget)

/* @lines: how many each paragraph has at most */
GtkWidget  *anning_result_text_new      (guint             lines);
/* @attributes: (nullable) */
void        anning_result_text_set_text (AnningResultText *self,
                                         const char       *text,
                                         PangoAttrList    *attributes);
const char *anning_result_text_get_text (AnningResultText *self);

G_END_DECLS
