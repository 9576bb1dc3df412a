/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-planner-papers.h"

G_BEGIN_DECLS

/*
 * A switch for each part that a document may have or not. What is chosen for one
 * kind of document and reader stays while others are looked at.
 *
 * Signal: changed (): by the user
 */
#define ANNING_TYPE_PAPER_PARTS_GROUP (anning_paper_parts_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningPaperPartsGroup, anning_paper_parts_group, ANNING, PAPER_PARTS_GROUP, AdwPreferencesGroup)

GtkWidget        *anning_paper_parts_group_new  (void);
/* Shows the switches of that document; none: nothing is shown. */
void              anning_paper_parts_group_show (AnningPaperPartsGroup *self,
                                                 AnningPaperKind        kind,
                                                 gboolean               for_one);
/* Returns: what is chosen for what was shown last */
AnningPaperParts  anning_paper_parts_group_get  (AnningPaperPartsGroup *self);

G_END_DECLS
