/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-salvage.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "anning-copies-private.h"
#include "anning-copy-files-private.h"
#include "anning-errno-private.h"
#include "anning-migrate-private.h"
#include "anning-opening-private.h"
#include "anning-records-private.h"
#include "anning-salvage-private.h"

/* Offsets in SQLite's file header, https://www.sqlite.org/fileformat.html#the_database_header */
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68

void
anning_salvage_report_free (AnningSalvageReport *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->counts, g_ptr_array_unref);
  g_clear_pointer (&self->originals, g_ptr_array_unref);
  g_free (self);
}

gboolean
anning_salvage_run (AnningSalvage  *self,
                    const char     *sql,
                    gint64          first,
                    gint64          second,
                    GError        **error)
{
  g_autoptr (AnningStatement) statement = anning_db_prepare (self->db, sql, error);

  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, first);
  if (second != ANNING_UNKNOWN)
    anning_statement_bind_integer (statement, 2, second);
  return anning_statement_run (statement, error);
}

GArray *
anning_salvage_list (AnningSalvage  *self,
                     const char     *sql,
                     GError        **error)
{
  g_autoptr (AnningStatement) statement = anning_db_prepare (self->db, sql, error);
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (statement == NULL)
    return NULL;
  for (;;)
    {
      gboolean row;
      gint64 value;

      if (!anning_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&values);
      value = anning_statement_get_integer (statement, 0);
      g_array_append_val (values, value);
    }
}

gboolean
anning_salvage_was_refused (AnningSalvage *self,
                            const GError  *error)
{
  int code = sqlite3_errcode (anning_db_get_handle (self->db)) & 0xff;

  return g_error_matches (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FAILED)
         && (code == SQLITE_CONSTRAINT || code == SQLITE_MISMATCH || code == SQLITE_TOOBIG || code == SQLITE_ERROR);
}

/* As far as the beginning can be read, it has to say that the file is ours. */
static gboolean
check_beginning (AnningSalvage  *self,
                 gboolean       *ours,
                 GError        **error)
{
  g_autofree guint8 *page = g_malloc0 (anning_salvage_pages_get_size (self->pages));
  guint32 id, version;

  *ours = FALSE;
  if (!anning_salvage_pages_read (self->pages, 1, page) || memcmp (page, "SQLite format 3", 16) != 0)
    return TRUE;
  id = anning_salvage_read_be32 (page + HEADER_APPLICATION_ID);
  version = anning_salvage_read_be32 (page + HEADER_USER_VERSION);
  *ours = id == ANNING_APPLICATION_ID || id == ANNING_LIGHT_APPLICATION_ID;
  if (*ours && version > ANNING_SCHEMA_VERSION && version < 1000)
    {
      g_set_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NEWER,
                   "The file has schema %u, this program knows %d", version, ANNING_SCHEMA_VERSION);
      return FALSE;
    }
  return TRUE;
}

static AnningDb *
make_new_file (const char  *path,
               GError     **error)
{
  g_autoptr (AnningDb) db = NULL;

  if (!_anning_copy_files_make_private (path, error))
    return NULL;
  db = anning_db_open (path, ANNING_DB_CREATE, error);
  /* Nobody sees it before it is whole: it is synced once, at the end. */
  if (db == NULL
      || !anning_db_exec (db, "PRAGMA page_size = 16384; PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY", error)
      || !anning_migrate (db, anning_migrations, ANNING_SCHEMA_VERSION, NULL, error))
    return NULL;
  return g_steal_pointer (&db);
}

static gboolean
count_fingerprints (AnningSalvage  *self,
                    GError        **error)
{
  g_autofree char *sql = NULL;

  sql = g_strdup_printf ("SELECT count (*) FROM fingerprint WHERE deleted_at = 0 AND seq > %" G_GINT64_FORMAT,
                         self->report->journal_kept);
  return anning_db_get_integer (self->db, sql, &self->report->fingerprints_left, error);
}

/* The report's figures that hang on each other. */
static gboolean
finish_report (AnningSalvage  *self,
               gboolean        ours,
               GError        **error)
{
  AnningSalvageReport *report = self->report;
  gboolean stand_ins = FALSE;
  gint64 found = report->kept + report->journal_kept + report->journal_left + report->originals_whole;

  for (guint i = 0; i < report->counts->len; i++)
    stand_ins |= ((const AnningSalvageCount *) g_ptr_array_index (report->counts, i))->stand_ins > 0;
  report->pages = anning_salvage_pages_get_n (self->pages);
  report->pages_bad = self->pages_bad;
  report->foreign = self->foreign;
  report->complete = report->lost == 0 && report->originals->len == 0 && report->journal_broken == 0
                     && report->journal_wrong == 0
                     && !stand_ins && report->pages_bad == 0;
  if (found > 0 || ours)
    return TRUE;
  g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_A_DATABASE,
                       "Nothing of ours can be found in the file");
  return FALSE;
}

static gboolean
salvage_into (AnningSalvage  *self,
              GPtrArray      *folders,
              GError        **error)
{
  gboolean ours;

  if (!check_beginning (self, &ours, error)
      || !anning_salvage_learn_tables (self, error)
      || !anning_db_begin (self->db, error))
    return FALSE;
  if (anning_salvage_find_pages (self, error)
      && anning_salvage_take_rows (self, error)
      && anning_salvage_ask_journal (self, error)
      && anning_salvage_mend_links (self, error)
      && anning_salvage_check_originals (self, folders, error)
      && anning_records_index_all (self->db, error)
      && anning_salvage_write_journal (self, error)
      && count_fingerprints (self, error)
      && finish_report (self, ours, error)
      && !g_cancellable_set_error_if_cancelled (self->cancellable, error))
    {
      return anning_db_commit (self->db, error)
             && anning_db_exec (self->db, "PRAGMA journal_mode = DELETE", error);
    }
  anning_db_rollback (self->db);
  return FALSE;
}

