/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-due-days.h"

G_BEGIN_DECLS

/* A boxed list of due days; a row leads to its debt's payments, or to its talks. */
#define ANNING_TYPE_DUE_GROUP (anning_due_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningDueGroup, anning_due_group, ANNING, DUE_GROUP, AdwPreferencesGroup)

/* Which of several due days a list shows. */
typedef gboolean (*AnningDueGroupShows) (const AnningDueDay *due,
                                         gpointer            user_data);

/*
 * @most: how many rows there are at most; the rest is counted in a last line
 */
GtkWidget *anning_due_group_new  (guint                most);
/*
 * Shows those of @days for which @shows says so; the group hides when there are none and @empty is NULL.
 *
 * @empty: (nullable): what is said then
 */
void       anning_due_group_show (AnningDueGroup      *self,
                                  const GArray        *days,
                                  const GPtrArray     *cases,
                                  const GDate         *today,
                                  AnningDueGroupShows  shows,
                                  gpointer             user_data,
                                  const char          *empty);

G_END_DECLS
