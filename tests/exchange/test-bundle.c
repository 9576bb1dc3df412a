/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bundle-household.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "anning-commands.h"
#include "anning-db-private.h"
#include "anning-dismissal.h"
#include "anning-records.h"

static char *
list_files (const AnningBundlePlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->files->len; i++)
    g_string_append_printf (text, "%s\n", ((const AnningBundleFile *) g_ptr_array_index (plan->files, i))->name);
  return g_string_free (text, FALSE);
}

static void
test_plan (BundleFixture *fixture,
           gconstpointer  data)
{
  const BundleHousehold household = bundle_household_fill (fixture);
  g_autoptr (AnningBundleChoice) choice = bundle_household_choose ();
  g_autoptr (AnningBundlePlan) plan = bundle_household_plan (fixture, choice);
  g_autofree char *files = list_files (plan);
  const AnningBundleFile *recording = g_ptr_array_index (plan->files, 3);
  const AnningBundleWarning *sound;

  g_assert_cmpstr (files, ==, "report.pdf\ncontacts.csv\ncontacts.xlsx\n"
                              "originals/001_2026-03-12_211409_02155512345.amr\n"
                              "originals/002_2026-03-12_223000_02155512345.bin\n"
                              "transcripts/001_2026-03-12_211409_02155512345.txt\n"
                              "JOURNAL.txt\nREADME.txt\nSHA256SUMS\n");
  g_assert_cmpuint (plan->n_incidents, ==, 3);
  g_assert_cmpuint (plan->n_originals, ==, 2);
  g_assert_cmpuint (plan->n_private_notes, ==, 1);
  g_assert_cmpstr (plan->first_day, ==, "2026-03-12");
  g_assert_cmpstr (plan->last_day, ==, "2026-03-13");
  /* The spouse's, the friend's and the own number; the spouse's name alone, as the friend agreed. */
  g_assert_cmpuint (plan->masked.numbers, ==, 3);
  g_assert_cmpuint (plan->masked.names, ==, 1);
  g_assert_cmpuint (anning_table_get_n_rows (plan->table), ==, 3);

  g_assert_cmpint (recording->kind, ==, ANNING_BUNDLE_FILE_ORIGINAL);
  g_assert_cmpint (recording->bytes, ==, 3);
  g_assert_cmpstr (recording->sha256, ==, OF_ABC);
  g_assert_cmpstr (recording->was, ==, "亲属A 号码A.AMR");
  g_assert_cmpint (recording->incident_id, ==, household.first);

  /* That names may be left, then one for each original. */
  g_assert_cmpuint (plan->warnings->len, ==, 3);
  sound = g_ptr_array_index (plan->warnings, 1);
  g_assert_cmpint (sound->kind, ==, ANNING_BUNDLE_WARNING_SOUND);
  g_assert_cmpint (sound->evidence_id, ==, household.recording);
  g_assert_cmpint (((const AnningBundleWarning *) g_ptr_array_index (plan->warnings, 2))->kind, ==,
                   ANNING_BUNDLE_WARNING_DOCUMENT);
}

/* What the other end does: unpack it and check it, with no program of ours. */
static void
test_plain_tools (BundleFixture *fixture,
                  gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = bundle_household_choose ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *original = NULL;
  g_autofree char *sums = NULL;
  g_autofree char *checked = NULL;
  g_autofree char *chain = NULL;
  g_autofree char *readme = NULL;

  bundle_household_fill (fixture);
  plan = bundle_fixture_write (fixture, choice, "b.zip");
  folder = bundle_fixture_unpack (fixture, "b.zip");
  g_assert_cmpint (bundle_fixture_run (folder, &checked, "sha256sum", "-c", "--strict", "SHA256SUMS", NULL), ==, 0);
  g_assert_cmpuint (plan->files->len, ==, 9);
  original = bundle_fixture_read (folder, "originals/001_2026-03-12_211409_02155512345.amr");
  g_assert_cmpstr (original, ==, "abc");
  sums = bundle_fixture_read (folder, "SHA256SUMS");
  g_assert_nonnull (strstr (sums, OF_ABC "  originals/001_2026-03-12_211409_02155512345.amr\n"));
  g_assert_nonnull (strstr (sums, OF_ANNING "  originals/002_2026-03-12_223000_02155512345.bin\n"));

  /* The recipe is taken out of README.txt, as a reader would. */
  readme = bundle_fixture_read (folder, "README.txt");
  {
    const char *start = strstr (readme, "import hashlib");
    const char *end = start != NULL ? strstr (start, "\n\r\n") : NULL;
    g_autofree char *recipe = NULL;

    g_assert_nonnull (end);
    recipe = g_strndup (start, (gsize) (end - start));
    g_assert_cmpint (bundle_fixture_run (folder, &chain, "python3", "-c", recipe, NULL), ==, 0);
    g_assert_nonnull (strstr (chain, "the chain holds"));
  }
}

