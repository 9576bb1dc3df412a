/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-deadline-entry.h"

#include "anning-date.h"

/* Days: own deadlines are reminded of from then on. */
#define NEAR 7

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

AnningDeadlineFlags
anning_deadline_entry_get_flags (const AnningDeadlineEntry *self)
{
  g_return_val_if_fail (self != NULL, ANNING_DEADLINE_PLAIN);

  return (self->extended == 1 ? ANNING_DEADLINE_EXTENDED : 0) | (self->specially == 1 ? ANNING_DEADLINE_SPECIALLY : 0)
         | (self->small_claim == 1 ? ANNING_DEADLINE_SMALL_CLAIM : 0);
}

/**
 * anning_deadline_entry_find:
 * @deadline: (out): as anning_deadline_find() gives it; where the state is unknown, without any day
 *
 * How something that was noted stands on @today.
 */
AnningDeadlineState
anning_deadline_entry_find (const AnningDeadlineEntry *self,
                            const GDate               *today,
                            AnningDeadline            *deadline)
{
  AnningDeadlineKind kind;
  GDate trigger;
  GDate named;
  gboolean has_named;
  gint64 left;

  g_return_val_if_fail (self != NULL && today != NULL && deadline != NULL, ANNING_DEADLINE_STATE_UNKNOWN);

  *deadline = (AnningDeadline) { 0 };
  g_date_clear (&deadline->due, 1);
  if (!anning_deadline_find_kind (self->kind, &kind) || self->trigger_day == NULL
      || !anning_day_parse (self->trigger_day, &trigger))
    return self->done_day != NULL ? ANNING_DEADLINE_STATE_DONE : ANNING_DEADLINE_STATE_UNKNOWN;
  has_named = anning_deadline_is_named (kind) && self->named_day != NULL && anning_day_parse (self->named_day, &named);
  if (!anning_deadline_find (kind, &trigger, anning_deadline_entry_get_flags (self), has_named ? &named : NULL, deadline))
    {
      deadline->kind = kind;
      return self->done_day != NULL ? ANNING_DEADLINE_STATE_DONE : ANNING_DEADLINE_STATE_UNKNOWN;
    }
  if (self->done_day != NULL)
    return ANNING_DEADLINE_STATE_DONE;
  if (deadline->none)
    return ANNING_DEADLINE_STATE_NONE;
  if (!g_date_valid (&deadline->due))
    return ANNING_DEADLINE_STATE_UNNAMED;
  left = anning_day_distance (today, &deadline->due);
  if (left < 0)
    return ANNING_DEADLINE_STATE_PAST;
  return left <= NEAR ? ANNING_DEADLINE_STATE_NEAR : ANNING_DEADLINE_STATE_AHEAD;
}
