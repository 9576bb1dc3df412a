/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-facts.h"

G_BEGIN_DECLS

/*
 * A small button whose popover shows on what a statement rests. The popover is
 * filled when it is opened.
 *
 * @ids: (array zero-terminated=1): facts; those that are not in @facts are left out
 * @about: what the statement is about, for screen readers
 *
 * Returns: (nullable): NULL when there is nothing to show
 */
GtkWidget *anning_source_button_new (AnningFacts        *facts,
                                     const char *const  *ids,
                                     const char         *about);

G_END_DECLS
