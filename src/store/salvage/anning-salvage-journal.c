/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-salvage-private.h"

#include <string.h>

#include "anning-digest.h"
#include "anning-journal-private.h"
#include "anning-records-private.h"

/* What the journal says last of a row that stands. */
#define STANDS "action NOT IN ('purge', 'remove')"

/* A content that is not the one that was written down is none. */
static gboolean
drop_wrong_contents (AnningSalvage  *self,
                     GError        **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autoptr (GArray) wrong = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean row = TRUE;

  statement = anning_db_prepare (self->db, "SELECT seq, content, content_hash FROM journal WHERE content IS NOT NULL",
                                 error);
  if (statement == NULL)
    return FALSE;
  for (;;)
    {
      g_autoptr (AnningDigest) sum = NULL;
      g_autofree char *digest = NULL;
      const char *content;

      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      sum = anning_digest_new ();
      content = anning_statement_get_text (statement, 1);
      anning_digest_update (sum, content, strlen (content));
      digest = anning_digest_finish (sum);
      if (g_strcmp0 (digest, anning_statement_get_text (statement, 2)) != 0)
        {
          gint64 seq = anning_statement_get_integer (statement, 0);

          g_array_append_val (wrong, seq);
        }
    }
  self->report->journal_wrong = wrong->len;
  for (guint i = 0; i < wrong->len; i++)
    {
      if (!anning_salvage_run (self, "UPDATE journal SET content = NULL WHERE seq = ?1",
                               g_array_index (wrong, gint64, i), ANNING_UNKNOWN, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
find_break (AnningSalvage  *self,
            GError        **error)
{
  AnningSalvageTable *table = anning_salvage_find_table (self, "journal");
  AnningSalvageReport *report = self->report;
  gint64 rows;

  if (!anning_journal_verify (self->db, NULL, NULL, &rows, &report->journal_broken, error))
    return FALSE;
  /* Pages are gone, and what is there holds: they were the last ones. */
  if (report->journal_broken == 0 && (table->gaps > 0 || table->root == 0))
    report->journal_broken = rows > 0 || table->gaps > 0 || self->begins_badly ? rows + 1 : 0;
  return TRUE;
}

gboolean
anning_salvage_cut_journal (AnningSalvage  *self,
                            GError        **error)
{
  AnningSalvageReport *report = self->report;
  gint64 first_left;

  if (!drop_wrong_contents (self, error) || !find_break (self, error))
    return FALSE;

  first_left = report->journal_broken > 0 ? report->journal_broken : G_MAXINT64;
  return anning_db_exec (self->db,
                         "CREATE TEMP TABLE behind (seq INTEGER PRIMARY KEY, at INTEGER, action TEXT,"
                         " table_name TEXT, row_id INTEGER, content TEXT)", error)
         && anning_salvage_run (self,
                                "INSERT INTO temp.behind SELECT seq, at, action, table_name, row_id, content"
                                " FROM main.journal WHERE seq >= ?1", first_left, ANNING_UNKNOWN, error)
         && anning_salvage_run (self, "DELETE FROM main.journal WHERE seq >= ?1", first_left, ANNING_UNKNOWN, error)
         && anning_db_get_integer (self->db, "SELECT count (*) FROM main.journal", &report->journal_kept, error)
         && anning_db_get_integer (self->db, "SELECT at FROM main.journal ORDER BY seq DESC LIMIT 1",
                                   &report->journal_last, error)
         && anning_db_get_integer (self->db, "SELECT count (*) FROM temp.behind", &report->journal_left, error)
         /* Of each row: the last that is told of it, and the last content that is still there. */
         && anning_db_exec (self->db,
                            "CREATE TEMP TABLE told (table_name TEXT, row_id INTEGER, seq INTEGER, at INTEGER,"
                            " action TEXT, kept_seq INTEGER, created_at INTEGER, PRIMARY KEY (table_name, row_id))"
                            " WITHOUT ROWID;"
                            "INSERT INTO temp.told (table_name, row_id, seq, at, action)"
                            " SELECT table_name, row_id, max (seq), at, action"
                            " FROM (SELECT seq, at, action, table_name, row_id FROM main.journal"
                            " UNION ALL SELECT seq, at, action, table_name, row_id FROM temp.behind)"
                            " GROUP BY table_name, row_id;"
                            "UPDATE temp.told SET kept_seq = k.seq, created_at = k.created_at FROM"
                            " (SELECT table_name, row_id, max (seq) AS seq, "
                            "  CASE WHEN json_valid (content) THEN json_extract (content, '$.created_at') END AS created_at"
                            "  FROM (SELECT seq, table_name, row_id, content FROM main.journal WHERE content IS NOT NULL"
                            "  UNION ALL SELECT seq, table_name, row_id, content FROM temp.behind WHERE content IS NOT NULL)"
                            "  GROUP BY table_name, row_id) AS k"
                            " WHERE told.table_name = k.table_name AND told.row_id = k.row_id", error);
}

static void
count_free (gpointer data)
{
  AnningSalvageCount *count = data;

  g_array_unref (count->lost_ids);
  g_free (count);
}

AnningSalvageCount *
anning_salvage_get_count (AnningSalvage *self,
                          const char    *table)
{
  AnningSalvageCount *count;

  if (self->report->counts == NULL)
    self->report->counts = g_ptr_array_new_with_free_func (count_free);
  for (guint i = 0; i < self->report->counts->len; i++)
    {
      count = g_ptr_array_index (self->report->counts, i);
      if (strcmp (count->table, table) == 0)
        return count;
    }
  count = g_new0 (AnningSalvageCount, 1);
  count->table = g_intern_string (table);
  count->lost_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  count->lost_first = count->lost_last = ANNING_UNKNOWN;
  g_ptr_array_add (self->report->counts, count);
  return count;
}

#define CONTENT "coalesce ((SELECT content FROM main.journal WHERE seq = kept_seq)," \
                " (SELECT content FROM temp.behind WHERE seq = kept_seq))"

/* A column out of the journal's content: NULLs are left out there, and so are columns that came later. */
static void
append_value (GString                   *sql,
              const AnningSalvageColumn *column,
              const char                *missing)
{
  if (column->required)
    g_string_append_printf (sql, "coalesce (json_extract (j, '$.%s'), %s)", column->name, missing);
  else
    g_string_append_printf (sql, "json_extract (j, '$.%s')", column->name);
}

/* Every value that is required and may be missing is a count, a flag or a moment. */
static char *
make_record_insert (AnningSalvageTable *table)
{
  GString *sql = g_string_new ("INSERT OR REPLACE INTO ");

  g_string_append_printf (sql, "%s SELECT ?2", table->name);
  for (guint i = 1; i < table->columns->len; i++)
    {
      g_string_append (sql, ", ");
      append_value (sql, g_ptr_array_index (table->columns, i), "0");
    }
  g_string_append (sql, " FROM (SELECT " CONTENT " AS j FROM temp.told WHERE table_name = ?1 AND row_id = ?2)"
                        " WHERE json_valid (j)");
  return g_string_free (sql, FALSE);
}

static char *
make_insert (AnningSalvageTable *table)
{
  if (strcmp (table->name, "evidence") == 0)
    return g_strdup ("INSERT OR REPLACE INTO evidence (id, sha256, size, media_type, added_at)"
                     " SELECT ?2, json_extract (j, '$.sha256'), json_extract (j, '$.size'),"
                     " 'application/octet-stream', at"
                     " FROM (SELECT " CONTENT " AS j, at FROM temp.told WHERE table_name = ?1 AND row_id = ?2)"
                     " WHERE json_valid (j)");
  if (strcmp (table->name, "evidence_use") == 0)
    return g_strdup ("INSERT OR REPLACE INTO evidence_use"
                     " (id, evidence_id, owner, owner_id, name, path, file_time, added_at)"
                     " SELECT ?2, json_extract (j, '$.evidence_id'), json_extract (j, '$.owner'),"
                     " json_extract (j, '$.owner_id'), json_extract (j, '$.name'), json_extract (j, '$.path'),"
                     " json_extract (j, '$.file_time'), at"
                     " FROM (SELECT " CONTENT " AS j, at FROM temp.told WHERE table_name = ?1 AND row_id = ?2)"
                     " WHERE json_valid (j)");
  return make_record_insert (table);
}

static gboolean
take_from_journal (AnningSalvage       *self,
                   AnningSalvageTable  *table,
                   const char          *find,
                   GError             **error)
{
  g_autofree char *sql = make_insert (table);
  g_autoptr (GArray) ids = anning_salvage_list (self, find, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      g_autoptr (AnningStatement) statement = anning_db_prepare (self->db, sql, error);
      g_autoptr (GError) local_error = NULL;

      if (statement == NULL)
        return FALSE;
      anning_statement_bind_text (statement, 1, table->name);
      anning_statement_bind_integer (statement, 2, g_array_index (ids, gint64, i));
      if (anning_statement_run (statement, &local_error))
        {
          if (sqlite3_changes (anning_db_get_handle (self->db)) > 0)
            anning_salvage_get_count (self, table->name)->from_journal++;
        }
      else if (!anning_salvage_was_refused (self, local_error))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  return ids != NULL;
}

/*
 * A row that says otherwise than the last that the journal has of it, and is not
 * younger, is not as it was written. Where rows of the journal are gone, one of the
 * same millisecond may be among them, and the row is believed. When it was deleted is
 * taken from the row: the line that says so may be gone.
 */
static char *
find_changed (const AnningSalvage    *self,
              const AnningRecordType *type)
{
  const char *younger = self->report->journal_broken > 0 ? ">" : ">=";
  g_autofree char *json = anning_records_json_sql (type);
  g_autofree char *defaults = anning_records_defaults_json (type);

  return g_strdup_printf ("SELECT told_id FROM (SELECT told_id, updated_at AS now, j, %s AS r FROM"
                          " (SELECT row_id AS told_id, " CONTENT " AS j FROM temp.told"
                          " WHERE table_name = '%s' AND " STANDS " AND kept_seq = seq)"
                          " JOIN main.%s ON id = told_id)"
                          " WHERE json_valid (j) AND json_extract (j, '$.updated_at') %s now"
                          " AND json_remove (json_patch ('%s', j), '$.deleted_at')"
                          " IS NOT json_remove (json_patch ('%s', r), '$.deleted_at')",
                          json, type->table, type->table, younger, defaults, defaults);
}

static gboolean
ask_of (AnningSalvage           *self,
        AnningSalvageTable      *table,
        GError                 **error)
{
  const AnningRecordType *type = anning_records_find_type (table->name);
  g_autofree char *gone = NULL;
  g_autofree char *purged = NULL;

  purged = g_strdup_printf ("DELETE FROM main.%s WHERE id IN (SELECT row_id FROM temp.told"
                            " WHERE table_name = '%s' AND NOT " STANDS ")", table->name, table->name);
  gone = g_strdup_printf ("SELECT row_id FROM temp.told WHERE table_name = '%s' AND " STANDS
                          " AND kept_seq IS NOT NULL AND row_id NOT IN (SELECT id FROM main.%s)",
                          table->name, table->name);
  if (!anning_db_exec (self->db, purged, error) || !take_from_journal (self, table, gone, error))
    return FALSE;
  if (type != NULL)
    {
      g_autofree char *changed = find_changed (self, type);

      if (!take_from_journal (self, table, changed, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_told (AnningSalvageTable *table)
{
  return anning_records_find_type (table->name) != NULL || strcmp (table->name, "evidence") == 0
         || strcmp (table->name, "evidence_use") == 0;
}

gboolean
anning_salvage_ask_journal (AnningSalvage  *self,
                            GError        **error)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      AnningSalvageTable *table = g_ptr_array_index (self->tables, i);

      if (is_told (table) && !ask_of (self, table, error))
        return FALSE;
    }
  return TRUE;
}

/* ---- the end ---- */

/* Ids that were there by an index or the journal, and are not in the new file. */
static gboolean
count_lost (AnningSalvage       *self,
            guint                owner,
            GError             **error)
{
  AnningSalvageTable *table = g_ptr_array_index (self->tables, owner - 1);
  g_autofree char *sql = NULL;
  g_autoptr (GArray) ids = NULL;
  AnningSalvageCount *count = NULL;

  sql = g_strdup_printf ("SELECT id FROM (SELECT id FROM temp.known WHERE owner = %u"
                         " UNION SELECT row_id FROM temp.told WHERE table_name = '%s' AND " STANDS ") AS k"
                         " WHERE id NOT IN (SELECT id FROM main.%s) AND NOT EXISTS (SELECT 1 FROM temp.told t"
                         " WHERE t.table_name = '%s' AND t.row_id = k.id AND t.action IN ('purge', 'remove')) ORDER BY id",
                         owner, table->name, table->name, table->name);
  ids = anning_salvage_list (self, sql, error);
  if (ids == NULL)
    return FALSE;
  if (ids->len > 0)
    count = anning_salvage_get_count (self, table->name);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autofree char *when = NULL;
      gint64 id = g_array_index (ids, gint64, i);
      gint64 at;

      count->lost++;
      if (count->lost_ids->len < ANNING_SALVAGE_LISTED)
        g_array_append_val (count->lost_ids, id);
      when = g_strdup_printf ("SELECT at FROM temp.told WHERE table_name = '%s' AND row_id = %" G_GINT64_FORMAT,
                              table->name, id);
      if (i >= ANNING_SALVAGE_LISTED || !anning_db_get_integer (self->db, when, &at, NULL) || at == ANNING_UNKNOWN)
        continue;
      if (count->lost_first == ANNING_UNKNOWN || at < count->lost_first)
        count->lost_first = at;
      if (count->lost_last == ANNING_UNKNOWN || at > count->lost_last)
        count->lost_last = at;
    }
  return TRUE;
}

static gboolean
count_table (AnningSalvage  *self,
             guint           owner,
             GError        **error)
{
  AnningSalvageTable *table = g_ptr_array_index (self->tables, owner - 1);
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM main.%s", table->name);
  AnningSalvageCount *count;
  gint64 n;

  /* The journal has figures of its own, and pieces are counted as originals. */
  if (strcmp (table->name, "journal") == 0 || strcmp (table->name, "evidence_chunk") == 0)
    {
      self->pages_bad += table->gaps;
      return TRUE;
    }
  if (!anning_db_get_integer (self->db, sql, &n, error) || (is_told (table) && !count_lost (self, owner, error)))
    return FALSE;
  self->pages_bad += table->gaps;
  if (n == 0 && table->gaps == 0 && table->refused == 0 && anning_salvage_find_owner (self, table->name) == 0)
    return TRUE;
  count = anning_salvage_get_count (self, table->name);
  count->kept = n;
  count->gaps = table->gaps;
  count->lost += table->refused;
  if (anning_records_find_type (table->name) != NULL)
    self->report->kept += n;
  self->report->lost += count->lost;
  return TRUE;
}

/* Says that there was a salvage, and what the journal of the old file ended with. */
static gboolean
append_salvage (AnningSalvage  *self,
                GError        **error)
{
  const AnningSalvageReport *report = self->report;
  g_autofree char *content = NULL;

  content = g_strdup_printf ("{\"journal_kept\":%" G_GINT64_FORMAT ",\"journal_broken\":%" G_GINT64_FORMAT
                             ",\"kept\":%" G_GINT64_FORMAT ",\"lost\":%" G_GINT64_FORMAT "}",
                             report->journal_kept, report->journal_broken, report->kept, report->lost);
  return anning_journal_append (self->db, "salvage", "file", 0, content, error);
}

static gboolean
append_records (AnningSalvage           *self,
                const AnningRecordType  *type,
                GError                 **error)
{
  g_autofree char *json = anning_records_json_sql (type);
  g_autofree char *sql = NULL;
  g_autoptr (GArray) ids = NULL;

  /* As the check of a file will ask. */
  sql = g_strdup_printf ("WITH last AS (SELECT row_id, content, max (seq) FROM main.journal"
                         " WHERE table_name = '%s' GROUP BY row_id)"
                         " SELECT id FROM main.%s LEFT JOIN last ON last.row_id = id WHERE last.content IS NOT %s",
                         type->table, type->table, json);
  ids = anning_salvage_list (self, sql, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autofree char *content = anning_records_to_json (self->db, type, id, error);

      if (content == NULL || !anning_journal_append (self->db, "salvage", type->table, id, content, error))
        return FALSE;
    }
  return ids != NULL;
}

gboolean
anning_salvage_write_journal (AnningSalvage  *self,
                              GError        **error)
{
  guint n_types;
  const AnningRecordType *const *types = anning_records_get_types (&n_types);

  for (guint i = 0; i < self->tables->len; i++)
    {
      if (!count_table (self, i + 1, error))
        return FALSE;
    }
  if (!append_salvage (self, error))
    return FALSE;
  for (guint i = 0; i < n_types; i++)
    {
      if (!append_records (self, types[i], error))
        return FALSE;
    }
  return TRUE;
}
