/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-date.h"
#include "anning-night-contact.h"
#include "anning-words.h"

static const AnningNightHours hours = { 22 * 60, 8 * 60 };

/* A call to the debtor in China on 12 March 2026. */
static AnningIncident *
make_call (int         hour,
           int         minute,
           int         second,
           const char *lender_type)
{
  const AnningCivil civil = { 2026, 3, 12, hour, minute, second };
  AnningIncident *incident = anning_incident_new ();

  incident->utc_offset = ANNING_CHINA_OFFSET;
  incident->started_at = anning_civil_to_instant (&civil, ANNING_CHINA_OFFSET);
  incident->to_party = g_strdup ("debtor");
  incident->direction = g_strdup ("in");
  incident->channel = g_strdup ("call");
  incident->lender_type = g_strdup (lender_type);
  return incident;
}

static AnningNightKind
kind_at (int hour,
         int minute,
         int second)
{
  g_autoptr (AnningIncident) incident = make_call (hour, minute, second, "bank_loan");
  AnningNightContact found;

  anning_night_contact_find (incident, &hours, &found);
  return found.kind;
}

/* Rule R-TIME-01: 22:00:00 counts, 08:00:00 does not. */
static void
test_boundaries (void)
{
  g_assert_cmpint (kind_at (21, 59, 59), ==, ANNING_NIGHT_NOT);
  g_assert_cmpint (kind_at (22, 0, 0), ==, ANNING_NIGHT_NAMED);
  g_assert_cmpint (kind_at (23, 59, 59), ==, ANNING_NIGHT_NAMED);
  g_assert_cmpint (kind_at (0, 0, 0), ==, ANNING_NIGHT_NAMED);
  g_assert_cmpint (kind_at (7, 59, 59), ==, ANNING_NIGHT_NAMED);
  g_assert_cmpint (kind_at (8, 0, 0), ==, ANNING_NIGHT_NOT);
  g_assert_cmpint (kind_at (12, 0, 0), ==, ANNING_NIGHT_NOT);
}

static void
test_local_time (void)
{
  g_autoptr (AnningIncident) incident = make_call (21, 0, 0, "bank_loan");
  AnningNightContact found;

  /* The same instant was 22:00 one zone further east. */
  incident->utc_offset = ANNING_CHINA_OFFSET + 60;
  anning_night_contact_find (incident, &hours, &found);
  g_assert_cmpint (found.kind, ==, ANNING_NIGHT_NAMED);
}

static AnningNightKind
kind_with (const char *field,
           const char *value)
{
  g_autoptr (AnningIncident) incident = make_call (23, 30, 0, "bank_loan");
  AnningNightContact found;

  anning_record_set_text (anning_record_find_field (&anning_incident_type, field), incident, value);
  anning_night_contact_find (incident, &hours, &found);
  return found.kind;
}

static void
test_conditions (void)
{
  g_autoptr (AnningIncident) incident = make_call (23, 30, 0, "bank_loan");
  AnningNightContact found;

  for (const AnningWord *party = anning_parties; party->word != NULL; party++)
    g_assert_cmpint (kind_with ("to_party", party->word), ==,
                     g_str_equal (party->word, "debtor") ? ANNING_NIGHT_NAMED : ANNING_NIGHT_NOT);
  g_assert_cmpint (kind_with ("direction", "out"), ==, ANNING_NIGHT_NOT);
  g_assert_cmpint (kind_with ("channel", "ai_call"), ==, ANNING_NIGHT_NAMED);
  g_assert_cmpint (kind_with ("channel", "sms"), ==, ANNING_NIGHT_NAMED);
  g_assert_cmpint (kind_with ("channel", "im"), ==, ANNING_NIGHT_NAMED);
  g_assert_cmpint (kind_with ("channel", "visit"), ==, ANNING_NIGHT_NAMED);
  g_assert_cmpint (kind_with ("channel", "email"), ==, ANNING_NIGHT_NOT);
  g_assert_cmpint (kind_with ("channel", "letter"), ==, ANNING_NIGHT_NOT);

  /* What is not known is not held against anyone. */
  g_assert_cmpint (kind_with ("to_party", NULL), ==, ANNING_NIGHT_NOT);
  g_assert_cmpint (kind_with ("direction", NULL), ==, ANNING_NIGHT_NOT);
  g_assert_cmpint (kind_with ("channel", NULL), ==, ANNING_NIGHT_NOT);

  incident->night_consent = 1;
  anning_night_contact_find (incident, &hours, &found);
  g_assert_cmpint (found.kind, ==, ANNING_NIGHT_NOT);
}

