/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "anning-evidence.h"
#include "anning-import.h"
#include "anning-incident.h"
#include "anning-records.h"
#include "media-fixture.h"

#include "../remove-tree.h"

typedef struct
{
  char *folder;
  AnningStore *store;
} Fixture;

/* The thread of a task may let its object go a moment after the task has answered. */
static void
await_finalized (gpointer object)
{
  gpointer weak = object;

  g_object_add_weak_pointer (object, &weak);
  g_object_unref (object);
  for (guint i = 0; i < 5000 && g_atomic_pointer_get (&weak) != NULL; i++)
    g_usleep (1000);
  g_assert_null (g_atomic_pointer_get (&weak));
}

static void
setup (Fixture       *fixture,
       gconstpointer  data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("anning-import-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "case.db", NULL);
  fixture->store = anning_store_new (path);
  anning_store_open (fixture->store, &error);
  g_assert_no_error (error);
}

static void
teardown (Fixture       *fixture,
          gconstpointer  data)
{
  anning_store_close (fixture->store);
  await_finalized (fixture->store);
  remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static char *
copy_fixture (Fixture    *fixture,
              const char *from,
              const char *to)
{
  g_autofree char *source = g_build_filename (g_getenv ("ANNING_FIXTURES"), "audio", from, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  char *target = g_build_filename (fixture->folder, to, NULL);
  gsize length;

  g_file_get_contents (source, &contents, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (target, contents, length, &error);
  g_assert_no_error (error);
  return target;
}

static char *
write_file (Fixture    *fixture,
            const char *name,
            const char *text,
            gssize      length)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (fixture->folder, name, NULL);

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
  return path;
}

static AnningImportPlan *
plan_paths (Fixture    *fixture,
            const char *first,
            ...) G_GNUC_NULL_TERMINATED;

static AnningImportPlan *
plan_paths (Fixture    *fixture,
            const char *first,
            ...)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GError) error = NULL;
  AnningImportPlan *plan;
  va_list paths;

  va_start (paths, first);
  for (const char *path = first; path != NULL; path = va_arg (paths, const char *))
    {
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_list_store_append (files, file);
    }
  va_end (paths);

  plan = anning_import_plan_new (fixture->store, G_LIST_MODEL (files), NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return plan;
}

static AnningImportResult *
run (Fixture          *fixture,
     AnningImportPlan *plan)
{
  g_autoptr (GError) error = NULL;
  AnningImportResult *result = anning_import_run (fixture->store, plan, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static gpointer
list_incidents_job (AnningDb      *db,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  return anning_records_list (db, &anning_incident_type, NULL, 0, error);
}

static GPtrArray *
list_incidents (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *incidents = anning_store_read (fixture->store, list_incidents_job, NULL, &error);

  g_assert_no_error (error);
  return incidents;
}

typedef struct
{
  gint64 incident_id;
  AnningEvidenceUse *use;
  AnningEvidence *evidence;
  AnningPeaksData *peaks;
} Sound;

static gpointer
sound_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Sound *sound = data;
  g_autoptr (GPtrArray) uses = anning_evidence_list_uses (db, "incident", sound->incident_id, error);

  g_assert_cmpuint (uses->len, ==, 1);
  sound->use = g_steal_pointer (&uses->pdata[0]);
  sound->evidence = anning_evidence_get (db, sound->use->evidence_id, error);
  if (sound->evidence != NULL)
    sound->peaks = anning_evidence_get_peaks (db, sound->use->evidence_id, error);
  return NULL;
}

static void
sound_load (Fixture *fixture,
            gint64   incident_id,
            Sound   *sound)
{
  g_autoptr (GError) error = NULL;

  *sound = (Sound) { .incident_id = incident_id };
  anning_store_read (fixture->store, sound_job, sound, &error);
  g_assert_no_error (error);
}

static void
sound_clear (Sound *sound)
{
  g_clear_pointer (&sound->use, anning_evidence_use_free);
  g_clear_pointer (&sound->evidence, anning_evidence_free);
  g_clear_pointer (&sound->peaks, anning_peaks_data_free);
}

static gint64
instant (const char *text)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  g_assert_nonnull (time);
  return g_date_time_to_unix (time) * 1000;
}

/* Every container: five seconds of tones, under a name as phones write it. */
static void
test_containers (Fixture       *fixture,
                 gconstpointer  data)
{
  static const char *const containers[] = {
    "mp3", "m4a", "amr", "awb", "3gp", "ogg", "opus", "wav", "flac", "aac",
  };

  for (guint i = 0; i < G_N_ELEMENTS (containers); i++)
    {
      g_autofree char *from = g_strconcat ("tones.", containers[i], NULL);
      g_autofree char *to = g_strdup_printf ("某某消金(12100003301)_202611202114%02u.%s", i, containers[i]);
      g_autofree char *path = copy_fixture (fixture, from, to);
      g_autofree char *began = g_strdup_printf ("2026-11-20T21:14:%02u+08:00", i);
      g_autoptr (AnningImportPlan) plan = plan_paths (fixture, path, NULL);
      g_autoptr (AnningImportResult) result = NULL;
      g_autoptr (GPtrArray) incidents = NULL;
      const AnningIncident *incident;
      Sound sound;

      g_assert_cmpuint (anning_import_plan_count (plan, ANNING_IMPORT_NEW), ==, 1);
      result = run (fixture, plan);
      g_assert_cmpuint (result->added, ==, 1);
      g_assert_cmpuint (result->unplayable, ==, 0);

      incidents = list_incidents (fixture);
      g_assert_cmpuint (incidents->len, ==, i + 1);
      /* Newest first. */
      incident = g_ptr_array_index (incidents, 0);
      g_assert_cmpint (incident->record.id, ==, result->newest);
      g_assert_cmpint (incident->started_at, ==, instant (began));
      g_assert_cmpint (incident->utc_offset, ==, 480);
      g_assert_cmpstr (incident->time_source, ==, "file_name");
      g_assert_cmpstr (incident->channel, ==, "call");
      /* Nothing tells who called whom. */
      g_assert_null (incident->direction);
      g_assert_cmpstr (incident->connected, ==, "yes");
      g_assert_cmpstr (incident->from_number, ==, "12100003301");
      g_assert_null (incident->to_number);
      g_assert_cmpstr (incident->number_name, ==, "某某消金");
      g_assert_null (incident->purpose);

      sound_load (fixture, incident->record.id, &sound);
      g_assert_null (sound.evidence->problem);
      g_assert_cmpint (ABS (sound.evidence->length_ms - 5000), <=, 50);
      g_assert_cmpint (incident->ended_at, ==, incident->started_at + sound.evidence->length_ms);
      g_assert_cmpstr (sound.use->name, ==, to);
      g_assert_cmpstr (sound.use->path, ==, path);
      g_assert_nonnull (sound.peaks);
      g_assert_cmpuint (g_bytes_get_size (sound.peaks->pairs), >=, 2 * sound.peaks->rate * 4);
      sound_clear (&sound);
    }
}

/* Outgoing, with a zone of its own: what BCR writes. */
static void
test_outgoing (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = copy_fixture (fixture, "tones.m4a", "20220522_122802.881926-0400_out_+12345678900.m4a");
  g_autoptr (AnningImportPlan) plan = plan_paths (fixture, path, NULL);
  g_autoptr (AnningImportResult) result = run (fixture, plan);
  g_autoptr (GPtrArray) incidents = list_incidents (fixture);
  const AnningIncident *incident;

  g_assert_cmpuint (result->added, ==, 1);
  g_assert_cmpuint (incidents->len, ==, 1);
  incident = g_ptr_array_index (incidents, 0);
  g_assert_cmpstr (incident->direction, ==, "out");
  g_assert_cmpstr (incident->to_number, ==, "+12345678900");
  g_assert_null (incident->from_number);
  g_assert_cmpint (incident->utc_offset, ==, -240);
  g_assert_cmpint (incident->started_at, ==, instant ("2022-05-22T12:28:02-04:00"));
}

/* The name says nothing: the file's time stands in, and the record says so. */
static void
test_file_time (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = copy_fixture (fixture, "tones.mp3", "录音 (3).mp3");
  const struct timespec times[2] = { { 1763644445, 0 }, { 1763644445, 0 } };
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (GPtrArray) incidents = NULL;
  const AnningIncident *incident;

  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
  plan = plan_paths (fixture, path, NULL);
  result = run (fixture, plan);
  incidents = list_incidents (fixture);
  incident = g_ptr_array_index (incidents, 0);
  g_assert_cmpint (incident->started_at, ==, G_GINT64_CONSTANT (1763644445000));
  g_assert_cmpstr (incident->time_source, ==, "file_time");
  g_assert_null (incident->from_number);
}

/* Lenovo leaves the year out: the file's time tells which one. */
static void
test_no_year (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *path = copy_fixture (fixture, "tones.amr", "13800138008_通话_12月31日_15点26分.amr");
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportItem) item = NULL;
  struct timespec times[2] = { { 0 } };

  /* Copied to this computer in the January after. */
  times[0].tv_sec = times[1].tv_sec = instant ("2026-01-05T10:00:00+08:00") / 1000;
  g_assert_cmpint (utimensat (AT_FDCWD, path, times, 0), ==, 0);
  plan = plan_paths (fixture, path, NULL);
  item = g_list_model_get_item (anning_import_plan_get_items (plan), 0);
  g_assert_cmpint (anning_import_item_get_started_at (item), ==, instant ("2025-12-31T15:26:00+08:00"));
  g_assert_cmpstr (anning_import_item_get_time_source (item), ==, "file_name");
}

/* What cannot be heard is kept, with the word that says why. */
static void
test_problems (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct
  {
    const char *file;
    const char *problem;
  } broken[] = {
    { "wechat.slk", "silk" },
    { "empty.m4a", "empty" },
    { "cut.m4a", "cut_off" },
    { "text.mp3", "not_audio" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *path = copy_fixture (fixture, broken[i].file, broken[i].file);
      g_autoptr (AnningImportPlan) plan = plan_paths (fixture, path, NULL);
      g_autoptr (AnningImportResult) result = run (fixture, plan);
      g_autoptr (GPtrArray) incidents = NULL;
      const AnningIncident *incident = NULL;
      Sound sound;

      g_assert_cmpuint (result->added, ==, 1);
      g_assert_cmpuint (result->unplayable, ==, 1);
      incidents = list_incidents (fixture);
      for (guint j = 0; j < incidents->len; j++)
        {
          incident = g_ptr_array_index (incidents, j);
          if (incident->record.id == result->newest)
            break;
        }
      g_assert_cmpint (incident->record.id, ==, result->newest);
      g_assert_cmpint (incident->ended_at, ==, ANNING_UNKNOWN);
      sound_load (fixture, incident->record.id, &sound);
      g_assert_cmpstr (sound.evidence->problem, ==, broken[i].problem);
      g_assert_cmpint (sound.evidence->length_ms, ==, ANNING_UNKNOWN);
      g_assert_null (sound.peaks);
      sound_clear (&sound);
    }
}

/* The same bytes: in one import under two names, and in a second one. */
static void
test_twice (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *first = copy_fixture (fixture, "tones.mp3", "a.mp3");
  g_autofree char *second = copy_fixture (fixture, "tones.mp3", "b.mp3");
  g_autoptr (AnningImportPlan) plan = plan_paths (fixture, first, second, NULL);
  g_autoptr (AnningImportPlan) again = NULL;
  g_autoptr (AnningImportResult) result = run (fixture, plan);
  g_autoptr (AnningImportResult) same_plan = NULL;
  g_autoptr (AnningImportResult) repeated = NULL;
  g_autoptr (GPtrArray) incidents = NULL;

  g_assert_cmpuint (result->added, ==, 1);
  g_assert_cmpuint (result->duplicates, ==, 1);

  /* A plan that has grown old knows less than the file. */
  same_plan = run (fixture, plan);
  g_assert_cmpuint (same_plan->added, ==, 0);
  g_assert_cmpuint (same_plan->duplicates, ==, 2);

  again = plan_paths (fixture, first, second, NULL);
  g_assert_cmpuint (anning_import_plan_count (again, ANNING_IMPORT_KNOWN), ==, 2);
  repeated = run (fixture, again);
  g_assert_cmpuint (repeated->added, ==, 0);
  g_assert_cmpuint (repeated->duplicates, ==, 2);

  incidents = list_incidents (fixture);
  g_assert_cmpuint (incidents->len, ==, 1);
}

static gpointer
remove_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const gint64 *id = data;

  anning_records_remove (db, &anning_incident_type, *id, error);
  return NULL;
}

/* Who brings in a recording whose incident was deleted wants it back. */
static void
test_after_deletion (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = copy_fixture (fixture, "tones.mp3", "a.mp3");
  g_autoptr (AnningImportPlan) plan = plan_paths (fixture, path, NULL);
  g_autoptr (AnningImportResult) result = run (fixture, plan);
  g_autoptr (AnningImportPlan) again = NULL;
  g_autoptr (AnningImportResult) repeated = NULL;
  g_autoptr (GPtrArray) incidents = NULL;
  g_autoptr (GError) error = NULL;
  const AnningIncident *incident;
  Sound sound;

  anning_store_write (fixture->store, remove_job, &result->newest, &error);
  g_assert_no_error (error);

  again = plan_paths (fixture, path, NULL);
  repeated = run (fixture, again);
  g_assert_cmpuint (repeated->added, ==, 1);
  incidents = list_incidents (fixture);
  g_assert_cmpuint (incidents->len, ==, 1);
  incident = g_ptr_array_index (incidents, 0);
  sound_load (fixture, incident->record.id, &sound);
  g_assert_cmpint (ABS (sound.evidence->length_ms - 5000), <=, 50);
  sound_clear (&sound);
}

static AnningImportReason
reason_of (AnningImportPlan *plan,
           const char       *name)
{
  GListModel *items = anning_import_plan_get_items (plan);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (AnningImportItem) item = g_list_model_get_item (items, i);

      if (g_strcmp0 (anning_import_item_get_name (item), name) == 0)
        return anning_import_item_get_reason (item);
    }
  g_test_message ("%s is not in the plan", name);
  g_test_fail ();
  return ANNING_IMPORT_FINE;
}

