/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-date.h"
#include "anning-deadline-entry.h"
#include "anning-due-days.h"

static GDate
day (const char *iso)
{
  GDate date;

  g_assert_true (anning_day_parse (iso, &date));
  return date;
}

static AnningDeadlineEntry *
new_entry (const char *kind,
           const char *trigger)
{
  AnningDeadlineEntry *entry = anning_deadline_entry_new ();

  entry->kind = g_strdup (kind);
  entry->trigger_day = g_strdup (trigger);
  entry->debt_id = ANNING_UNKNOWN;
  entry->letter_id = ANNING_UNKNOWN;
  return entry;
}

static AnningDeadlineState
state_on (const AnningDeadlineEntry *entry,
          const char                *today)
{
  AnningDeadline deadline;
  GDate date = day (today);

  return anning_deadline_entry_find (entry, &date, &deadline);
}

/* A statement of claim that arrived on 12 March: fifteen days later is the 27th. */
static void
test_nearness (void)
{
  g_autoptr (AnningDeadlineEntry) entry = new_entry ("T-ANSWER", "2026-03-12");

  g_assert_cmpint (state_on (entry, "2026-03-12"), ==, ANNING_DEADLINE_STATE_AHEAD);
  g_assert_cmpint (state_on (entry, "2026-03-19"), ==, ANNING_DEADLINE_STATE_AHEAD);
  g_assert_cmpint (state_on (entry, "2026-03-20"), ==, ANNING_DEADLINE_STATE_NEAR);
  g_assert_cmpint (state_on (entry, "2026-03-27"), ==, ANNING_DEADLINE_STATE_NEAR);
  g_assert_cmpint (state_on (entry, "2026-03-28"), ==, ANNING_DEADLINE_STATE_PAST);
  entry->done_day = g_strdup ("2026-03-25");
  g_assert_cmpint (state_on (entry, "2026-03-28"), ==, ANNING_DEADLINE_STATE_DONE);
}

/* What they told moves the day; what the kind does not know does not. */
static void
test_flags (void)
{
  g_autoptr (AnningDeadlineEntry) complaint = new_entry ("T-INST", "2026-03-12");
  g_autoptr (AnningDeadlineEntry) appeal = new_entry ("T-APPEAL", "2026-03-12");

  complaint->extended = 1;
  g_assert_cmpint (state_on (complaint, "2026-04-11"), ==, ANNING_DEADLINE_STATE_NEAR);
  g_assert_cmpint (state_on (complaint, "2026-04-12"), ==, ANNING_DEADLINE_STATE_PAST);
  complaint->specially = 1;
  g_assert_cmpint (state_on (complaint, "2026-05-11"), ==, ANNING_DEADLINE_STATE_NEAR);
  complaint->small_claim = 1;
  g_assert_cmpint (state_on (complaint, "2026-05-11"), ==, ANNING_DEADLINE_STATE_NEAR);
  appeal->small_claim = 1;
  g_assert_cmpint (state_on (appeal, "2026-03-13"), ==, ANNING_DEADLINE_STATE_NONE);

  g_assert_true (anning_deadline_depends_on (ANNING_DEADLINE_COMPLAINT, ANNING_DEADLINE_EXTENDED));
  g_assert_true (anning_deadline_depends_on (ANNING_DEADLINE_COMPLAINT, ANNING_DEADLINE_SPECIALLY));
  g_assert_true (anning_deadline_depends_on (ANNING_DEADLINE_REPORT_ACCEPTED, ANNING_DEADLINE_EXTENDED));
  g_assert_false (anning_deadline_depends_on (ANNING_DEADLINE_REPORT_ACCEPTED, ANNING_DEADLINE_SPECIALLY));
  g_assert_false (anning_deadline_depends_on (ANNING_DEADLINE_REPORT, ANNING_DEADLINE_EXTENDED));
  g_assert_true (anning_deadline_depends_on (ANNING_DEADLINE_POLICE, ANNING_DEADLINE_SPECIALLY));
  g_assert_true (anning_deadline_depends_on (ANNING_DEADLINE_APPEAL, ANNING_DEADLINE_SMALL_CLAIM));
  g_assert_false (anning_deadline_depends_on (ANNING_DEADLINE_ANSWER, ANNING_DEADLINE_SMALL_CLAIM));
}

