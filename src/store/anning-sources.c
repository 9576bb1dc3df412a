/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-sources.h"

#include "anning-setting.h"

#include "anning-records-private.h"
#include "anning-trace-entry.h"

gboolean
anning_sources_find (AnningDb    *db,
                     const char  *sha256,
                     gint64      *id,
                     GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  gboolean row;

  g_return_val_if_fail (sha256 != NULL && id != NULL, FALSE);

  statement = anning_db_prepare (db, "SELECT id FROM source WHERE sha256 = ?1 AND deleted_at = 0 ORDER BY id LIMIT 1",
                                 error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_text (statement, 1, sha256);
  if (!anning_statement_step (statement, &row, error))
    return FALSE;
  *id = row ? anning_statement_get_integer (statement, 0) : 0;
  return TRUE;
}

/* Whether what @key names was deleted, and purged since. */
static gboolean
know_gone (AnningDb    *db,
           const char  *key,
           gboolean    *known,
           GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autofree char *gone = anning_setting_dup_gone_key (key);

  statement = anning_db_prepare (db,
                                 "SELECT 1 FROM setting g WHERE g.key = ?1 AND (g.value = ''"
                                 " OR EXISTS (SELECT 1 FROM source s WHERE s.id = CAST (g.value AS INTEGER)"
                                 " AND s.deleted_at = 0))",
                                 error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_text (statement, 1, gone);
  return anning_statement_step (statement, known, error);
}

gboolean
anning_sources_know_key (AnningDb    *db,
                         const char  *key,
                         gboolean    *known,
                         GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  g_return_val_if_fail (key != NULL && known != NULL, FALSE);

  statement = anning_db_prepare (db,
                                 "SELECT 1 FROM trace t WHERE t.key = ?1 AND (t.deleted_at = 0 OR t.source_id IS NULL"
                                 " OR EXISTS (SELECT 1 FROM source s WHERE s.id = t.source_id AND s.deleted_at = 0))",
                                 error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_text (statement, 1, key);
  if (!anning_statement_step (statement, known, error))
    return FALSE;
  return *known || know_gone (db, key, known, error);
}

gboolean
anning_sources_know_any (AnningDb  *db,
                         gboolean  *any,
                         GError   **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  g_return_val_if_fail (any != NULL, FALSE);

  statement = anning_db_prepare (db, "SELECT 1 FROM (SELECT 1 FROM trace UNION ALL"
                                     " SELECT 1 FROM setting WHERE key >= 'gone/' AND key < 'gone0') LIMIT 1", error);
  return statement != NULL && anning_statement_step (statement, any, error);
}

GArray *
anning_sources_list_keyed (AnningDb    *db,
                           const char  *start,
                           GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autofree char *end = NULL;

  g_return_val_if_fail (start != NULL && *start != '\0', NULL);

  /* What begins with it lies before the same text with a greater last byte. */
  end = g_strdup (start);
  end[strlen (end) - 1]++;
  statement = anning_db_prepare (db,
                                 "SELECT t.id FROM trace t JOIN incident i ON i.id = t.incident_id AND i.deleted_at = 0"
                                 " WHERE t.key >= ?1 AND t.key < ?2 AND t.deleted_at = 0 ORDER BY t.id DESC", error);
  if (statement == NULL)
    return NULL;
  anning_statement_bind_text (statement, 1, start);
  anning_statement_bind_text (statement, 2, end);
  return anning_statement_read_ids (statement, error);
}

GHashTable *
anning_sources_read_written (AnningDb    *db,
                             const char  *writer,
                             GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autoptr (GHashTable) written = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  statement = anning_db_prepare (db, "SELECT id, relative_id FROM incident WHERE written_by = ?1 AND deleted_at = 0", error);
  if (statement == NULL)
    return NULL;
  anning_statement_bind_text (statement, 1, writer);
  for (;;)
    {
      gint64 ids[2];
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&written);
      for (guint i = 0; i < 2; i++)
        ids[i] = anning_statement_get_integer (statement, (int) i);
      g_hash_table_insert (written, g_memdup2 (&ids[0], sizeof ids[0]), g_memdup2 (&ids[1], sizeof ids[1]));
    }
}

GArray *
anning_sources_list_incidents (AnningDb  *db,
                               gint64     source_id,
                               GError   **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  statement = anning_db_prepare (db,
                                 "SELECT DISTINCT t.incident_id FROM trace t JOIN incident i ON i.id = t.incident_id"
                                 " WHERE t.source_id = ?1 AND t.deleted_at = 0 AND i.deleted_at = 0"
                                 " ORDER BY t.incident_id",
                                 error);
  if (statement == NULL)
    return NULL;
  anning_statement_bind_integer (statement, 1, source_id);
  return anning_statement_read_ids (statement, error);
}

gboolean
anning_sources_is_held (AnningDb  *db,
                        gint64     incident_id,
                        gboolean  *held,
                        GError   **error)
{
  guint n_types;
  const AnningRecordType *const *types = anning_records_get_types (&n_types);

  g_return_val_if_fail (held != NULL, FALSE);

  *held = FALSE;
  for (guint i = 0; i < n_types && !*held; i++)
    {
      g_autoptr (AnningStatement) statement = NULL;
      g_autofree char *sql = NULL;

      if (types[i] == &anning_trace_entry_type || anning_record_find_field (types[i], "incident_id") == NULL)
        continue;
      sql = g_strdup_printf ("SELECT 1 FROM %s WHERE incident_id = ?1 AND deleted_at = 0", types[i]->table);
      statement = anning_db_prepare (db, sql, error);
      if (statement == NULL)
        return FALSE;
      anning_statement_bind_integer (statement, 1, incident_id);
      if (!anning_statement_step (statement, held, error))
        return FALSE;
    }
  return TRUE;
}
