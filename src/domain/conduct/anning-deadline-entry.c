/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-deadline-entry.h"

static const AnningField anning_deadline_entry_fields[] = {
  ANNING_FIELD (AnningDeadlineEntry, kind, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDeadlineEntry, trigger_day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDeadlineEntry, named_day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDeadlineEntry, extended, BOOLEAN, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDeadlineEntry, specially, BOOLEAN, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDeadlineEntry, small_claim, BOOLEAN, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDeadlineEntry, addressee, TEXT, ANNING_FIELD_TITLE),
  ANNING_FIELD (AnningDeadlineEntry, debt_id, LINK, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningDeadlineEntry, incident_id, LINK, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningDeadlineEntry, letter_id, LINK, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningDeadlineEntry, done_day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningDeadlineEntry, remark, TEXT, ANNING_FIELD_SEARCHED),
};
ANNING_DEFINE_RECORD (AnningDeadlineEntry, anning_deadline_entry, "deadline", 21, "trigger_day, id");
