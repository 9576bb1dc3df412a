/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-versions.h"

#include <string.h>

#include "anning-db-private.h"

/* Columns before the fields. */
#define N_HEAD 4

typedef struct
{
  const AnningRecordType *type;
  gint64 id;
  gint64 pause_ms;
} Request;

/* @self: (nullable) */
void
anning_version_free (AnningVersion *self)
{
  if (self == NULL)
    return;

  g_free (self->action);
  if (self->record != NULL)
    anning_record_free (self->type, self->record);
  g_free (self);
}

static char *
make_sql (const AnningRecordType *type)
{
  GString *sql = g_string_new ("SELECT seq, at, action, content IS NOT NULL");

  for (guint i = 0; i < type->n_fields; i++)
    g_string_append_printf (sql, ", json_extract (content, '$.%s')", type->fields[i].name);
  g_string_append (sql, " FROM journal WHERE table_name = ?1 AND row_id = ?2 ORDER BY seq");
  return g_string_free (sql, FALSE);
}

static gpointer
read_record (AnningStatement        *statement,
             const AnningRecordType *type,
             gint64                  id)
{
  gpointer record = anning_record_new (type);

  ANNING_RECORD (record)->id = id;
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AnningField *field = &type->fields[i];
      gint64 value;

      if (anning_field_is_text (field))
        {
          anning_record_set_text (field, record, anning_statement_get_text (statement, N_HEAD + (int) i));
          continue;
        }
      value = anning_statement_get_integer (statement, N_HEAD + (int) i);
      /* The journal leaves out what is empty, and what the table did not have yet. */
      if (value == ANNING_UNKNOWN && (field->flags & ANNING_FIELD_OPTIONAL) == 0)
        value = 0;
      anning_record_set_integer (field, record, value);
    }
  return record;
}

static AnningVersion *
read_version (AnningStatement        *statement,
              const AnningRecordType *type,
              gint64                  id)
{
  AnningVersion *self = g_new0 (AnningVersion, 1);

  self->type = type;
  self->seq = anning_statement_get_integer (statement, 0);
  self->at = anning_statement_get_integer (statement, 1);
  self->action = g_strdup (anning_statement_get_text (statement, 2));
  if (anning_statement_get_integer (statement, 3) == 1)
    self->record = read_record (statement, type, id);
  return self;
}

/* A form saves in every pause of the typing: what follows so soon is the same change. */
static gboolean
goes_on (const AnningVersion *before,
         const AnningVersion *version,
         gint64               pause_ms)
{
  return strcmp (before->action, "update") == 0 && strcmp (version->action, "update") == 0
         && version->at >= before->at && version->at - before->at < pause_ms;
}

static void
reverse (GPtrArray *versions)
{
  for (guint i = 0; i < versions->len / 2; i++)
    {
      gpointer held = versions->pdata[i];

      versions->pdata[i] = versions->pdata[versions->len - 1 - i];
      versions->pdata[versions->len - 1 - i] = held;
    }
}

/**
 * anning_versions_read:
 * @pause_ms: changes that follow each other faster are told as one; 0: each by itself
 *
 * Goes through the whole journal.
 *
 * Returns: (transfer full) (element-type AnningVersion): newest first, or NULL and @error
 */
GPtrArray *
anning_versions_read (AnningDb                *db,
                      const AnningRecordType  *type,
                      gint64                   id,
                      gint64                   pause_ms,
                      GError                 **error)
{
  g_autofree char *sql = make_sql (type);
  g_autoptr (AnningStatement) statement = anning_db_prepare (db, sql, error);
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_version_free);

  if (statement == NULL)
    return NULL;
  anning_statement_bind_text (statement, 1, type->table);
  anning_statement_bind_integer (statement, 2, id);
  for (;;)
    {
      AnningVersion *version;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        break;
      version = read_version (statement, type, id);
      if (versions->len > 0 && goes_on (g_ptr_array_index (versions, versions->len - 1), version, pause_ms))
        g_ptr_array_set_size (versions, (int) versions->len - 1);
      g_ptr_array_add (versions, version);
    }
  reverse (versions);
  return g_steal_pointer (&versions);
}

static gpointer
read_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Request *request = data;

  return anning_versions_read (db, request->type, request->id, request->pause_ms, error);
}

/* The same from a page. */
void
anning_versions_read_async (AnningStore            *store,
                            const AnningRecordType *type,
                            gint64                  id,
                            gint64                  pause_ms,
                            GCancellable           *cancellable,
                            GAsyncReadyCallback     callback,
                            gpointer                user_data)
{
  Request *request = g_new0 (Request, 1);

  request->type = type;
  request->id = id;
  request->pause_ms = pause_ms;
  anning_store_read_async (store, read_job, request, g_free, (GDestroyNotify) g_ptr_array_unref, cancellable,
                           callback, user_data);
}

GPtrArray *
anning_versions_read_finish (AnningStore   *store,
                             GAsyncResult  *result,
                             GError       **error)
{
  return anning_store_call_finish (store, result, error);
}
