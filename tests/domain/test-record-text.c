/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident.h"
#include "anning-record-text.h"

/* What was typed comes back as it was: quotes, lines, signs of the text's own form. */
static void
test_there_and_back (void)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  g_autoptr (AnningIncident) back = NULL;
  g_autofree char *text = NULL;

  incident->started_at = G_GINT64_CONSTANT (1773321240000);
  incident->utc_offset = -150;
  incident->words = g_strdup ("他说：'明天\"上门\"'\n{还钱}，\\ <谁>");
  incident->tags = g_strdup ("insult slur");
  incident->visitors = 0;
  incident->prior_refusal = 1;
  text = anning_record_to_text (&anning_incident_type, incident);
  back = anning_record_from_text (&anning_incident_type, text);
  g_assert_nonnull (back);
  g_assert_true (anning_record_equal (&anning_incident_type, incident, back));
  g_assert_cmpint (back->visitors, ==, 0);
  g_assert_cmpint (back->ended_at, ==, ANNING_UNKNOWN);
}

/* Of an older or a newer program: what is known is taken. */
static void
test_others (void)
{
  g_autoptr (AnningIncident) incident = NULL;

  incident = anning_record_from_text (&anning_incident_type,
                                      "{'creditor': '某某银行', 'no_such_field': 'x', 'visitors': 'two', 'agreed_calls': '3'}");
  g_assert_nonnull (incident);
  g_assert_cmpstr (incident->creditor, ==, "某某银行");
  g_assert_cmpint (incident->visitors, ==, ANNING_UNKNOWN);
  g_assert_cmpint (incident->agreed_calls, ==, 3);
}

static void
test_no_text (void)
{
  g_assert_null (anning_record_from_text (&anning_incident_type, ""));
  g_assert_null (anning_record_from_text (&anning_incident_type, "{'creditor': "));
  g_assert_null (anning_record_from_text (&anning_incident_type, "[1, 2]"));
  /* Half a character of UTF-16, and what is none. */
  g_assert_null (anning_record_from_text (&anning_incident_type, "{'creditor': '\\ud800'}"));
  g_assert_null (anning_record_from_text (&anning_incident_type, "{'creditor': '\\U00110000'}"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/record-text/there-and-back", test_there_and_back);
  g_test_add_func ("/record-text/others", test_others);
  g_test_add_func ("/record-text/no-text", test_no_text);

  return g_test_run ();
}
