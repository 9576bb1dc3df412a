/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-backup.h"

#include <string.h>

#include "anning-copies.h"
#include "anning-digest.h"
#include "anning-evidence.h"
#include "anning-fingerprints-private.h"
#include "anning-light-private.h"
#include "anning-opening-private.h"
#include "anning-records-private.h"

/* More of one kind tell nothing new. */
#define MOST_FINDINGS 20

typedef struct
{
  AnningDb *db;
  AnningVerdict *verdict;
  const char *originals; /* of a light copy: the folder of copies; NULL: they are inside */
  GCancellable *cancellable;
  void (*progress) (double fraction, gpointer user_data);
  gpointer user_data;
  gint64 bytes_done;
  gint64 bytes_all;
} Check;

void
anning_verdict_free (AnningVerdict *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->findings);
  g_free (self);
}

static void G_GNUC_PRINTF (2, 3)
add_finding (AnningVerdict *verdict,
             const char    *format,
             ...)
{
  va_list args;

  if (verdict->findings->len >= MOST_FINDINGS)
    return;
  va_start (args, format);
  g_ptr_array_add (verdict->findings, g_strdup_vprintf (format, args));
  va_end (args);
}

/* Damage is what we look for, not a reason to stop. */
static gboolean
is_damage (AnningVerdict  *verdict,
           GError        **error)
{
  if (!g_error_matches (*error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED))
    return FALSE;
  add_finding (verdict, "%s", (*error)->message);
  g_clear_error (error);
  return TRUE;
}

