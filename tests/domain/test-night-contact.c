/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-date.h"
#include "anning-night-contact.h"
#include "anning-words.h"

static const AnningNightHours hours = { 22 * 60, 8 * 60 };

/* A call to the debtor in China on 12 March 2026. */
static AnningIncident *
make_call (int hour,
           int minute,
           int second)
{
  const AnningCivil civil = { 2026, 3, 12, hour, minute, second };
  AnningIncident *incident = anning_incident_new ();

  incident->utc_offset = ANNING_CHINA_OFFSET;
  incident->started_at = anning_civil_to_instant (&civil, ANNING_CHINA_OFFSET);
  incident->to_party = g_strdup ("debtor");
  incident->direction = g_strdup ("in");
  incident->channel = g_strdup ("call");
  return incident;
}

static gboolean
is_night_at (int hour,
             int minute,
             int second)
{
  g_autoptr (AnningIncident) incident = make_call (hour, minute, second);

  return anning_night_contact_is_at_night (incident, &hours);
}

/* As in rule R-TIME-01: 22:00:00 counts, 08:00:00 does not. */
static void
test_boundaries (void)
{
  g_assert_false (is_night_at (21, 59, 59));
  g_assert_true (is_night_at (22, 0, 0));
  g_assert_true (is_night_at (23, 59, 59));
  g_assert_true (is_night_at (0, 0, 0));
  g_assert_true (is_night_at (7, 59, 59));
  g_assert_false (is_night_at (8, 0, 0));
  g_assert_false (is_night_at (12, 0, 0));
}

static void
test_local_time (void)
{
  g_autoptr (AnningIncident) incident = make_call (21, 0, 0);

  /* The same instant was 22:00 one zone further east. */
  incident->utc_offset = ANNING_CHINA_OFFSET + 60;
  g_assert_true (anning_night_contact_is_at_night (incident, &hours));
}

static gboolean
is_night_with (const char *field,
               const char *value)
{
  g_autoptr (AnningIncident) incident = make_call (23, 30, 0);

  anning_record_set_text (anning_record_find_field (&anning_incident_type, field), incident, value);
  return anning_night_contact_is_at_night (incident, &hours);
}

static void
test_conditions (void)
{
  g_autoptr (AnningIncident) incident = make_call (23, 30, 0);

  /* Whomever it reached. */
  for (const AnningWord *party = anning_parties; party->word != NULL; party++)
    g_assert_true (is_night_with ("to_party", party->word));
  g_assert_false (is_night_with ("direction", "out"));
  g_assert_true (is_night_with ("channel", "ai_call"));
  g_assert_true (is_night_with ("channel", "sms"));
  g_assert_true (is_night_with ("channel", "im"));
  g_assert_true (is_night_with ("channel", "visit"));
  g_assert_false (is_night_with ("channel", "email"));
  g_assert_false (is_night_with ("channel", "letter"));

  /* Who called is not asked of a call; what it was has to be known, and of a text whose it is. */
  g_assert_true (is_night_with ("to_party", NULL));
  g_assert_true (is_night_with ("direction", NULL));
  g_assert_false (is_night_with ("channel", NULL));
  g_free (incident->direction);
  g_free (incident->channel);
  incident->direction = NULL;
  incident->channel = g_strdup ("sms");
  g_assert_false (anning_night_contact_is_at_night (incident, &hours));
  anning_record_set_text (anning_record_find_field (&anning_incident_type, "direction"), incident, "in");
  g_assert_true (anning_night_contact_is_at_night (incident, &hours));

  incident->night_consent = 1;
  g_assert_false (anning_night_contact_is_at_night (incident, &hours));
}

static void
test_agreed_hours (void)
{
  g_assert_false (is_night_with ("agreed_hours", "23:00-23:59"));
  g_assert_false (is_night_with ("agreed_hours", "23:30-24:00"));
  g_assert_false (is_night_with ("agreed_hours", "12:00-13:00 22:00-01:00"));
  g_assert_true (is_night_with ("agreed_hours", "20:00-21:30"));
  g_assert_true (is_night_with ("agreed_hours", "20:00-23:30"));
  /* What cannot be read covers nothing. */
  g_assert_true (is_night_with ("agreed_hours", "evenings"));
  g_assert_true (is_night_with ("agreed_hours", "22:00-"));
  g_assert_true (is_night_with ("agreed_hours", "22:00-99:99"));
  g_assert_true (is_night_with ("agreed_hours", "22:00-24:00, perhaps"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/night-contact/boundaries", test_boundaries);
  g_test_add_func ("/night-contact/local-time", test_local_time);
  g_test_add_func ("/night-contact/conditions", test_conditions);
  g_test_add_func ("/night-contact/agreed-hours", test_agreed_hours);
  return g_test_run ();
}