static AnningBundleVerdict *
check (BundleFixture *fixture,
       const char    *name)
{
  g_autofree char *path = bundle_fixture_path (fixture, name);
  g_autoptr (GError) error = NULL;
  AnningBundleVerdict *verdict = anning_bundle_check (path, NULL, NULL, NULL, &error);

  if (verdict == NULL)
    g_assert_true (error->domain == ANNING_BUNDLE_ERROR);
  return verdict;
}

/* As large as planned, all right, and of one byte that was changed it is told in which file. */
static void
test_check (BundleFixture *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = bundle_household_choose ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autoptr (AnningBundleVerdict) verdict = NULL;
  g_autofree char *path = bundle_fixture_path (fixture, "b.zip");
  g_autofree char *changed = bundle_fixture_path (fixture, "c.zip");
  g_autofree char *bytes = NULL;
  g_autoptr (AnningBundleVerdict) found = NULL;
  g_autoptr (GError) error = NULL;
  static const char recording[] = "originals/001_2026-03-12_211409_02155512345.amr";
  char *name, *sound;
  gsize length;

  bundle_household_fill (fixture);
  plan = bundle_fixture_write (fixture, choice, "b.zip");
  verdict = check (fixture, "b.zip");
  g_assert_nonnull (verdict);
  g_assert_cmpuint (verdict->problems->len, ==, 0);
  g_assert_cmpuint (verdict->n_right, ==, 8);
  g_assert_cmpint (verdict->bytes, ==, plan->bytes);

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  /* The recording is stored as it is, behind its name. */
  name = memmem (bytes, length, recording, strlen (recording));
  g_assert_nonnull (name);
  sound = memmem (name, length - (gsize) (name - bytes), "abc", 3);
  g_assert_nonnull (sound);
  *sound ^= 1;
  g_file_set_contents (changed, bytes, (gssize) length, &error);
  g_assert_no_error (error);
  found = check (fixture, "c.zip");
  g_assert_nonnull (found);
  g_assert_cmpuint (found->problems->len, ==, 1);
  g_assert_cmpuint (found->n_right, ==, 7);
  g_assert_cmpstr (((const AnningBundleProblem *) g_ptr_array_index (found->problems, 0))->name, ==, recording);
}

static gpointer
list_bundles (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return anning_records_list (db, &anning_bundle_entry_type, NULL, 0, error);
}

static void
test_noted (BundleFixture *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = bundle_household_choose ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autoptr (AnningBundleVerdict) verdict = NULL;
  g_autoptr (GPtrArray) bundles = NULL;
  g_autoptr (GError) error = NULL;
  const AnningBundleEntry *entry;

  bundle_household_fill (fixture);
  choice->receiver = ANNING_BUNDLE_FOR_POLICE;
  plan = bundle_fixture_write (fixture, choice, "b.zip");
  verdict = check (fixture, "b.zip");
  bundles = anning_store_read (fixture->store, list_bundles, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bundles->len, ==, 1);
  entry = g_ptr_array_index (bundles, 0);
  g_assert_cmpstr (entry->name, ==, "b.zip");
  g_assert_cmpstr (entry->sha256, ==, verdict->sums_sha256);
  g_assert_cmpstr (entry->receiver, ==, "公安机关");
  g_assert_cmpstr (entry->creditor, ==, BANK);
  g_assert_cmpstr (entry->first_day, ==, "2026-03-12");
  g_assert_cmpint (entry->n_incidents, ==, 3);
  g_assert_cmpint (entry->n_originals, ==, 2);
}

