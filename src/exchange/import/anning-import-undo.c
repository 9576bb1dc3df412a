/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-import-undo-private.h"

#include "anning-records.h"
#include "anning-source-entry.h"

static void
undone_free (gpointer data)
{
  anning_import_undone_free (data);
}

/* What is asked of a job; the job owns it. */
typedef struct
{
  gint64 source_id;            /* of one source, or */
  AnningImportDone *done;      /* of a whole import, or */
  AnningImportUndone *undone;  /* to be put back */
  AnningProgressRelay *relay;  /* NULL when nobody looks */
} Request;

static Request *
request_new (AnningProgressFunc progress,
             gpointer           progress_data)
{
  Request *request = g_new0 (Request, 1);

  request->relay = anning_progress_relay_new (progress, progress_data);
  return request;
}

/* The last report has come by now: the answer is on its way. */
static void
request_free (gpointer data)
{
  Request *request = data;

  anning_import_done_free (request->done);
  anning_import_undone_free (request->undone);
  if (request->relay != NULL)
    anning_progress_relay_unref (request->relay);
  g_free (request);
}

static void
progress_cb (double   fraction,
             gpointer user_data)
{
  anning_progress_relay_report (user_data, fraction);
}

static AnningImportCourse
course_of (const Request *request,
           guint          n_steps,
           GCancellable  *cancellable)
{
  return (AnningImportCourse) { request->relay != NULL ? progress_cb : NULL, request->relay, cancellable, n_steps, 0 };
}

static gpointer
undo_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Request *request = data;
  AnningImportCourse course = course_of (request, 0, cancellable);
  g_autoptr (AnningImportUndone) self = anning_import_undone_new ();
  g_autoptr (AnningSourceEntry) source = anning_records_get (db, &anning_source_entry_type, request->source_id, error);
  gboolean fine = source != NULL && anning_import_take_source_back (db, self, &course, request->source_id, error);

  if (request->relay != NULL)
    anning_progress_relay_end (request->relay);
  return fine ? g_steal_pointer (&self) : NULL;
}

static gpointer
undo_all_job (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const Request *request = data;
  const AnningImportDone *done = request->done;
  AnningImportCourse course = course_of (request, done->incidents->len + done->uses->len + done->incidents_before->len + done->traces->len,
                             cancellable);
  g_autoptr (AnningImportUndone) self = anning_import_undone_new ();
  gboolean fine = anning_import_take_all_back (db, self, &course, done, error);

  if (request->relay != NULL)
    anning_progress_relay_end (request->relay);
  return fine ? g_steal_pointer (&self) : NULL;
}

static gpointer
redo_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Request *request = data;
  const AnningImportUndone *undone = request->undone;
  AnningImportCourse course = course_of (request, anning_import_undone_n_steps (undone), cancellable);

  anning_import_put_all_back (db, undone, &course, error);
  if (request->relay != NULL)
    anning_progress_relay_end (request->relay);
  return NULL;
}

AnningImportUndone *
anning_import_undo (AnningStore  *store,
                    gint64        source_id,
                    GError      **error)
{
  Request request = { .source_id = source_id };

  return anning_store_write (store, undo_job, &request, error);
}

void
anning_import_undo_async (AnningStore         *store,
                          gint64               source_id,
                          AnningProgressFunc   progress,
                          gpointer             progress_data,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Request *request = request_new (progress, progress_data);

  request->source_id = source_id;
  anning_store_write_async (store, undo_job, request, request_free, undone_free, cancellable, callback, user_data);
}

AnningImportUndone *
anning_import_undo_all (AnningStore               *store,
                        const AnningImportResult  *result,
                        GError                   **error)
{
  Request request = { 0 };

  g_return_val_if_fail (result != NULL, NULL);

  request.done = result->done;
  return anning_store_write (store, undo_all_job, &request, error);
}

void
anning_import_undo_all_async (AnningStore              *store,
                              const AnningImportResult *result,
                              AnningProgressFunc        progress,
                              gpointer                  progress_data,
                              GCancellable             *cancellable,
                              GAsyncReadyCallback       callback,
                              gpointer                  user_data)
{
  Request *request;

  g_return_if_fail (result != NULL);

  request = request_new (progress, progress_data);
  request->done = anning_import_done_copy (result->done);
  anning_store_write_async (store, undo_all_job, request, request_free, undone_free, cancellable, callback, user_data);
}

AnningImportUndone *
anning_import_undo_finish (AnningStore   *store,
                           GAsyncResult  *result,
                           GError       **error)
{
  return anning_store_call_finish (store, result, error);
}

gboolean
anning_import_redo (AnningStore               *store,
                    const AnningImportUndone  *undone,
                    GError                   **error)
{
  g_autoptr (GError) local_error = NULL;
  Request request = { .undone = (AnningImportUndone *) undone };

  g_return_val_if_fail (undone != NULL, FALSE);

  anning_store_write (store, redo_job, &request, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

void
anning_import_redo_async (AnningStore         *store,
                          AnningImportUndone  *undone,
                          AnningProgressFunc   progress,
                          gpointer             progress_data,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  Request *request;

  g_return_if_fail (undone != NULL);

  request = request_new (progress, progress_data);
  request->undone = g_atomic_rc_box_acquire (undone);
  anning_store_write_async (store, redo_job, request, request_free, NULL, cancellable, callback, user_data);
}

gboolean
anning_import_redo_finish (AnningStore   *store,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_autoptr (GError) local_error = NULL;

  anning_store_call_finish (store, result, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}