/* Every row that one of the two PRAGMAs returns, but for "ok", is a finding. */
static gboolean
check_pragma (Check       *check,
              const char  *sql,
              GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (AnningStatement) statement = anning_db_prepare (check->db, sql, &local_error);
  gboolean row = statement != NULL;

  while (row && anning_statement_step (statement, &row, &local_error) && row)
    {
      const char *text = anning_statement_get_text (statement, 0);

      if (g_strcmp0 (text, "ok") == 0)
        continue;
      check->verdict->database_ok = FALSE;
      add_finding (check->verdict, "%s: %s", sql, text);
    }
  if (local_error == NULL)
    return TRUE;
  if (is_damage (check->verdict, &local_error))
    {
      check->verdict->database_ok = FALSE;
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Returns: (transfer full): the row as JSON, with the columns that the file's own schema has; "" without such a table */
static char *
make_json_sql (AnningDb                *db,
               const AnningRecordType  *type,
               GError                 **error)
{
  g_autoptr (GHashTable) columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GString) sql = g_string_new ("json_object ('id', id, 'created_at', created_at, 'updated_at', updated_at,"
                                          " 'deleted_at', nullif (deleted_at, 0)");
  g_autofree char *list = g_strdup_printf ("SELECT name FROM pragma_table_info ('%s')", type->table);
  g_autoptr (AnningStatement) statement = anning_db_prepare (db, list, error);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  for (;;)
    {
      if (!anning_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        break;
      g_hash_table_add (columns, g_strdup (anning_statement_get_text (statement, 0)));
    }
  for (guint i = 0; i < type->n_fields; i++)
    {
      if (g_hash_table_contains (columns, type->fields[i].name))
        g_string_append_printf (sql, ", '%s', %s", type->fields[i].name, type->fields[i].name);
    }
  g_string_append_c (sql, ')');
  return g_strdup (g_hash_table_size (columns) > 0 ? sql->str : "");
}

/* Does the last journal row of each record say what the record says? */
static gboolean
check_records (Check   *check,
               GError **error)
{
  guint n_types;
  const AnningRecordType *const *types = anning_records_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      g_autofree char *json = make_json_sql (check->db, types[i], error);
      g_autofree char *defaults = anning_records_defaults_json (types[i]);
      g_autofree char *sql = NULL;
      gint64 different;

      if (json == NULL)
        return FALSE;
      if (*json == '\0')
        continue;
      sql = g_strdup_printf ("WITH last AS (SELECT row_id, content, max (seq) FROM journal"
                             " WHERE table_name = '%s' GROUP BY row_id)"
                             " SELECT count (*) FROM %s LEFT JOIN last ON last.row_id = %s.id"
                             " WHERE CASE WHEN json_valid (last.content) THEN json_patch ('%s', last.content) END"
                             " IS NOT json_patch ('%s', %s)",
                             types[i]->table, types[i]->table, types[i]->table, defaults, defaults, json);
      if (!anning_db_get_integer (check->db, sql, &different, error))
        return FALSE;
      if (different > 0)
        {
          check->verdict->journal_ok = FALSE;
          add_finding (check->verdict, "%" G_GINT64_FORMAT " rows of %s are not as the journal has them",
                       different, types[i]->table);
        }
    }
  return TRUE;
}

/* The chain, and with it the fingerprints that are kept. */
static gboolean
check_chain (Check   *check,
             GError **error)
{
  g_autoptr (GArray) claims = anning_fingerprints_list_claims (check->db, error);
  g_autoptr (AnningFingerprintAnswer) answer = NULL;

  if (claims != NULL)
    answer = anning_fingerprints_walk (check->db, claims, NULL, NULL, error);
  if (answer == NULL)
    return FALSE;

  check->verdict->journal_rows = answer->rows;
  if (answer->broken != 0)
    {
      check->verdict->journal_ok = FALSE;
      add_finding (check->verdict, "The journal's chain breaks at row %" G_GINT64_FORMAT, answer->broken);
    }
  for (guint i = 0; i < answer->claims->len; i++)
    {
      const AnningFingerprintClaim *claim = &g_array_index (answer->claims, AnningFingerprintClaim, i);

      check->verdict->fingerprints_checked++;
      if (claim->state == ANNING_FINGERPRINT_HOLDS)
        continue;
      check->verdict->fingerprints_wrong++;
      add_finding (check->verdict, "The fingerprint of row %" G_GINT64_FORMAT " does not hold", claim->seq);
    }
  return TRUE;
}

static gboolean
check_journal (Check   *check,
               GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (check_chain (check, &local_error) && check_records (check, &local_error))
    return TRUE;
  check->verdict->journal_ok = FALSE;
  if (is_damage (check->verdict, &local_error))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
report_bytes (Check *check,
              gsize  length)
{
  check->bytes_done += length;
  if (check->progress != NULL)
    check->progress (MIN (1.0, (double) check->bytes_done / MAX (check->bytes_all, 1)), check->user_data);
}

/* @digest: (out) (nullable): NULL when pieces are missing or of the wrong size */
static gboolean
hash_evidence (Check   *check,
               gint64   id,
               gint64   size,
               char   **digest,
               GError **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autoptr (AnningDigest) bytes = anning_digest_new ();
  gint64 found = 0;

  *digest = NULL;
  statement = anning_db_prepare (check->db,
                                 "SELECT seq, data FROM evidence_chunk WHERE evidence_id = ?1 ORDER BY seq",
                                 error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, id);
  for (gint64 seq = 0;; seq++)
    {
      gconstpointer data;
      gsize length;
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        break;
      data = anning_statement_get_blob (statement, 1, &length);
      /* The streams reckon with whole pieces, so a right digest over wrong pieces is not enough. */
      if (anning_statement_get_integer (statement, 0) != seq
          || length != (gsize) MIN (ANNING_EVIDENCE_CHUNK, size - found))
        return TRUE;
      anning_digest_update (bytes, data, length);
      found += length;
      report_bytes (check, length);
    }
  if (found == size)
    *digest = anning_digest_finish (bytes);
  return TRUE;
}

/* An original beside a copy. @digest: (out) (nullable): NULL when it is missing or cannot be read to its size */
static gboolean
hash_beside (Check       *check,
             const char  *sha256,
             gint64       size,
             char       **digest,
             GError     **error)
{
  gboolean is_digest = strlen (sha256) == 64 && strspn (sha256, "0123456789abcdef") == 64;
  g_autofree char *path = anning_copies_dup_original_path (check->originals, is_digest ? sha256 : "none");
  g_autofree guint8 *piece = g_malloc (ANNING_EVIDENCE_CHUNK);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autoptr (AnningDigest) bytes = anning_digest_new ();
  gint64 found = 0;

  *digest = NULL;
  for (;;)
    {
      gsize length = 0;

      if (g_cancellable_set_error_if_cancelled (check->cancellable, error))
        return FALSE;
      if (stream == NULL
          || !g_input_stream_read_all (G_INPUT_STREAM (stream), piece, ANNING_EVIDENCE_CHUNK, &length, NULL, NULL))
        return TRUE;
      anning_digest_update (bytes, piece, length);
      found += length;
      report_bytes (check, length);
      if (length < ANNING_EVIDENCE_CHUNK)
        break;
    }
  if (found == size)
    *digest = anning_digest_finish (bytes);
  return TRUE;
}

static gboolean
check_one (Check       *check,
           gint64       id,
           const char  *sha256,
           gint64       size,
           GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *digest = NULL;

  check->verdict->evidence_checked++;
  if (!(check->originals != NULL ? hash_beside (check, sha256, size, &digest, &local_error)
                                 : hash_evidence (check, id, size, &digest, &local_error))
      && !is_damage (check->verdict, &local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (g_strcmp0 (digest, sha256) != 0)
    {
      check->verdict->evidence_wrong++;
      add_finding (check->verdict, digest == NULL ? "Original %" G_GINT64_FORMAT ": pieces are missing"
                                                  : "Original %" G_GINT64_FORMAT ": the digest differs", id);
    }
  return TRUE;
}

static gboolean
check_evidence (Check   *check,
                GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (AnningStatement) statement = NULL;
  gboolean row = TRUE;

  statement = anning_db_prepare (check->db, "SELECT id, sha256, size FROM evidence ORDER BY id", &local_error);
  while (statement != NULL && row && anning_statement_step (statement, &row, &local_error) && row)
    {
      if (!check_one (check, anning_statement_get_integer (statement, 0),
                      anning_statement_get_text (statement, 1),
                      anning_statement_get_integer (statement, 2), error))
        return FALSE;
    }
  if (local_error == NULL)
    return TRUE;
  check->verdict->evidence_wrong++;
  if (is_damage (check->verdict, &local_error))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

AnningVerdict *
anning_verify_file (const char    *path,
                    void         (*progress) (double fraction, gpointer user_data),
                    gpointer       user_data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (AnningDb) db = NULL;
  g_autoptr (AnningVerdict) verdict = NULL;
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean light = FALSE;
  Check check = { .cancellable = cancellable, .progress = progress, .user_data = user_data };

  g_return_val_if_fail (path != NULL, NULL);

  db = anning_light_open (path, error);
  if (db == NULL)
    return NULL;
  anning_db_set_cancellable (db, cancellable);

  verdict = g_new0 (AnningVerdict, 1);
  verdict->findings = g_ptr_array_new_with_free_func (g_free);
  verdict->database_ok = TRUE;
  verdict->journal_ok = TRUE;
  check.db = db;
  check.verdict = verdict;

  /* One read transaction: all parts of the check see the same state. */
  if (!anning_db_exec (db, "BEGIN", error)
      || !anning_db_get_integer (db, "SELECT coalesce (sum (size), 0) FROM evidence", &check.bytes_all, error)
      || !anning_light_is_light (db, &light, error))
    return NULL;
  check.originals = light ? folder : NULL;
  if (!check_pragma (&check, "PRAGMA integrity_check", error)
      || !check_pragma (&check, "PRAGMA foreign_key_check", error)
      || !check_journal (&check, error)
      || !check_evidence (&check, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  anning_db_rollback (db);

  verdict->sound = verdict->database_ok && verdict->journal_ok && verdict->evidence_wrong == 0
                   && verdict->fingerprints_wrong == 0;
  return g_steal_pointer (&verdict);
}