static void
test_left_out (BundleFixture *fixture,
               gconstpointer  data)
{
  const BundleHousehold household = bundle_household_fill (fixture);
  g_autoptr (AnningBundleChoice) choice = bundle_household_choose ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autofree char *files = NULL;

  anning_bundle_choice_set_incident (choice, household.first, FALSE);
  anning_bundle_choice_set_use (choice, household.use, FALSE);
  choice->parts = ANNING_BUNDLE_ORIGINALS;
  plan = bundle_household_plan (fixture, choice);
  files = list_files (plan);
  /* The recording belongs to the call to the spouse as well. */
  g_assert_cmpstr (files, ==, "report.pdf\ncontacts.csv\ncontacts.xlsx\noriginals/001_2026-03-13_100000_02155512345.amr\n"
                              "README.txt\nSHA256SUMS\n");
  g_assert_cmpuint (plan->n_incidents, ==, 2);
  g_assert_cmpuint (plan->n_hints, ==, 0);
}

static void
test_days (BundleFixture *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = anning_bundle_choice_new ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autoptr (AnningBundlePlan) none = NULL;
  g_autofree char *path = bundle_fixture_path (fixture, "n.zip");
  g_autoptr (GError) error = NULL;
  GDate day;

  bundle_household_fill (fixture);
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, 13, 3, 2026);
  choice->day_from = choice->day_until = (gint32) g_date_get_julian (&day);
  plan = bundle_household_plan (fixture, choice);
  g_assert_cmpuint (plan->n_incidents, ==, 1);
  g_assert_cmpstr (plan->first_day, ==, "2026-03-13");

  choice->day_from += 10;
  choice->day_until += 10;
  none = bundle_household_plan (fixture, choice);
  g_assert_cmpuint (none->n_incidents, ==, 0);
  g_assert_cmpint (((const AnningBundleWarning *) g_ptr_array_index (none->warnings, 0))->kind, ==, ANNING_BUNDLE_WARNING_EMPTY);
  g_assert_null (anning_bundle_write (fixture->store, none, path, NULL, NULL, NULL, &error));
  g_assert_error (error, ANNING_BUNDLE_ERROR, ANNING_BUNDLE_ERROR_EMPTY);
}

/* Each switch lets go what it says and nothing else. */
static void
test_switches (BundleFixture *fixture,
               gconstpointer  data)
{
  static const struct
  {
    AnningBundleParts part;
    const char *wanted;
  } cases[] = {
    { ANNING_BUNDLE_PRIVATE_NOTES, "只给自己看的话" },
    { ANNING_BUNDLE_OTHER_NUMBERS, FRIEND },
    { 0, NULL },
  };

  bundle_household_fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnningBundleChoice) choice = bundle_household_choose ();
      g_autoptr (AnningBundlePlan) plan = NULL;
      g_autoptr (GString) text = g_string_new (NULL);

      choice->parts |= cases[i].part;
      plan = bundle_household_plan (fixture, choice);
      for (guint row = 0; row < anning_table_get_n_rows (plan->table); row++)
        {
          for (guint column = 0; column < anning_table_get_n_columns (plan->table); column++)
            {
              g_autofree char *cell = anning_table_dup_cell (plan->table, row, column);

              g_string_append_printf (text, "%s\n", cell);
            }
        }
      for (guint j = 0; cases[j].wanted != NULL; j++)
        {
          if (i == j)
            assert_holds (text->str, cases[j].wanted);
          else
            assert_lacks (text->str, cases[j].wanted);
        }
    }
}

