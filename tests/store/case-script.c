/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "case-script.h"

#include <string.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "anning-backup.h"
#include "anning-debt.h"
#include "anning-evidence.h"
#include "anning-incident.h"
#include "anning-records.h"
#include "anning-restore.h"
#include "anning-takes.h"
#include "store-fixture.h"

#define DAY_MS (24 * 60 * 60 * G_GINT64_CONSTANT (1000))
/* Three pieces, the last one short; with what a page holds, some 40 pages. */
#define ORIGINAL (2 * ANNING_EVIDENCE_CHUNK + 1000)

static gint64 clock_ms = CASE_BEGIN_MS;

/* Stands before GLib's own. */
gint64
g_get_real_time (void)
{
  return clock_ms * 1000;
}

void
case_set_clock (gint64 now)
{
  clock_ms = now;
}

gint64
case_get_clock (void)
{
  return clock_ms;
}

/* ---- what the case is made of ---- */

static GInputStream *
make_original (guint seed,
               gsize length)
{
  guint8 *bytes = g_malloc (length);

  for (gsize i = 0; i < length; i++)
    bytes[i] = (guint8) ((i + seed) * 2654435761u >> 13);
  return g_memory_input_stream_new_from_data (bytes, length, g_free);
}

static gboolean
add_incident (AnningDb    *db,
              const char  *summary,
              guint        seed,
              gsize        length,
              GError     **error)
{
  g_autoptr (AnningIncident) incident = anning_incident_new ();
  g_autoptr (GInputStream) stream = make_original (seed, length);
  gint64 id;

  incident->summary = g_strdup (summary);
  id = anning_evidence_add (db, stream, "audio/amr", NULL, NULL, NULL, NULL, error);
  return id != 0 && anning_records_save (db, &anning_incident_type, incident, error)
         && anning_evidence_use (db, id, "incident", incident->record.id, "a.amr", NULL, 0, error) != 0;
}

static gboolean
add_debt (AnningDb    *db,
          const char  *creditor,
          GError     **error)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();

  debt->creditor = g_strdup (creditor);
  return anning_records_save (db, &anning_debt_type, debt, error);
}

static gpointer
fill_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  gint64 take;
  g_autoptr (GBytes) sound = g_bytes_new_static ("OggS\0sound", 10);

  if (add_debt (db, "晨星", error)
      && add_incident (db, "催收一", 1, ORIGINAL, error)
      && add_incident (db, "催收二", 2, 20000, error)
      && anning_records_remove (db, &anning_incident_type, 2, error)
      && (take = anning_takes_begin (db, CASE_BEGIN_MS, 480, "call", error)) != 0)
    anning_takes_append (db, take, 0, sound, error);
  return NULL;
}

static void
do_now (AnningStore *store,
        AnningJob    job,
        gpointer     data)
{
  g_autoptr (GError) error = NULL;

  anning_store_write (store, job, data, &error);
  g_assert_no_error (error);
}

static void
open_now (Case *self)
{
  g_autoptr (GError) error = NULL;

  self->store = anning_store_new (self->path);
  anning_store_open (self->store, &error);
  g_assert_no_error (error);
}

static gboolean
write_it (Case      *self,
          AnningJob  job,
          GError   **error)
{
  g_autoptr (GError) local_error = NULL;

  anning_store_write (self->store, job, NULL, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* ---- the steps ---- */

static void
prepare_none (Case *self)
{
  g_assert_cmpint (g_unlink (self->path), ==, 0);
}

static gboolean
run_open (Case    *self,
          GError **error)
{
  self->store = anning_store_new (self->path);
  return anning_store_open (self->store, error);
}

static gpointer
save_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (AnningDebt) debt = anning_records_get (db, &anning_debt_type, 1, error);

  if (debt == NULL)
    return NULL;
  debt->principal = 123456;
  if (anning_records_save (db, &anning_debt_type, debt, error))
    add_debt (db, "青禾", error);
  return NULL;
}

static gboolean
run_save (Case    *self,
          GError **error)
{
  return write_it (self, save_job, error);
}

static gpointer
evidence_job (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  add_incident (db, "催收三", 3, ORIGINAL, error);
  return NULL;
}

static gboolean
run_evidence (Case    *self,
              GError **error)
{
  return write_it (self, evidence_job, error);
}

static gpointer
remove_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  anning_records_remove (db, &anning_incident_type, 1, error);
  return NULL;
}

static gboolean
run_remove (Case    *self,
            GError **error)
{
  return write_it (self, remove_job, error);
}

static gpointer
undo_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  anning_records_restore (db, &anning_incident_type, 2, error);
  return NULL;
}

static gboolean
run_undo (Case    *self,
          GError **error)
{
  return write_it (self, undo_job, error);
}

static gpointer
keep_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autofree AnningKeptTake *kept G_GNUC_UNUSED = anning_takes_keep (db, 1, NULL, error);

  return NULL;
}

static gboolean
run_keep (Case    *self,
          GError **error)
{
  return write_it (self, keep_job, error);
}

static gpointer
backup_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Case *self = data;
  g_autofree char *copy = g_build_filename (self->folder, "copy.db", NULL);

  anning_backup_write (db, copy, NULL, error);
  return NULL;
}

