/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident.h"
#include "anning-record-diff.h"

static char *
names (GPtrArray *fields)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < fields->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", ((const AnningField *) g_ptr_array_index (fields, i))->name);
  return g_string_free (text, FALSE);
}

static void
check (const AnningIncident *older,
       const AnningIncident *newer,
       const char           *expected)
{
  g_autoptr (GPtrArray) fields = anning_record_diff (&anning_incident_type, older, newer);
  g_autofree char *found = names (fields);

  g_assert_cmpstr (found, ==, expected);
}

/* In the order of the fields, whatever was changed first. */
static void
test_changed (void)
{
  g_autoptr (AnningIncident) older = anning_incident_new ();
  g_autoptr (AnningIncident) newer = NULL;

  older->started_at = 1000;
  older->creditor = g_strdup ("某某银行");
  older->night_consent = 1;
  newer = anning_incident_copy (older);
  newer->record.updated_at = 99;
  check (older, newer, "");

  newer->summary = g_strdup ("说要上门");
  newer->ended_at = 2000;
  newer->night_consent = 0;
  check (older, newer, "ended_at night_consent summary");
  check (newer, older, "ended_at night_consent summary");
}

/* What was never filled in and what was emptied again is the same. */
static void
test_empty (void)
{
  g_autoptr (AnningIncident) older = anning_incident_new ();
  g_autoptr (AnningIncident) newer = anning_incident_new ();

  newer->reply = g_strdup ("");
  check (older, newer, "");
  g_free (newer->reply);
  newer->reply = g_strdup (" ");
  check (older, newer, "reply");
}

/* Nobody knows, and nobody said: the same to who reads it. In a free text it is a word like others. */
static void
test_unknown (void)
{
  g_autoptr (AnningIncident) older = anning_incident_new ();
  g_autoptr (AnningIncident) newer = anning_incident_new ();

  newer->identified_self = g_strdup ("unknown");
  newer->pay_to = g_strdup ("unknown");
  check (older, newer, "");
  check (newer, older, "");
  check (NULL, newer, "");
  older->pay_to = g_strdup ("none");
  check (older, newer, "pay_to");
  newer->reply = g_strdup ("unknown");
  check (older, newer, "pay_to reply");
}

/* Against nothing: all that is there. */
static void
test_first (void)
{
  g_autoptr (AnningIncident) newer = anning_incident_new ();

  check (NULL, newer, "");
  newer->started_at = 5;
  newer->visitors = 0;
  newer->to_party = g_strdup ("spouse");
  check (NULL, newer, "started_at to_party visitors");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record-diff/changed", test_changed);
  g_test_add_func ("/record-diff/empty", test_empty);
  g_test_add_func ("/record-diff/unknown", test_unknown);
  g_test_add_func ("/record-diff/first", test_first);

  return g_test_run ();
}
