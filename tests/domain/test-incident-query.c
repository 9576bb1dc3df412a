/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-incident-query.h"

static void
test_known (void)
{
  g_autoptr (AnningIncident) incident =
    anning_incident_from_query ("tags=jail_claim+freeze_all_cards&to_party=contact&channel=call&claimed_identity=police");
  g_autoptr (AnningIncident) empty = anning_incident_new ();

  g_assert_cmpstr (incident->tags, ==, "jail_claim freeze_all_cards");
  g_assert_cmpstr (incident->to_party, ==, "contact");
  g_assert_cmpstr (incident->channel, ==, "call");
  g_assert_cmpstr (incident->claimed_identity, ==, "police");
  /* Nothing else is made up. */
  g_clear_pointer (&incident->tags, g_free);
  g_clear_pointer (&incident->to_party, g_free);
  g_clear_pointer (&incident->channel, g_free);
  g_clear_pointer (&incident->claimed_identity, g_free);
  g_assert_true (anning_record_equal (&anning_incident_type, incident, empty));
}

static void
test_unknown (void)
{
  static const char *const queries[] = {
    "", "&", "=", "&&=&", "tags", "tags=", "tags=+", "tags=no_such_tag", "to_party=nobody", "to_party=", "to_party",
    "nothing=call", "creditor=Some Bank", "started_at=5", "id=5", "prior_refusal=1", "channel=call=sms", "CHANNEL=call",
  };
  g_autoptr (AnningIncident) empty = anning_incident_new ();
  g_autoptr (AnningIncident) none = anning_incident_from_query (NULL);
  g_autoptr (AnningIncident) mixed = anning_incident_from_query ("x=y&tags=insult+oh+insult+slur&&channel=visit&to_party=z");

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (AnningIncident) incident = anning_incident_from_query (queries[i]);

      if (!anning_record_equal (&anning_incident_type, incident, empty))
        g_test_message ("“%s” set something", queries[i]);
      g_assert_true (anning_record_equal (&anning_incident_type, incident, empty));
      g_assert_cmpint (incident->record.id, ==, 0);
    }
  g_assert_true (anning_record_equal (&anning_incident_type, none, empty));

  /* What is known counts all the same. */
  g_assert_cmpstr (mixed->tags, ==, "insult slur");
  g_assert_cmpstr (mixed->channel, ==, "visit");
  g_assert_null (mixed->to_party);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/incident-query/known", test_known);
  g_test_add_func ("/incident-query/unknown", test_unknown);
  return g_test_run ();
}
