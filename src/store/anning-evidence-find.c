/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-evidence-find.h"

#include "anning-db-private.h"

/*
 * anning_evidence_find:
 * @sha256: 64 hexadecimal digits, small letters
 * @evidence_id: (out) (optional): 0 if the bytes are not kept
 * @used: (out) (optional): TRUE if an incident stands that uses them. FALSE also for bytes
 *   whose only incident was deleted, or that belong to a debt or a payment only: whoever
 *   brings in such a recording wants the incident
 *
 * Returns: FALSE with @error if the file could not be asked
 */
gboolean
anning_evidence_find (AnningDb    *db,
                      const char  *sha256,
                      gint64      *evidence_id,
                      gboolean    *used,
                      GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  gboolean row = FALSE;

  g_return_val_if_fail (db != NULL && sha256 != NULL, FALSE);

  statement = anning_db_prepare (db,
                                 "SELECT evidence.id, EXISTS ("
                                 "  SELECT 1 FROM evidence_use"
                                 "  JOIN incident ON incident.id = evidence_use.owner_id"
                                 "  WHERE evidence_use.evidence_id = evidence.id"
                                 "    AND evidence_use.owner = 'incident' AND incident.deleted_at = 0) "
                                 "FROM evidence WHERE sha256 = ?1",
                                 error);
  if (statement == NULL)
    return FALSE;

  anning_statement_bind_text (statement, 1, sha256);
  if (!anning_statement_step (statement, &row, error))
    return FALSE;

  if (evidence_id != NULL)
    *evidence_id = row ? anning_statement_get_integer (statement, 0) : 0;
  if (used != NULL)
    *used = row && anning_statement_get_integer (statement, 1) != 0;
  return TRUE;
}

/*
 * anning_evidence_find_incident:
 * @incident_id: (out): the oldest of them if several use it, 0 if none does
 *
 * Returns: FALSE with @error if the file could not be asked
 */
gboolean
anning_evidence_find_incident (AnningDb  *db,
                               gint64     evidence_id,
                               gint64    *incident_id,
                               GError   **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  gboolean row = FALSE;

  g_return_val_if_fail (db != NULL && incident_id != NULL, FALSE);

  statement = anning_db_prepare (db,
                                 "SELECT incident.id FROM evidence_use "
                                 "JOIN incident ON incident.id = evidence_use.owner_id "
                                 "WHERE evidence_use.evidence_id = ?1 AND evidence_use.owner = 'incident' "
                                 "AND incident.deleted_at = 0 ORDER BY evidence_use.id LIMIT 1",
                                 error);
  if (statement == NULL)
    return FALSE;

  anning_statement_bind_integer (statement, 1, evidence_id);
  if (!anning_statement_step (statement, &row, error))
    return FALSE;
  *incident_id = row ? anning_statement_get_integer (statement, 0) : 0;
  return TRUE;
}

/*
 * anning_evidence_count_uses:
 * @owner: a table, such as "payment"
 *
 * Returns: (transfer full): how many originals each row of the table has: id (gint64 *) to
 *   GUINT_TO_POINTER; rows without any are not in it. NULL with @error
 */
GHashTable *
anning_evidence_count_uses (AnningDb    *db,
                            const char  *owner,
                            GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  g_return_val_if_fail (db != NULL && owner != NULL, NULL);

  statement = anning_db_prepare (db, "SELECT owner_id, count (*) FROM evidence_use WHERE owner = ?1 GROUP BY owner_id",
                                 error);
  if (statement == NULL)
    return NULL;

  anning_statement_bind_text (statement, 1, owner);
  for (;;)
    {
      gboolean row;
      gint64 id;

      if (!anning_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&counts);
      id = anning_statement_get_integer (statement, 0);
      g_hash_table_insert (counts, g_memdup2 (&id, sizeof id),
                           GUINT_TO_POINTER ((guint) anning_statement_get_integer (statement, 1)));
    }
}
