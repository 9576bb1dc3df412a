/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "anning-import-hearing.h"
#include "anning-incident.h"
#include "import-lists-fixture.h"
#include "media-fixture.h"

#define NUMBER "13800138000"
/* At 21:14:05 for 3 seconds, and at 21:14:33 for 90. */
#define SHORT_AND_LONG                           \
  CALL (NUMBER, "3", "1773321245000", "1", "")   \
  CALL (NUMBER, "90", "1773321273000", "1", "")
#define SOUND_NAME NUMBER "-2603122114.wav"

static void
put_number (GByteArray *bytes,
            guint32     value,
            guint       size)
{
  for (guint i = 0; i < size; i++)
    {
      guint8 byte = (guint8) (value >> (8 * i));

      g_byte_array_append (bytes, &byte, 1);
    }
}

/* Silence at 8000 samples a second, one byte each: the header is as RIFF wants it. */
static char *
write_silence (Fixture    *fixture,
               const char *name,
               guint       seconds)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *silence = g_malloc (seconds * 8000);
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (fixture->folder, name, NULL);

  memset (silence, 128, seconds * 8000);
  g_byte_array_append (bytes, (const guint8 *) "RIFF", 4);
  put_number (bytes, 36 + seconds * 8000, 4);
  g_byte_array_append (bytes, (const guint8 *) "WAVEfmt ", 8);
  put_number (bytes, 16, 4);
  put_number (bytes, 1, 2);
  put_number (bytes, 1, 2);
  put_number (bytes, 8000, 4);
  put_number (bytes, 8000, 4);
  put_number (bytes, 1, 2);
  put_number (bytes, 8, 2);
  g_byte_array_append (bytes, (const guint8 *) "data", 4);
  put_number (bytes, seconds * 8000, 4);
  g_byte_array_append (bytes, silence, seconds * 8000);
  g_file_set_contents (path, (const char *) bytes->data, bytes->len, &error);
  g_assert_no_error (error);
  return path;
}

typedef struct
{
  GString *heard;  /* what was told, a letter each */
  gboolean done;
  gboolean result;
  GError *error;
} Heard;

static void
heard_cb (AnningImportItem *item,
          gpointer          data)
{
  static const char letters[] = { '-', 'l', 'H', 'x' };

  g_string_append_c (((Heard *) data)->heard, letters[anning_import_item_get_hearing (item)]);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Heard *heard = data;

  heard->result = anning_import_plan_hear_finish (ANNING_IMPORT_PLAN (source), result, &heard->error);
  heard->done = TRUE;
}

/* Returns: (transfer full): the letters of heard_cb() */
static char *
hear (AnningImportPlan *plan,
      GCancellable     *cancellable)
{
  Heard heard = { .heard = g_string_new (NULL) };

  anning_import_plan_hear_async (plan, heard_cb, &heard, cancellable, done_cb, &heard);
  while (!heard.done)
    g_main_context_iteration (NULL, TRUE);
  if (g_cancellable_is_cancelled (cancellable))
    g_assert_error (heard.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  else
    g_assert_no_error (heard.error);
  g_assert_cmpint (heard.result, ==, heard.error == NULL);
  g_clear_error (&heard.error);
  return g_string_free (heard.heard, FALSE);
}

static AnningImportItem *
find_sound (AnningImportPlan *plan)
{
  GListModel *items = anning_import_plan_get_items (plan);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (AnningImportItem) item = g_list_model_get_item (items, i);

      if (!anning_import_item_is_source (item))
        return g_steal_pointer (&item);
    }
  g_assert_not_reached ();
}

