/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-salvage-private.h"

#include <string.h>

#include "anning-copies.h"
#include "anning-digest.h"
#include "anning-evidence-private.h"
#include "anning-evidence-repair.h"
#include "anning-records-private.h"

/* A stand-in may hang on another one, and that on a third; no link goes round. */
#define MOST_ROUNDS 12

/* A row whose link leads nowhere. */
typedef struct
{
  const char *table;  /* interned */
  gint64 rowid;
  const char *parent; /* interned */
  int key;            /* which of its foreign keys */
} Loose;

static GArray *
list_loose (AnningSalvage  *self,
            GError        **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (Loose));
  gboolean row = TRUE;

  statement = anning_db_prepare (self->db, "SELECT \"table\", rowid, parent, fkid FROM pragma_foreign_key_check", error);
  if (statement == NULL)
    return NULL;
  for (;;)
    {
      Loose loose;

      if (!anning_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&all);
      loose.table = g_intern_string (anning_statement_get_text (statement, 0));
      loose.rowid = anning_statement_get_integer (statement, 1);
      loose.parent = g_intern_string (anning_statement_get_text (statement, 2));
      loose.key = (int) anning_statement_get_integer (statement, 3);
      g_array_append_val (all, loose);
    }
}

static char *
find_column (AnningSalvage  *self,
             const Loose    *loose,
             GError        **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT \"from\" FROM pragma_foreign_key_list ('%s') WHERE id = %d",
                                          loose->table, loose->key);
  g_autoptr (AnningStatement) statement = anning_db_prepare (self->db, sql, error);
  gboolean row;

  if (statement == NULL || !anning_statement_step (statement, &row, error))
    return NULL;
  return g_strdup (row ? anning_statement_get_text (statement, 0) : "");
}

static gboolean
is_required (AnningSalvage *self,
             const char    *table,
             const char    *name)
{
  AnningSalvageTable *known = anning_salvage_find_table (self, table);

  for (guint i = 0; known != NULL && i < known->columns->len; i++)
    {
      const AnningSalvageColumn *column = g_ptr_array_index (known->columns, i);

      if (strcmp (column->name, name) == 0)
        return column->required || column->is_id;
    }
  return TRUE;
}

/* An empty record with the id that others refer to, so that they are not lost with it. */
static gboolean
put_stand_in (AnningSalvage           *self,
              const AnningRecordType  *type,
              gint64                   id,
              GError                 **error)
{
  AnningSalvageTable *table = anning_salvage_find_table (self, type->table);
  g_autoptr (GString) names = g_string_new ("id");
  g_autoptr (GString) values = g_string_new ("?1");

  for (guint i = 1; i < table->columns->len; i++)
    {
      const AnningSalvageColumn *column = g_ptr_array_index (table->columns, i);

      if (!column->required)
        continue;
      g_string_append_printf (names, ", %s", column->name);
      g_string_append (values, g_str_has_suffix (column->name, "at") && strcmp (column->name, "deleted_at") != 0
                                 ? ", ?2" : ", 0");
    }
  {
    g_autofree char *sql = g_strdup_printf ("INSERT OR IGNORE INTO %s (%s) VALUES (%s)", type->table, names->str, values->str);

    if (!anning_salvage_run (self, sql, id, anning_store_now (), error))
      return FALSE;
  }
  if (sqlite3_changes (anning_db_get_handle (self->db)) > 0)
    anning_salvage_get_count (self, type->table)->stand_ins++;
  return TRUE;
}

