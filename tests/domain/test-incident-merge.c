/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident-merge.h"

/* 2026-03-12 21:14:00 in China */
#define EVENING G_GINT64_CONSTANT (1773321240000)
#define SECOND G_GINT64_CONSTANT (1000)

static AnningIncident *
new_incident (gint64      started_at,
              const char *time_source)
{
  AnningIncident *incident = anning_incident_new ();

  incident->started_at = started_at;
  incident->utc_offset = 480;
  incident->time_source = g_strdup (time_source);
  incident->channel = g_strdup ("call");
  return incident;
}

static void
set (char       **place,
     const char  *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

/* The later the source in the list, the worse its clock; what somebody typed stays, but for its seconds. */
static void
test_time (void)
{
  static const struct
  {
    gint64 kept;
    const char *kept_source;
    gint64 other;
    const char *other_source;
    gint64 start;
    const char *source;
  } cases[] = {
    { 12, "bill", 7, "call_log", 7, "call_log" },
    { 7, "call_log", 12, "bill", 7, "call_log" },
    { 30, "file_name", 12, "bill", 12, "bill" },
    { 200, "file_time", 30, "file_name", 30, "file_name" },
    { 0, "typed", 7, "call_log", 7, "call_log" },       /* 21:14 and 21:14:07 */
    { 0, "typed", 59, "call_log", 59, "call_log" },
    { 0, "typed", 60, "call_log", 0, "typed" },         /* 21:15:00 is another minute */
    { 0, "typed", -1, "call_log", 0, "typed" },         /* 21:13:59 as well */
    { 5, "typed", 7, "call_log", 5, "typed" },          /* typed with its seconds */
    { 7, "call_log", 0, "typed", 7, "call_log" },
    { 7, "call_log", 60, "typed", 60, "typed" },
    { 7, "call_log", 5, "typed", 5, "typed" },
    { 0, "typed", 60, "typed", 0, "typed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnningIncident) kept = new_incident (EVENING + cases[i].kept * SECOND, cases[i].kept_source);
      g_autoptr (AnningIncident) other = new_incident (EVENING + cases[i].other * SECOND, cases[i].other_source);
      g_autoptr (GPtrArray) differing = anning_incident_merge (kept, other);

      g_test_message ("case %u", i);
      g_assert_cmpint (kept->started_at, ==, EVENING + cases[i].start * SECOND);
      g_assert_cmpstr (kept->time_source, ==, cases[i].source);
      g_assert_cmpuint (differing->len, ==, 0);
    }
}

static void
test_end (void)
{
  g_autoptr (AnningIncident) kept = new_incident (EVENING, "typed");
  g_autoptr (AnningIncident) other = new_incident (EVENING + 7 * SECOND, "call_log");
  g_autoptr (AnningIncident) third = new_incident (EVENING + 600 * SECOND, "file_time");
  g_autoptr (GPtrArray) first = NULL;
  g_autoptr (GPtrArray) second = NULL;

  kept->written_at = EVENING + 900 * SECOND;
  other->ended_at = EVENING + 160 * SECOND;
  other->written_at = EVENING + 800 * SECOND;
  third->ended_at = EVENING + 700 * SECOND;
  first = anning_incident_merge (kept, other);
  g_assert_cmpint (kept->ended_at, ==, EVENING + 160 * SECOND);
  g_assert_cmpint (kept->written_at, ==, EVENING + 800 * SECOND);
  /* A worse clock's end is none for a better one's start. */
  second = anning_incident_merge (kept, third);
  g_assert_cmpint (kept->ended_at, ==, EVENING + 160 * SECOND);
}

static void
test_words (void)
{
  g_autoptr (AnningIncident) kept = new_incident (EVENING, "typed");
  g_autoptr (AnningIncident) other = new_incident (EVENING, "typed");
  g_autoptr (GPtrArray) differing = NULL;

  set (&kept->words, "Pay today");
  set (&kept->words_are, "exact");
  set (&kept->tags, "insult jail_claim");
  set (&kept->private_note, "I was shaking");
  set (&other->words, "Or we come");
  set (&other->words_are, "exact");
  set (&other->tags, "jail_claim threat_family");
  set (&other->private_note, "I was shaking");
  set (&other->summary, "Two calls in a row");
  other->prior_refusal = 1;

  differing = anning_incident_merge (kept, other);
  g_assert_cmpuint (differing->len, ==, 0);
  g_assert_cmpstr (kept->words, ==, "Pay today\nOr we come");
  g_assert_cmpstr (kept->words_are, ==, "exact");
  g_assert_cmpstr (kept->tags, ==, "insult jail_claim threat_family");
  /* The same twice says nothing. */
  g_assert_cmpstr (kept->private_note, ==, "I was shaking");
  g_assert_cmpstr (kept->summary, ==, "Two calls in a row");
  g_assert_cmpint (kept->prior_refusal, ==, 1);
}

/* What was noted in one's own words makes no quotation out of both. */
static void
test_wording (void)
{
  static const struct
  {
    const char *kept;
    const char *other;
    const char *both;
  } cases[] = {
    { "exact", "summary", "summary" },
    { "summary", "exact", "summary" },
    { "summary", "summary", "summary" },
    { "exact", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnningIncident) kept = new_incident (EVENING, "typed");
      g_autoptr (AnningIncident) other = new_incident (EVENING, "typed");
      g_autoptr (GPtrArray) differing = NULL;

      set (&kept->words, "one");
      set (&kept->words_are, cases[i].kept);
      set (&other->words, "two");
      set (&other->words_are, cases[i].other);
      differing = anning_incident_merge (kept, other);
      g_assert_cmpstr (kept->words_are, ==, cases[i].both);
    }
}

static void
test_differing (void)
{
  g_autoptr (AnningIncident) kept = new_incident (EVENING, "typed");
  g_autoptr (AnningIncident) other = new_incident (EVENING, "typed");
  g_autoptr (GPtrArray) differing = NULL;

  set (&kept->creditor, "Bank of the Lake");
  set (&kept->connected, "unknown");
  set (&kept->purpose, "demand");
  kept->debt_id = 3;
  set (&other->creditor, "Loan of the Hill");
  set (&other->connected, "yes");
  set (&other->purpose, "demand");
  set (&other->collector, "Agency");
  other->debt_id = 4;
  other->visitors = 2;

  differing = anning_incident_merge (kept, other);
  g_assert_cmpstr (kept->creditor, ==, "Bank of the Lake");
  g_assert_cmpstr (kept->connected, ==, "yes");
  g_assert_cmpstr (kept->collector, ==, "Agency");
  g_assert_cmpint (kept->debt_id, ==, 3);
  g_assert_cmpint (kept->visitors, ==, 2);
  g_assert_cmpuint (differing->len, ==, 2);
  g_assert_cmpstr (((const AnningField *) g_ptr_array_index (differing, 0))->name, ==, "debt_id");
  g_assert_cmpstr (((const AnningField *) g_ptr_array_index (differing, 1))->name, ==, "creditor");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/incident-merge/time", test_time);
  g_test_add_func ("/incident-merge/end", test_end);
  g_test_add_func ("/incident-merge/words", test_words);
  g_test_add_func ("/incident-merge/wording", test_wording);
  g_test_add_func ("/incident-merge/differing", test_differing);

  return g_test_run ();
}
