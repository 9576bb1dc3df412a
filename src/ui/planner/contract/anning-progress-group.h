/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-contract.h"

G_BEGIN_DECLS

/* How far a contract is paid: how many instalments, what is late, what comes next. */
#define ANNING_TYPE_PROGRESS_GROUP (anning_progress_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningProgressGroup, anning_progress_group, ANNING, PROGRESS_GROUP, AdwPreferencesGroup)

GtkWidget *anning_progress_group_new  (void);
/* @runs: whether the schedule still says what comes next; @since: (nullable): ISO day since which the debt is overdue */
void       anning_progress_group_show (AnningProgressGroup *self,
                                       const AnningAccount *account,
                                       gboolean             runs,
                                       AnningPaidBasis      basis,
                                       const char          *since);

G_END_DECLS
