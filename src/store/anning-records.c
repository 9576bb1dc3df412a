/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-records.h"

#include <string.h>

#include "anning-journal-private.h"
#include "anning-records-private.h"
#include "anning-text-marks.h"
#include "anning-tokenizer-private.h"

/* The columns that every table begins with. */
#define HEAD "id, created_at, updated_at, deleted_at"
#define N_HEAD 4

/* "a, b, c", or "a = ?5, b = ?6, c = ?7" */
static char *
join_fields (const AnningRecordType *type,
             gboolean                with_places)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < type->n_fields; i++)
    {
      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", type->fields[i].name);
      if (with_places)
        g_string_append_printf (text, " = ?%u", i + N_HEAD + 1);
    }
  return g_string_free (text, FALSE);
}

static char *
make_select (const AnningRecordType *type)
{
  g_autofree char *fields = join_fields (type, FALSE);

  return g_strdup_printf ("SELECT " HEAD ", %s FROM %s WHERE id = ?1", fields, type->table);
}

static char *
make_json (const AnningRecordType *type)
{
  g_autofree char *json = anning_records_json_sql (type);

  return g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1", json, type->table);
}

/* A crafted file may have a number after which there is none; SQLite then looks for one that is free. */
char *
anning_records_fresh_id_sql (const char *table)
{
  return g_strdup_printf ("(SELECT n + 1 FROM (SELECT max (coalesce ((SELECT max (id) FROM %s), 0),"
                          " coalesce ((SELECT max (row_id) FROM journal WHERE table_name = '%s'), 0)) AS n)"
                          " WHERE n < 4611686018427387904)", table, table);
}

static char *
make_insert (const AnningRecordType *type)
{
  g_autofree char *fields = join_fields (type, FALSE);
  g_autofree char *id = anning_records_fresh_id_sql (type->table);
  g_autoptr (GString) places = g_string_new (NULL);

  g_string_append_printf (places, "coalesce (?1, %s), ?2, ?3, ?4", id);

  for (guint i = 0; i < type->n_fields; i++)
    g_string_append_printf (places, ", ?%u", i + N_HEAD + 1);
  return g_strdup_printf ("INSERT INTO %s (" HEAD ", %s) VALUES (%s)", type->table, fields, places->str);
}

static char *
make_update (const AnningRecordType *type)
{
  g_autofree char *fields = join_fields (type, TRUE);

  return g_strdup_printf ("UPDATE %s SET created_at = ?2, updated_at = ?3, deleted_at = ?4, %s"
                          " WHERE id = ?1", type->table, fields);
}

typedef enum
{
  SQL_SELECT,
  SQL_JSON,
  SQL_INSERT,
  SQL_UPDATE,
} Sql;

/* Made once for each type, as there are few of them: an import writes hundreds of thousands of rows. */
static const char *
get_sql (const AnningRecordType *type,
         Sql                     which)
{
  static char *(*const makers[]) (const AnningRecordType *type) = { make_select, make_json, make_insert, make_update };
  static GMutex lock;
  static GHashTable *made[G_N_ELEMENTS (makers)];
  char *sql;

  g_mutex_lock (&lock);
  if (made[which] == NULL)
    made[which] = g_hash_table_new (NULL, NULL);
  sql = g_hash_table_lookup (made[which], type);
  if (sql == NULL)
    {
      sql = makers[which] (type);
      g_hash_table_insert (made[which], (gpointer) type, sql);
    }
  g_mutex_unlock (&lock);
  return sql;
}

/* Whatever a person typed, a source told or another program wrote: none of it turns what stands behind it. */
static void
drop_marks (const AnningRecordType *type,
            gpointer                record)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AnningField *field = &type->fields[i];
      const char *text = anning_field_is_text (field) ? anning_record_get_text (field, record) : NULL;
      g_autofree char *plain = NULL;

      if (text == NULL || !anning_text_has_marks (text))
        continue;
      plain = anning_text_without_marks (text);
      anning_record_set_text (field, record, plain);
    }
}

