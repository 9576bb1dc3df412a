/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-due-days.h"

/* Nobody notes that a letter was answered: one that waits longer is not mentioned any more. */
#define LETTER_DAYS 30

/* The order of two things of one day: as the kinds stand, then as the debts do. */
static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      order)
{
  const AnningDueDay *first = a;
  const AnningDueDay *second = b;
  int by_day = g_date_compare (&first->day, &second->day);
  guint first_place;
  guint second_place;

  if (by_day != 0)
    return by_day;
  if (first->kind != second->kind)
    return first->kind < second->kind ? -1 : 1;
  first_place = GPOINTER_TO_UINT (g_hash_table_lookup (order, &first->debt_id));
  second_place = GPOINTER_TO_UINT (g_hash_table_lookup (order, &second->debt_id));
  if (first_place != second_place)
    return first_place < second_place ? -1 : 1;
  return first->number < second->number ? -1 : first->number > second->number;
}

static void
add_payments (GArray                *days,
              const AnningDebtCase  *c,
              const AnningAgreement *agreement)
{
  const GArray *lines = agreement->account->lines;

  for (guint i = 0; i < lines->len; i++)
    {
      const AnningAccountLine *line = &g_array_index (lines, AnningAccountLine, i);
      AnningDueDay due = {
        .kind = agreement->proposal != NULL ? ANNING_DUE_PAYMENT : ANNING_DUE_INSTALMENT,
        .day = line->instalment.due,
        .debt_id = c->debt->record.id,
        .record_id = agreement->proposal != NULL ? agreement->proposal->record.id : 0,
        .amount = line->instalment.payment,
        .paid = line->paid,
        .open = line->open,
        .state = line->state,
        .days_late = line->days_late,
        .number = i + 1,
        .of = lines->len,
      };

      /* Nobody noted them, so there is nothing to show; a month without a payment is no day either. */
      if (!line->assumed && line->instalment.payment > 0)
        g_array_append_val (days, due);
    }
}

/* Once everything is paid, the reminder stands on that day, and does not become late. */
static void
add_certificate (GArray                *days,
                 const AnningDebtCase  *c,
                 const AnningAgreement *agreement,
                 const GDate           *today)
{
  AnningDueDay due = {
    .kind = ANNING_DUE_CERTIFICATE,
    .day = agreement->last_day,
    .debt_id = c->debt->record.id,
    .record_id = agreement->proposal != NULL ? agreement->proposal->record.id : 0,
    .amount = ANNING_UNKNOWN,
    .state = ANNING_ACCOUNT_DUE,
  };

  if (agreement->done)
    due.day = g_date_valid (&agreement->done_day) ? agreement->done_day : *today;
  g_array_append_val (days, due);
}

static void
add_day (GArray               *days,
         const AnningDebtCase *c,
         AnningDueKind         kind,
         gint64                record_id,
         const char           *text,
         const GDate          *today)
{
  AnningDueDay due = {
    .kind = kind,
    .debt_id = c->debt->record.id,
    .record_id = record_id,
    .amount = ANNING_UNKNOWN,
    .state = ANNING_ACCOUNT_DUE,
  };

  if (text == NULL || !anning_day_parse (text, &due.day))
    return;
  due.days_late = MAX (anning_day_distance (&due.day, today), 0);
  if (due.days_late > 0)
    due.state = ANNING_ACCOUNT_MISSED;
  /* An offer that has ended asks for nothing any more. */
  if (kind != ANNING_DUE_OFFER || due.days_late == 0)
    g_array_append_val (days, due);
}

static void
add_letters (GArray               *days,
             const AnningDebtCase *c,
             const GPtrArray      *letters,
             const GDate          *today)
{
  for (guint i = 0; i < letters->len; i++)
    {
      const AnningLetter *letter = g_ptr_array_index (letters, i);
      GDate due;

      if (letter->debt_id == c->debt->record.id && letter->sent_day != NULL && letter->answer_due_day != NULL
          && anning_day_parse (letter->answer_due_day, &due)
          && anning_day_distance (&due, today) <= LETTER_DAYS)
        add_day (days, c, ANNING_DUE_LETTER, letter->record.id, letter->answer_due_day, today);
    }
}

