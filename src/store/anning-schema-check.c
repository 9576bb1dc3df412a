/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-schema-check-private.h"

#include <string.h>

#include "anning-migrate-private.h"

#define READ_SCHEMA "SELECT type, name, tbl_name, sql FROM sqlite_schema"

/* What FTS5 makes beside the search table. Its texts are SQLite's own and may change with it. */
static const char *const shadows[] = {
  "search_config", "search_content", "search_data", "search_docsize", "search_idx",
};

static void
object_free (gpointer data)
{
  AnningSchemaObject *object = data;

  g_free (object->type);
  g_free (object->name);
  g_free (object->table);
  g_free (object->sql);
  g_free (object);
}

/* Blanks are all in which texts of different versions of SQLite may differ. */
static char *
squeeze (const char *sql)
{
  GString *text = NULL;

  if (sql == NULL)
    return NULL;
  text = g_string_new (NULL);
  for (const char *c = sql; *c != '\0'; c++)
    {
      if (!g_ascii_isspace (*c))
        g_string_append_c (text, *c);
    }
  return g_string_free (text, FALSE);
}

gboolean
anning_schema_is_internal (const char *type,
                           const char *name)
{
  if (g_strcmp0 (type, "table") != 0 || name == NULL)
    return FALSE;
  /* What PRAGMA optimize leaves. */
  if (strcmp (name, "sqlite_stat1") == 0 || strcmp (name, "sqlite_stat4") == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (shadows); i++)
    {
      if (strcmp (name, shadows[i]) == 0)
        return TRUE;
    }
  return FALSE;
}

static GHashTable *
make_reference (guint    version,
                GError **error)
{
  g_autoptr (AnningDb) db = anning_db_open (":memory:", ANNING_DB_CREATE, error);
  g_autoptr (GHashTable) objects = NULL;
  g_autoptr (AnningStatement) statement = NULL;
  gboolean row = TRUE;

  if (db == NULL || !anning_migrate (db, anning_migrations, version, NULL, error))
    return NULL;
  objects = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, object_free);
  statement = anning_db_prepare (db, READ_SCHEMA, error);
  if (statement == NULL)
    return NULL;
  for (;;)
    {
      AnningSchemaObject *object;

      if (!anning_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&objects);
      object = g_new0 (AnningSchemaObject, 1);
      object->type = g_strdup (anning_statement_get_text (statement, 0));
      object->name = g_strdup (anning_statement_get_text (statement, 1));
      object->table = g_strdup (anning_statement_get_text (statement, 2));
      object->sql = squeeze (anning_statement_get_text (statement, 3));
      g_hash_table_insert (objects, object->name, object);
    }
}

GHashTable *
anning_schema_get_reference (guint    version,
                             GError **error)
{
  static GHashTable *references[ANNING_SCHEMA_VERSION + 1];
  static GMutex lock;
  g_autoptr (GMutexLocker) locker G_GNUC_UNUSED = g_mutex_locker_new (&lock);

  g_return_val_if_fail (version <= ANNING_SCHEMA_VERSION, NULL);

  if (references[version] == NULL)
    references[version] = make_reference (version, error);
  return references[version];
}

static gboolean
is_ours (GHashTable      *reference,
         AnningStatement *row)
{
  const char *type = anning_statement_get_text (row, 0);
  const char *name = anning_statement_get_text (row, 1);
  const AnningSchemaObject *object = name != NULL ? g_hash_table_lookup (reference, name) : NULL;
  g_autofree char *sql = NULL;

  if (object == NULL)
    return anning_schema_is_internal (type, name);
  if (g_strcmp0 (type, object->type) != 0 || g_strcmp0 (anning_statement_get_text (row, 2), object->table) != 0)
    return FALSE;
  if (anning_schema_is_internal (type, name))
    return TRUE;
  sql = squeeze (anning_statement_get_text (row, 3));
  return g_strcmp0 (sql, object->sql) == 0;
}

static gboolean
read_version (AnningDb  *db,
              guint     *version,
              GError   **error)
{
  gint64 value;

  if (!anning_db_get_integer (db, "PRAGMA user_version", &value, error))
    return FALSE;
  if (value > ANNING_SCHEMA_VERSION)
    {
      g_set_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NEWER,
                   "The file has schema %" G_GINT64_FORMAT ", this program knows %d",
                   value, ANNING_SCHEMA_VERSION);
      return FALSE;
    }
  if (value < 0)
    {
      g_set_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED,
                   "The file has the impossible schema %" G_GINT64_FORMAT, value);
      return FALSE;
    }
  *version = (guint) value;
  return TRUE;
}

gboolean
anning_schema_check (AnningDb  *db,
                     GError   **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTable *reference;
  GHashTableIter iter;
  const char *name;
  guint version;
  gboolean row;

  if (!read_version (db, &version, error))
    return FALSE;
  reference = anning_schema_get_reference (version, error);
  statement = reference != NULL ? anning_db_prepare (db, READ_SCHEMA, error) : NULL;
  if (statement == NULL)
    return FALSE;

  for (;;)
    {
      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      if (!is_ours (reference, statement))
        {
          g_autofree char *what = g_strdup (anning_statement_get_text (statement, 0));
          g_autofree char *clean = what != NULL ? g_utf8_make_valid (what, -1) : NULL;

          g_set_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_ALTERED,
                       "The schema holds something that is not ours: %s", clean != NULL ? clean : "?");
          return FALSE;
        }
      g_hash_table_add (seen, g_strdup (anning_statement_get_text (statement, 1)));
    }

  g_hash_table_iter_init (&iter, reference);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, NULL))
    {
      if (!g_hash_table_contains (seen, name))
        {
          g_set_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED, "The schema lacks %s", name);
          return FALSE;
        }
    }
  return TRUE;
}