static gpointer
read_row (const AnningRecordType *type,
          AnningStatement        *row)
{
  gpointer record = anning_record_new (type);

  ANNING_RECORD (record)->id = anning_statement_get_integer (row, 0);
  ANNING_RECORD (record)->created_at = anning_statement_get_integer (row, 1);
  ANNING_RECORD (record)->updated_at = anning_statement_get_integer (row, 2);
  ANNING_RECORD (record)->deleted_at = anning_statement_get_integer (row, 3);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AnningField *field = &type->fields[i];

      if (anning_field_is_text (field))
        anning_record_set_text (field, record, anning_statement_get_text (row, N_HEAD + i));
      else
        anning_record_set_integer (field, record, anning_statement_get_integer (row, N_HEAD + i));
    }
  drop_marks (type, record);
  return record;
}

static gboolean
set_not_found (GError **error)
{
  g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NOT_FOUND,
                       "There is no such record");
  return FALSE;
}

/* The row, deleted or not; NULL without @error if there is none. */
static gpointer
find_row (AnningDb                *db,
          const AnningRecordType  *type,
          gint64                   id,
          GError                 **error)
{
  g_autoptr (AnningStatement) statement = anning_db_prepare (db, get_sql (type, SQL_SELECT), error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  anning_statement_bind_integer (statement, 1, id);
  if (!anning_statement_step (statement, &row, error) || !row)
    return NULL;
  return read_row (type, statement);
}

GPtrArray *
anning_records_list (AnningDb                *db,
                     const AnningRecordType  *type,
                     const char              *link,
                     gint64                   link_id,
                     GError                 **error)
{
  g_autofree char *fields = join_fields (type, FALSE);
  g_autofree char *where = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (AnningStatement) statement = NULL;
  g_autoptr (GPtrArray) records = NULL;

  if (link != NULL)
    {
      g_return_val_if_fail (anning_record_find_field (type, link) != NULL, NULL);
      where = g_strdup_printf (" AND %s = ?1", link);
    }
  sql = g_strdup_printf ("SELECT " HEAD ", %s FROM %s WHERE deleted_at = 0%s ORDER BY %s",
                         fields, type->table, where != NULL ? where : "", type->order_by);
  statement = anning_db_prepare (db, sql, error);
  if (statement == NULL)
    return NULL;
  if (link != NULL)
    anning_statement_bind_integer (statement, 1, link_id);

  records = g_ptr_array_new_with_free_func (anning_records_get_free_func (type));
  for (;;)
    {
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&records);
      g_ptr_array_add (records, read_row (type, statement));
    }
}

gpointer
anning_records_get (AnningDb                *db,
                    const AnningRecordType  *type,
                    gint64                   id,
                    GError                 **error)
{
  g_autoptr (GError) local_error = NULL;
  gpointer record = find_row (db, type, id, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (record != NULL && ANNING_RECORD (record)->deleted_at == 0)
    return record;

  anning_record_free (type, record);
  set_not_found (error);
  return NULL;
}

/* ---- the index and the journal ---- */

gboolean
anning_records_unindex (AnningDb                *db,
                        const AnningRecordType  *type,
                        gint64                   id,
                        GError                 **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  statement = anning_db_prepare (db, "DELETE FROM search WHERE rowid = ?1", error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, anning_search_rowid (type, id));
  return anning_statement_run (statement, error);
}

static char *
join_searched (const AnningRecordType *type,
               gconstpointer           record,
               AnningFieldFlags        flag)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < type->n_fields; i++)
    {
      const AnningField *field = &type->fields[i];
      const char *value;

      if (!(field->flags & flag) || !anning_field_is_text (field))
        continue;
      value = anning_record_get_text (field, record);
      if (value == NULL)
        continue;
      if (text->len > 0)
        g_string_append_c (text, ANNING_TOKENIZER_BREAK);
      g_string_append (text, value);
    }
  return g_string_free (text, FALSE);
}

