/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-originals-check.h"

#include "anning-db-private.h"
#include "anning-digest.h"
#include "anning-setting.h"

/* "1793711649000 34 0 3 7": when, how many, looked at or not, ids of the damaged ones. */
#define SETTING "originals/checked"
/* Between two pieces, where nobody waits: at most 64 MB a second are read. */
#define PAUSE_US 4000

typedef struct
{
  gint64 id;
  char *sha256;
  gint64 size;
  gint64 added_at;
} Original;

typedef struct
{
  AnningStore *store;
  GArray *originals; /* Original */
  AnningProgressRelay *relay;
  AnningOriginalsReport *report;
  gint64 bytes_all;
  gboolean slowly;
  guint8 *piece;
} Check;

static void
original_clear (gpointer data)
{
  g_free (((Original *) data)->sha256);
}

static void
damaged_free (gpointer data)
{
  AnningDamagedOriginal *damaged = data;

  g_free (damaged->expected);
  g_free (damaged->found);
  g_clear_pointer (&damaged->users, g_ptr_array_unref);
  g_free (damaged);
}

void
anning_originals_report_free (AnningOriginalsReport *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->damaged);
  g_free (self);
}

/* ---- what the file remembers ---- */

/* @ids: (out) (optional) (transfer full): of the damaged ones */
static AnningOriginalsChecked *
parse_checked (const char  *value,
               char      ***ids)
{
  AnningOriginalsChecked *checked = g_new0 (AnningOriginalsChecked, 1);
  g_auto (GStrv) words = g_strsplit (value != NULL ? value : "", " ", -1);
  guint n = g_strv_length (words);

  checked->checked_at = ANNING_UNKNOWN;
  if (n >= 3)
    {
      checked->checked_at = g_ascii_strtoll (words[0], NULL, 10);
      checked->n_checked = (guint) g_ascii_strtoull (words[1], NULL, 10);
      checked->looked = g_str_equal (words[2], "1");
      checked->n_damaged = n - 3;
    }
  if (ids != NULL)
    *ids = g_strdupv (n >= 3 ? words + 3 : words + n);
  return checked;
}

static char *
write_checked (const AnningOriginalsReport *report,
               gboolean                     looked)
{
  g_autoptr (GString) value = g_string_new (NULL);

  g_string_printf (value, "%" G_GINT64_FORMAT " %u %d", report->checked_at, report->n_checked, looked);
  for (guint i = 0; i < report->damaged->len; i++)
    g_string_append_printf (value, " %" G_GINT64_FORMAT,
                            ((AnningDamagedOriginal *) g_ptr_array_index (report->damaged, i))->evidence_id);
  return g_string_free (g_steal_pointer (&value), FALSE);
}

/* What was looked at once is not told anew each day: only damage that was not there yet. */
static gboolean
is_old_news (const AnningOriginalsReport *report,
             const AnningOriginalsChecked *before,
             char                        **ids)
{
  if (!before->looked)
    return report->damaged->len == 0;
  for (guint i = 0; i < report->damaged->len; i++)
    {
      const AnningDamagedOriginal *damaged = g_ptr_array_index (report->damaged, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, damaged->evidence_id);

      if (!g_strv_contains ((const char *const *) ids, id))
        return FALSE;
    }
  return TRUE;
}

static gpointer
remember_job (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const AnningOriginalsReport *report = data;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *old = anning_setting_get (db, SETTING, &local_error);
  g_auto (GStrv) ids = NULL;
  g_autofree AnningOriginalsChecked *before = NULL;
  g_autofree char *value = NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  before = parse_checked (old, &ids);
  value = write_checked (report, is_old_news (report, before, ids));
  anning_setting_set (db, SETTING, value, error);
  return NULL;
}

static gpointer
read_checked_job (AnningDb      *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *value = anning_setting_get (db, SETTING, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return parse_checked (value, NULL);
}

static gpointer
look_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *value = anning_setting_get (db, SETTING, &local_error);
  g_auto (GStrv) words = g_strsplit (value != NULL ? value : "", " ", -1);
  g_autofree char *looked = NULL;

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (g_strv_length (words) < 3 || g_str_equal (words[2], "1"))
    return NULL;
  words[2][0] = '1';
  looked = g_strjoinv (" ", words);
  anning_setting_set (db, SETTING, looked, error);
  return NULL;
}

/* ---- the check ---- */

static gpointer
list_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Check *check = data;
  g_autoptr (AnningStatement) statement = NULL;

  statement = anning_db_prepare (db, "SELECT id, sha256, size, added_at FROM evidence ORDER BY id", error);
  if (statement == NULL)
    return NULL;
  for (;;)
    {
      Original original;
      gboolean row;

      if (!anning_statement_step (statement, &row, error) || !row)
        return NULL;
      original.id = anning_statement_get_integer (statement, 0);
      original.sha256 = g_strdup (anning_statement_get_text (statement, 1));
      original.size = anning_statement_get_integer (statement, 2);
      original.added_at = anning_statement_get_integer (statement, 3);
      check->bytes_all += original.size;
      g_array_append_val (check->originals, original);
    }
}

static gpointer
users_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  GPtrArray *damaged = data;

  for (guint i = 0; i < damaged->len; i++)
    {
      AnningDamagedOriginal *original = g_ptr_array_index (damaged, i);

      original->users = anning_original_users_list (db, original->evidence_id, error);
      if (original->users == NULL)
        return NULL;
    }
  return NULL;
}

