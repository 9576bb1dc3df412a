/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-originals-check.h"

G_BEGIN_DECLS

/*
 * The originals that are not as they came in: where each is used, both hashes, and the way to put
 * its bytes back from a file that still has them.
 *
 * Signal: repaired (), when one was put back
 */
#define ANNING_TYPE_DAMAGED_GROUP (anning_damaged_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningDamagedGroup, anning_damaged_group, ANNING, DAMAGED_GROUP, AdwBin)

GtkWidget *anning_damaged_group_new  (void);
void       anning_damaged_group_show (AnningDamagedGroup          *self,
                                      AnningStore                 *store,
                                      const AnningOriginalsReport *report);

G_END_DECLS
