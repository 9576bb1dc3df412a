/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-due-notice.h"

/**
 * What there is to be reminded of. What was late already when the last message came is not told again:
 * whoever is behind on several debts would hear the same every day.
 *
 * @cases: (element-type AnningDebtCase)
 * @letters: (element-type AnningLetter)
 * @deadlines: (element-type AnningDeadlineEntry)
 * @told: (nullable): the day of the last message about something that is due; NULL: there was none
 * @notice: (out)
 */
void
anning_due_notice_find (const GPtrArray *cases,
                        const GPtrArray *letters,
                        const GPtrArray *deadlines,
                        const GDate     *today,
                        const GDate     *told,
                        AnningDueNotice *notice)
{
  g_autoptr (GArray) days = NULL;

  g_return_if_fail (cases != NULL && letters != NULL && deadlines != NULL && notice != NULL);
  g_return_if_fail (today != NULL && g_date_valid (today));

  *notice = (AnningDueNotice) { 0 };
  days = anning_due_days (cases, letters, today);
  /* A letter whose answer is tracked stands among the deadlines only. */
  anning_due_days_add_deadlines (days, deadlines, today);
  for (guint i = 0; i < days->len; i++)
    {
      const AnningDueDay *due = &g_array_index (days, AnningDueDay, i);

      if (anning_due_day_is_deadline (due) || !anning_due_day_is_open (due))
        continue;
      if (g_date_compare (&due->day, today) == 0)
        notice->due_today = TRUE;
      else if (anning_due_day_is_late (due) && (told == NULL || g_date_compare (&due->day, told) > 0))
        notice->overdue = TRUE;
    }
  for (guint i = 0; i < deadlines->len; i++)
    {
      AnningDeadline deadline;

      if (anning_deadline_entry_find (g_ptr_array_index (deadlines, i), today, &deadline) != ANNING_DEADLINE_STATE_NEAR)
        continue;
      notice->deadline_near = TRUE;
      if (g_date_compare (&deadline.due, today) == 0)
        notice->last_day = TRUE;
    }
}
