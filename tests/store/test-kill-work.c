/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "anning-backup.h"
#include "anning-copies.h"
#include "anning-debt.h"
#include "anning-evidence.h"
#include "anning-incident.h"
#include "anning-records.h"
#include "anning-restore.h"
#include "anning-takes.h"
#include "case-script.h"
#include "store-fixture.h"

/* How often a program at work is killed, unless ANNING_KILL_RUNS says how often. */
#define RUNS 40
/* So many of them on one file. */
#define RUNS_ON_ONE 20
/* How long a child may work after the first thing that it has done, µs. */
#define LONGEST 150000
/* The same for one that migrates, from its start: it is done soon. */
#define LONGEST_MIGRATION 250000
#define BATCH 30
#define PIECES 4
#define MONTH_MS (31 * 24 * 60 * 60 * G_GINT64_CONSTANT (1000))

typedef enum
{
  DEED_TYPE,
  DEED_IMPORT,
  DEED_ADD,
  DEED_RECORD,
  DEED_KEEP,
  DEED_DELETE,
  DEED_BACKUP,
  DEED_COPY,
  DEED_PURGE,
  DEED_RESTORE,
  N_DEEDS
} Deed;

static const char *const deed_names[N_DEEDS] = {
  "typing", "import", "original", "recording", "keeping", "deleting", "backup", "copy", "purge", "restore",
};

/* What the child says is done, as a user would be shown. */
typedef struct
{
  gint64 deed;
  gint64 id;
  gint64 n;
} Said;

static const char *own_path;

/* ---- the child ---- */

typedef struct
{
  const char *path;
  char *folder;
  AnningStore *store;
  GRand *rand;
  gint64 n; /* grows with each deed, over all children of one file */
} Child;

static void
say (Deed   deed,
     gint64 id,
     gint64 n)
{
  Said said = { deed, id, n };

  if (write (STDOUT_FILENO, &said, sizeof said) != sizeof said)
    _exit (1);
}

static gint64
do_write (Child     *self,
          AnningJob  job)
{
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = anning_store_write (self->store, job, self, &error);

  if (error != NULL)
    g_error ("%s", error->message);
  return id != NULL ? *id : 0;
}

static gpointer
answer (gint64 id)
{
  return g_memdup2 (&id, sizeof id);
}

static gpointer
type_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Child *self = data;
  g_autoptr (AnningDebt) debt = anning_records_get (db, &anning_debt_type, 1, NULL);

  if (debt == NULL)
    return NULL;
  g_free (debt->remark);
  debt->remark = g_strdup_printf ("%" G_GINT64_FORMAT " 字", self->n);
  anning_records_save (db, &anning_debt_type, debt, error);
  return NULL;
}

static gpointer
import_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Child *self = data;

  for (guint i = 0; i < BATCH; i++)
    {
      g_autoptr (AnningDebt) debt = anning_debt_new ();

      debt->creditor = g_strdup_printf ("%" G_GINT64_FORMAT, self->n);
      if (!anning_records_save (db, &anning_debt_type, debt, error))
        break;
    }
  return NULL;
}

static gpointer
add_job (AnningDb      *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Child *self = data;
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  gsize length = (gsize) g_rand_int_range (self->rand, 1, 3 * ANNING_EVIDENCE_CHUNK);
  guint8 *bytes = g_malloc (length);
  g_autoptr (GInputStream) stream = NULL;
  gint64 id;

  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) ((i + (gsize) self->n) * 2654435761u >> 13);
  stream = g_memory_input_stream_new_from_data (bytes, length, g_free);
  incident->place = g_strdup ("original");
  id = anning_evidence_add (db, stream, "audio/amr", NULL, NULL, NULL, NULL, error);
  if (id == 0 || !anning_records_save (db, &anning_incident_type, incident, error)
      || anning_evidence_use (db, id, "incident", incident->record.id, "a", NULL, 0, error) == 0)
    return NULL;
  return answer (incident->record.id);
}

static gpointer
begin_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return answer (anning_takes_begin (db, case_get_clock (), 480, "call", error));
}

typedef struct
{
  gint64 take;
  gint64 seq;
} Piece;

static gpointer
piece_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Piece *piece = data;
  g_autofree char *text = g_strdup_printf ("OggS %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d", piece->take, piece->seq, getpid ());
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  anning_takes_append (db, piece->take, piece->seq, bytes, error);
  return NULL;
}

static gpointer
keep_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autofree AnningKeptTake *kept = anning_takes_keep (db, *(const gint64 *) data, NULL, error);

  return kept != NULL ? answer (kept->incident_id) : NULL;
}

static void
record (Child *self)
{
  gint64 take = do_write (self, begin_job);
  g_autofree gint64 *incident = NULL;
  g_autoptr (GError) error = NULL;

