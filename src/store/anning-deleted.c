/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-deleted.h"

#include <string.h>

#include "anning-incident.h"
#include "anning-proposal.h"
#include "anning-purge-private.h"
#include "anning-records-private.h"

/* Of a text, so that a long transcript is not carried about. */
#define MOST_CHARACTERS 120

void
anning_deleted_free (AnningDeleted *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_free (self->text);
  g_free (self->channel);
  g_free (self);
}

void
anning_deleted_list_free (AnningDeletedList *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->things, g_ptr_array_unref);
  g_free (self);
}

static gboolean
is_owned_by (const AnningField *field)
{
  return field->kind == ANNING_FIELD_LINK && (field->flags & ANNING_FIELD_OPTIONAL) == 0;
}

/* " AND NOT EXISTS …": what went together with the row that it cannot be without is no thing of its own. */
static char *
make_alone (const AnningRecordType *type)
{
  GString *sql = g_string_new (NULL);

  for (guint i = 0; i < type->n_fields; i++)
    {
      g_autofree char *table = NULL;

      if (!is_owned_by (&type->fields[i]))
        continue;
      table = anning_records_get_link_table (&type->fields[i]);
      if (anning_records_find_type (table) != NULL)
        g_string_append_printf (sql, " AND NOT EXISTS (SELECT 1 FROM %s p WHERE p.id = r.%s AND p.deleted_at = r.deleted_at)",
                                table, type->fields[i].name);
    }
  return g_string_free (sql, FALSE);
}

/* "coalesce (nullif (a, ''), …, NULL, NULL)" of the texts of @type that have @flag */
static char *
make_text (const AnningRecordType *type,
           AnningFieldFlags        flag)
{
  GString *sql = g_string_new ("substr (coalesce (");

  for (guint i = 0; i < type->n_fields; i++)
    {
      if ((type->fields[i].flags & flag) && anning_field_is_text (&type->fields[i]))
        g_string_append_printf (sql, "nullif (r.%s, ''), ", type->fields[i].name);
    }
  g_string_append_printf (sql, "NULL, NULL), 1, %d)", MOST_CHARACTERS);
  return g_string_free (sql, FALSE);
}

/* What a thing of @type is called: its own title, else the creditor of the debt that it belongs to. */
static char *
make_title (const AnningRecordType *type)
{
  g_autofree char *own = make_text (type, ANNING_FIELD_TITLE);

  if (anning_record_find_field (type, "debt_id") == NULL)
    return g_steal_pointer (&own);
  return g_strdup_printf ("coalesce (%s, (SELECT nullif (d.creditor, '') FROM debt d WHERE d.id = r.debt_id))", own);
}

static char *
make_select (const AnningRecordType *type)
{
  gboolean incident = type == &anning_incident_type;
  g_autofree char *title = make_title (type);
  g_autofree char *text = make_text (type, ANNING_FIELD_SEARCHED);
  g_autofree char *alone = make_alone (type);
  const char *at = incident ? "r.started_at" : type == &anning_round_type ? "r.happened_at" : "NULL";

  return g_strdup_printf ("SELECT r.id, r.deleted_at, %s, %s, %s, %s, %s,"
                          " (SELECT count (*) FROM evidence e WHERE %s),"
                          " (SELECT coalesce (sum (e.size), 0) FROM evidence e WHERE %s)"
                          " FROM %s r WHERE r.deleted_at > 0%s ORDER BY r.deleted_at DESC, r.id LIMIT ?1",
                          title, text, at, at[0] == 'r' ? "r.utc_offset" : "0", incident ? "r.channel" : "NULL",
                          "e.id IN (SELECT u.evidence_id FROM evidence_use u WHERE u.owner = ?2 AND u.owner_id = r.id)"
                          " AND NOT EXISTS (SELECT 1 FROM evidence_use o WHERE o.evidence_id = e.id"
                          " AND (o.owner <> ?2 OR o.owner_id <> r.id))",
                          "e.id IN (SELECT u.evidence_id FROM evidence_use u WHERE u.owner = ?2 AND u.owner_id = r.id)"
                          " AND NOT EXISTS (SELECT 1 FROM evidence_use o WHERE o.evidence_id = e.id"
                          " AND (o.owner <> ?2 OR o.owner_id <> r.id))",
                          type->table, alone);
}

/* How many rows went with @thing. */
static gboolean
count_with (AnningDb       *db,
            AnningDeleted  *thing,
            GError        **error)
{
  guint n_types;
  const AnningRecordType *const *types = anning_records_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      for (guint j = 0; j < types[i]->n_fields; j++)
        {
          const AnningField *field = &types[i]->fields[j];
          g_autoptr (AnningStatement) statement = NULL;
          g_autofree char *table = NULL;
          g_autofree char *sql = NULL;
          gboolean row;

          if (!is_owned_by (field))
            continue;
          table = anning_records_get_link_table (field);
          if (strcmp (table, thing->type->table) != 0)
            continue;
          sql = g_strdup_printf ("SELECT count (*) FROM %s WHERE %s = ?1 AND deleted_at = ?2", types[i]->table, field->name);
          statement = anning_db_prepare (db, sql, error);
          if (statement == NULL)
            return FALSE;
          anning_statement_bind_integer (statement, 1, thing->id);
          anning_statement_bind_integer (statement, 2, thing->deleted_at);
          if (!anning_statement_step (statement, &row, error))
            return FALSE;
          thing->n_with += (guint) anning_statement_get_integer (statement, 0);
        }
    }
  return TRUE;
}

