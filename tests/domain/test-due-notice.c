/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On which days there is something to be reminded of. */
#include "anning-date.h"
#include "anning-due-notice.h"

typedef struct
{
  AnningDebt *debt;
  AnningProposal *proposal;
  GPtrArray *payments;
  GPtrArray *cases;
  GPtrArray *letters;
  GPtrArray *deadlines;
} Fixture;

static GDate
day (const char *iso)
{
  GDate date;

  g_assert_true (anning_day_parse (iso, &date));
  return date;
}

/* Three payments of 1000.00 without interest were agreed: on the 5th of August, September and October. */
static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  AnningDebtCase *its;

  self->debt = anning_debt_new ();
  self->debt->record.id = 7;
  self->debt->stage = g_strdup ("outsourced");
  self->proposal = anning_proposal_new ();
  self->proposal->record.id = 40;
  self->proposal->debt_id = 7;
  self->proposal->status = g_strdup ("accepted");
  self->proposal->kind = g_strdup ("instalments");
  self->proposal->base_amount = 300000;
  self->proposal->rate = 0;
  self->proposal->months = 3;
  self->proposal->first_due_day = g_strdup ("2026-08-05");
  self->proposal->agreed_day = g_strdup ("2026-07-20");
  its = anning_debt_case_new (self->debt);
  g_ptr_array_add (its->proposals, self->proposal);
  self->payments = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_payment_free);
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_debt_case_free);
  g_ptr_array_add (self->cases, its);
  self->letters = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_letter_free);
  self->deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_deadline_entry_free);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_ptr_array_unref (self->cases);
  g_ptr_array_unref (self->payments);
  g_ptr_array_unref (self->letters);
  g_ptr_array_unref (self->deadlines);
  anning_proposal_free (self->proposal);
  anning_debt_free (self->debt);
}

static void
pay (Fixture    *self,
     const char *when)
{
  AnningDebtCase *its = g_ptr_array_index (self->cases, 0);
  AnningPayment *payment = anning_payment_new ();

  payment->day = g_strdup (when);
  payment->amount = 100000;
  g_ptr_array_add (self->payments, payment);
  g_ptr_array_add (its->payments, payment);
}

/* @told: (nullable) */
static AnningDueNotice
find (Fixture    *self,
      const char *today,
      const char *told)
{
  AnningDueNotice notice;
  GDate date = day (today);
  GDate last;

  if (told != NULL)
    last = day (told);
  anning_due_notice_find (self->cases, self->letters, self->deadlines, &date, told != NULL ? &last : NULL, &notice);
  return notice;
}

static void
test_due (Fixture       *self,
          gconstpointer  data)
{
  g_assert_false (find (self, "2026-08-04", NULL).due_today);
  g_assert_false (find (self, "2026-08-04", NULL).overdue);
  g_assert_true (find (self, "2026-08-05", NULL).due_today);
  g_assert_false (find (self, "2026-08-05", NULL).overdue);
  g_assert_false (find (self, "2026-08-05", NULL).deadline_near);

  /* What was paid is not due. */
  pay (self, "2026-08-03");
  g_assert_false (find (self, "2026-08-05", NULL).due_today);
}

/* Whoever is behind hears it once. */
static void
test_overdue (Fixture       *self,
              gconstpointer  data)
{
  g_assert_true (find (self, "2026-08-06", NULL).overdue);
  g_assert_false (find (self, "2026-08-06", NULL).due_today);
  g_assert_true (find (self, "2026-08-06", "2026-08-04").overdue);
  g_assert_false (find (self, "2026-08-06", "2026-08-05").overdue);
  g_assert_false (find (self, "2026-08-30", "2026-08-06").overdue);
  /* The next one passed while nobody looked. */
  g_assert_true (find (self, "2026-09-20", "2026-08-06").overdue);
  g_assert_true (find (self, "2026-09-05", "2026-08-06").due_today);

  g_free (self->debt->stage);
  self->debt->stage = g_strdup ("settled");
  g_assert_false (find (self, "2026-09-20", NULL).overdue);
}

/* A statement of claim that arrived on 12 March has to be answered by the 27th: fifteen days later. */
static void
test_deadline (Fixture       *self,
               gconstpointer  data)
{
  AnningDeadlineEntry *entry = anning_deadline_entry_new ();

  entry->kind = g_strdup ("T-ANSWER");
  entry->trigger_day = g_strdup ("2026-03-12");
  entry->debt_id = ANNING_UNKNOWN;
  entry->letter_id = ANNING_UNKNOWN;
  g_ptr_array_add (self->deadlines, entry);
  g_assert_false (find (self, "2026-03-19", NULL).deadline_near);
  g_assert_true (find (self, "2026-03-20", NULL).deadline_near);
  g_assert_false (find (self, "2026-03-26", NULL).last_day);
  g_assert_true (find (self, "2026-03-27", NULL).last_day);
  g_assert_true (find (self, "2026-03-27", NULL).deadline_near);
  /* It is no payment, and is told under its own name only. */
  g_assert_false (find (self, "2026-03-27", NULL).due_today);
  g_assert_false (find (self, "2026-03-28", NULL).overdue);
  g_assert_false (find (self, "2026-03-28", NULL).deadline_near);
  entry->done_day = g_strdup ("2026-03-21");
  g_assert_false (find (self, "2026-03-22", NULL).deadline_near);
}

/* A letter whose answer is tracked as a deadline is told once. */
static void
test_letter (Fixture       *self,
             gconstpointer  data)
{
  AnningLetter *letter = anning_letter_new ();
  AnningDeadlineEntry *entry;

  letter->record.id = 90;
  letter->debt_id = 7;
  letter->sent_day = g_strdup ("2026-03-01");
  letter->answer_due_day = g_strdup ("2026-03-16");
  g_ptr_array_add (self->letters, letter);
  g_assert_true (find (self, "2026-03-16", NULL).due_today);

  entry = anning_deadline_entry_new ();
  entry->kind = g_strdup ("T-INST");
  entry->trigger_day = g_strdup ("2026-03-01");
  entry->debt_id = 7;
  entry->letter_id = 90;
  g_ptr_array_add (self->deadlines, entry);
  g_assert_false (find (self, "2026-03-16", NULL).due_today);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/due-notice/due", test_due);
  ADD ("/due-notice/overdue", test_overdue);
  ADD ("/due-notice/deadline", test_deadline);
  ADD ("/due-notice/letter", test_letter);
#undef ADD
  return g_test_run ();
}
