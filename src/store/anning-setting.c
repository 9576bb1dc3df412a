/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-setting.h"

#include <string.h>

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

/* Of all texts that begin with one that ends in "/", the first that does not is the one with the next character. */
static void
bind_prefix (AnningStatement *statement,
             const char      *prefix)
{
  g_autofree char *end = g_strdup (prefix);

  end[strlen (end) - 1]++;
  anning_statement_bind_text (statement, 1, prefix);
  anning_statement_bind_text (statement, 2, end);
}

GHashTable *
anning_setting_get_all (AnningDb    *db,
                        const char  *prefix,
                        GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  g_return_val_if_fail (prefix != NULL && g_str_has_suffix (prefix, "/"), NULL);

  statement = anning_db_prepare (db, "SELECT key, value FROM setting WHERE key >= ?1 AND key < ?2", error);
  if (statement == NULL)
    return NULL;
  bind_prefix (statement, prefix);
  for (;;)
    {
      gboolean row;

      if (!anning_statement_step (statement, &row, error))
        return NULL;
      if (!row)
        return g_steal_pointer (&found);
      g_hash_table_insert (found, g_strdup (anning_statement_get_text (statement, 0)),
                           g_strdup (anning_statement_get_text (statement, 1)));
    }
}

gboolean
anning_setting_drop_all (AnningDb    *db,
                         const char  *prefix,
                         GError     **error)
{
  g_autoptr (AnningStatement) statement = NULL;

  g_return_val_if_fail (prefix != NULL && g_str_has_suffix (prefix, "/"), FALSE);

  statement = anning_db_prepare (db, "DELETE FROM setting WHERE key >= ?1 AND key < ?2", error);
  if (statement == NULL)
    return FALSE;
  bind_prefix (statement, prefix);
  return anning_statement_run (statement, error);
}

gboolean
anning_setting_is_first (AnningDb    *db,
                         const char  *key,
                         GError     **error)
{
  g_autofree char *value = NULL;
  g_autoptr (GError) local_error = NULL;

  value = anning_setting_get (db, key, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return value == NULL && anning_setting_set (db, key, "1", error);
}

char *
anning_setting_dup_gone_key (const char *trace_key)
{
  g_autofree char *hash = NULL;

  g_return_val_if_fail (trace_key != NULL, NULL);

  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, trace_key, -1);
  return g_strconcat (ANNING_SETTING_GONE, hash, NULL);
}

char *
anning_setting_dup_refused_key (const char *table,
                                gint64      id,
                                const char *field)
{
  g_return_val_if_fail (table != NULL, NULL);

  return g_strdup_printf (ANNING_SETTING_REFUSED "%s/%" G_GINT64_FORMAT "/%s", table, id, field != NULL ? field : "");
}

typedef struct
{
  char *key;
  char *value;
} Setting;

static void
setting_free (gpointer data)
{
  Setting *setting = data;

  g_free (setting->key);
  g_free (setting->value);
  g_free (setting);
}

static gpointer
set_job (AnningDb      *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  const Setting *setting = data;

  anning_setting_set (db, setting->key, setting->value, error);
  return NULL;
}

static void
set_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  anning_store_call_finish (ANNING_STORE (source), result, &error);
  if (error != NULL)
    g_message ("A setting of the file was not kept: %s", error->message);
}

void
anning_setting_set_later (AnningStore *store,
                          const char  *key,
                          const char  *value)
{
  Setting *setting;

  g_return_if_fail (ANNING_IS_STORE (store) && key != NULL);

  setting = g_new0 (Setting, 1);
  setting->key = g_strdup (key);
  setting->value = g_strdup (value);
  anning_store_write_async (store, set_job, setting, setting_free, NULL, NULL, set_cb, NULL);
}