static void
salvage_clear (AnningSalvage *self)
{
  g_clear_pointer (&self->pages, anning_salvage_pages_free);
  g_clear_pointer (&self->db, anning_db_close);
  g_clear_pointer (&self->tables, g_ptr_array_unref);
  g_clear_pointer (&self->owners, g_free);
  g_clear_pointer (&self->hints, g_free);
  g_clear_pointer (&self->report, anning_salvage_report_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnningSalvage, salvage_clear)

static gboolean
put_in_place (const char  *draft,
              const char  *path,
              GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return _anning_copy_files_sync (draft, error)
         && _anning_copy_files_rename (draft, path, error)
         && _anning_copy_files_sync_folder (folder, error);
}

static AnningSalvageReport *
salvage_to_draft (const char    *path,
                  const char    *draft,
                  const char    *copies,
                  void         (*progress) (double fraction, gpointer user_data),
                  gpointer       user_data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_auto (AnningSalvage) self = { .progress = progress, .user_data = user_data, .cancellable = cancellable };
  g_autoptr (GPtrArray) folders = NULL;

  self.report = g_new0 (AnningSalvageReport, 1);
  folders = _anning_copy_names_find_folders (path, copies, &self.report->copies_away);
  self.report->counts = NULL;
  self.pages = anning_salvage_pages_new (path, error);
  if (self.pages == NULL)
    return NULL;
  self.db = make_new_file (draft, error);
  if (self.db == NULL)
    return NULL;
  anning_db_set_cancellable (self.db, cancellable);
  /* There may be nothing to count. */
  anning_salvage_get_count (&self, "setting");
  if (!salvage_into (&self, folders, error))
    return NULL;
  return g_steal_pointer (&self.report);
}

AnningSalvageReport *
anning_salvage (const char    *path,
                const char    *to_path,
                const char    *copies,
                AnningProgressFunc progress,
                gpointer       user_data,
                GCancellable  *cancellable,
                GError       **error)
{
  g_autofree char *real = NULL;
  g_autofree char *draft = NULL;
  g_autoptr (AnningSalvageReport) report = NULL;
  g_autoptr (GError) lock_error = NULL;
  int lock;

  g_return_val_if_fail (path != NULL && to_path != NULL, NULL);

  if (access (path, F_OK) != 0)
    {
      _anning_errno_set_error (error, errno, "The file cannot be opened");
      return NULL;
    }
  if (access (to_path, F_OK) == 0 || g_file_test (to_path, G_FILE_TEST_IS_SYMLINK))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "There is a file of that name already");
      return NULL;
    }
  real = anning_opening_find_real_path (path);
  /* Where no lock can be made nobody writes either. */
  lock = anning_opening_lock (real, &lock_error);
  if (lock < 0 && !g_error_matches (lock_error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_READ_ONLY))
    {
      g_propagate_error (error, g_steal_pointer (&lock_error));
      return NULL;
    }

  draft = g_strconcat (to_path, ".part", NULL);
  /* Of a program that was killed here. */
  g_unlink (draft);
  report = salvage_to_draft (real, draft, copies, progress, user_data, cancellable, error);
  if (report != NULL && !put_in_place (draft, to_path, error))
    g_clear_pointer (&report, anning_salvage_report_free);
  if (report == NULL)
    g_unlink (draft);
  else if (progress != NULL)
    progress (1.0, user_data);
  anning_opening_unlock (real, lock);
  return g_steal_pointer (&report);
}

/* ---- as a task ---- */

typedef struct
{
  char *path;
  char *to_path;
  char *copies;
  AnningProgressRelay *relay;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->path);
  g_free (order->to_path);
  g_free (order->copies);
  g_clear_pointer (&order->relay, anning_progress_relay_unref);
  g_free (order);
}

static void
report_free (gpointer data)
{
  anning_salvage_report_free (data);
}

static void
report_cb (double   fraction,
           gpointer user_data)
{
  anning_progress_relay_report (user_data, fraction);
}

static void
salvage_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Order *order = task_data;
  GError *error = NULL;
  AnningSalvageReport *report;

  report = anning_salvage (order->path, order->to_path, order->copies, report_cb, order->relay, cancellable, &error);
  anning_progress_relay_end (order->relay);
  if (report != NULL)
    g_task_return_pointer (task, report, report_free);
  else
    g_task_return_error (task, error);
}

void
anning_salvage_async (const char          *path,
                      const char          *to_path,
                      const char          *copies,
                      AnningProgressFunc   progress,
                      gpointer             progress_data,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Order *order = g_new0 (Order, 1);

  g_return_if_fail (path != NULL && to_path != NULL);

  order->path = g_strdup (path);
  order->to_path = g_strdup (to_path);
  order->copies = g_strdup (copies);
  order->relay = anning_progress_relay_new (progress, progress_data);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, anning_salvage_async);
  /* A file that was made is told, also to who cancelled too late. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, salvage_thread);
}

AnningSalvageReport *
anning_salvage_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
