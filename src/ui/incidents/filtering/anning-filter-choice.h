/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-words.h"

G_BEGIN_DECLS

/*
 * A drop-down of names behind which stand values, the first of which is "any". No
 * name makes it wider than the window; what is typed while it is open is looked for.
 */

GtkWidget  *anning_filter_choice_new       (const char       *title);
/* @values, @labels: (array length=n): what can be chosen, without "any"; the choice stays where it can */
void        anning_filter_choice_set       (GtkDropDown       *self,
                                            const char        *any,
                                            guint              n,
                                            const char *const *values,
                                            const char *const *labels);
void        anning_filter_choice_set_words (GtkDropDown       *self,
                                            const char        *any,
                                            const AnningWord  *words);
/* Returns: (nullable): the chosen value, NULL for any */
const char *anning_filter_choice_get       (GtkDropDown       *self);
/* Returns: (nullable): what it is called */
const char *anning_filter_choice_get_label (GtkDropDown       *self);
/* @value: (nullable): NULL for any. FALSE: it cannot be chosen */
gboolean    anning_filter_choice_choose    (GtkDropDown       *self,
                                            const char        *value);

G_END_DECLS
