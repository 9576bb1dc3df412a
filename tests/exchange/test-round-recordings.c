/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-round-recordings.h"

#include "anning-proposal.h"
#include "household-fixture.h"

static gpointer
recordings_job (AnningDb      *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return anning_round_recordings_list (db, *(const gint64 *) data, error);
}

static gpointer
find_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const AnningRound *round = data;

  return anning_round_recording_find (db, round->incident_id, round->marker_id, error);
}

/* One of the rounds of the household was recorded, and a moment in it is marked. */
static AnningRound *
find_recorded_round (HouseholdFixture *self)
{
  g_autoptr (GPtrArray) rounds = household_fixture_list (self, &anning_round_type);

  for (guint i = 0; i < rounds->len; i++)
    {
      const AnningRound *round = g_ptr_array_index (rounds, i);

      if (round->marker_id != ANNING_UNKNOWN)
        return anning_round_copy (round);
    }
  g_assert_not_reached ();
}

/* Newest first, only this creditor's, each with its markers in the order in which they are heard. */
static void
test_list (HouseholdFixture *self,
           gconstpointer     data)
{
  g_autoptr (AnningRound) round = find_recorded_round (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) recordings = NULL;
  gboolean found = FALSE;

  recordings = anning_store_read (self->store, recordings_job, &round->debt_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (recordings->len, >, 0);
  for (guint i = 0; i < recordings->len; i++)
    {
      const AnningRoundRecording *recording = g_ptr_array_index (recordings, i);

      g_assert_cmpstr (recording->incident->creditor, ==, "示例消费金融公司");
      if (i > 0)
        {
          const AnningRoundRecording *before = g_ptr_array_index (recordings, i - 1);

          g_assert_cmpint (before->incident->started_at, >=, recording->incident->started_at);
        }
      for (guint j = 0; j < recording->markers->len; j++)
        {
          const AnningMarker *marker = g_ptr_array_index (recording->markers, j);

          if (j > 0)
            g_assert_cmpint (marker->start_ms, >=, ((AnningMarker *) g_ptr_array_index (recording->markers, j - 1))->start_ms);
          found |= marker->record.id == round->marker_id && recording->incident->record.id == round->incident_id;
        }
    }
  g_assert_true (found);
}

static void
test_find (HouseholdFixture *self,
           gconstpointer     data)
{
  g_autoptr (AnningRound) round = find_recorded_round (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningRoundRecording) with_marker = anning_store_read (self->store, find_job, round, &error);
  g_autoptr (AnningRoundRecording) without_marker = NULL;
  g_autoptr (AnningRoundRecording) gone = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (with_marker->incident->record.id, ==, round->incident_id);
  g_assert_cmpuint (with_marker->markers->len, ==, 1);
  g_assert_cmpint (((AnningMarker *) g_ptr_array_index (with_marker->markers, 0))->record.id, ==, round->marker_id);

  /* A marker that is gone leaves the contact. */
  round->marker_id = 4711;
  without_marker = anning_store_read (self->store, find_job, round, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (without_marker->markers->len, ==, 0);

  round->incident_id = 4711;
  gone = anning_store_read (self->store, find_job, round, &error);
  g_assert_null (gone);
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/round-recordings/list", HouseholdFixture, NULL, household_fixture_set_up, test_list, household_fixture_tear_down);
  g_test_add ("/round-recordings/find", HouseholdFixture, NULL, household_fixture_set_up, test_find, household_fixture_tear_down);

  return g_test_run ();
}
