/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The labels in @widget show names of files, paths or addresses: where a line breaks
 * within a word, no hyphen is put that is not in the name.
 */
void anning_plain_breaks (GtkWidget *widget);

G_END_DECLS