/* 70 seconds fit the long call only: before that was heard, both were possible. */
static void
test_decides (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *log = lists_write_text (fixture, "calls.xml", CALLS (SHORT_AND_LONG));
  g_autofree char *sound = write_silence (fixture, SOUND_NAME, 70);
  g_autoptr (AnningImportPlan) plan = lists_plan_paths (fixture, log, sound, NULL);
  g_autoptr (AnningImportItem) item = find_sound (plan);
  g_autoptr (AnningImportChoice) choice = anning_import_choice_new ();
  g_autoptr (AnningImportPreview) before = NULL;
  g_autoptr (AnningImportPreview) again = NULL;
  g_autoptr (AnningImportPreview) after = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autofree char *heard = NULL;
  g_autofree char *nothing = NULL;

  anning_import_choice_take (choice, NUMBER, TRUE);
  before = lists_look (fixture, plan, choice);
  again = lists_look (fixture, plan, choice);
  g_assert_cmpuint (before->n_incidents, ==, 3);
  g_assert_cmpuint (before->n_unsure, ==, 1);
  g_assert_true (anning_import_preview_equal (before, again));
  g_assert_cmpuint (anning_import_plan_count_unheard (plan), ==, 1);
  g_assert_cmpint (anning_import_item_get_length (item), ==, ANNING_UNKNOWN);

  heard = hear (plan, NULL);
  g_assert_cmpstr (heard, ==, "lH");
  g_assert_cmpuint (anning_import_plan_count_unheard (plan), ==, 0);
  g_assert_cmpint (anning_import_item_get_length (item), ==, 70000);
  after = lists_look (fixture, plan, choice);
  g_assert_cmpuint (after->n_incidents, ==, 2);
  g_assert_cmpuint (after->n_unsure, ==, 0);
  g_assert_false (anning_import_preview_equal (before, after));
  nothing = hear (plan, NULL);
  g_assert_cmpstr (nothing, ==, "");

  /* As the preview said. */
  result = lists_run (fixture, plan, choice);
  g_assert_cmpuint (result->n_incidents, ==, 2);
  g_assert_cmpuint (result->contacts.n_joined, ==, after->all.n_joined);
  g_assert_cmpuint (lists_count (fixture, &anning_incident_type), ==, 2);
}

/* Whoever does not wait gets the same: what was not heard is decoded when it is brought in. */
static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *log = lists_write_text (fixture, "calls.xml", CALLS (SHORT_AND_LONG));
  g_autofree char *sound = write_silence (fixture, SOUND_NAME, 70);
  g_autoptr (AnningImportPlan) plan = lists_plan_paths (fixture, log, sound, NULL);
  g_autoptr (AnningImportChoice) choice = anning_import_choice_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AnningImportResult) result = NULL;
  g_autofree char *heard = NULL;

  anning_import_choice_take (choice, NUMBER, TRUE);
  g_cancellable_cancel (cancellable);
  heard = hear (plan, cancellable);
  g_assert_cmpstr (heard, ==, "");
  g_assert_cmpuint (anning_import_plan_count_unheard (plan), ==, 1);
  result = lists_run (fixture, plan, choice);
  g_assert_cmpuint (result->n_incidents, ==, 2);
}

/*
 * Listening for the preview makes no sound: there is nothing to silence when the window
 * is hidden or the screen locked. A sound device that was opened would leave a file.
 */
static void
test_inaudible (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *sound = write_silence (fixture, SOUND_NAME, 70);
  g_autofree char *played = g_strconcat (sound, ".played", NULL);
  g_autofree char *sink = g_strdup_printf ("filesink location=%s", played);
  g_autofree char *usual = g_strdup (g_getenv ("ANNING_AUDIO_SINK"));
  g_autoptr (AnningImportPlan) plan = lists_plan_paths (fixture, sound, NULL);
  g_autofree char *heard = NULL;

  g_setenv ("ANNING_AUDIO_SINK", sink, TRUE);
  heard = hear (plan, NULL);
  g_assert_cmpstr (heard, ==, "lH");
  g_assert_false (g_file_test (played, G_FILE_TEST_EXISTS));
  g_setenv ("ANNING_AUDIO_SINK", usual, TRUE);
}

