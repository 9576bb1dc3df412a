/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What was saved, shown in the file manager of the desktop; where there is none, a
 * message over @widget says in which place it is.
 */
void       anning_show_file            (GtkWidget *widget,
                                        GFile     *file);
/* The same with what is in @folder. */
void       anning_show_folder          (GtkWidget *widget,
                                        GFile     *folder);

/* Returns: a button "Show in Folder", for a page that says that something was saved */
GtkWidget *anning_show_file_button_new (void);
/* @button: one of these */
void       anning_show_file_button_set_file (GtkWidget *button,
                                        GFile     *file);

G_END_DECLS
