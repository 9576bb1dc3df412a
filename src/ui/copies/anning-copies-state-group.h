/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * The automatic copies: when the last was made or why none was, whether they are made at all,
 * where they lie and what they take.
 *
 * signal make: one is to be made now; signal move: the folder is to lie elsewhere
 */
#define ANNING_TYPE_COPIES_STATE_GROUP (anning_copies_state_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningCopiesStateGroup, anning_copies_state_group, ANNING, COPIES_STATE_GROUP, AdwPreferencesGroup)

GtkWidget *anning_copies_state_group_new  (void);
/*
 * @store: (nullable): NULL where the file could not be opened
 * @settings: (nullable): those of the machine; NULL for a throw-away file
 */
void       anning_copies_state_group_show (AnningCopiesStateGroup *self,
                                           AnningStore            *store,
                                           GSettings              *settings,
                                           const char             *path,
                                           const char             *folder);

G_END_DECLS
