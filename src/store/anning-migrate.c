/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-migrate-private.h"

#include "anning-schema.h"

static gboolean
make_schema_1 (AnningDb  *db,
               GError   **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d", ANNING_APPLICATION_ID);

  return anning_db_exec (db, anning_schema_1, error) && anning_db_exec (db, mark, error);
}

static gboolean
make_schema_2 (AnningDb  *db,
               GError   **error)
{
  return anning_db_exec (db, anning_schema_2, error);
}

static gboolean
make_schema_3 (AnningDb  *db,
               GError   **error)
{
  return anning_db_exec (db, anning_schema_3, error);
}

static gboolean
make_schema_4 (AnningDb  *db,
               GError   **error)
{
  return anning_db_exec (db, anning_schema_4, error);
}

static gboolean
make_schema_5 (AnningDb  *db,
               GError   **error)
{
  return anning_db_exec (db, anning_schema_5, error);
}

static gboolean
make_schema_6 (AnningDb  *db,
               GError   **error)
{
  return anning_db_exec (db, anning_schema_6, error);
}

const AnningMigration anning_migrations[ANNING_SCHEMA_VERSION] = {
  make_schema_1,
  make_schema_2,
  make_schema_3,
  make_schema_4,
  make_schema_5,
  make_schema_6,
};

static gboolean
make_step (AnningDb         *db,
           AnningMigration   step,
           guint             version,
           GError          **error)
{
  g_autofree char *bump = g_strdup_printf ("PRAGMA user_version = %u", version);

  if (!anning_db_begin (db, error))
    return FALSE;
  if (!step (db, error) || !anning_db_exec (db, bump, error))
    {
      anning_db_rollback (db);
      return FALSE;
    }
  return anning_db_commit (db, error);
}

gboolean
anning_migrate (AnningDb               *db,
                const AnningMigration  *steps,
                guint                   n_steps,
                AnningMigration         before,
                GError                **error)
{
  gint64 version;

  if (!anning_db_get_integer (db, "PRAGMA user_version", &version, error))
    return FALSE;

  if (version > n_steps)
    {
      g_set_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NEWER,
                   "The file has schema %" G_GINT64_FORMAT ", this program knows %u",
                   version, n_steps);
      return FALSE;
    }
  if (version < 0)
    {
      g_set_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED,
                   "The file has the impossible schema %" G_GINT64_FORMAT, version);
      return FALSE;
    }
  if (version > 0 && version < n_steps && before != NULL && !before (db, error))
    return FALSE;

  for (guint i = (guint) version; i < n_steps; i++)
    {
      if (!make_step (db, steps[i], i + 1, error))
        return FALSE;
    }
  return TRUE;
}
