/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-setting.h"

#include "anning-db-private.h"

char *
anning_setting_get (AnningDb    *db,
                    const char  *key,
                    GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  gboolean row;

  g_return_val_if_fail (key != NULL, NULL);

  statement = anning_db_prepare (db, "SELECT value FROM setting WHERE key = ?1", error);
  if (statement == NULL)
    return NULL;
  anning_statement_bind_text (statement, 1, key);
  if (!anning_statement_step (statement, &row, error) || !row)
    return NULL;
  return g_strdup (anning_statement_get_text (statement, 0));
}

gboolean
anning_setting_set (AnningDb    *db,
                    const char  *key,
                    const char  *value,
                    GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  g_return_val_if_fail (key != NULL, FALSE);

  if (!anning_db_check_writing (db, error))
    return FALSE;
  statement = anning_db_prepare (db,
                                 value != NULL ? "INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)"
                                               : "DELETE FROM setting WHERE key = ?1",
                                 error);
  if (statement == NULL)
    return FALSE;
  anning_statement_bind_text (statement, 1, key);
  if (value != NULL)
    anning_statement_bind_text (statement, 2, value);
  if (!anning_statement_run (statement, error))
    return FALSE;
  anning_db_note_change (db, "setting", 0);
  return TRUE;
}
