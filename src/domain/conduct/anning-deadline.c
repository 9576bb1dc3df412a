/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-deadline.h"

#include <string.h>

#include "anning-date.h"

/* Own deadlines are reminded of on the first day and so many days before the last. */
static const guint before_last[] = { 7, 3, 1 };

#define MONTHS_OF_AWARD 3

const AnningDeadlineRule anning_deadline_rules[ANNING_N_DEADLINES] = {
  [ANNING_DEADLINE_COMPLAINT] = { "T-INST", FALSE, TRUE, { "comp.inst15" } },
  [ANNING_DEADLINE_REPORT] = { "T-REPORT", FALSE, TRUE, { "comp.report60" } },
  [ANNING_DEADLINE_REPORT_ACCEPTED] = { "T-REPORT-ACCEPTED", FALSE, TRUE, { "comp.report60" } },
  [ANNING_DEADLINE_CREDIT_DISPUTE] = { "T-CREDIT", FALSE, FALSE, { "credit.dispute20" } },
  [ANNING_DEADLINE_CREDIT_COMPLAINT] = { "T-CREDIT-COMPLAINT", FALSE, FALSE, { "credit.complain30" } },
  [ANNING_DEADLINE_POLICE] = { "T-POLICE", FALSE, FALSE, { "law.psapl.118" } },
  [ANNING_DEADLINE_ANSWER] = { "T-ANSWER", TRUE, FALSE, { "proc.answer15" } },
  [ANNING_DEADLINE_APPEAL] = { "T-APPEAL", TRUE, FALSE, { "proc.appeal15" } },
  [ANNING_DEADLINE_PAYMENT_ORDER] = { "T-PAYORDER", TRUE, FALSE, { "proc.payorder" } },
  [ANNING_DEADLINE_AWARD] = { "T-ARB", TRUE, TRUE, { "arb.setaside" } },
  [ANNING_DEADLINE_ENFORCEMENT] = { "T-EXEC", TRUE, FALSE, { "exec.notice", "exec.report", "hot.12368" } },
};

/* Days from the trigger to the last day: as a rule, once they told of an extension, and once more. */
static const guint16 days_of[ANNING_N_DEADLINES][3] = {
  [ANNING_DEADLINE_COMPLAINT] = { 15, 30, 60 },
  [ANNING_DEADLINE_REPORT] = { 15, 15, 15 },
  [ANNING_DEADLINE_REPORT_ACCEPTED] = { 60, 90, 90 },
  [ANNING_DEADLINE_CREDIT_DISPUTE] = { 20, 20, 20 },
  [ANNING_DEADLINE_CREDIT_COMPLAINT] = { 30, 30, 30 },
  [ANNING_DEADLINE_POLICE] = { 30, 60, 90 },
  [ANNING_DEADLINE_ANSWER] = { 15, 15, 15 },
  [ANNING_DEADLINE_APPEAL] = { 15, 15, 15 },
  [ANNING_DEADLINE_PAYMENT_ORDER] = { 15, 15, 15 },
};

static void
add_reminder (AnningDeadline *deadline,
              const GDate    *day)
{
  const GDate *last = deadline->n_reminders > 0 ? &deadline->reminders[deadline->n_reminders - 1] : NULL;

  if (last == NULL || g_date_compare (day, last) > 0)
    deadline->reminders[deadline->n_reminders++] = *day;
}

/* An answer is asked after on the last day; what one has to do oneself, earlier. */
static void
add_reminders (AnningDeadline *deadline,
               const GDate    *trigger)
{
  if (!anning_deadline_rules[deadline->kind].own)
    {
      add_reminder (deadline, &deadline->due);
      return;
    }
  add_reminder (deadline, trigger);
  for (guint i = 0; g_date_valid (&deadline->due) && i < G_N_ELEMENTS (before_last); i++)
    {
      GDate day = deadline->due;

      if (g_date_get_julian (&day) <= before_last[i])
        continue;
      g_date_subtract_days (&day, before_last[i]);
      add_reminder (deadline, &day);
    }
}

static guint
find_step (AnningDeadlineFlags flags)
{
  return (flags & ANNING_DEADLINE_SPECIALLY) != 0 ? 2 : (flags & ANNING_DEADLINE_EXTENDED) != 0 ? 1 : 0;
}