/* A notice of enforcement names its day: nothing is worked out. */
static void
test_named (void)
{
  g_autoptr (AnningDeadlineEntry) entry = new_entry ("T-EXEC", "2026-03-12");
  g_autoptr (AnningDeadlineEntry) answer = new_entry ("T-ANSWER", "2026-03-12");

  g_assert_cmpint (state_on (entry, "2026-03-13"), ==, ANNING_DEADLINE_STATE_UNNAMED);
  entry->named_day = g_strdup ("2026-03-22");
  g_assert_cmpint (state_on (entry, "2026-03-13"), ==, ANNING_DEADLINE_STATE_AHEAD);
  g_assert_cmpint (state_on (entry, "2026-03-23"), ==, ANNING_DEADLINE_STATE_PAST);
  g_free (entry->named_day);
  entry->named_day = g_strdup ("2026-03-11");
  g_assert_cmpint (state_on (entry, "2026-03-13"), ==, ANNING_DEADLINE_STATE_UNKNOWN);
  /* left over from when another kind was chosen */
  answer->named_day = g_strdup ("2026-03-01");
  g_assert_cmpint (state_on (answer, "2026-03-27"), ==, ANNING_DEADLINE_STATE_NEAR);
}

static void
test_unknown (void)
{
  g_autoptr (AnningDeadlineEntry) kind = new_entry ("T-NEVER", "2026-03-12");
  g_autoptr (AnningDeadlineEntry) trigger = new_entry ("T-ANSWER", NULL);
  AnningDeadlineKind found;

  g_assert_cmpint (state_on (kind, "2026-03-13"), ==, ANNING_DEADLINE_STATE_UNKNOWN);
  g_assert_cmpint (state_on (trigger, "2026-03-13"), ==, ANNING_DEADLINE_STATE_UNKNOWN);
  g_assert_false (anning_deadline_find_kind (NULL, &found));
  g_assert_true (anning_deadline_find_kind ("T-ARB", &found));
  g_assert_cmpint (found, ==, ANNING_DEADLINE_AWARD);
}

static void
test_period (void)
{
  guint days;
  guint months;

  anning_deadline_get_period (ANNING_DEADLINE_POLICE, ANNING_DEADLINE_EXTENDED, &days, &months);
  g_assert_cmpuint (days, ==, 60);
  g_assert_cmpuint (months, ==, 0);
  anning_deadline_get_period (ANNING_DEADLINE_AWARD, 0, &days, &months);
  g_assert_cmpuint (days, ==, 0);
  g_assert_cmpuint (months, ==, 3);
}

/* comp.inst15 is about institutions of banking and insurance. */
static void
test_lenders (void)
{
  g_assert_true (anning_deadline_fits_lender (ANNING_DEADLINE_COMPLAINT, "bank_card"));
  g_assert_true (anning_deadline_fits_lender (ANNING_DEADLINE_COMPLAINT, "consumer_finance"));
  g_assert_false (anning_deadline_fits_lender (ANNING_DEADLINE_COMPLAINT, "microloan"));
  g_assert_false (anning_deadline_fits_lender (ANNING_DEADLINE_COMPLAINT, "private"));
  g_assert_false (anning_deadline_fits_lender (ANNING_DEADLINE_COMPLAINT, "unknown"));
  g_assert_false (anning_deadline_fits_lender (ANNING_DEADLINE_COMPLAINT, NULL));
  g_assert_true (anning_deadline_fits_lender (ANNING_DEADLINE_CREDIT_DISPUTE, NULL));
}

/* ---- among the days of the calendar ---- */