static gboolean
is_searched (const AnningRecordType *type)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      if (type->fields[i].flags & (ANNING_FIELD_TITLE | ANNING_FIELD_SEARCHED))
        return TRUE;
    }
  return FALSE;
}

/* @old: (nullable): what the index holds now */
static gboolean
reindex (AnningDb                *db,
         const AnningRecordType  *type,
         gint64                   id,
         gconstpointer            old,
         gconstpointer            record,
         GError                 **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  if (!is_searched (type))
    return TRUE;

  title = join_searched (type, record, ANNING_FIELD_TITLE);
  body = join_searched (type, record, ANNING_FIELD_SEARCHED);
  if (old != NULL)
    {
      g_autofree char *old_title = join_searched (type, old, ANNING_FIELD_TITLE);
      g_autofree char *old_body = join_searched (type, old, ANNING_FIELD_SEARCHED);

      if (strcmp (title, old_title) == 0 && strcmp (body, old_body) == 0)
        return TRUE;
      if (!anning_records_unindex (db, type, id, error))
        return FALSE;
    }
  if (*title == '\0' && *body == '\0')
    return TRUE;

  statement = anning_db_prepare (db, "INSERT INTO search (rowid, title, body) VALUES (?1, ?2, ?3)", error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, anning_search_rowid (type, id));
  anning_statement_bind_text (statement, 2, title);
  anning_statement_bind_text (statement, 3, body);
  return anning_statement_run (statement, error);
}

/* Fills an empty index from every record that stands. */
gboolean
anning_records_index_all (AnningDb  *db,
                          GError   **error)
{
  guint n_types;
  const AnningRecordType *const *types = anning_records_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      g_autoptr (GPtrArray) records = NULL;

      if (!is_searched (types[i]))
        continue;
      records = anning_records_list (db, types[i], NULL, 0, error);
      if (records == NULL)
        return FALSE;
      for (guint j = 0; j < records->len; j++)
        {
          const AnningRecord *record = g_ptr_array_index (records, j);

          if (!reindex (db, types[i], record->id, NULL, record, error))
            return FALSE;
        }
    }
  return TRUE;
}

char *
anning_records_json_sql (const AnningRecordType *type)
{
  GString *sql = g_string_new ("json_patch ('{}', json_object ("
                               "'id', id, 'created_at', created_at, 'updated_at', updated_at,"
                               " 'deleted_at', nullif (deleted_at, 0)");

  for (guint i = 0; i < type->n_fields; i++)
    g_string_append_printf (sql, ", '%s', %s", type->fields[i].name, type->fields[i].name);
  g_string_append (sql, "))");
  return g_string_free (sql, FALSE);
}

/*
 * Numbers that a row always has, as they are by default. A content that was written
 * down before a column was there is held against a row with both put over this.
 */
char *
anning_records_defaults_json (const AnningRecordType *type)
{
  GString *json = g_string_new ("{");

  for (guint i = 0; i < type->n_fields; i++)
    {
      if (!anning_field_is_text (&type->fields[i]) && !(type->fields[i].flags & ANNING_FIELD_OPTIONAL))
        g_string_append_printf (json, "%s\"%s\":0", json->len > 1 ? "," : "", type->fields[i].name);
    }
  g_string_append_c (json, '}');
  return g_string_free (json, FALSE);
}

char *
anning_records_to_json (AnningDb                *db,
                        const AnningRecordType  *type,
                        gint64                   id,
                        GError                 **error)
{
  g_autoptr (AnningStatement) statement = anning_db_prepare (db, get_sql (type, SQL_JSON), error);
  gboolean row;

  if (statement == NULL)
    return NULL;
  anning_statement_bind_integer (statement, 1, id);
  if (!anning_statement_step (statement, &row, error))
    return NULL;
  if (row)
    return g_strdup (anning_statement_get_text (statement, 0));
  set_not_found (error);
  return NULL;
}

