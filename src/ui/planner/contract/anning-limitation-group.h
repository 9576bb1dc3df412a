/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-limitation.h"

G_BEGIN_DECLS

/* The limitation clock of a debt: until when it runs, what moved it, and when to ask before signing. */
#define ANNING_TYPE_LIMITATION_GROUP (anning_limitation_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningLimitationGroup, anning_limitation_group, ANNING, LIMITATION_GROUP, AdwPreferencesGroup)

GtkWidget *anning_limitation_group_new  (void);
/*
 * @limitation: taken
 * @card: whether the creditor issued a card, for which there is a rule of its own
 */
void       anning_limitation_group_take (AnningLimitationGroup *self,
                                         AnningLimitation      *limitation,
                                         gboolean               card);

G_END_DECLS