/* A folder with all sorts of things in it, one recording deep inside. */
static void
test_refusals (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "phone", NULL);
  g_autofree char *deep = g_build_filename (folder, "a", "b", "c", NULL);
  g_autofree char *hidden = NULL;
  g_autofree char *recording = NULL;
  g_autofree char *picture = NULL;
  g_autofree char *document = NULL;
  g_autofree char *archive = NULL;
  g_autofree char *noise = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *link = g_build_filename (folder, "link.mp3", NULL);
  g_autofree char *circle = g_build_filename (folder, "circle", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe.mp3", NULL);
  g_autofree char *huge = g_build_filename (folder, "huge.mp3", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.mp3", NULL);
  g_autofree char *hollow = g_build_filename (fixture->folder, "hollow", NULL);
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  int fd;

  g_assert_cmpint (g_mkdir_with_parents (deep, 0700), ==, 0);
  g_assert_cmpint (g_mkdir (hollow, 0700), ==, 0);
  recording = copy_fixture (fixture, "tones.opus", "phone/a/b/c/deep.opus");
  hidden = write_file (fixture, "phone/.nomedia", "", 0);
  picture = write_file (fixture, "phone/screen.png", "\x89PNG\r\n\x1a\n rest", -1);
  document = write_file (fixture, "phone/note.txt", "他们今天又打来了", -1);
  archive = write_file (fixture, "phone/all.zip", "PK\x03\x04 rest", -1);
  noise = write_file (fixture, "phone/noise.bin", "\x01\x02\x03\x00\x05\x06\x07\x08", 8);
  nothing = write_file (fixture, "phone/nothing", "", 0);
  g_assert_cmpint (symlink (recording, link), ==, 0);
  g_assert_cmpint (symlink ("..", circle), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  fd = open (huge, O_CREAT | O_WRONLY, 0600);
  g_assert_cmpint (fd, >=, 0);
  /* A hole: large, yet no disk is used. */
  g_assert_cmpint (ftruncate (fd, ANNING_IMPORT_MAX_SIZE + 1), ==, 0);
  close (fd);

  plan = plan_paths (fixture, folder, missing, hollow, "/dev/null", NULL);
  g_assert_cmpuint (anning_import_plan_count (plan, ANNING_IMPORT_NEW), ==, 2);
  g_assert_cmpint (reason_of (plan, "deep.opus"), ==, ANNING_IMPORT_FINE);
  g_assert_cmpint (reason_of (plan, "screen.png"), ==, ANNING_IMPORT_FINE);
  g_assert_cmpint (reason_of (plan, "note.txt"), ==, ANNING_IMPORT_DOCUMENT);
  g_assert_cmpint (reason_of (plan, "all.zip"), ==, ANNING_IMPORT_CUT_OFF);
  g_assert_cmpint (reason_of (plan, "noise.bin"), ==, ANNING_IMPORT_UNKNOWN_TYPE);
  g_assert_cmpint (reason_of (plan, "nothing"), ==, ANNING_IMPORT_EMPTY);
  g_assert_cmpint (reason_of (plan, "link.mp3"), ==, ANNING_IMPORT_LINK);
  g_assert_cmpint (reason_of (plan, "circle"), ==, ANNING_IMPORT_LINK);
  g_assert_cmpint (reason_of (plan, "pipe.mp3"), ==, ANNING_IMPORT_SPECIAL);
  g_assert_cmpint (reason_of (plan, "huge.mp3"), ==, ANNING_IMPORT_TOO_LARGE);
  g_assert_cmpint (reason_of (plan, "missing.mp3"), ==, ANNING_IMPORT_NOT_FOUND);
  g_assert_cmpint (reason_of (plan, "hollow"), ==, ANNING_IMPORT_NO_FILES);
  g_assert_cmpint (reason_of (plan, "null"), ==, ANNING_IMPORT_SPECIAL);
  g_assert_cmpuint (g_list_model_get_n_items (anning_import_plan_get_items (plan)), ==, 13);

  result = run (fixture, plan);
  g_assert_cmpuint (result->added, ==, 2);
  g_assert_cmpuint (result->refused, ==, 11);
  g_assert_cmpuint (result->refusals->len, ==, 11);
  for (guint i = 0; i < result->refusals->len; i++)
    {
      const AnningImportRefusal *refusal = g_ptr_array_index (result->refusals, i);
      g_autofree char *sentence = anning_import_reason_sentence (refusal->reason, refusal->detail);

      g_assert_true (g_str_has_suffix (sentence, "."));
    }
}

/* A link that a person names is meant. */
static void
test_named_link (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = copy_fixture (fixture, "tones.wav", "a.wav");
  g_autofree char *link = g_build_filename (fixture->folder, "b.wav", NULL);
  g_autofree char *dangling = g_build_filename (fixture->folder, "c.wav", NULL);
  g_autoptr (AnningImportPlan) plan = NULL;

  g_assert_cmpint (symlink (path, link), ==, 0);
  g_assert_cmpint (symlink ("/nonexistent/elsewhere", dangling), ==, 0);
  plan = plan_paths (fixture, link, dangling, NULL);
  g_assert_cmpint (reason_of (plan, "b.wav"), ==, ANNING_IMPORT_FINE);
  g_assert_cmpint (reason_of (plan, "c.wav"), ==, ANNING_IMPORT_NOT_FOUND);
}

/* Names that break lines, markup, text direction, and the encoding. */
static void
test_hostile_names (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char *const names[] = {
    "two\nlines.mp3", "<b>&amp;\".mp3", "%s%n%d.mp3", "'; DROP TABLE incident; --.mp3",
    ("\xe2\x80\xae" "3pm.exe.mp3"), "\xff\xfe\x80.mp3", "-rf.mp3", "\\..\\..\\x.mp3",
  };
  static const char *const containers[] = { "mp3", "m4a", "amr", "awb", "ogg", "opus", "wav", "flac" };
  g_autofree char *folder = g_build_filename (fixture->folder, "names", NULL);
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (GPtrArray) incidents = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *from = g_strconcat ("tones.", containers[i], NULL);
      g_autofree char *to = g_strconcat ("names/", names[i], NULL);
      g_autofree char *path = copy_fixture (fixture, from, to);

      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }

  plan = plan_paths (fixture, folder, NULL);
  for (guint i = 0; i < g_list_model_get_n_items (anning_import_plan_get_items (plan)); i++)
    {
      g_autoptr (AnningImportItem) item = g_list_model_get_item (anning_import_plan_get_items (plan), i);
      g_autofree char *clean = anning_import_clean_name (anning_import_item_get_name (item));

      g_assert_true (g_utf8_validate (anning_import_item_get_name (item), -1, NULL));
      g_assert_null (strchr (clean, '\n'));
      g_assert_null (strstr (clean, "\xe2\x80\xae"));
    }
  result = run (fixture, plan);
  g_assert_cmpuint (result->added, ==, G_N_ELEMENTS (names));
  incidents = list_incidents (fixture);
  g_assert_cmpuint (incidents->len, ==, G_N_ELEMENTS (names));
}

/* Someone still writes to the file, or takes it away. */
static void
test_changed (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *stays = copy_fixture (fixture, "tones.mp3", "stays.mp3");
  g_autofree char *grows = copy_fixture (fixture, "tones.wav", "grows.wav");
  g_autofree char *goes = copy_fixture (fixture, "tones.amr", "goes.amr");
  g_autoptr (AnningImportPlan) plan = plan_paths (fixture, stays, grows, goes, NULL);
  g_autoptr (AnningImportResult) result = NULL;
  FILE *file;

  file = g_fopen (grows, "ab");
  fputs ("more", file);
  fclose (file);
  g_assert_cmpint (g_unlink (goes), ==, 0);

  result = run (fixture, plan);
  g_assert_cmpuint (result->added, ==, 1);
  g_assert_cmpuint (result->refused, ==, 2);
  g_assert_cmpint (((AnningImportRefusal *) result->refusals->pdata[0])->reason, ==, ANNING_IMPORT_CHANGED);
  g_assert_cmpint (((AnningImportRefusal *) result->refusals->pdata[1])->reason, ==, ANNING_IMPORT_GONE);
}

/* Somebody else's folder; a table that is far too long and a list with a fault are refused without being read to the end. */
static void
test_closed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "closed", NULL);
  g_autofree char *hole = write_file (fixture, "hole.csv", "a,b\n", -1);
  g_autofree char *fault = write_file (fixture, "fault.xml", "<?xml version=\"1.0\"?>\n<calls><call number=\"1\"></sms>\n", -1);
  g_autoptr (AnningImportPlan) plan = NULL;
  gint64 before;

  g_assert_cmpint (truncate (hole, ANNING_IMPORT_MAX_SIZE), ==, 0);
  g_assert_cmpint (truncate (fault, ANNING_IMPORT_MAX_SIZE), ==, 0);
  g_assert_cmpint (g_mkdir (folder, 0), ==, 0);
  before = g_get_monotonic_time ();
  plan = plan_paths (fixture, folder, hole, fault, NULL);
  g_assert_cmpint (reason_of (plan, "hole.csv"), ==, ANNING_IMPORT_TOO_MANY);
  g_assert_cmpint (reason_of (plan, "fault.xml"), ==, ANNING_IMPORT_DAMAGED);
  g_assert_cmpint (g_get_monotonic_time () - before, <, G_USEC_PER_SEC);
  /* Root may open everything. */
  g_assert_cmpint (reason_of (plan, "closed"), ==, geteuid () == 0 ? ANNING_IMPORT_NO_FILES : ANNING_IMPORT_CLOSED);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
}