static void
test_set_aside (BundleFixture *fixture,
                gconstpointer  data)
{
  const BundleHousehold household = bundle_household_fill (fixture);
  g_autoptr (AnningBundleChoice) choice = bundle_household_choose ();
  g_autoptr (AnningBundlePlan) before = bundle_household_plan (fixture, choice);
  g_autoptr (AnningBundlePlan) after = NULL;
  g_autoptr (AnningDismissal) dismissal = anning_dismissal_new ();

  dismissal->finding = g_strdup_printf ("R-TIME-01|%" G_GINT64_FORMAT, household.night);
  bundle_fixture_save (fixture, &anning_dismissal_type, dismissal);
  after = bundle_household_plan (fixture, choice);
  g_assert_cmpuint (after->n_hints, ==, before->n_hints - 1);
  g_assert_cmpuint (after->n_set_aside, ==, 1);
}

/* ---- what can go wrong ---- */

static void
assert_nothing_left (BundleFixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_true (g_str_has_prefix (name, "case.db"));
}

static gpointer
damage_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  anning_db_exec (db, "UPDATE evidence_chunk SET data = X'616264' WHERE data = X'616263'", error);
  return NULL;
}

static void
test_damaged (BundleFixture *fixture,
              gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = bundle_household_choose ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autofree char *path = bundle_fixture_path (fixture, "b.zip");
  g_autoptr (GError) error = NULL;

  bundle_household_fill (fixture);
  anning_store_write (fixture->store, damage_job, NULL, &error);
  g_assert_no_error (error);
  plan = bundle_household_plan (fixture, choice);
  g_assert_null (anning_bundle_write (fixture->store, plan, path, NULL, NULL, NULL, &error));
  g_assert_error (error, ANNING_BUNDLE_ERROR, ANNING_BUNDLE_ERROR_EVIDENCE);
  g_assert_cmpstr (error->message, ==, "originals/001_2026-03-12_211409_02155512345.amr");
  assert_nothing_left (fixture);
}

static void
cancel_cb (double   fraction,
           gpointer data)
{
  if (fraction > 0.0)
    g_cancellable_cancel (data);
}

