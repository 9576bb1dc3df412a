/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-journal-private.h"

#include <string.h>

#include "anning-digest.h"

/* Stands for "the row before the first". */
#define NO_HASH "0000000000000000000000000000000000000000000000000000000000000000"

static char *
digest (const char *text)
{
  g_autoptr (AnningDigest) sum = anning_digest_new ();

  anning_digest_update (sum, text, strlen (text));
  return anning_digest_finish (sum);
}

static char *
link_hash (const char *previous,
           gint64      seq,
           gint64      at,
           const char *action,
           const char *table,
           gint64      row_id,
           const char *content_hash)
{
  g_autofree char *line = NULL;

  line = g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %s %" G_GINT64_FORMAT " %s",
                          previous, seq, at, action, table, row_id, content_hash);
  return digest (line);
}

gboolean
anning_journal_read_last (AnningDb  *db,
                          gint64    *seq,
                          gint64    *at,
                          char     **hash,
                          GError   **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  gboolean row;

  statement = anning_db_prepare (db, "SELECT seq, at, hash FROM journal ORDER BY seq DESC LIMIT 1", error);
  if (statement == NULL || !anning_statement_step (statement, &row, error))
    return FALSE;
  *seq = row ? anning_statement_get_integer (statement, 0) : 0;
  *at = row ? anning_statement_get_integer (statement, 1) : 0;
  *hash = g_strdup (row ? anning_statement_get_text (statement, 2) : NO_HASH);
  return TRUE;
}

gboolean
anning_journal_append (AnningDb    *db,
                       const char  *action,
                       const char  *table,
                       gint64       row_id,
                       const char  *content,
                       GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autofree char *previous = NULL;
  g_autofree char *content_hash = digest (content != NULL ? content : "");
  g_autofree char *hash = NULL;
  gint64 at = anning_store_now ();
  gint64 last_at;
  gint64 seq;

  g_assert (anning_db_in_transaction (db));

  if (!anning_journal_read_last (db, &seq, &last_at, &previous, error))
    return FALSE;
  seq++;
  hash = link_hash (previous, seq, at, action, table, row_id, content_hash);

  statement = anning_db_prepare (db,
                                 "INSERT INTO journal (seq, at, action, table_name, row_id, content,"
                                 " content_hash, hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                                 error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_integer (statement, 1, seq);
  anning_statement_bind_integer (statement, 2, at);
  anning_statement_bind_text (statement, 3, action);
  anning_statement_bind_text (statement, 4, table);
  anning_statement_bind_integer (statement, 5, row_id);
  anning_statement_bind_text (statement, 6, content);
  anning_statement_bind_text (statement, 7, content_hash);
  anning_statement_bind_text (statement, 8, hash);
  return anning_statement_run (statement, error);
}

gboolean
anning_journal_forget (AnningDb    *db,
                       const char  *table,
                       gint64       row_id,
                       GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  statement = anning_db_prepare (db,
                                 "UPDATE journal SET content = NULL"
                                 " WHERE table_name = ?1 AND row_id = ?2 AND content IS NOT NULL",
                                 error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_text (statement, 1, table);
  anning_statement_bind_integer (statement, 2, row_id);
  return anning_statement_run (statement, error);
}

static gboolean
row_holds (AnningStatement *row,
           gint64           expected_seq,
           const char      *previous)
{
  const char *content = anning_statement_get_text (row, 5);
  const char *content_hash = anning_statement_get_text (row, 6);
  g_autofree char *hash = NULL;

  if (anning_statement_get_integer (row, 0) != expected_seq)
    return FALSE;
  if (content != NULL)
    {
      g_autofree char *found = digest (content);

      if (g_strcmp0 (found, content_hash) != 0)
        return FALSE;
    }
  hash = link_hash (previous, expected_seq, anning_statement_get_integer (row, 1),
                    anning_statement_get_text (row, 2), anning_statement_get_text (row, 3),
                    anning_statement_get_integer (row, 4), content_hash);
  return g_strcmp0 (hash, anning_statement_get_text (row, 7)) == 0;
}

gboolean
anning_journal_verify (AnningDb            *db,
                       AnningJournalVisit   visit,
                       gpointer             user_data,
                       gint64              *rows,
                       gint64              *broken,
                       GError             **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autofree char *previous = g_strdup (NO_HASH);

  *rows = 0;
  *broken = 0;
  statement = anning_db_prepare (db,
                                 "SELECT seq, at, action, table_name, row_id, content, content_hash, hash"
                                 " FROM journal ORDER BY seq",
                                 error);
  if (statement == NULL)
    return FALSE;

  for (;;)
    {
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return FALSE;
      if (!row)
        return TRUE;
      (*rows)++;
      if (*broken == 0 && !row_holds (statement, *rows, previous))
        *broken = anning_statement_get_integer (statement, 0);
      g_free (previous);
      previous = g_strdup (anning_statement_get_text (statement, 7));
      if (visit != NULL)
        visit (anning_statement_get_integer (statement, 0), anning_statement_get_integer (statement, 1),
               previous != NULL ? previous : "", user_data);
    }
}
