/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include <glib/gstdio.h>

#include "anning-backup.h"
#include "anning-migrate-private.h"
#include "anning-records.h"
#include "store-fixture.h"

/* Everything that makes the schema, in a form that makes it again. */
static char *
dump_schema (const char *path)
{
  return store_fixture_text (path,
                             "SELECT 'PRAGMA application_id = ' || (SELECT application_id FROM pragma_application_id)"
                             " || ';' || char (10) || 'PRAGMA user_version = '"
                             " || (SELECT user_version FROM pragma_user_version) || ';' || char (10)"
                             " || group_concat (sql || ';', char (10)) || char (10)"
                             " FROM (SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
                             "       AND name NOT GLOB 'search_*' AND name NOT GLOB 'sqlite_*'"
                             "       ORDER BY type DESC, name)");
}

static char *
read_fixture (guint version)
{
  g_autofree char *name = g_strdup_printf ("schema-%u.sql", version);
  g_autofree char *path = g_build_filename (g_getenv ("ANNING_SOURCE_ROOT"), "tests", "store", "schemas",
                                            name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* A released schema never changes: who wants another one makes the next version. */
static void
test_released (StoreFixture  *fixture,
               gconstpointer  data)
{
  g_autofree char *expected = read_fixture (ANNING_SCHEMA_VERSION);
  g_autofree char *found = NULL;

  store_fixture_close (fixture);
  found = dump_schema (fixture->path);
  g_assert_cmpstr (found, ==, expected);
}

/* Every released version opens, and is then like a new file. */
static void
test_old_files (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autofree char *expected = read_fixture (ANNING_SCHEMA_VERSION);

  for (guint version = 1; version <= ANNING_SCHEMA_VERSION; version++)
    {
      /* Names of their own: backups before a step are named by the second. */
      g_autofree char *name = g_strdup_printf ("old-%u.db", version);
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *sql = read_fixture (version);
      g_autofree char *found = NULL;
      g_autoptr (AnningStore) store = anning_store_new (path);
      g_autoptr (GError) error = NULL;

      g_file_set_contents (path, "", 0, &error);
      store_fixture_sql (path, sql);
      g_assert_true (anning_store_open (store, &error));
      g_assert_no_error (error);
      anning_store_close (store);
      found = dump_schema (path);
      g_assert_cmpstr (found, ==, expected);
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

static gboolean
is_sound (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningVerdict) verdict = anning_verify_file (path, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return verdict->sound;
}

/*
 * A file of any schema is checked by what it has itself, and what was written down
 * before a column was there still holds after the column came.
 */
static void
test_check_old (StoreFixture  *fixture,
                gconstpointer  data)
{
  static const char content[] = "{\"id\":1,\"created_at\":1,\"updated_at\":2,\"title\":\"投诉信\"}";
  g_autofree char *content_hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
  /* Sixty-four noughts stand for the row before the first. */
  g_autofree char *line = g_strdup_printf ("%064d 1 5 insert letter 1 %s", 0, content_hash);
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, line, -1);
  g_autofree char *rows = NULL;

  rows = g_strdup_printf ("INSERT INTO letter (id, created_at, updated_at, title) VALUES (1, 1, 2, '投诉信');"
                          "INSERT INTO journal VALUES (1, 5, 'insert', 'letter', 1, '%s', '%s', '%s')",
                          content, content_hash, hash);
  for (guint version = 1; version <= ANNING_SCHEMA_VERSION; version++)
    {
      g_autofree char *name = g_strdup_printf ("checked-%u.db", version);
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *sql = read_fixture (version);
      g_autoptr (AnningStore) store = anning_store_new (path);
      g_autoptr (GError) error = NULL;

      g_file_set_contents (path, "", 0, &error);
      store_fixture_sql (path, sql);
      store_fixture_sql (path, rows);
      g_assert_true (is_sound (path));
      store_fixture_sql (path, "UPDATE letter SET title = '别的'");
      g_assert_false (is_sound (path));
      store_fixture_sql (path, "UPDATE letter SET title = '投诉信'");
      g_assert_true (anning_store_open (store, &error));
      g_assert_no_error (error);
      anning_store_close (store);
      g_assert_true (is_sound (path));
    }
}

static const char *
expected_type (const AnningField *field)
{
  return anning_field_is_text (field) ? "TEXT" : "INTEGER";
}

/* Columns are the record types' fields, in their order and kind. */
static void
test_columns (StoreFixture  *fixture,
              gconstpointer  data)
{
  static const char *const head[] = { "id", "created_at", "updated_at", "deleted_at" };
  guint n_types;
  const AnningRecordType *const *types = anning_records_get_types (&n_types);

  for (guint i = 0; i < n_types; i++)
    {
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autofree char *found = NULL;
      g_autofree char *sql = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (head); j++)
        g_string_append_printf (expected, "%s INTEGER %d;", head[j], j > 0);
      for (guint j = 0; j < types[i]->n_fields; j++)
        {
          const AnningField *field = &types[i]->fields[j];
          gboolean required = !anning_field_is_text (field) && !(field->flags & ANNING_FIELD_OPTIONAL);

          g_string_append_printf (expected, "%s %s %d;", field->name, expected_type (field), required);
        }
      sql = g_strdup_printf ("SELECT group_concat (name || ' ' || type || ' ' || \"notnull\" || ';', '')"
                             " FROM pragma_table_info ('%s')", types[i]->table);
      found = store_fixture_text (fixture->path, sql);
      g_assert_cmpstr (found, ==, expected->str);
      g_assert_cmpint (types[i]->number, ==, i + 1);
    }
}

/* Every link field refers to the table that its name says. */
static void
test_links (StoreFixture  *fixture,
            gconstpointer  data)
{
  guint n_types;
  const AnningRecordType *const *types = anning_records_get_types (&n_types);
  guint checked = 0;

  for (guint i = 0; i < n_types; i++)
    {
      for (guint j = 0; j < types[i]->n_fields; j++)
        {
          const AnningField *field = &types[i]->fields[j];
          g_autofree char *table = NULL;
          g_autofree char *sql = NULL;
          g_autofree char *found = NULL;

          if (field->kind != ANNING_FIELD_LINK)
            continue;
          table = g_strndup (field->name, strlen (field->name) - 3);
          sql = g_strdup_printf ("SELECT \"table\" FROM pragma_foreign_key_list ('%s') WHERE \"from\" = '%s'",
                                 types[i]->table, field->name);
          found = store_fixture_text (fixture->path, sql);
          g_assert_cmpstr (found, ==, table);
          checked++;
        }
    }
  g_assert_cmpuint (checked, >=, 12);
}

/* ---- steps ---- */

static gboolean
make_version_1 (AnningDb  *db,
                GError   **error)
{
  return anning_db_exec (db, "CREATE TABLE a (x); INSERT INTO a VALUES (7)", error);
}

static gboolean
make_version_2 (AnningDb  *db,
                GError   **error)
{
  return anning_db_exec (db, "ALTER TABLE a ADD COLUMN y; UPDATE a SET y = x * 6", error);
}

static gboolean
make_version_3 (AnningDb  *db,
                GError   **error)
{
  return anning_db_exec (db, "CREATE TABLE b (z); INSERT INTO b SELECT y FROM a", error);
}

static gboolean
fail_half_way (AnningDb  *db,
               GError   **error)
{
  return anning_db_exec (db, "CREATE TABLE c (w); INSERT INTO nowhere VALUES (1)", error);
}

static guint n_copies;

static gboolean
count_copy (AnningDb  *db,
            GError   **error)
{
  n_copies++;
  return TRUE;
}

static gboolean
refuse_copy (AnningDb  *db,
             GError   **error)
{
  g_set_error_literal (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FULL, "no room for a copy");
  return FALSE;
}

static gint64
ask (AnningDb   *db,
     const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 value;

  anning_db_get_integer (db, sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

static void
test_steps (StoreFixture  *fixture,
            gconstpointer  data)
{
  static const AnningMigration steps[] = { make_version_1, make_version_2, make_version_3 };
  static const AnningMigration broken[] = { make_version_1, make_version_2, fail_half_way };
  g_autofree char *path = g_build_filename (fixture->folder, "steps.db", NULL);
  g_autoptr (AnningDb) db = NULL;
  g_autoptr (GError) error = NULL;

  n_copies = 0;
  db = anning_db_open (path, ANNING_DB_CREATE, &error);
  g_assert_no_error (error);

  /* A new file needs no copy. */
  g_assert_true (anning_migrate (db, steps, 1, count_copy, &error));
  g_assert_cmpint (ask (db, "PRAGMA user_version"), ==, 1);
  g_assert_cmpuint (n_copies, ==, 0);

  /* No copy, no step. */
  g_assert_false (anning_migrate (db, steps, 3, refuse_copy, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FULL);
  g_clear_error (&error);
  g_assert_cmpint (ask (db, "PRAGMA user_version"), ==, 1);

  /* The step that fails leaves the version before it, whole. */
  g_assert_false (anning_migrate (db, broken, 3, count_copy, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_cmpint (ask (db, "PRAGMA user_version"), ==, 2);
  g_assert_cmpint (ask (db, "SELECT y FROM a"), ==, 42);
  g_assert_cmpint (ask (db, "SELECT count (*) FROM sqlite_schema WHERE name = 'c'"), ==, 0);
  g_assert_cmpuint (n_copies, ==, 1);

  /* From there on, once, and then never again. */
  g_assert_true (anning_migrate (db, steps, 3, count_copy, &error));
  g_assert_true (anning_migrate (db, steps, 3, count_copy, &error));
  g_assert_no_error (error);
  g_assert_cmpint (ask (db, "PRAGMA user_version"), ==, 3);
  g_assert_cmpint (ask (db, "SELECT z FROM b"), ==, 42);
  g_assert_cmpint (ask (db, "SELECT count (*) FROM b"), ==, 1);
  g_assert_cmpuint (n_copies, ==, 2);

  g_assert_false (anning_migrate (db, steps, 2, count_copy, &error));
  g_assert_error (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_NEWER);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) \
  g_test_add ("/store/schema/" name, StoreFixture, NULL, store_fixture_set_up, func, store_fixture_tear_down)
  ADD ("released", test_released);
  ADD ("old-files", test_old_files);
  ADD ("check-old", test_check_old);
  ADD ("columns", test_columns);
  ADD ("links", test_links);
  ADD ("steps", test_steps);
#undef ADD
  return g_test_run ();
}