/* Pieces without their row: whole as they lie there, or nobody will ever know. Drops them when they cannot be one. */
static gboolean
put_original (AnningSalvage  *self,
              gint64          id,
              GError        **error)
{
  g_autoptr (AnningStatement) pieces = NULL;
  g_autoptr (AnningStatement) insert = NULL;
  g_autoptr (AnningDigest) digest = anning_digest_new ();
  g_autofree char *sha256 = NULL;
  gint64 size = 0, n = 0;
  gboolean row = TRUE;

  pieces = anning_db_prepare (self->db, "SELECT seq, data FROM evidence_chunk WHERE evidence_id = ?1 ORDER BY seq", error);
  insert = anning_db_prepare (self->db,
                              "INSERT OR IGNORE INTO evidence (id, sha256, size, media_type, added_at, unused_since)"
                              " VALUES (?1, ?2, ?3, 'application/octet-stream', ?4,"
                              " CASE WHEN EXISTS (SELECT 1 FROM evidence_use WHERE evidence_id = ?1) THEN NULL ELSE ?4 END)",
                              error);
  if (pieces == NULL || insert == NULL)
    return FALSE;
  anning_statement_bind_integer (pieces, 1, id);
  for (;; n++)
    {
      gconstpointer data;
      gsize length;

      if (!anning_statement_step (pieces, &row, error))
        return FALSE;
      if (!row)
        break;
      if (anning_statement_get_integer (pieces, 0) != n)
        break;
      data = anning_statement_get_blob (pieces, 1, &length);
      anning_digest_update (digest, data, length);
      size += (gint64) length;
    }
  sha256 = anning_digest_finish (digest);
  if (!row && n > 0)
    {
      anning_statement_bind_integer (insert, 1, id);
      anning_statement_bind_text (insert, 2, sha256);
      anning_statement_bind_integer (insert, 3, size);
      anning_statement_bind_integer (insert, 4, anning_store_now ());
      if (!anning_statement_run (insert, error))
        return FALSE;
      if (sqlite3_changes (anning_db_get_handle (self->db)) > 0)
        {
          anning_salvage_get_count (self, "evidence")->stand_ins++;
          return TRUE;
        }
    }
  anning_salvage_get_count (self, "evidence")->lost++;
  return anning_salvage_run (self, "DELETE FROM evidence_chunk WHERE evidence_id = ?1", id, ANNING_UNKNOWN, error);
}

static gboolean
mend (AnningSalvage  *self,
      const Loose    *loose,
      GError        **error)
{
  g_autofree char *column = find_column (self, loose, error);
  const AnningRecordType *parent = anning_records_find_type (loose->parent);
  g_autofree char *sql = NULL;
  gint64 id;

  if (column == NULL)
    return FALSE;
  if (!is_required (self, loose->table, column))
    {
      sql = g_strdup_printf ("UPDATE %s SET %s = NULL WHERE rowid = ?1", loose->table, column);
      return anning_salvage_run (self, sql, loose->rowid, ANNING_UNKNOWN, error);
    }

  sql = g_strdup_printf ("SELECT %s FROM %s WHERE rowid = %" G_GINT64_FORMAT, column, loose->table, loose->rowid);
  if (!anning_db_get_integer (self->db, sql, &id, error))
    return FALSE;
  if (id == ANNING_UNKNOWN)
    return TRUE;
  if (parent != NULL)
    return put_stand_in (self, parent, id, error);
  if (strcmp (loose->table, "evidence_chunk") == 0)
    return put_original (self, id, error);
  g_free (sql);
  sql = g_strdup_printf ("DELETE FROM %s WHERE rowid = ?1", loose->table);
  if (anning_records_find_type (loose->table) != NULL || strcmp (loose->table, "evidence_use") == 0)
    {
      /* Counted by its id at the end. */
      guint owner = anning_salvage_find_owner (self, loose->table);

      if (!anning_salvage_run (self, "INSERT OR IGNORE INTO temp.known (owner, id) VALUES (?1, ?2)",
                               owner, loose->rowid, error))
        return FALSE;
    }
  return anning_salvage_run (self, sql, loose->rowid, ANNING_UNKNOWN, error);
}

gboolean
anning_salvage_mend_links (AnningSalvage  *self,
                           GError        **error)
{
  for (guint i = 0; i < MOST_ROUNDS; i++)
    {
      g_autoptr (GArray) loose = list_loose (self, error);

      if (loose == NULL)
        return FALSE;
      if (loose->len == 0)
        return TRUE;
      /* Pieces of originals come last: what else hangs on them is there by then. */
      for (guint j = 0; j < loose->len; j++)
        {
          if (!mend (self, &g_array_index (loose, Loose, j), error))
            return FALSE;
        }
    }
  g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED, "Links of this file cannot be mended");
  return FALSE;
}

/* ---- originals ---- */

static void
original_free (gpointer data)
{
  AnningSalvageOriginal *original = data;

  g_free (original->sha256);
  g_free (original->name);
  g_free (original);
}