static void
cancel_at_three_quarters (double   fraction,
                          gpointer user_data)
{
  if (fraction > 0.7)
    g_cancellable_cancel (user_data);
}

static gpointer
count_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  gint64 *n_evidence = data;

  /* Ids grow from 1: what a rolled back import took is free again. */
  for (gint64 id = 1; id <= 20; id++)
    {
      g_autoptr (AnningEvidence) evidence = anning_evidence_get (db, id, NULL);

      if (evidence != NULL)
        (*n_evidence)++;
    }
  return NULL;
}

/* Cancelled while it stores: as if it had never begun. */
static void
test_cancel (Fixture       *fixture,
             gconstpointer  data)
{
  static const char *const containers[] = { "mp3", "m4a", "amr", "awb", "ogg", "opus", "wav", "flac" };
  g_autofree char *folder = g_build_filename (fixture->folder, "many", NULL);
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (AnningImportResult) again = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GPtrArray) incidents = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_evidence = 0;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (containers); i++)
    {
      g_autofree char *from = g_strconcat ("tones.", containers[i], NULL);
      g_autofree char *to = g_strconcat ("many/", from, NULL);
      g_autofree char *path = copy_fixture (fixture, from, to);

      g_assert_nonnull (path);
    }

  plan = plan_paths (fixture, folder, NULL);
  result = anning_import_run (fixture->store, plan, NULL, cancel_at_three_quarters, cancellable, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (result);
  g_clear_error (&error);

  incidents = list_incidents (fixture);
  g_assert_cmpuint (incidents->len, ==, 0);
  anning_store_read (fixture->store, count_job, &n_evidence, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_evidence, ==, 0);

  again = run (fixture, plan);
  g_assert_cmpuint (again->added, ==, G_N_ELEMENTS (containers));
  anning_store_read (fixture->store, count_job, &n_evidence, &error);
  g_assert_cmpint (n_evidence, ==, G_N_ELEMENTS (containers));
}