static void
test_agreed_hours (void)
{
  g_assert_cmpint (kind_with ("agreed_hours", "23:00-23:59"), ==, ANNING_NIGHT_NOT);
  g_assert_cmpint (kind_with ("agreed_hours", "23:30-24:00"), ==, ANNING_NIGHT_NOT);
  g_assert_cmpint (kind_with ("agreed_hours", "12:00-13:00 22:00-01:00"), ==, ANNING_NIGHT_NOT);
  g_assert_cmpint (kind_with ("agreed_hours", "20:00-21:30"), ==, ANNING_NIGHT_NAMED);
  g_assert_cmpint (kind_with ("agreed_hours", "20:00-23:30"), ==, ANNING_NIGHT_NAMED);
  /* What cannot be read covers nothing. */
  g_assert_cmpint (kind_with ("agreed_hours", "evenings"), ==, ANNING_NIGHT_NAMED);
  g_assert_cmpint (kind_with ("agreed_hours", "22:00-"), ==, ANNING_NIGHT_NAMED);
  g_assert_cmpint (kind_with ("agreed_hours", "22:00-99:99"), ==, ANNING_NIGHT_NAMED);
  g_assert_cmpint (kind_with ("agreed_hours", "22:00-24:00, perhaps"), ==, ANNING_NIGHT_NAMED);
}

static void
assert_bases (const char      *lender_type,
              const char      *product_type,
              AnningNightKind  kind,
              AnningStrength      standard,
              AnningStrength      guideline)
{
  g_autoptr (AnningIncident) incident = make_call (23, 30, 0, lender_type);
  AnningNightContact found;

  incident->product_type = g_strdup (product_type);
  anning_night_contact_find (incident, &hours, &found);
  g_assert_cmpint (found.kind, ==, kind);
  g_assert_cmpint (found.standard, ==, standard);
  g_assert_cmpint (found.guideline, ==, guideline);
}

/* The table of what may be named for which lender, as the rules have it. */
static void
test_lenders (void)
{
  const AnningStrength no = ANNING_STRENGTH_NOT, compared = ANNING_STRENGTH_COMPARED, breach = ANNING_STRENGTH_MAY_BREACH;
  const AnningStrength members = ANNING_STRENGTH_MEMBERS;

  assert_bases ("bank_card", NULL, ANNING_NIGHT_NAMED, compared, breach);
  assert_bases ("bank_loan", NULL, ANNING_NIGHT_NAMED, breach, breach);
  assert_bases ("consumer_finance", NULL, ANNING_NIGHT_NAMED, breach, members);
  assert_bases ("auto_finance", NULL, ANNING_NIGHT_NAMED, breach, members);
  assert_bases ("trust", NULL, ANNING_NIGHT_NAMED, no, members);
  assert_bases ("microloan", NULL, ANNING_NIGHT_NAMED, breach, no);
  assert_bases ("guarantee", NULL, ANNING_NIGHT_NAMED, compared, no);
  assert_bases ("amc_local", NULL, ANNING_NIGHT_NAMED, compared, no);
  assert_bases ("amc", NULL, ANNING_NIGHT_NAMED, compared, members);
  assert_bases ("private", NULL, ANNING_NIGHT_NO_HOURS, no, no);
  assert_bases ("unlicensed", NULL, ANNING_NIGHT_NO_HOURS, no, no);
  /* Nothing that is for institutions is named before the lender is known. */
  assert_bases ("unknown", NULL, ANNING_NIGHT_LENDER_UNKNOWN, no, no);
  assert_bases ("platform", NULL, ANNING_NIGHT_LENDER_UNKNOWN, no, no);
  assert_bases (NULL, NULL, ANNING_NIGHT_LENDER_UNKNOWN, no, no);

  assert_bases ("bank_loan", "online_consumer", ANNING_NIGHT_NAMED, breach, breach);
  assert_bases ("bank_loan", "other_consumer", ANNING_NIGHT_NAMED, compared, breach);
  assert_bases ("bank_loan", "business", ANNING_NIGHT_NAMED, compared, compared);
  assert_bases ("microloan", "business", ANNING_NIGHT_NAMED, compared, no);
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
  g_test_add_func ("/night-contact/lenders", test_lenders);
  return g_test_run ();
}
