/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-planner-papers.h"

G_BEGIN_DECLS

/* What a document gives away: who is named in it, how many sums it holds. */
#define ANNING_TYPE_PAPER_CHECK_GROUP (anning_paper_check_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningPaperCheckGroup, anning_paper_check_group, ANNING, PAPER_CHECK_GROUP, AdwPreferencesGroup)

GtkWidget *anning_paper_check_group_new  (void);
/* @for_one: the document is for one creditor */
void       anning_paper_check_group_show (AnningPaperCheckGroup     *self,
                                          const AnningPaperContents *contents,
                                          gboolean                   for_one);

G_END_DECLS