typedef struct
{
  Fixture *fixture;
  GMainLoop *loop;
  AnningImportPlan *plan;
  AnningImportResult *result;
  double fraction;
  gboolean done;
} Waiting;

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  Waiting *waiting = user_data;
  g_autoptr (GError) error = NULL;

  waiting->result = anning_import_run_finish (ANNING_STORE (source), result, &error);
  g_assert_no_error (error);
  waiting->done = TRUE;
  g_main_loop_quit (waiting->loop);
}

static void
plan_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Waiting *waiting = user_data;
  g_autoptr (GError) error = NULL;

  waiting->plan = anning_import_plan_finish (ANNING_STORE (source), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (waiting->loop);
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  Waiting *waiting = user_data;

  g_assert_true (g_main_context_is_owner (NULL));
  g_assert_false (waiting->done);
  g_assert_cmpfloat (fraction, >=, waiting->fraction);
  g_assert_cmpfloat (fraction, <=, 1.0);
  waiting->fraction = fraction;
}

/* From a page: answers and progress arrive on the main loop. */
static void
test_async (Fixture       *fixture,
            gconstpointer  data)
{
  g_autofree char *first = copy_fixture (fixture, "tones.mp3", "a.mp3");
  g_autofree char *second = copy_fixture (fixture, "tones.opus", "b.opus");
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GFile) first_file = g_file_new_for_path (first);
  g_autoptr (GFile) second_file = g_file_new_for_path (second);
  Waiting waiting = { .fixture = fixture, .loop = g_main_loop_new (NULL, FALSE) };

  g_list_store_append (files, first_file);
  g_list_store_append (files, second_file);
  anning_import_plan_async (fixture->store, G_LIST_MODEL (files), NULL, plan_cb, &waiting);
  g_list_store_remove_all (files);
  g_main_loop_run (waiting.loop);
  g_assert_cmpuint (anning_import_plan_count (waiting.plan, ANNING_IMPORT_NEW), ==, 2);

  anning_import_run_async (fixture->store, waiting.plan, NULL, progress_cb, &waiting, NULL, run_cb, &waiting);
  g_main_loop_run (waiting.loop);
  g_assert_cmpuint (waiting.result->added, ==, 2);
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  anning_import_result_free (waiting.result);
  await_finalized (waiting.plan);
  g_main_loop_unref (waiting.loop);
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, setup, function, teardown)

int
main (int    argc,
      char **argv)
{
  g_autofree char *registry = NULL;

  /* Isolated folders would have each test search for plugins anew. */
  registry = g_build_filename (g_getenv ("ANNING_BUILD_ROOT"), "gstreamer-registry.bin", NULL);
  g_setenv ("GST_REGISTRY", registry, TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  media_fixture_spare_gstreamer ();

  ADD ("/import/containers", test_containers);
  ADD ("/import/outgoing", test_outgoing);
  ADD ("/import/file-time", test_file_time);
  ADD ("/import/no-year", test_no_year);
  ADD ("/import/problems", test_problems);
  ADD ("/import/twice", test_twice);
  ADD ("/import/after-deletion", test_after_deletion);
  ADD ("/import/refusals", test_refusals);
  ADD ("/import/named-link", test_named_link);
  ADD ("/import/hostile-names", test_hostile_names);
  ADD ("/import/changed", test_changed);
  ADD ("/import/closed", test_closed);
  ADD ("/import/cancel", test_cancel);
  ADD ("/import/async", test_async);

  return g_test_run ();
}