/* One that cannot be heard is kept; one that is gone is passed over, and refused by name. */
static void
test_unheard (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *broken = lists_copy_sound (fixture, "text.mp3", NUMBER "-2603122115.mp3");
  g_autofree char *gone = write_silence (fixture, SOUND_NAME, 1);
  g_autoptr (AnningImportPlan) plan = lists_plan_paths (fixture, broken, gone, NULL);
  g_autoptr (AnningImportResult) result = NULL;
  g_autofree char *heard = NULL;
  const AnningImportRefusal *refusal;

  g_assert_no_errno (g_unlink (gone));
  heard = hear (plan, NULL);
  g_assert_cmpuint (strlen (heard), ==, 4);
  g_assert_nonnull (strchr (heard, 'x'));
  g_assert_nonnull (strchr (heard, '-'));
  g_assert_cmpuint (anning_import_plan_count_unheard (plan), ==, 1);

  result = lists_run (fixture, plan, NULL);
  g_assert_cmpuint (result->added, ==, 1);
  g_assert_cmpuint (result->unplayable, ==, 1);
  g_assert_cmpuint (result->refused, ==, 1);
  refusal = g_ptr_array_index (result->refusals, 0);
  g_assert_cmpstr (refusal->path, ==, gone);
  g_assert_cmpuint (lists_count (fixture, &anning_incident_type), ==, 1);
}

/* Between the hearing and the bringing in it became another file. */
static void
test_changed (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *sound = write_silence (fixture, SOUND_NAME, 2);
  g_autoptr (AnningImportPlan) plan = lists_plan_paths (fixture, sound, NULL);
  g_autoptr (AnningImportResult) result = NULL;
  g_autofree char *heard = hear (plan, NULL);
  const AnningImportRefusal *refusal;

  g_free (write_silence (fixture, SOUND_NAME, 3));

  g_assert_cmpstr (heard, ==, "lH");
  result = lists_run (fixture, plan, NULL);
  g_assert_cmpuint (result->refused, ==, 1);
  refusal = g_ptr_array_index (result->refusals, 0);
  g_assert_cmpint (refusal->reason, ==, ANNING_IMPORT_CHANGED);
  g_assert_cmpuint (lists_count (fixture, &anning_incident_type), ==, 0);
}

/* Recordings of one name in two folders: only their folders tell them apart. */
static void
test_one_name (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *log = lists_write_text (fixture, "calls.xml", CALLS (
    CALL (NUMBER, "90", "1773321245000", "1", "")
    CALL (NUMBER, "90", "1773321273000", "1", "")));
  g_autofree char *first_folder = g_build_filename (fixture->folder, "one", NULL);
  g_autofree char *second_folder = g_build_filename (fixture->folder, "two", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportChoice) choice = anning_import_choice_new ();
  g_autoptr (AnningImportPreview) preview = NULL;
  const AnningImportUnsure *unsure;
  guint n_first = 0, n_second = 0;

  g_assert_no_errno (g_mkdir (first_folder, 0700));
  g_assert_no_errno (g_mkdir (second_folder, 0700));
  first = write_silence (fixture, "one/" SOUND_NAME, 1);
  second = write_silence (fixture, "two/" SOUND_NAME, 2);
  plan = lists_plan_paths (fixture, log, first, second, NULL);
  anning_import_choice_take (choice, NUMBER, TRUE);
  preview = lists_look (fixture, plan, choice);
  g_assert_cmpuint (preview->unsure->len, ==, 1);
  unsure = g_ptr_array_index (preview->unsure, 0);
  g_assert_cmpuint (unsure->members->len, ==, 4);
  for (guint i = 0; i < unsure->members->len; i++)
    {
      const AnningImportMember *member = g_ptr_array_index (unsure->members, i);

      if (member->kind != ANNING_TRACE_RECORDING)
        {
          /* No other file is called like the list. */
          g_assert_null (member->folder);
          continue;
        }
      n_first += g_strcmp0 (member->folder, first_folder) == 0;
      n_second += g_strcmp0 (member->folder, second_folder) == 0;
    }
  g_assert_cmpuint (n_first, ==, 1);
  g_assert_cmpuint (n_second, ==, 1);
}

#define ADD(name, function) g_test_add ("/import-hearing/" name, Fixture, NULL, lists_setup, function, lists_teardown)

int
main (int    argc,
      char **argv)
{
  media_fixture_start ();
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  media_fixture_spare_gstreamer ();

  ADD ("decides", test_decides);
  ADD ("cancelled", test_cancelled);
  ADD ("inaudible", test_inaudible);
  ADD ("unheard", test_unheard);
  ADD ("changed", test_changed);
  ADD ("one-name", test_one_name);
  return g_test_run ();
}
