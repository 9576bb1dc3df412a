/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * The originals that belong to an incident, of one incident after the other.
 *
 * Signal: listen (gint64 evidence_id): the first recording once it is known, when there is another
 *   first one, and then whichever a person chooses; 0 if there is none
 */
#define ANNING_TYPE_ORIGINAL_GROUP (anning_original_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningOriginalGroup, anning_original_group, ANNING, ORIGINAL_GROUP, AdwBin)

void       anning_original_group_load (AnningOriginalGroup *self,
                                       AnningStore         *store,
                                       const char          *owner,
                                       gint64               owner_id);

G_END_DECLS