static void
add_letter_day (GArray     *days,
                gint64      letter,
                const char *iso)
{
  AnningDueDay due = { .kind = ANNING_DUE_LETTER, .day = day (iso), .debt_id = 7, .record_id = letter,
                       .amount = ANNING_UNKNOWN };

  g_array_append_val (days, due);
}

static void
test_days (void)
{
  g_autoptr (GPtrArray) deadlines = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_deadline_entry_free);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (AnningDueDay));
  GDate today = day ("2026-03-30");
  AnningDeadlineEntry *entry;
  AnningDueDay *due;
  AnningDueSum sum;

  add_letter_day (days, 4, "2026-03-20");
  add_letter_day (days, 5, "2026-04-11");

  entry = new_entry ("T-ANSWER", "2026-03-12"); /* 27 March, three days ago */
  entry->record.id = 1;
  g_ptr_array_add (deadlines, entry);
  entry = new_entry ("T-CREDIT-COMPLAINT", "2026-03-12"); /* 11 April */
  entry->record.id = 2;
  entry->debt_id = 7;
  g_ptr_array_add (deadlines, entry);
  entry = new_entry ("T-INST", "2026-03-12"); /* 27 March; it is that of the letter, which stands there once */
  entry->record.id = 3;
  entry->letter_id = 4;
  g_ptr_array_add (deadlines, entry);
  entry = new_entry ("T-INST", "2026-03-01");
  entry->record.id = 4;
  entry->done_day = g_strdup ("2026-03-10");
  g_ptr_array_add (deadlines, entry);
  entry = new_entry ("T-EXEC", "2026-03-12");
  entry->record.id = 5;
  g_ptr_array_add (deadlines, entry);

  anning_due_days_add_deadlines (days, deadlines, &today);
  g_assert_cmpuint (days->len, ==, 4);

  due = &g_array_index (days, AnningDueDay, 0);
  g_assert_cmpint (due->kind, ==, ANNING_DUE_OWN);
  g_assert_cmpint (due->record_id, ==, 1);
  g_assert_cmpint (due->deadline, ==, ANNING_DEADLINE_ANSWER);
  g_assert_cmpint (due->days_late, ==, 3);
  g_assert_true (anning_due_day_is_late (due));
  g_assert_false (anning_due_day_is_payment (due));
  /* on the day it came, and seven, three and one before the last */
  g_assert_cmpuint (due->n_remind, ==, 4);
  g_assert_cmpuint (due->remind[0], ==, 15);
  g_assert_cmpuint (due->remind[1], ==, 7);
  g_assert_cmpuint (due->remind[3], ==, 1);

  due = &g_array_index (days, AnningDueDay, 1);
  g_assert_cmpint (due->kind, ==, ANNING_DUE_AWAITED);
  g_assert_cmpint (due->record_id, ==, 3);

  /* Behind what falls on the same day. */
  due = &g_array_index (days, AnningDueDay, 2);
  g_assert_cmpint (due->kind, ==, ANNING_DUE_LETTER);
  due = &g_array_index (days, AnningDueDay, 3);
  g_assert_cmpint (due->record_id, ==, 2);
  g_assert_cmpint (due->debt_id, ==, 7);
  g_assert_false (anning_due_day_is_late (due));
  g_assert_cmpuint (due->n_remind, ==, 1);
  g_assert_cmpuint (due->remind[0], ==, 0);

  anning_due_days_sum (days, &due->day, &due->day, &sum);
  g_assert_cmpuint (sum.n_other, ==, 2);
  g_assert_cmpuint (sum.n, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deadline-entry/nearness", test_nearness);
  g_test_add_func ("/deadline-entry/flags", test_flags);
  g_test_add_func ("/deadline-entry/named", test_named);
  g_test_add_func ("/deadline-entry/unknown", test_unknown);
  g_test_add_func ("/deadline-entry/period", test_period);
  g_test_add_func ("/deadline-entry/lenders", test_lenders);
  g_test_add_func ("/deadline-entry/days", test_days);
  return g_test_run ();
}