static gboolean
is_open_offer (const AnningProposal *proposal)
{
  return g_strcmp0 (proposal->status, "accepted") != 0 && g_strcmp0 (proposal->status, "declined") != 0
         && g_strcmp0 (proposal->status, "withdrawn") != 0 && g_strcmp0 (proposal->role, "target") != 0
         && g_strcmp0 (proposal->role, "limit") != 0;
}

static const AnningRound *
find_last_round (const AnningDebtCase *c)
{
  const AnningRound *last = NULL;

  for (guint i = 0; i < c->rounds->len; i++)
    {
      const AnningRound *round = g_ptr_array_index (c->rounds, i);

      if (last == NULL || round->happened_at >= last->happened_at)
        last = round;
    }
  return last;
}

/* Whatever was promised in an earlier round was talked about in the one after it. */
static void
add_talks (GArray               *days,
           const AnningDebtCase *c,
           const GDate          *today)
{
  const AnningRound *last = find_last_round (c);

  if (last != NULL && g_strcmp0 (last->outcome, "refused") != 0 && g_strcmp0 (last->outcome, "confirmed") != 0)
    add_day (days, c, ANNING_DUE_ANSWER, last->record.id, last->promised_by, today);
  if (last != NULL)
    add_day (days, c, ANNING_DUE_CONTACT, last->record.id, last->next_day, today);
  for (guint i = 0; i < c->proposals->len; i++)
    {
      const AnningProposal *proposal = g_ptr_array_index (c->proposals, i);

      if (is_open_offer (proposal))
        add_day (days, c, ANNING_DUE_OFFER, proposal->record.id, proposal->valid_until, today);
    }
}

/**
 * Everything of all debts that falls on a day: payments of agreements, instalments of contracts that
 * run, answers and talks of the last round of each debt, offers that end, and after the last payment
 * of a debt the request for the balance certificate. A settled debt has none. Answers to letters that
 * were sent are among them until 30 days after they were due.
 *
 * @cases: (element-type AnningDebtCase)
 * @letters: (nullable) (element-type AnningLetter): of any debt
 *
 * Returns: (transfer full) (element-type AnningDueDay): by day; what is paid is among them, but not
 *   what is only assumed to be
 */
GArray *
anning_due_days (const GPtrArray *cases,
                 const GPtrArray *letters,
                 const GDate     *today)
{
  g_autoptr (GHashTable) order = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *days = g_array_new (FALSE, FALSE, sizeof (AnningDueDay));

  g_return_val_if_fail (cases != NULL, days);
  g_return_val_if_fail (today != NULL && g_date_valid (today), days);

  for (guint i = 0; i < cases->len; i++)
    {
      const AnningDebtCase *c = g_ptr_array_index (cases, i);
      g_autoptr (AnningAgreement) agreement = anning_agreement_new (c, today);

      g_hash_table_insert (order, (gpointer) &c->debt->record.id, GUINT_TO_POINTER (i));
      if (g_strcmp0 (c->debt->stage, "settled") == 0)
        continue;
      if (agreement != NULL)
        {
          add_payments (days, c, agreement);
          add_certificate (days, c, agreement, today);
        }
      add_talks (days, c, today);
      if (letters != NULL)
        add_letters (days, c, letters, today);
    }
  g_array_sort_with_data (days, compare, order);
  return days;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  return g_date_compare (&((const AnningDueDay *) a)->day, &((const AnningDueDay *) b)->day);
}

/* A letter whose answer is tracked stands there once. */
static void
drop_letter (GArray *days,
             gint64  letter_id)
{
  for (guint i = days->len; i > 0; i--)
    {
      const AnningDueDay *due = &g_array_index (days, AnningDueDay, i - 1);

      if (due->kind == ANNING_DUE_LETTER && due->record_id == letter_id)
        g_array_remove_index (days, i - 1);
    }
}

/**
 * Adds the last days of deadlines that run, behind what falls on the same days. What is done, has no
 * last day, or is to be found out from the paper is left out.
 *
 * @days: (element-type AnningDueDay): by day
 * @deadlines: (element-type AnningDeadlineEntry)
 */
