/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * From now on no list or table, and nothing that unfolds, is called by its type: GTK 4.8 tells a screen reader "GtkListBox"
 * where no name was given, and reads it out whenever the focus enters. What unfolds gets its title, the
 * rest an empty name. Once per process, before the first window.
 */
void anning_list_names_init (void);

G_END_DECLS
