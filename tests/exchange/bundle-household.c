/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bundle-household.h"

#include <string.h>

#include "anning-relative.h"
#include "anning-transcript.h"

BundleHousehold
bundle_household_fill (BundleFixture *fixture)
{
  BundleHousehold self = { 0 };
  g_autoptr (AnningRelative) spouse = anning_relative_new ();
  g_autoptr (AnningRelative) friend = anning_relative_new ();
  g_autoptr (AnningIncident) first = bundle_fixture_call ("2026-03-12 21:14:09", AGENCY, OWN, BANK);
  g_autoptr (AnningIncident) night = bundle_fixture_call ("2026-03-12 22:30:00", AGENCY, OWN, BANK);
  g_autoptr (AnningIncident) to_spouse = bundle_fixture_call ("2026-03-13 10:00:00", AGENCY, SPOUSE, BANK);
  g_autoptr (AnningIncident) other = bundle_fixture_call ("2026-03-14 10:00:00", "075588887777", OWN, "另一家公司");
  g_autoptr (AnningMarker) marker = anning_marker_new ();
  g_autoptr (AnningTranscript) transcript = anning_transcript_new ();

  spouse->name = g_strdup ("王小明");
  spouse->phone = g_strdup (SPOUSE);
  self.relative = bundle_fixture_save (fixture, &anning_relative_type, spouse);
  friend->name = g_strdup ("张三丰");
  friend->phone = g_strdup (FRIEND);
  friend->consent_day = g_strdup ("2026-03-01");
  bundle_fixture_save (fixture, &anning_relative_type, friend);

  first->ended_at = first->started_at + 95000;
  first->words = g_strdup ("叫王小明（138 0013 8001）接电话，张三丰也行，号码" FRIEND);
  first->words_are = g_strdup ("exact");
  first->reply = g_strdup ("=我会还的");
  first->private_note = g_strdup ("只给自己看的话");
  self.first = bundle_fixture_save (fixture, &anning_incident_type, first);
  night->lender_type = g_strdup ("bank_loan");
  night->product_type = g_strdup ("online_consumer");
  night->collector = g_strdup ("某甲公司");
  self.night = bundle_fixture_save (fixture, &anning_incident_type, night);
  g_free (to_spouse->to_party);
  to_spouse->to_party = g_strdup ("spouse");
  to_spouse->relative_id = self.relative;
  self.spouse = bundle_fixture_save (fixture, &anning_incident_type, to_spouse);
  self.other = bundle_fixture_save (fixture, &anning_incident_type, other);

  self.recording = bundle_fixture_keep (fixture, self.first, "abc", "audio/amr", "王小明" SPOUSE ".AMR", NULL);
  bundle_fixture_keep (fixture, self.spouse, "abc", "audio/amr", "copy.amr", NULL);
  bundle_fixture_keep (fixture, self.night, "Anning\n", "text/plain", "短信", &self.use);
  marker->evidence_id = self.recording;
  marker->start_ms = 133000;
  marker->speaker = g_strdup ("them");
  marker->words = g_strdup ("王小明在家吗");
  marker->words_are = g_strdup ("exact");
  bundle_fixture_save (fixture, &anning_marker_type, marker);
  transcript->evidence_id = self.recording;
  transcript->text = g_strdup ("[02:20] 对方\uff1a叫王小明接电话\n快点");
  bundle_fixture_save (fixture, &anning_transcript_type, transcript);
  return self;
}

AnningBundleChoice *
bundle_household_choose (void)
{
  AnningBundleChoice *choice = anning_bundle_choice_new ();

  choice->creditor = g_strdup (BANK);
  return choice;
}

AnningBundlePlan *
bundle_household_plan (BundleFixture            *fixture,
                       const AnningBundleChoice *choice)
{
  g_autoptr (GError) error = NULL;
  AnningBundlePlan *plan = anning_bundle_plan_new (fixture->store, choice, NULL, &error);

  g_assert_no_error (error);
  return plan;
}

void
assert_holds (const char *text,
              const char *wanted)
{
  if (strstr (text, wanted) == NULL)
    g_error ("“%s” is not in: %s", wanted, text);
}

void
assert_lacks (const char *text,
              const char *unwanted)
{
  if (strstr (text, unwanted) != NULL)
    g_error ("“%s” is in: %s", unwanted, text);
}