void
anning_due_days_add_deadlines (GArray          *days,
                               const GPtrArray *deadlines,
                               const GDate     *today)
{
  g_return_if_fail (days != NULL && deadlines != NULL);
  g_return_if_fail (today != NULL && g_date_valid (today));

  for (guint i = 0; i < deadlines->len; i++)
    {
      const AnningDeadlineEntry *entry = g_ptr_array_index (deadlines, i);
      AnningDeadline deadline;
      AnningDeadlineState state = anning_deadline_entry_find (entry, today, &deadline);
      AnningDueDay due = {
        .debt_id = entry->debt_id,
        .record_id = entry->record.id,
        .amount = ANNING_UNKNOWN,
        .state = state == ANNING_DEADLINE_STATE_PAST ? ANNING_ACCOUNT_MISSED : ANNING_ACCOUNT_DUE,
        .deadline = deadline.kind,
        .created_at = entry->record.created_at,
      };

      if (entry->letter_id != ANNING_UNKNOWN)
        drop_letter (days, entry->letter_id);
      if (state != ANNING_DEADLINE_STATE_AHEAD && state != ANNING_DEADLINE_STATE_NEAR && state != ANNING_DEADLINE_STATE_PAST)
        continue;
      due.kind = anning_deadline_rules[deadline.kind].own ? ANNING_DUE_OWN : ANNING_DUE_AWAITED;
      due.day = deadline.due;
      due.days_late = MAX (anning_day_distance (&due.day, today), 0);
      for (guint k = 0; k < deadline.n_reminders; k++)
        due.remind[due.n_remind++] = (guint) anning_day_distance (&deadline.reminders[k], &due.day);
      g_array_append_val (days, due);
    }
  g_array_sort (days, compare_days);
}

/* Whether it is the last day of a deadline. */
gboolean
anning_due_day_is_deadline (const AnningDueDay *due)
{
  g_return_val_if_fail (due != NULL, FALSE);

  return due->kind == ANNING_DUE_OWN || due->kind == ANNING_DUE_AWAITED;
}

/* Whether it is about money that is to be paid. */
gboolean
anning_due_day_is_payment (const AnningDueDay *due)
{
  g_return_val_if_fail (due != NULL, FALSE);

  return due->kind == ANNING_DUE_PAYMENT || due->kind == ANNING_DUE_INSTALMENT;
}

/* Whether there is still something to do. */
gboolean
anning_due_day_is_open (const AnningDueDay *due)
{
  g_return_val_if_fail (due != NULL, FALSE);

  return !anning_due_day_is_payment (due) || due->open > 0;
}

/* Whether there is still something to do, and its day is past. */
gboolean
anning_due_day_is_late (const AnningDueDay *due)
{
  return anning_due_day_is_open (due) && due->days_late > 0;
}

/**
 * The payment that comes next.
 *
 * @days: by day
 *
 * Returns: (transfer none) (nullable): the first open payment from @today on
 */
const AnningDueDay *
anning_due_days_find_next (const GArray *days,
                           const GDate  *today)
{
  g_return_val_if_fail (days != NULL && today != NULL, NULL);

  for (guint i = 0; i < days->len; i++)
    {
      const AnningDueDay *due = &g_array_index (days, AnningDueDay, i);

      if (anning_due_day_is_payment (due) && due->open > 0 && g_date_compare (&due->day, today) >= 0)
        return due;
    }
  return NULL;
}

/* Returns: the place of the first of @days that is not before @day */
static guint
find_place (const GArray *days,
            const GDate  *day)
{
  guint low = 0;
  guint high = days->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_date_compare (&g_array_index (days, AnningDueDay, middle).day, day) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * Adds up what falls between two days, both included.
 *
 * @days: by day
 * @sum: (out)
 */
void
anning_due_days_sum (const GArray *days,
                     const GDate  *from,
                     const GDate  *to,
                     AnningDueSum *sum)
{
  g_return_if_fail (days != NULL && from != NULL && to != NULL && sum != NULL);

  *sum = (AnningDueSum) { 0 };
  for (guint i = find_place (days, from); i < days->len; i++)
    {
      const AnningDueDay *due = &g_array_index (days, AnningDueDay, i);

      if (g_date_compare (&due->day, to) > 0)
        return;
      sum->n_late += anning_due_day_is_late (due);
      if (!anning_due_day_is_payment (due))
        {
          sum->n_other++;
        }
      else if (due->open > 0)
        {
          sum->n++;
          sum->open += due->open;
        }
      else
        {
          sum->n_paid++;
        }
    }
}
