/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * The copies of a file, newest first: each is compared before it is restored, and can be dropped for good.
 *
 * signal chosen (const char *copy): this one is to be looked at
 */
#define ANNING_TYPE_COPIES_LIST_GROUP (anning_copies_list_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningCopiesListGroup, anning_copies_list_group, ANNING, COPIES_LIST_GROUP, AdwPreferencesGroup)

GtkWidget *anning_copies_list_group_new  (void);
/* Reads the list, once more too. @folder: (nullable) */
void       anning_copies_list_group_show (AnningCopiesListGroup *self,
                                          const char            *path,
                                          const char            *folder);

G_END_DECLS