gboolean
anning_records_write_down (AnningDb                *db,
                           const AnningRecordType  *type,
                           const char              *action,
                           gint64                   id,
                           GError                 **error)
{
  g_autofree char *content = anning_records_to_json (db, type, id, error);

  if (content == NULL || !anning_journal_append (db, action, type->table, id, content, error))
    return FALSE;
  anning_db_note_change (db, type->table, id);
  return TRUE;
}

/* ---- writing ---- */

static gboolean
check_texts (const AnningRecordType  *type,
             gconstpointer            record,
             GError                 **error)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AnningField *field = &type->fields[i];

      if (anning_field_is_text (field) && anning_record_get_text (field, record) != NULL
          && !g_utf8_validate (anning_record_get_text (field, record), -1, NULL))
        {
          g_set_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FAILED,
                       "The text in %s is not UTF-8", field->name);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
write_row (AnningDb                *db,
           const AnningRecordType  *type,
           const AnningRecord      *head,
           gconstpointer            record,
           gboolean                 is_new,
           GError                 **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  statement = anning_db_prepare (db, get_sql (type, is_new ? SQL_INSERT : SQL_UPDATE), error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, is_new ? ANNING_UNKNOWN : head->id);
  anning_statement_bind_integer (statement, 2, head->created_at);
  anning_statement_bind_integer (statement, 3, head->updated_at);
  anning_statement_bind_integer (statement, 4, head->deleted_at);
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AnningField *field = &type->fields[i];

      if (anning_field_is_text (field))
        anning_statement_bind_text (statement, N_HEAD + 1 + i, anning_record_get_text (field, record));
      else
        anning_statement_bind_integer (statement, N_HEAD + 1 + i, anning_record_get_integer (field, record));
    }
  return anning_statement_run (statement, error);
}

static gboolean
insert (AnningDb                *db,
        const AnningRecordType  *type,
        gpointer                 record,
        GError                 **error)
{
  AnningRecord head = { .id = 0 };

  head.created_at = head.updated_at = anning_store_now ();
  if (!write_row (db, type, &head, record, TRUE, error))
    return FALSE;
  head.id = sqlite3_last_insert_rowid (anning_db_get_handle (db));
  if (!reindex (db, type, head.id, NULL, record, error)
      || !anning_records_write_down (db, type, "insert", head.id, error))
    return FALSE;
  *ANNING_RECORD (record) = head;
  return TRUE;
}

static gboolean
update (AnningDb                *db,
        const AnningRecordType  *type,
        gpointer                 record,
        gconstpointer            old,
        GError                 **error)
{
  AnningRecord head = *(const AnningRecord *) old;

  if (!anning_record_equal (type, old, record))
    {
      head.updated_at = anning_store_now ();
      if (!write_row (db, type, &head, record, FALSE, error)
          || (head.deleted_at == 0 && !reindex (db, type, head.id, old, record, error))
          || !anning_records_write_down (db, type, "update", head.id, error))
        return FALSE;
    }
  *ANNING_RECORD (record) = head;
  return TRUE;
}

gboolean
anning_records_save (AnningDb                *db,
                     const AnningRecordType  *type,
                     gpointer                 record,
                     GError                 **error)
{
  g_autoptr (GError) local_error = NULL;
  gpointer old;
  gboolean saved;

  if (!anning_db_check_writing (db, error) || !check_texts (type, record, error))
    return FALSE;
  drop_marks (type, record);
  if (ANNING_RECORD (record)->id == 0)
    return insert (db, type, record, error);

  old = find_row (db, type, ANNING_RECORD (record)->id, &local_error);
  if (old == NULL)
    {
      if (local_error == NULL)
        return set_not_found (error);
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  saved = update (db, type, record, old, error);
  anning_record_free (type, old);
  return saved;
}

/* ---- deleting and restoring ---- */

static gboolean mark_row (AnningDb                *db,
                          const AnningRecordType  *type,
                          gint64                   id,
                          gint64                   from,
                          gint64                   to,
                          GError                 **error);

/* Rows of @type whose @field points to @id and whose mark is @mark. */
static GArray *
find_dependents (AnningDb                *db,
                 const AnningRecordType  *type,
                 const AnningField       *field,
                 gint64                   id,
                 gint64                   mark,
                 GError                 **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = ?1 AND deleted_at = ?2",
                                          type->table, field->name);
  g_autoptr (AnningStatement) statement = anning_db_prepare (db, sql, error);

  if (statement == NULL)
    return NULL;
  anning_statement_bind_integer (statement, 1, id);
  anning_statement_bind_integer (statement, 2, mark);
  return anning_statement_read_ids (statement, error);
}

