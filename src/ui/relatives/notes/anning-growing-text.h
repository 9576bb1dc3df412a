/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A text view that is as high as its text, to stand in a page that scrolls.
 * GtkTextView learns its height after it was allocated, and tells nobody.
 */
#define ANNING_TYPE_GROWING_TEXT (anning_growing_text_get_type ())
G_DECLARE_FINAL_TYPE (AnningGrowingText, anning_growing_text, ANNING, GROWING_TEXT, GtkTextView)

G_END_DECLS