/* @found: (out): bytes of its pieces; TRUE when they are what the digest says */
static gboolean
is_whole (AnningSalvage *self,
          gint64         id,
          const char    *sha256,
          gint64         size,
          gint64        *found)
{
  g_autoptr (AnningStatement) pieces = NULL;
  g_autoptr (AnningDigest) digest = anning_digest_new ();
  g_autofree char *sum = NULL;
  gboolean in_order = TRUE;
  gboolean row = TRUE;

  *found = 0;
  pieces = anning_db_prepare (self->db, "SELECT seq, data FROM evidence_chunk WHERE evidence_id = ?1 ORDER BY seq", NULL);
  if (pieces == NULL)
    return FALSE;
  anning_statement_bind_integer (pieces, 1, id);
  for (gint64 seq = 0;; seq++)
    {
      gconstpointer data;
      gsize length;

      if (!anning_statement_step (pieces, &row, NULL))
        return FALSE;
      if (!row)
        break;
      data = anning_statement_get_blob (pieces, 1, &length);
      /* The streams reckon with whole pieces. */
      in_order = in_order && anning_statement_get_integer (pieces, 0) == seq
                 && length == (gsize) MIN (ANNING_EVIDENCE_CHUNK, size - *found);
      *found += (gint64) length;
      if (in_order)
        anning_digest_update (digest, data, length);
    }
  sum = anning_digest_finish (digest);
  return in_order && *found == size && strcmp (sum, sha256) == 0;
}

static gboolean
take_from_folder (AnningSalvage  *self,
                  const char     *folder,
                  gint64          id,
                  const char     *sha256,
                  gboolean       *whole,
                  GError        **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) local_error = NULL;

  *whole = FALSE;
  /* It becomes part of a path. */
  if (strlen (sha256) != 64 || strspn (sha256, "0123456789abcdef") != 64)
    return TRUE;
  path = anning_copies_dup_original_path (folder, sha256);
  file = g_file_new_for_path (path);
  stream = g_file_read (file, self->cancellable, NULL);
  if (stream == NULL
      || anning_evidence_put_back (self->db, id, G_INPUT_STREAM (stream), whole, self->cancellable, &local_error))
    return TRUE;
  *whole = FALSE;
  if (g_error_matches (local_error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FULL)
      || g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static gboolean
take_from_copies (AnningSalvage  *self,
                  GPtrArray      *folders,
                  gint64          id,
                  const char     *sha256,
                  gboolean       *whole,
                  GError        **error)
{
  *whole = FALSE;
  for (guint i = 0; i < folders->len && !*whole; i++)
    {
      if (!take_from_folder (self, g_ptr_array_index (folders, i), id, sha256, whole, error))
        return FALSE;
    }
  return TRUE;
}

static void
list_original (AnningSalvage *self,
               gint64         id,
               const char    *sha256,
               gint64         size,
               gint64         found,
               gint64         added_at)
{
  g_autofree char *sql = NULL;
  g_autoptr (AnningStatement) statement = NULL;
  AnningSalvageOriginal *original = g_new0 (AnningSalvageOriginal, 1);
  gboolean row;

  original->id = id;
  original->sha256 = g_strdup (sha256);
  original->size = size;
  original->found = found;
  original->added_at = added_at;
  sql = g_strdup_printf ("SELECT name FROM evidence_use WHERE evidence_id = %" G_GINT64_FORMAT
                         " AND name IS NOT NULL ORDER BY id LIMIT 1", id);
  statement = anning_db_prepare (self->db, sql, NULL);
  if (statement != NULL && anning_statement_step (statement, &row, NULL) && row)
    original->name = g_strdup (anning_statement_get_text (statement, 0));
  g_ptr_array_add (self->report->originals, original);
}

gboolean
anning_salvage_check_originals (AnningSalvage  *self,
                                GPtrArray      *folders,
                                GError        **error)
{
  g_autoptr (GArray) ids = anning_salvage_list (self, "SELECT id FROM evidence ORDER BY id", error);

  self->report->originals = g_ptr_array_new_with_free_func (original_free);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autoptr (AnningStatement) statement = NULL;
      g_autofree char *sha256 = NULL;
      gint64 size, added_at, found;
      gboolean whole, row;

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      if (self->progress != NULL)
        self->progress (0.75 + 0.2 * i / ids->len, self->user_data);
      statement = anning_db_prepare (self->db, "SELECT sha256, size, added_at FROM evidence WHERE id = ?1", error);
      if (statement == NULL)
        return FALSE;
      anning_statement_bind_integer (statement, 1, id);
      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      sha256 = g_strdup (anning_statement_get_text (statement, 0));
      size = anning_statement_get_integer (statement, 1);
      added_at = anning_statement_get_integer (statement, 2);

      whole = is_whole (self, id, sha256, size, &found);
      if (!whole)
        {
          if (!take_from_copies (self, folders, id, sha256, &whole, error))
            return FALSE;
          self->report->originals_from_copies += whole;
        }
      if (whole)
        self->report->originals_whole++;
      else
        list_original (self, id, sha256, size, found, added_at);
    }
  return ids != NULL;
}