static gboolean
read_type (AnningDb                *db,
           const AnningRecordType  *type,
           guint                    limit,
           GPtrArray               *things,
           GError                 **error)
{
  g_autofree char *sql = make_select (type);
  g_autoptr (AnningStatement) statement = anning_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, limit);
  anning_statement_bind_text (statement, 2, type->table);
  for (;;)
    {
      AnningDeleted *thing;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      thing = g_new0 (AnningDeleted, 1);
      thing->type = type;
      thing->id = anning_statement_get_integer (statement, 0);
      thing->deleted_at = anning_statement_get_integer (statement, 1);
      thing->goes_at = thing->deleted_at + ANNING_PURGE_AFTER_MS;
      thing->title = g_strdup (anning_statement_get_text (statement, 2));
      thing->text = g_strdup (anning_statement_get_text (statement, 3));
      thing->at = anning_statement_get_integer (statement, 4);
      thing->utc_offset = anning_statement_get_integer (statement, 5);
      thing->channel = g_strdup (anning_statement_get_text (statement, 6));
      thing->n_originals = (guint) anning_statement_get_integer (statement, 7);
      thing->bytes = anning_statement_get_integer (statement, 8);
      g_ptr_array_add (things, thing);
    }
}

static gboolean
count_type (AnningDb                *db,
            const AnningRecordType  *type,
            gint64                  *n,
            GError                 **error)
{
  g_autofree char *alone = make_alone (type);
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s r WHERE r.deleted_at > 0%s", type->table, alone);
  gint64 found;

  if (!anning_db_get_integer (db, sql, &found, error))
    return FALSE;
  *n += found;
  return TRUE;
}

static gboolean
read_unused (AnningDb           *db,
             AnningDeletedList  *list,
             GError            **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  gboolean row;

  statement = anning_db_prepare (db, "SELECT count (*), coalesce (sum (size), 0), max (unused_since)"
                                     " FROM evidence WHERE unused_since IS NOT NULL", error);
  if (statement == NULL || !anning_statement_step (statement, &row, error))
    return FALSE;
  list->n_unused = (guint) anning_statement_get_integer (statement, 0);
  list->unused_bytes = anning_statement_get_integer (statement, 1);
  list->unused_goes_at = anning_statement_get_integer (statement, 2);
  if (list->unused_goes_at != ANNING_UNKNOWN)
    list->unused_goes_at += ANNING_PURGE_AFTER_MS;
  return TRUE;
}

static int
compare_things (gconstpointer a,
                gconstpointer b)
{
  const AnningDeleted *first = *(const AnningDeleted *const *) a;
  const AnningDeleted *second = *(const AnningDeleted *const *) b;

  if (first->deleted_at != second->deleted_at)
    return first->deleted_at > second->deleted_at ? -1 : 1;
  return first->type->number - second->type->number;
}

/* Inside a job. @limit: how many things at most */
static AnningDeletedList *
deleted_read (AnningDb  *db,
              guint      limit,
              GError   **error)
{
  guint n_types;
  const AnningRecordType *const *types = anning_records_get_types (&n_types);
  g_autoptr (AnningDeletedList) list = g_new0 (AnningDeletedList, 1);
  gint64 n = 0;

  list->things = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_deleted_free);
  for (guint i = 0; i < n_types; i++)
    {
      if (!read_type (db, types[i], limit, list->things, error) || !count_type (db, types[i], &n, error))
        return NULL;
    }
  g_ptr_array_sort (list->things, compare_things);
  if (list->things->len > limit)
    g_ptr_array_set_size (list->things, (int) limit);
  for (guint i = 0; i < list->things->len; i++)
    {
      if (!count_with (db, g_ptr_array_index (list->things, i), error))
        return NULL;
    }
  list->n_left = (guint) (n - list->things->len);
  return read_unused (db, list, error) ? g_steal_pointer (&list) : NULL;
}

static gpointer
read_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return deleted_read (db, GPOINTER_TO_UINT (data), error);
}

void
anning_deleted_read_async (AnningStore         *store,
                           guint                limit,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  anning_store_read_async (store, read_job, GUINT_TO_POINTER (limit), NULL, (GDestroyNotify) anning_deleted_list_free,
                           cancellable, callback, user_data);
}

AnningDeletedList *
anning_deleted_read_finish (AnningStore   *store,
                            GAsyncResult  *result,
                            GError       **error)
{
  return anning_store_call_finish (store, result, error);
}

/* ---- dropping for good ---- */

typedef struct
{
  const AnningRecordType *type;
  gint64 id;
} Order;

static gpointer
purge_job (AnningDb      *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Order *order = data;

  if (order->type != NULL)
    anning_purge_record (db, order->type, order->id, anning_store_now (), error);
  else
    anning_purge_everything (db, anning_store_now (), error);
  return NULL;
}

void
anning_deleted_purge_async (AnningStore             *store,
                            const AnningRecordType  *type,
                            gint64                   id,
                            GAsyncReadyCallback      callback,
                            gpointer                 user_data)
{
  Order *order = g_new0 (Order, 1);

  g_return_if_fail (ANNING_IS_STORE (store));

  order->type = type;
  order->id = id;
  anning_store_write_async (store, purge_job, order, g_free, NULL, NULL, callback, user_data);
}

gboolean
anning_deleted_purge_finish (AnningStore   *store,
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