static void
test_cancel (BundleFixture *fixture,
             gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = bundle_household_choose ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = bundle_fixture_path (fixture, "b.zip");
  g_autoptr (GError) error = NULL;

  bundle_household_fill (fixture);
  plan = bundle_household_plan (fixture, choice);
  g_assert_null (anning_bundle_write (fixture->store, plan, path, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_nothing_left (fixture);
}

static void
test_no_folder (BundleFixture *fixture,
                gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = bundle_household_choose ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autofree char *path = bundle_fixture_path (fixture, "nowhere/b.zip");
  g_autoptr (GError) error = NULL;

  bundle_household_fill (fixture);
  plan = bundle_household_plan (fixture, choice);
  g_assert_null (anning_bundle_write (fixture->store, plan, path, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* A file that may not grow stands for a disk that is full; what was there before stays. */
static void
test_full (BundleFixture *fixture,
           gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = bundle_household_choose ();
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autofree char *path = bundle_fixture_path (fixture, "b.zip");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  struct rlimit was, limit;

  bundle_household_fill (fixture);
  plan = bundle_household_plan (fixture, choice);
  g_file_set_contents (path, "before", -1, &error);
  g_assert_no_error (error);
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &was), ==, 0);
  limit = was;
  limit.rlim_cur = 64 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  g_assert_null (anning_bundle_write (fixture->store, plan, path, NULL, NULL, NULL, &error));
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &was), ==, 0);
  g_assert_true (error->domain == G_IO_ERROR);
  g_file_get_contents (path, &text, NULL, NULL);
  g_assert_cmpstr (text, ==, "before");
}

typedef struct
{
  GMainLoop *loop;
  AnningBundlePlan *plan;
  AnningBundleEntry *entry;
  double fraction;
} Async;

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Async *async = data;
  g_autoptr (GError) error = NULL;

  async->plan = anning_bundle_plan_new_finish (ANNING_STORE (source), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (async->loop);
}

static void
cancelled_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Async *async = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (anning_bundle_plan_new_finish (ANNING_STORE (source), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_main_loop_quit (async->loop);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  Async *async = data;
  g_autoptr (GError) error = NULL;

  async->entry = anning_bundle_write_finish (ANNING_STORE (source), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (async->loop);
}

static void
progress_cb (double   fraction,
             gpointer data)
{
  Async *async = data;

  g_assert_true (g_main_context_is_owner (NULL));
  g_assert_cmpfloat (fraction, >=, async->fraction);
  async->fraction = fraction;
}

static void
test_async (BundleFixture *fixture,
            gconstpointer  data)
{
  g_autoptr (AnningBundleChoice) choice = bundle_household_choose ();
  g_autofree char *path = bundle_fixture_path (fixture, "b.zip");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Async async = { g_main_loop_new (NULL, FALSE), NULL, NULL, 0 };

  bundle_household_fill (fixture);
  anning_bundle_plan_new_async (fixture->store, choice, cancellable, cancelled_cb, &async);
  g_cancellable_cancel (cancellable);
  g_main_loop_run (async.loop);

  anning_bundle_plan_new_async (fixture->store, choice, NULL, planned_cb, &async);
  g_main_loop_run (async.loop);
  anning_bundle_write_async (fixture->store, async.plan, path, progress_cb, &async, NULL, written_cb, &async);
  g_main_loop_run (async.loop);
  g_assert_nonnull (async.entry);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  anning_bundle_entry_free (async.entry);
  anning_bundle_plan_free (async.plan);
  g_main_loop_unref (async.loop);
}

/* Without a window: 0 done, 1 refused, 2 wrong use. */
static void
test_commands (BundleFixture *fixture,
               gconstpointer  data)
{
  g_autofree char *file = bundle_fixture_path (fixture, "case.db");
  g_autofree char *path = bundle_fixture_path (fixture, "b.zip");
  g_autofree char *other = bundle_fixture_path (fixture, "c.zip");
  AnningCommandLine command = { .file = file, .bundle = path, .creditor = BANK, .from = "2026-03-13", .until = "2026-03-31",
                                .json = TRUE };
  AnningCommandLine nothing = { .file = file, .bundle = other, .creditor = "没有这一家", .json = TRUE };
  AnningCommandLine no_day = { .file = file, .bundle = other, .from = "tomorrow", .json = TRUE };
  AnningCommandLine alone = { .file = file, .creditor = BANK };
  AnningCommandLine check_it = { .verify = TRUE, .verify_path = path, .json = TRUE };
  g_autofree char *folder = NULL;
  g_autofree char *csv = NULL;

  bundle_household_fill (fixture);
  anning_store_close (fixture->store);
  g_assert_cmpint (anning_commands_run (&command), ==, 0);
  g_assert_cmpint (anning_commands_run (&check_it), ==, 0);
  folder = bundle_fixture_unpack (fixture, "b.zip");
  csv = bundle_fixture_read (folder, "contacts.csv");
  assert_holds (csv, "2026-03-13,10:00:00");
  assert_lacks (csv, "2026-03-12");
  assert_lacks (csv, SPOUSE);
  /* What is there is never written over. */
  g_assert_cmpint (anning_commands_run (&command), ==, 1);
  g_assert_cmpint (anning_commands_run (&nothing), ==, 1);
  g_assert_cmpint (anning_commands_run (&no_day), ==, 1);
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  g_assert_cmpint (anning_commands_run (&alone), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (BundleFixture *fixture, gconstpointer data);
  } tests[] = {
    { "/bundle/plan", test_plan },
    { "/bundle/plain-tools", test_plain_tools },
    { "/bundle/check", test_check },
    { "/bundle/noted", test_noted },
    { "/bundle/left-out", test_left_out },
    { "/bundle/days", test_days },
    { "/bundle/switches", test_switches },
    { "/bundle/set-aside", test_set_aside },
    { "/bundle/damaged", test_damaged },
    { "/bundle/cancel", test_cancel },
    { "/bundle/no-folder", test_no_folder },
    { "/bundle/full", test_full },
    { "/bundle/async", test_async },
    { "/bundle/commands", test_commands },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, BundleFixture, NULL, bundle_fixture_set_up, tests[i].test, bundle_fixture_tear_down);
  return g_test_run ();
}