  for (gint64 i = 0; i < PIECES; i++)
    {
      Piece piece = { take, i };

      anning_store_write (self->store, piece_job, &piece, &error);
      g_assert_no_error (error);
      say (DEED_RECORD, take, i + 1);
    }
  if (g_rand_boolean (self->rand))
    return;
  incident = anning_store_write (self->store, keep_job, &take, &error);
  g_assert_no_error (error);
  say (DEED_KEEP, *incident, take);
}

static gpointer
delete_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (GPtrArray) list = anning_records_list (db, &anning_incident_type, NULL, 0, error);
  const AnningRecord *first;

  if (list == NULL || list->len == 0)
    return NULL;
  first = g_ptr_array_index (list, 0);
  return anning_records_remove (db, &anning_incident_type, first->id, error) ? answer (first->id) : NULL;
}

static gpointer
backup_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Child *self = data;
  g_autofree char *copy = g_strdup_printf ("%s/copy-%" G_GINT64_FORMAT ".db", self->folder, self->n);

  anning_backup_write (db, copy, NULL, error);
  return NULL;
}

static void
open_store (Child *self)
{
  g_autoptr (GError) error = NULL;

  self->store = anning_store_new (self->path);
  if (!anning_store_open (self->store, &error))
    g_error ("%s", error->message);
}

static void
close_store (Child *self)
{
  anning_store_close (self->store);
  g_clear_object (&self->store);
}