/* @digest: (out) (nullable): of what is there; NULL when it cannot be read */
static gboolean
hash (Check         *check,
      GInputStream  *stream,
      char         **digest,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr (AnningDigest) bytes = anning_digest_new ();
  g_autoptr (GError) local_error = NULL;

  for (;;)
    {
      gssize n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      n = g_input_stream_read (stream, check->piece, ANNING_EVIDENCE_CHUNK, cancellable, &local_error);
      if (n == 0)
        {
          *digest = anning_digest_finish (bytes);
          return TRUE;
        }
      if (n < 0)
        break;
      anning_digest_update (bytes, check->piece, (gsize) n);
      check->report->bytes += n;
      if (check->relay != NULL)
        anning_progress_relay_report (check->relay, (double) check->report->bytes / MAX (check->bytes_all, 1));
      if (check->slowly)
        g_usleep (PAUSE_US);
    }
  /* Damage is what is looked for, not a reason to stop. */
  if (g_error_matches (local_error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
check_one (Check           *check,
           const Original  *original,
           GCancellable    *cancellable,
           GError         **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GInputStream) stream = anning_evidence_open (check->store, original->id, &local_error);
  g_autofree char *digest = NULL;
  AnningDamagedOriginal *damaged;

  if (stream == NULL)
    {
      /* Purged meanwhile. */
      if (g_error_matches (local_error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!hash (check, stream, &digest, cancellable, error))
    return FALSE;
  g_input_stream_close (stream, NULL, NULL);
  check->report->n_checked++;
  if (g_strcmp0 (digest, original->sha256) == 0)
    return TRUE;

  damaged = g_new0 (AnningDamagedOriginal, 1);
  damaged->evidence_id = original->id;
  damaged->expected = g_strdup (original->sha256);
  damaged->found = g_steal_pointer (&digest);
  damaged->size = original->size;
  damaged->added_at = original->added_at;
  g_ptr_array_add (check->report->damaged, damaged);
  return TRUE;
}

static gboolean
run (Check         *check,
     GCancellable  *cancellable,
     GError       **error)
{
  g_autoptr (GError) local_error = NULL;

  anning_store_read (check->store, list_job, check, &local_error);
  for (guint i = 0; local_error == NULL && i < check->originals->len; i++)
    check_one (check, &g_array_index (check->originals, Original, i), cancellable, &local_error);
  if (local_error == NULL && check->report->damaged->len > 0)
    anning_store_read (check->store, users_job, check->report->damaged, &local_error);
  if (local_error == NULL)
    {
      check->report->checked_at = g_get_real_time () / 1000;
      anning_store_write (check->store, remember_job, check->report, &local_error);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/*
 * anning_originals_check:
 * @slowly: leaves the disk and the processor to others, for a check that nobody waits for
 *
 * Reads every original through a connection of its own and compares its SHA-256 with the one of
 * the day it came in. The file remembers what came of it; a cancelled check leaves nothing.
 *
 * Returns: (transfer full): or NULL with @error: cancelled, or the store's
 */
AnningOriginalsReport *
anning_originals_check (AnningStore          *store,
                        gboolean              slowly,
                        AnningProgressRelay  *relay,
                        GCancellable         *cancellable,
                        GError              **error)
{
  g_autoptr (AnningOriginalsReport) report = NULL;
  g_autoptr (GArray) originals = NULL;
  g_autofree guint8 *piece = NULL;
  Check check = { .store = store, .relay = relay, .slowly = slowly };

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  report = g_new0 (AnningOriginalsReport, 1);
  report->damaged = g_ptr_array_new_with_free_func (damaged_free);
  originals = g_array_new (FALSE, FALSE, sizeof (Original));
  g_array_set_clear_func (originals, original_clear);
  piece = g_malloc (ANNING_EVIDENCE_CHUNK);
  check.report = report;
  check.originals = originals;
  check.piece = piece;
  return run (&check, cancellable, error) ? g_steal_pointer (&report) : NULL;
}

typedef struct
{
  gboolean slowly;
  AnningProgressRelay *relay;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  anning_progress_relay_unref (request->relay);
  g_free (request);
}

static void
check_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  const Request *request = task_data;
  GError *error = NULL;
  AnningOriginalsReport *report;

  report = anning_originals_check (source_object, request->slowly, request->relay, cancellable, &error);
  anning_progress_relay_end (request->relay);
  if (report != NULL)
    g_task_return_pointer (task, report, (GDestroyNotify) anning_originals_report_free);
  else
    g_task_return_error (task, error);
}

void
anning_originals_check_async (AnningStore         *store,
                              gboolean             slowly,
                              AnningProgressFunc   progress,
                              gpointer             progress_data,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (ANNING_IS_STORE (store));

  request = g_new0 (Request, 1);
  request->slowly = slowly;
  request->relay = anning_progress_relay_new (progress, progress_data);
  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, anning_originals_check_async);
  /* What was found is told even if Cancel came a moment later. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, check_in_thread);
}

/* Returns: (transfer full): or NULL and @error */
AnningOriginalsReport *
anning_originals_check_finish (AnningStore   *store,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
anning_originals_checked_read_async (AnningStore         *store,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data)
{
  g_return_if_fail (ANNING_IS_STORE (store));

  anning_store_read_async (store, read_checked_job, NULL, NULL, g_free, cancellable, callback, user_data);
}

AnningOriginalsChecked *
anning_originals_checked_read_finish (AnningStore   *store,
                                      GAsyncResult  *result,
                                      GError       **error)
{
  return anning_store_call_finish (store, result, error);
}

static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  anning_store_call_finish (ANNING_STORE (source), result, &error);
  if (error != NULL)
    g_message ("That damaged originals were looked at was not kept: %s", error->message);
}

void
anning_originals_checked_look (AnningStore *store)
{
  g_return_if_fail (ANNING_IS_STORE (store));

  anning_store_write_async (store, look_job, NULL, NULL, NULL, NULL, looked_cb, NULL);
}
