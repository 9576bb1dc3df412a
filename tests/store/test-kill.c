/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "anning-backup.h"
#include "anning-evidence.h"
#include "anning-incident.h"
#include "anning-records.h"
#include "store-fixture.h"

#define ROUNDS 20
/* How long a child may work from its beginning, or from the first row that it has saved, µs. */
#define LONGEST 60000
/* The same for a child whose originals are large. */
#define LONGEST_LARGE 400000
#define ROUNDS_LARGE 6
#define LARGE (66 * ANNING_EVIDENCE_CHUNK + 7)

static const char *own_path;

/* ---- the child: writes until it is killed, and says what is saved ---- */

typedef struct
{
  guint n;
  gboolean large;
} Write;

static gpointer
write_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Write *what = data;
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  g_autofree char *text = g_strdup_printf ("bytes %d %u", (int) getpid (), what->n);
  gsize length = what->large ? LARGE : what->n % 3 == 0 ? 3 * ANNING_EVIDENCE_CHUNK : 100;
  guint8 *bytes = g_malloc0 (length);
  g_autoptr (GInputStream) stream = NULL;
  gint64 evidence_id;

  memcpy (bytes, text, MIN (strlen (text), length));
  stream = g_memory_input_stream_new_from_data (bytes, length, g_free);
  incident->summary = g_strdup_printf ("催收 %u", what->n);
  evidence_id = anning_evidence_add (db, stream, "audio/amr", NULL, NULL, NULL, NULL, error);
  if (evidence_id == 0
      || !anning_records_save (db, &anning_incident_type, incident, error)
      || anning_evidence_use (db, evidence_id, "incident", incident->record.id, "a", NULL, 0, error) == 0)
    return NULL;
  return g_memdup2 (&incident->record.id, sizeof (gint64));
}

static int
child_write (const char *path,
             gboolean    large)
{
  Write what = { .large = large };
  g_autoptr (AnningStore) store = anning_store_new (path);
  g_autoptr (GError) error = NULL;

  if (!anning_store_open (store, &error))
    g_error ("%s", error->message);
  for (;; what.n++)
    {
      g_autofree gint64 *id = anning_store_write (store, write_job, &what, &error);

      if (id == NULL)
        g_error ("%s", error->message);
      if (write (STDOUT_FILENO, id, sizeof *id) != sizeof *id)
        return 1;
    }
}

/* ---- the parent ---- */

/*
 * @mode: what the child is to do
 * @settle: let the child save a row first, however slow the machine is
 *
 * Returns: the ids that the child had reported before it was killed
 */
static GArray *
write_and_kill (const char *path,
                const char *mode,
                gboolean    settle,
                gulong      after)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  int ends[2];
  pid_t pid;
  int status;
  gint64 id;

  g_assert_cmpint (pipe (ends), ==, 0);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      dup2 (ends[1], STDOUT_FILENO);
      close (ends[0]);
      close (ends[1]);
      execl (own_path, own_path, mode, path, NULL);
      _exit (98);
    }
  close (ends[1]);
  if (settle)
    {
      g_assert_cmpint (read (ends[0], &id, sizeof id), ==, sizeof id);
      g_array_append_val (ids, id);
    }
  g_usleep (after);
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  while (read (ends[0], &id, sizeof id) == sizeof id)
    g_array_append_val (ids, id);
  close (ends[0]);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  return ids;
}

static void
check_kills (StoreFixture *fixture,
             const char   *mode,
             guint         rounds,
             gint          longest)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);
  guint reported = 0;

  store_fixture_close (fixture);
  for (guint i = 0; i < rounds; i++)
    {
      /* Each fourth one is killed while it opens the file, or soon after. */
      g_autoptr (GArray) ids = write_and_kill (fixture->path, mode, i % 4 != 0, g_rand_int_range (rand, 0, longest));
      g_autoptr (AnningVerdict) verdict = NULL;
      g_autoptr (GError) error = NULL;

      /* The lock of the dead one holds nobody up, and the file opens at once. */
      store_fixture_reopen (fixture);
      for (guint j = 0; j < ids->len; j++)
        {
          g_autofree char *sql = NULL;

          sql = g_strdup_printf ("SELECT count (*) FROM incident JOIN evidence_use ON owner_id = incident.id"
                                 " JOIN evidence ON evidence.id = evidence_id"
                                 " WHERE incident.id = %" G_GINT64_FORMAT,
                                 g_array_index (ids, gint64, j));
          g_assert_cmpint (store_fixture_integer (fixture->path, sql), ==, 1);
        }
      reported += ids->len;

      /* All or nothing: one recording for each incident, all of it, and the chain whole. */
      g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count (*) FROM incident"), ==,
                       store_fixture_integer (fixture->path, "SELECT count (*) FROM evidence"));
      g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count (*) FROM evidence_chunk"
                                              " WHERE evidence_id NOT IN (SELECT id FROM evidence)"), ==, 0);
      verdict = anning_verify_file (fixture->path, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (verdict->sound);
      store_fixture_close (fixture);
      store_fixture_sql (fixture->path, "INSERT INTO search (search) VALUES ('integrity-check')");
    }
  g_test_message ("%u saved in %u rounds", reported, rounds);
}

static void
test_kill (StoreFixture  *fixture,
           gconstpointer  data)
{
  check_kills (fixture, "--write", ROUNDS, LONGEST);
}

/* Killed while the -wal is already being pushed to the disk, or is put into the file. */
static void
test_kill_large (StoreFixture  *fixture,
                 gconstpointer  data)
{
  check_kills (fixture, "--write-large", ROUNDS_LARGE, LONGEST_LARGE);
}

/* A file is there whole or not at all, whenever its making is cut short. */
static void
test_kill_new (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autofree char *name = g_strdup_printf ("new-%u.db", i);
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autoptr (GArray) ids = write_and_kill (path, "--write", FALSE, g_rand_int_range (rand, 0, LONGEST / 2));
      g_autoptr (AnningStore) store = anning_store_new (path);
      g_autoptr (GError) error = NULL;

      g_assert_true (anning_store_open (store, &error));
      g_assert_no_error (error);
      g_assert_cmpint (store_fixture_integer (path, "SELECT count (*) FROM incident"), >=, ids->len);
    }
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && (g_str_equal (argv[1], "--write") || g_str_equal (argv[1], "--write-large")))
    return child_write (argv[2], g_str_equal (argv[1], "--write-large"));

  own_path = argv[0];
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(name, func) \
  g_test_add ("/store/kill/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("writing", test_kill);
  ADD ("large", test_kill_large);
  ADD ("making", test_kill_new);
#undef ADD
  return g_test_run ();
}