static gboolean
mark_dependents (AnningDb                *db,
                 const AnningRecordType  *parent,
                 gint64                   id,
                 gint64                   from,
                 gint64                   to,
                 GError                 **error)
{
  guint n_types;
  const AnningRecordType *const *types = anning_records_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      for (guint j = 0; j < types[i]->n_fields; j++)
        {
          const AnningField *field = &types[i]->fields[j];
          g_autofree char *table = NULL;
          g_autoptr (GArray) ids = NULL;

          if (field->kind != ANNING_FIELD_LINK || (field->flags & ANNING_FIELD_OPTIONAL))
            continue;
          table = anning_records_get_link_table (field);
          if (strcmp (table, parent->table) != 0)
            continue;
          ids = find_dependents (db, types[i], field, id, from, error);
          if (ids == NULL)
            return FALSE;
          for (guint k = 0; k < ids->len; k++)
            {
              if (!mark_row (db, types[i], g_array_index (ids, gint64, k), from, to, error))
                return FALSE;
            }
        }
    }
  return TRUE;
}

/* Changes the mark of a row and of what cannot be without it, from 0 to a time or back. */
static gboolean
mark_row (AnningDb                *db,
          const AnningRecordType  *type,
          gint64                   id,
          gint64                   from,
          gint64                   to,
          GError                 **error)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE %s SET deleted_at = ?2 WHERE id = ?1", type->table);
  g_autoptr (AnningStatement) statement = anning_db_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, id);
  anning_statement_bind_integer (statement, 2, to);
  if (!anning_statement_run (statement, error))
    return FALSE;

  if (to != 0)
    {
      if (!anning_records_unindex (db, type, id, error))
        return FALSE;
    }
  else
    {
      gpointer record = find_row (db, type, id, error);
      gboolean indexed = record != NULL && reindex (db, type, id, NULL, record, error);

      anning_record_free (type, record);
      if (!indexed)
        return FALSE;
    }
  return anning_records_write_down (db, type, to != 0 ? "remove" : "restore", id, error)
         && mark_dependents (db, type, id, from, to, error);
}

/* @mark: (out): the row's deleted_at */
static gboolean
read_mark (AnningDb                *db,
           const AnningRecordType  *type,
           gint64                   id,
           gint64                  *mark,
           GError                 **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT deleted_at FROM %s WHERE id = ?1", type->table);
  g_autoptr (AnningStatement) statement = anning_db_prepare (db, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, id);
  if (!anning_statement_step (statement, &row, error))
    return FALSE;
  if (!row)
    return set_not_found (error);
  *mark = anning_statement_get_integer (statement, 0);
  return TRUE;
}

gboolean
anning_records_remove (AnningDb                *db,
                       const AnningRecordType  *type,
                       gint64                   id,
                       GError                 **error)
{
  gint64 mark;

  if (!anning_db_check_writing (db, error) || !read_mark (db, type, id, &mark, error))
    return FALSE;
  return mark != 0 || mark_row (db, type, id, 0, anning_store_now (), error);
}

gboolean
anning_records_restore (AnningDb                *db,
                        const AnningRecordType  *type,
                        gint64                   id,
                        GError                 **error)
{
  gint64 mark;

  if (!anning_db_check_writing (db, error) || !read_mark (db, type, id, &mark, error))
    return FALSE;
  return mark == 0 || mark_row (db, type, id, mark, 0, error);
}