static void
set_due (AnningDeadline      *deadline,
         const GDate         *trigger,
         AnningDeadlineFlags  flags,
         const GDate         *named)
{
  if (anning_deadline_is_named (deadline->kind))
    {
      if (named != NULL)
        deadline->due = *named;
      return;
    }
  if (deadline->kind == ANNING_DEADLINE_AWARD)
    {
      anning_day_add_months (trigger, MONTHS_OF_AWARD, &deadline->due);
      return;
    }
  deadline->due = *trigger;
  g_date_add_days (&deadline->due, days_of[deadline->kind][find_step (flags)]);
}

/**
 * anning_deadline_find:
 * @trigger: the day on which it was handed in, taken up, or arrived; it does not count itself
 * @named: (nullable): the day that a notice of enforcement names; not used for others
 * @deadline: (out)
 *
 * The last day and the days on which to remind of it. A period in months ends on the day of the same
 * number, or on the last day of a shorter month. Where the last day is a holiday, the office that set
 * it is to be asked; nothing is added here. For an award the shorter of two periods is taken.
 *
 * Returns: FALSE where @trigger is no day, or the named day is before it
 */
gboolean
anning_deadline_find (AnningDeadlineKind   kind,
                      const GDate         *trigger,
                      AnningDeadlineFlags  flags,
                      const GDate         *named,
                      AnningDeadline      *deadline)
{
  g_return_val_if_fail (kind < ANNING_N_DEADLINES && trigger != NULL && deadline != NULL, FALSE);

  *deadline = (AnningDeadline) { .kind = kind };
  g_date_clear (&deadline->due, 1);
  g_date_clear (deadline->reminders, ANNING_DEADLINE_REMINDERS);
  if (!g_date_valid (trigger) || (named != NULL && (!g_date_valid (named) || g_date_compare (named, trigger) < 0)))
    return FALSE;
  if (kind == ANNING_DEADLINE_APPEAL && (flags & ANNING_DEADLINE_SMALL_CLAIM) != 0)
    {
      deadline->none = TRUE;
      return TRUE;
    }
  set_due (deadline, trigger, flags, named);
  add_reminders (deadline, trigger);
  return TRUE;
}

/* Returns: FALSE where there is no kind of that id; @id may be NULL */
gboolean
anning_deadline_find_kind (const char         *id,
                           AnningDeadlineKind *kind)
{
  g_return_val_if_fail (kind != NULL, FALSE);

  for (guint i = 0; id != NULL && i < ANNING_N_DEADLINES; i++)
    {
      if (strcmp (anning_deadline_rules[i].id, id) == 0)
        {
          *kind = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* Whether @flag, one of them, makes a difference to deadlines of @kind. */
gboolean
anning_deadline_depends_on (AnningDeadlineKind  kind,
                            AnningDeadlineFlags flag)
{
  g_return_val_if_fail (kind < ANNING_N_DEADLINES, FALSE);

  if (flag == ANNING_DEADLINE_SMALL_CLAIM)
    return kind == ANNING_DEADLINE_APPEAL;
  return days_of[kind][find_step (flag)] != days_of[kind][find_step (flag) - (flag == ANNING_DEADLINE_PLAIN ? 0 : 1)];
}

/* Whether the paper itself names the last day: it is never worked out. */
gboolean
anning_deadline_is_named (AnningDeadlineKind kind)
{
  return kind == ANNING_DEADLINE_ENFORCEMENT;
}

/*
 * anning_deadline_fits_lender:
 * @lender_type: (nullable): a word of anning_lender_types
 *
 * The period for complaints (comp.inst15) is one for banks and other institutions of banking and
 * insurance. Whoever else was written to has none.
 */
gboolean
anning_deadline_fits_lender (AnningDeadlineKind  kind,
                             const char         *lender_type)
{
  static const char *const institutions[] = { "bank_card", "bank_loan", "consumer_finance", "auto_finance", "trust", NULL };

  g_return_val_if_fail (kind < ANNING_N_DEADLINES, FALSE);

  return kind != ANNING_DEADLINE_COMPLAINT || (lender_type != NULL && g_strv_contains (institutions, lender_type));
}

/**
 * anning_deadline_get_period:
 * @days: (out): of the period, 0 where it is in months or named by the paper
 * @months: (out): the same in months
 */
void
anning_deadline_get_period (AnningDeadlineKind   kind,
                            AnningDeadlineFlags  flags,
                            guint               *days,
                            guint               *months)
{
  g_return_if_fail (kind < ANNING_N_DEADLINES && days != NULL && months != NULL);

  *days = days_of[kind][find_step (flags)];
  *months = kind == ANNING_DEADLINE_AWARD ? MONTHS_OF_AWARD : 0;
}
