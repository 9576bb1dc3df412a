/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-deadline.h"

#include "anning-date.h"

/* "2026-03-27 (2026-03-12 2026-03-20)": the last day and the reminders */
static void
assert_deadline (AnningDeadlineKind   kind,
                 const char          *trigger,
                 AnningDeadlineFlags  flags,
                 const char          *named,
                 const char          *expected)
{
  g_autoptr (GString) told = g_string_new (NULL);
  AnningDeadline deadline;
  GDate day, named_day;

  g_assert_true (anning_day_parse (trigger, &day));
  g_assert_true (named == NULL || anning_day_parse (named, &named_day));
  g_assert_true (anning_deadline_find (kind, &day, flags, named != NULL ? &named_day : NULL, &deadline));
  g_assert_cmpint (deadline.kind, ==, kind);
  if (g_date_valid (&deadline.due))
    {
      g_autofree char *due = anning_day_format (&deadline.due);

      g_string_append (told, due);
    }
  if (deadline.none)
    g_string_append (told, "none");
  for (guint i = 0; i < deadline.n_reminders; i++)
    {
      g_autofree char *reminder = anning_day_format (&deadline.reminders[i]);

      g_string_append_printf (told, "%s%s", i == 0 ? " (" : " ", reminder);
    }
  if (deadline.n_reminders > 0)
    g_string_append_c (told, ')');
  g_assert_cmpstr (told->str, ==, expected);
}

/* Others have to answer: asked after on the last day. */
static void
test_answers (void)
{
  assert_deadline (ANNING_DEADLINE_COMPLAINT, "2026-03-12", 0, NULL, "2026-03-27 (2026-03-27)");
  assert_deadline (ANNING_DEADLINE_COMPLAINT, "2026-03-12", ANNING_DEADLINE_EXTENDED, NULL, "2026-04-11 (2026-04-11)");
  assert_deadline (ANNING_DEADLINE_COMPLAINT, "2026-03-12", ANNING_DEADLINE_SPECIALLY, NULL, "2026-05-11 (2026-05-11)");
  assert_deadline (ANNING_DEADLINE_COMPLAINT, "2028-02-20", 0, NULL, "2028-03-06 (2028-03-06)");
  assert_deadline (ANNING_DEADLINE_REPORT, "2026-12-20", 0, NULL, "2027-01-04 (2027-01-04)");
  assert_deadline (ANNING_DEADLINE_REPORT, "2026-12-20", ANNING_DEADLINE_EXTENDED, NULL, "2027-01-04 (2027-01-04)");
  assert_deadline (ANNING_DEADLINE_REPORT_ACCEPTED, "2026-03-12", 0, NULL, "2026-05-11 (2026-05-11)");
  assert_deadline (ANNING_DEADLINE_REPORT_ACCEPTED, "2026-03-12", ANNING_DEADLINE_EXTENDED, NULL, "2026-06-10 (2026-06-10)");
  assert_deadline (ANNING_DEADLINE_REPORT_ACCEPTED, "2026-03-12", ANNING_DEADLINE_SPECIALLY, NULL, "2026-06-10 (2026-06-10)");
  assert_deadline (ANNING_DEADLINE_CREDIT_DISPUTE, "2026-03-12", 0, NULL, "2026-04-01 (2026-04-01)");
  assert_deadline (ANNING_DEADLINE_CREDIT_COMPLAINT, "2026-03-12", 0, NULL, "2026-04-11 (2026-04-11)");
  assert_deadline (ANNING_DEADLINE_POLICE, "2026-03-12", 0, NULL, "2026-04-11 (2026-04-11)");
  assert_deadline (ANNING_DEADLINE_POLICE, "2026-03-12", ANNING_DEADLINE_EXTENDED, NULL, "2026-05-11 (2026-05-11)");
  assert_deadline (ANNING_DEADLINE_POLICE, "2026-03-12", ANNING_DEADLINE_EXTENDED | ANNING_DEADLINE_SPECIALLY, NULL,
                   "2026-06-10 (2026-06-10)");
}

/* One has to act oneself: on the first day, and a week, three days and a day before the last. */
static void
test_own (void)
{
  assert_deadline (ANNING_DEADLINE_ANSWER, "2026-03-12", 0, NULL, "2026-03-27 (2026-03-12 2026-03-20 2026-03-24 2026-03-26)");
  assert_deadline (ANNING_DEADLINE_APPEAL, "2026-03-12", 0, NULL, "2026-03-27 (2026-03-12 2026-03-20 2026-03-24 2026-03-26)");
  assert_deadline (ANNING_DEADLINE_APPEAL, "2026-03-12", ANNING_DEADLINE_SMALL_CLAIM, NULL, "none");
  assert_deadline (ANNING_DEADLINE_PAYMENT_ORDER, "2026-02-20", 0, NULL, "2026-03-07 (2026-02-20 2026-02-28 2026-03-04 2026-03-06)");
}

/* Three months end on the day of the same number, or with a shorter month. */
static void
test_award (void)
{
  assert_deadline (ANNING_DEADLINE_AWARD, "2026-03-12", 0, NULL, "2026-06-12 (2026-03-12 2026-06-05 2026-06-09 2026-06-11)");
  assert_deadline (ANNING_DEADLINE_AWARD, "2026-11-30", 0, NULL, "2027-02-28 (2026-11-30 2027-02-21 2027-02-25 2027-02-27)");
  assert_deadline (ANNING_DEADLINE_AWARD, "2027-11-30", 0, NULL, "2028-02-29 (2027-11-30 2028-02-22 2028-02-26 2028-02-28)");
  assert_deadline (ANNING_DEADLINE_AWARD, "2026-03-31", 0, NULL, "2026-06-30 (2026-03-31 2026-06-23 2026-06-27 2026-06-29)");
}

/* The notice names its day; the court is asked at once. */
static void
test_enforcement (void)
{
  AnningDeadline deadline;
  GDate trigger, named;

  assert_deadline (ANNING_DEADLINE_ENFORCEMENT, "2026-03-12", 0, NULL, " (2026-03-12)");
  assert_deadline (ANNING_DEADLINE_ENFORCEMENT, "2026-03-12", 0, "2026-03-22", "2026-03-22 (2026-03-12 2026-03-15 2026-03-19 2026-03-21)");
  /* Too near for a week: each day once, none before the paper came. */
  assert_deadline (ANNING_DEADLINE_ENFORCEMENT, "2026-03-12", 0, "2026-03-14", "2026-03-14 (2026-03-12 2026-03-13)");

  g_assert_true (anning_day_parse ("2026-03-12", &trigger));
  g_assert_true (anning_day_parse ("2026-03-11", &named));
  g_assert_false (anning_deadline_find (ANNING_DEADLINE_ENFORCEMENT, &trigger, 0, &named, &deadline));
  g_date_clear (&trigger, 1);
  g_assert_false (anning_deadline_find (ANNING_DEADLINE_ANSWER, &trigger, 0, NULL, &deadline));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/deadline/answers", test_answers);
  g_test_add_func ("/deadline/own", test_own);
  g_test_add_func ("/deadline/award", test_award);
  g_test_add_func ("/deadline/enforcement", test_enforcement);
  return g_test_run ();
}