static void
restore (Child *self)
{
  g_autofree char *copy = g_strdup_printf ("%s/restore-%" G_GINT64_FORMAT ".db", self->folder, self->n);
  g_autoptr (GError) error = NULL;

  close_store (self);
  if (!anning_store_backup_to (self->path, copy, NULL, NULL, NULL, &error)
      || !anning_restore (self->path, copy, ANNING_RESTORE_WHOLE, NULL, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  open_store (self);
  say (DEED_RESTORE, 0, self->n);
}

static void
do_one (Child *self)
{
  Deed deed = (Deed) g_rand_int_range (self->rand, 0, N_DEEDS);
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = NULL;
  gint64 id;

  self->n++;
  switch (deed)
    {
    case DEED_TYPE:
      do_write (self, type_job);
      say (deed, 1, self->n);
      break;
    case DEED_IMPORT:
      do_write (self, import_job);
      say (deed, 0, self->n);
      break;
    case DEED_ADD:
      id = do_write (self, add_job);
      say (deed, id, self->n);
      break;
    case DEED_RECORD:
    case DEED_KEEP:
      record (self);
      break;
    case DEED_DELETE:
      id = do_write (self, delete_job);
      if (id != 0)
        say (deed, id, self->n);
      break;
    case DEED_BACKUP:
      anning_store_read (self->store, backup_job, self, &error);
      g_assert_no_error (error);
      say (deed, 0, self->n);
      break;
    case DEED_COPY:
      copy = anning_copies_make (self->path, NULL, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
      say (deed, 0, self->n);
      break;
    case DEED_PURGE:
      close_store (self);
      case_set_clock (case_get_clock () + MONTH_MS);
      open_store (self);
      say (deed, 0, self->n);
      break;
    case DEED_RESTORE:
      restore (self);
      break;
    case N_DEEDS:
    default:
      g_assert_not_reached ();
    }
}

static void G_GNUC_NORETURN
child_work (const char *path,
            const char *seed,
            const char *n,
            const char *clock)
{
  Child self = { .path = path };

  self.folder = g_path_get_dirname (path);
  self.rand = g_rand_new_with_seed ((guint32) g_ascii_strtoull (seed, NULL, 10));
  self.n = g_ascii_strtoll (n, NULL, 10);
  case_set_clock (g_ascii_strtoll (clock, NULL, 10));
  open_store (&self);
  for (;;)
    do_one (&self);
}

/* ---- the parent ---- */

typedef struct
{
  GRand *rand;
  gint64 n;
  gint64 clock;
  guint done[N_DEEDS];
} Harness;

static gboolean
read_said (int   fd,
           Said *said)
{
  return read (fd, said, sizeof *said) == sizeof *said;
}

/* @longest: µs after the first thing done, or with @settle FALSE after the start */
static GArray *
work_and_kill (Harness    *self,
               const char *path,
               gboolean    settle,
               gint        longest)
{
  g_autofree char *seed = g_strdup_printf ("%u", g_rand_int (self->rand));
  g_autofree char *n = g_strdup_printf ("%" G_GINT64_FORMAT, self->n);
  g_autofree char *clock = g_strdup_printf ("%" G_GINT64_FORMAT, self->clock);
  GArray *all = g_array_new (FALSE, FALSE, sizeof (Said));
  int ends[2];
  int status;
  pid_t pid;
  Said said;

  g_assert_cmpint (pipe (ends), ==, 0);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      dup2 (ends[1], STDOUT_FILENO);
      close (ends[0]);
      close (ends[1]);
      execl (own_path, own_path, "--work", path, seed, n, clock, NULL);
      _exit (98);
    }
  close (ends[1]);
  if (settle && read_said (ends[0], &said))
    g_array_append_val (all, said);
  g_usleep ((gulong) g_rand_int_range (self->rand, 0, longest));
  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  while (read_said (ends[0], &said))
    g_array_append_val (all, said);
  close (ends[0]);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  return all;
}

static gint64
ask (const char *path,
     const char *format,
     gint64      id)
{
  g_autofree char *sql = g_strdup_printf ("%s%" G_GINT64_FORMAT, format, id);

  return store_fixture_integer (path, sql);
}

/* What was told as done is there. Rows that were deleted may have been purged by now. */
static void
check_said (Harness    *self,
            const char *path,
            GArray     *all)
{
  gint64 typed = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const Said *said = &g_array_index (all, Said, i);
      gboolean deleted = FALSE;
      gboolean later = FALSE;
      gboolean purged = FALSE;

      self->done[said->deed]++;
      self->n = MAX (self->n, said->n);
      for (guint j = i + 1; j < all->len; j++)
        {
          const Said *other = &g_array_index (all, Said, j);

          /* The number of a row that was purged may be given to another one. */
          purged |= other->deed == DEED_PURGE;
          deleted |= other->deed == DEED_DELETE && other->id == said->id;
          later |= (other->deed == DEED_RECORD && other->id == said->id)
                   || (other->deed == DEED_KEEP && other->n == said->id);
        }
      switch ((Deed) said->deed)
        {
        case DEED_TYPE:
          typed = said->n;
          break;
        case DEED_IMPORT:
          g_assert_cmpint (ask (path, "SELECT count (*) FROM debt WHERE CAST (creditor AS INTEGER) = ", said->n), ==, BATCH);
          break;
        case DEED_ADD:
        case DEED_KEEP:
          if (!deleted)
            g_assert_cmpint (ask (path, "SELECT count (*) FROM incident JOIN evidence_use u ON u.owner_id = incident.id"
                                  " JOIN evidence e ON e.id = u.evidence_id WHERE incident.id = ", said->id), ==, 1);
          break;
        case DEED_RECORD:
          /* Its pieces, or it was kept before that could be said. */
          if (!later)
            g_assert_true (ask (path, "SELECT count (*) = 0 FROM recording WHERE id = ", said->id)
                           || ask (path, "SELECT count (*) FROM recording_piece WHERE recording_id = ", said->id) >= said->n);
          break;
        case DEED_DELETE:
          if (!purged)
            g_assert_cmpint (ask (path, "SELECT count (*) FROM incident WHERE deleted_at = 0 AND id = ", said->id), ==, 0);
          break;
        case DEED_PURGE:
          self->clock += MONTH_MS;
          break;
        case DEED_BACKUP:
        case DEED_COPY:
        case DEED_RESTORE:
          break;
        case N_DEEDS:
        default:
          g_assert_not_reached ();
        }
    }
  if (typed > 0)
    g_assert_cmpint (store_fixture_integer (path, "SELECT CAST (remark AS INTEGER) FROM debt WHERE id = 1"), >=, typed);
}

static void
check_file (const char *path)
{
  g_autoptr (AnningVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;

  verdict = anning_verify_file (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < verdict->findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (verdict->findings, i));
  g_assert_true (verdict->sound);
}

/* All of what came in one go, or nothing; no piece without its original; the index as the rows. */
static void
check_whole (const char *path)
{
  g_assert_cmpint (store_fixture_integer (path, "SELECT count (*) FROM (SELECT 1 FROM debt WHERE id > 1"
                                          " GROUP BY creditor HAVING count (*) <> " G_STRINGIFY (BATCH) ")"), ==, 0);
  g_assert_cmpint (store_fixture_integer (path, "SELECT count (*) FROM evidence_chunk"
                                          " WHERE evidence_id NOT IN (SELECT id FROM evidence)"), ==, 0);
  g_assert_cmpint (store_fixture_integer (path, "SELECT count (*) FROM recording_piece"
                                          " WHERE recording_id NOT IN (SELECT id FROM recording)"), ==, 0);
  check_file (path);
}

/* Every copy that has the name of one is whole. Then they go, so that the folder stays small. */
static void
check_copies (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      if (g_str_has_prefix (name, "copy-") && g_str_has_suffix (name, ".db"))
        check_file (file);
      if (g_str_has_prefix (name, "copy-") || g_str_has_prefix (name, "restore-")
          || g_str_has_prefix (name, "anning.db."))
        g_unlink (file);
    }

  copies = anning_copies_list (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < copies->len; i++)
    {
      const AnningCopy *copy = g_ptr_array_index (copies, i);

      anning_copies_check (copy->path, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  for (guint i = 2; i < copies->len; i++)
    {
      const AnningCopy *copy = g_ptr_array_index (copies, i);

      anning_copies_remove (copy->path, NULL, &error);
      g_assert_no_error (error);
    }
}

static gpointer
debt_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();

  debt->creditor = g_strdup ("晨星");
  anning_records_save (db, &anning_debt_type, debt, error);
  return NULL;
}

static void
run_on_one (Harness *self,
            guint    runs)
{
  StoreFixture fixture = { 0 };
  g_autofree char *wal = NULL;
  g_autoptr (GError) error = NULL;

  case_set_clock (self->clock);
  store_fixture_set_up (&fixture, NULL);
  wal = g_strconcat (fixture.path, "-wal", NULL);
  anning_store_write (fixture.store, debt_job, NULL, &error);
  g_assert_no_error (error);
  store_fixture_close (&fixture);
  for (guint i = 0; i < runs; i++)
    {
      /* Each fourth one is killed while it opens the file, or soon after. */
      g_autoptr (GArray) all = work_and_kill (self, fixture.path, i % 4 != 0, LONGEST);

      self->n += 1000;
      case_set_clock (self->clock);
      store_fixture_reopen (&fixture);
      check_said (self, fixture.path, all);
      store_fixture_close (&fixture);
      g_assert_cmpint (access (wal, F_OK), ==, -1);
      check_whole (fixture.path);
      check_copies (fixture.path);
      store_fixture_sql (fixture.path, "INSERT INTO search (search) VALUES ('integrity-check')");
    }
  store_fixture_tear_down (&fixture, NULL);
}

static guint
get_runs (void)
{
  const char *wanted = g_getenv ("ANNING_KILL_RUNS");

  return wanted != NULL ? (guint) g_ascii_strtoull (wanted, NULL, 10) : RUNS;
}

/* One of five is killed while it brings an old file to the present schema. */
static void
test_migration (void)
{
  const CaseStep *step = case_steps;
  guint runs = get_runs () / 5;
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("anning-migration-XXXXXX", &error);
  g_autofree char *from = g_build_filename (folder, "from", NULL);
  guint left_old = 0;

  g_assert_no_error (error);
  while (!g_str_equal (step->name, "migrate"))
    step++;
  case_make (step, from);
  for (guint i = 0; i < runs; i++)
    {
      g_autofree char *on = g_strdup_printf ("%s/%u", folder, i);
      g_autofree char *path = g_build_filename (on, "anning.db", NULL);
      Harness self = { .rand = rand, .clock = CASE_BEGIN_MS };
      g_autoptr (GArray) all = NULL;
      g_autoptr (AnningStore) store = NULL;

      case_copy_folder (from, on);
      store_fixture_sql (path, "INSERT INTO setting (key, value) VALUES ('kept', 'yes')");
      all = work_and_kill (&self, path, FALSE, LONGEST_MIGRATION);
      left_old += store_fixture_integer (path, "PRAGMA user_version") == 5;
      store = anning_store_new (path);
      anning_store_open (store, &error);
      g_assert_no_error (error);
      case_write_more (store, &error);
      g_assert_no_error (error);
      anning_store_close (store);
      g_assert_cmpint (store_fixture_integer (path, "SELECT count (*) FROM setting WHERE key = 'kept'"), ==, 1);
      check_file (path);
      check_copies (path);
      store_fixture_remove_tree (on);
    }
  g_test_message ("killed %u times while migrating, %u of these before it was done", runs, left_old);
  store_fixture_remove_tree (folder);
}

static void
test_work (void)
{
  const char *wanted = g_getenv ("ANNING_KILL_RUNS");
  guint runs = get_runs () - get_runs () / 5;
  g_autoptr (GRand) rand = g_rand_new_with_seed (wanted != NULL ? 500 : 20261122);
  Harness self = { .rand = rand, .clock = CASE_BEGIN_MS };

  for (guint left = runs; left > 0; left -= MIN (left, RUNS_ON_ONE))
    run_on_one (&self, MIN (left, RUNS_ON_ONE));
  for (guint i = 0; i < N_DEEDS; i++)
    g_test_message ("%s: %u done", deed_names[i], self.done[i]);
  g_test_message ("killed %u times", runs);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 6 && g_str_equal (argv[1], "--work"))
    child_work (argv[2], argv[3], argv[4], argv[5]);

  own_path = argv[0];
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/store/kill-work/deeds", test_work);
  g_test_add_func ("/store/kill-work/migration", test_migration);
  return g_test_run ();
}