static gboolean
run_backup (Case    *self,
            GError **error)
{
  g_autoptr (GError) local_error = NULL;

  anning_store_read (self->store, backup_job, self, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Forty days after: what was deleted goes for good. */
static gboolean
run_purge (Case    *self,
           GError **error)
{
  case_set_clock (CASE_BEGIN_MS + 40 * DAY_MS);
  return run_open (self, error);
}

static void
prepare_schema_5 (Case *self)
{
  g_autofree char *path = g_build_filename (g_getenv ("ANNING_SOURCE_ROOT"), "tests", "store", "schemas",
                                            "schema-5.sql", NULL);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (path, &sql, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  g_file_set_contents (self->path, "", 0, &error);
  g_assert_no_error (error);
  store_fixture_sql (self->path, "PRAGMA page_size = 16384; PRAGMA journal_mode = WAL;");
  store_fixture_sql (self->path, sql);
}

static void
prepare_copy (Case *self)
{
  g_autofree char *copy = g_build_filename (self->folder, "copy.db", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (anning_store_backup_to (self->path, copy, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  open_now (self);
  do_now (self->store, save_job, NULL);
  case_clear (self);
}

static gboolean
run_restore (Case    *self,
             GError **error)
{
  g_autofree char *copy = g_build_filename (self->folder, "copy.db", NULL);

  return anning_restore (self->path, copy, ANNING_RESTORE_WHOLE, NULL, NULL, NULL, NULL, error);
}

static gboolean
run_close (Case    *self,
           GError **error)
{
  if (!write_it (self, save_job, error))
    return FALSE;
  anning_store_close (self->store);
  g_clear_object (&self->store);
  return TRUE;
}

const CaseStep case_steps[] = {
  { "make", FALSE, FALSE, prepare_none, run_open },
  { "open", FALSE, FALSE, NULL, run_open },
  { "save", TRUE, FALSE, NULL, run_save },
  { "evidence", TRUE, FALSE, NULL, run_evidence },
  { "delete", TRUE, FALSE, NULL, run_remove },
  { "undo", TRUE, FALSE, NULL, run_undo },
  { "keep-take", TRUE, FALSE, NULL, run_keep },
  { "purge", FALSE, FALSE, NULL, run_purge },
  { "migrate", FALSE, TRUE, prepare_schema_5, run_open },
  { "backup", TRUE, TRUE, NULL, run_backup },
  { "restore", FALSE, TRUE, prepare_copy, run_restore },
  { "close", TRUE, FALSE, NULL, run_close },
};
const guint n_case_steps = G_N_ELEMENTS (case_steps);

/* ---- for the tests ---- */

void
case_init (Case       *self,
           const char *folder)
{
  self->folder = g_strdup (folder);
  self->path = g_build_filename (folder, "anning.db", NULL);
  self->store = NULL;
}

void
case_clear (Case *self)
{
  if (self->store != NULL)
    anning_store_close (self->store);
  g_clear_object (&self->store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

void
case_drop (Case *self)
{
  case_clear (self);
  g_free (self->folder);
  g_free (self->path);
}

void
case_make (const CaseStep *step,
           const char     *folder)
{
  Case self;

  case_set_clock (CASE_BEGIN_MS);
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  case_init (&self, folder);
  open_now (&self);
  do_now (self.store, fill_job, NULL);
  case_clear (&self);
  if (step->prepare != NULL)
    step->prepare (&self);
  case_drop (&self);
}

void
case_copy_folder (const char *from,
                  const char *to)
{
  g_autoptr (GDir) dir = g_dir_open (from, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  g_assert_cmpint (g_mkdir (to, 0700), ==, 0);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *source = g_build_filename (from, name, NULL);
      g_autofree char *target = g_build_filename (to, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      if (g_file_test (source, G_FILE_TEST_IS_DIR))
        {
          case_copy_folder (source, target);
          continue;
        }
      g_assert_true (g_file_get_contents (source, &bytes, &length, NULL));
      g_assert_true (g_file_set_contents_full (target, bytes, length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
    }
}

/* All tables but those that SQLite keeps for itself and the index for searching, row for row. */
char *
case_digest (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "anning.db", NULL);
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *names = NULL;
  g_auto (GStrv) tables = NULL;

  if (access (path, F_OK) != 0)
    return g_strdup ("none");
  names = store_fixture_text (path, "SELECT coalesce (group_concat (name, ' '), '') FROM (SELECT name FROM sqlite_schema"
                              " WHERE type = 'table' AND name NOT GLOB 'sqlite_*' AND name NOT GLOB 'search*'"
                              " ORDER BY name)");
  tables = g_strsplit (names, " ", -1);
  for (guint i = 0; tables[i] != NULL && tables[i][0] != '\0'; i++)
    {
      g_autofree char *columns_sql = g_strdup_printf ("SELECT group_concat ('quote (\"' || name || '\")', ' || ')"
                                                      " FROM pragma_table_info ('%s')", tables[i]);
      g_autofree char *columns = store_fixture_text (path, columns_sql);
      g_autofree char *sql = g_strdup_printf ("SELECT coalesce (group_concat (line, char (10)), '')"
                                              " FROM (SELECT %s AS line FROM \"%s\" ORDER BY 1)", columns, tables[i]);
      g_autofree char *rows = store_fixture_text (path, sql);

      g_checksum_update (sum, (const guchar *) tables[i], -1);
      g_checksum_update (sum, (const guchar *) rows, -1);
    }
  return g_strdup (g_checksum_get_string (sum));
}

static gpointer
more_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  add_debt (db, "还能写", error);
  return NULL;
}

gboolean
case_write_more (AnningStore  *store,
                 GError      **error)
{
  g_autoptr (GError) local_error = NULL;

  anning_store_write (store, more_job, NULL, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
