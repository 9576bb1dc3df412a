/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-planner-book.h"
#include "anning-record-group.h"

G_BEGIN_DECLS

/*
 * The rounds of negotiation about one debt, each with what was said, what both
 * sides put forward, what was promised, and where it can be heard.
 */
#define ANNING_TYPE_ROUND_GROUP (anning_round_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningRoundGroup, anning_round_group, ANNING, ROUND_GROUP, AnningRecordGroup)

/* Instead of anning_record_group_load(): the rounds of a debt of the book. */
void anning_round_group_load   (AnningRoundGroup  *self,
                                AnningPlannerBook *book,
                                gint64             debt_id);
/* Shows what the book holds now: both sides' terms. */
void anning_round_group_update (AnningRoundGroup  *self);
/* Saves at once what is being typed, their terms too. */
void anning_round_group_flush  (AnningRoundGroup  *self);

G_END_DECLS
