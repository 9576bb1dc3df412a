/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record-group.h"
#include "anning-texts.h"

G_BEGIN_DECLS

/*
 * Deadlines, by their last day: those that run, or those that are done. Each shows
 * by when what is awaited, what to do then, and on what that rests.
 */
#define ANNING_TYPE_DEADLINE_GROUP (anning_deadline_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningDeadlineGroup, anning_deadline_group, ANNING, DEADLINE_GROUP, AnningRecordGroup)

GtkWidget *anning_deadline_group_new      (gboolean             done);
/* In place of anning_record_group_load(). */
void       anning_deadline_group_load_all (AnningDeadlineGroup *self,
                                           AnningStore         *store,
                                           AnningTexts         *texts);
/* Returns: FALSE when the deadline of that id is not on the screen */
gboolean   anning_deadline_group_open     (AnningDeadlineGroup *self,
                                           gint64               id);

G_END_DECLS
