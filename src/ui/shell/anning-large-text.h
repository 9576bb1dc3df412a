/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* From now on the style of large texts (style-large.css) is there while the text is large, whoever asked for that. */
void anning_large_text_init (void);

G_END_DECLS
