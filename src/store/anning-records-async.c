/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-records.h"

/* What a page asks the worker to do with records. */
typedef struct
{
  const AnningRecordType *type;
  char *link;
  gint64 id;
  gpointer record;
} Request;

/* A record that nobody came to fetch has to know how it is freed. */
typedef struct
{
  const AnningRecordType *type;
  gpointer record;
} Answer;

static Request *
request_new (const AnningRecordType *type,
             const char             *link,
             gint64                  id)
{
  Request *self = g_new0 (Request, 1);

  self->type = type;
  self->link = g_strdup (link);
  self->id = id;
  return self;
}

static void
request_free (Request *self)
{
  g_free (self->link);
  anning_record_free (self->type, self->record);
  g_free (self);
}

static void
answer_free (Answer *self)
{
  anning_record_free (self->type, self->record);
  g_free (self);
}

static gpointer
list_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Request *request = data;

  return anning_records_list (db, request->type, request->link, request->id, error);
}

static gpointer
get_job (AnningDb      *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const Request *request = data;
  gpointer record = anning_records_get (db, request->type, request->id, error);
  Answer *answer;

  if (record == NULL)
    return NULL;
  answer = g_new (Answer, 1);
  answer->type = request->type;
  answer->record = record;
  return answer;
}

static gpointer
save_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Request *request = data;

  if (!anning_records_save (db, request->type, request->record, error))
    return NULL;
  return g_memdup2 (&ANNING_RECORD (request->record)->id, sizeof (gint64));
}

static gpointer
remove_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const Request *request = data;

  return GINT_TO_POINTER (anning_records_remove (db, request->type, request->id, error));
}

static gpointer
restore_job (AnningDb      *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  const Request *request = data;

  return GINT_TO_POINTER (anning_records_restore (db, request->type, request->id, error));
}

void
anning_records_list_async (AnningStore            *store,
                           const AnningRecordType *type,
                           const char             *link,
                           gint64                  link_id,
                           GCancellable           *cancellable,
                           GAsyncReadyCallback     callback,
                           gpointer                user_data)
{
  anning_store_read_async (store, list_job, request_new (type, link, link_id),
                           (GDestroyNotify) request_free, (GDestroyNotify) g_ptr_array_unref,
                           cancellable, callback, user_data);
}

GPtrArray *
anning_records_list_finish (AnningStore   *store,
                            GAsyncResult  *result,
                            GError       **error)
{
  return anning_store_call_finish (store, result, error);
}

void
anning_records_get_async (AnningStore            *store,
                          const AnningRecordType *type,
                          gint64                  id,
                          GCancellable           *cancellable,
                          GAsyncReadyCallback     callback,
                          gpointer                user_data)
{
  anning_store_read_async (store, get_job, request_new (type, NULL, id),
                           (GDestroyNotify) request_free, (GDestroyNotify) answer_free,
                           cancellable, callback, user_data);
}

gpointer
anning_records_get_finish (AnningStore   *store,
                           GAsyncResult  *result,
                           GError       **error)
{
  Answer *answer = anning_store_call_finish (store, result, error);
  gpointer record;

  if (answer == NULL)
    return NULL;
  record = g_steal_pointer (&answer->record);
  answer_free (answer);
  return record;
}

void
anning_records_save_async (AnningStore            *store,
                           const AnningRecordType *type,
                           gconstpointer           record,
                           GAsyncReadyCallback     callback,
                           gpointer                user_data)
{
  Request *request = request_new (type, NULL, 0);

  request->record = anning_record_copy (type, record);
  anning_store_write_async (store, save_job, request, (GDestroyNotify) request_free, g_free,
                            NULL, callback, user_data);
}

gint64
anning_records_save_finish (AnningStore   *store,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_autofree gint64 *id = anning_store_call_finish (store, result, error);

  return id != NULL ? *id : 0;
}

void
anning_records_remove_async (AnningStore            *store,
                             const AnningRecordType *type,
                             gint64                  id,
                             GAsyncReadyCallback     callback,
                             gpointer                user_data)
{
  anning_store_write_async (store, remove_job, request_new (type, NULL, id),
                            (GDestroyNotify) request_free, NULL, NULL, callback, user_data);
}

void
anning_records_restore_async (AnningStore            *store,
                              const AnningRecordType *type,
                              gint64                  id,
                              GAsyncReadyCallback     callback,
                              gpointer                user_data)
{
  anning_store_write_async (store, restore_job, request_new (type, NULL, id),
                            (GDestroyNotify) request_free, NULL, NULL, callback, user_data);
}

gboolean
anning_records_remove_finish (AnningStore   *store,
                              GAsyncResult  *result,
                              GError       **error)
{
  return GPOINTER_TO_INT (anning_store_call_finish (store, result, error));
}
