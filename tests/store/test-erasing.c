/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-backup.h"
#include "anning-debt.h"
#include "anning-evidence.h"
#include "anning-incident.h"
#include "anning-records.h"
#include "anning-relative.h"
#include "store-fixture.h"

/*
 * What was purged is in no byte of the file any more, nor of what lies beside it. The needles have
 * no first letter in common with one another: an index leaves out a beginning that two words share.
 */

#define RECORDS 120
#define NEEDLE "zqxjkvwpurged"
#define NEEDLE_CHINESE "龘靐齉爩"
#define NEEDLE_BYTES "\x01kwpbytesofarecording\x02"
#define PIECES 5

static gboolean
holds (const char *data,
       gsize       length,
       const char *needle,
       gsize       needle_length)
{
  for (gsize i = 0; i + needle_length <= length; i++)
    {
      if (g_ascii_strncasecmp (data + i, needle, needle_length) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Returns: (nullable): the first file of @folder and below that holds @needle */
static char *
find_needle (const char *folder,
             const char *needle)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *data = NULL;
      gsize length;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          char *found = find_needle (path, needle);

          if (found != NULL)
            return found;
          continue;
        }
      g_assert_true (g_file_get_contents (path, &data, &length, NULL));
      if (holds (data, length, needle, strlen (needle)))
        return g_steal_pointer (&path);
    }
  return NULL;
}

static void
assert_found (StoreFixture *fixture,
              const char   *needle)
{
  g_autofree char *found = find_needle (fixture->folder, needle);

  if (found == NULL)
    g_error ("“%s” ought to be there before it is purged", needle);
}

static void
assert_gone (StoreFixture *fixture,
             const char   *needle)
{
  g_autofree char *found = find_needle (fixture->folder, needle);

  if (found != NULL)
    g_error ("“%s” is still in %s", needle, found);
}

static void
fill_texts (const AnningRecordType *type,
            gpointer                record,
            guint                   n)
{
  for (guint i = 0; i < type->n_fields; i++)
    {
      const AnningField *field = &type->fields[i];
      g_autofree char *text = g_strdup_printf (NEEDLE "%s %s%u " NEEDLE_CHINESE, field->name, field->name, n);

      if (field->kind == ANNING_FIELD_TEXT && strstr (field->name, "number") == NULL
          && !g_str_equal (field->name, "agreed_hours") && !g_str_equal (field->name, "tags"))
        anning_record_set_text (field, record, text);
    }
}

/* Records between others that stay, so that pages are shared. */
static void
save_records (StoreFixture *fixture)
{
  for (guint i = 0; i < RECORDS; i++)
    {
      g_autoptr (AnningIncident) incident = anning_incident_new ();
      g_autoptr (AnningDebt) debt = anning_debt_new ();
      g_autoptr (AnningRelative) relative = anning_relative_new ();

      incident->channel = g_strdup ("phone");
      incident->summary = g_strdup_printf ("stays %u 留下", i);
      debt->creditor = g_strdup_printf ("stays %u 留下", i);
      relative->name = g_strdup_printf ("stays %u 留下", i);
      if (i % 3 == 0)
        {
          fill_texts (&anning_incident_type, incident, i);
          fill_texts (&anning_debt_type, debt, i);
          fill_texts (&anning_relative_type, relative, i);
        }
      store_fixture_save (fixture, &anning_incident_type, incident);
      store_fixture_save (fixture, &anning_debt_type, debt);
      store_fixture_save (fixture, &anning_relative_type, relative);
    }
}

static gpointer
change_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  for (gint64 id = 1; id <= RECORDS && *error == NULL; id += 3)
    {
      g_autoptr (AnningIncident) incident = anning_records_get (db, &anning_incident_type, id, error);

      if (incident == NULL)
        return NULL;
      g_free (incident->summary);
      incident->summary = g_strdup_printf (NEEDLE "changed%d", (int) id);
      anning_records_save (db, &anning_incident_type, incident, error);
    }
  return NULL;
}

static gpointer
add_evidence_job (AnningDb      *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const gsize length = PIECES * ANNING_EVIDENCE_CHUNK;
  char *bytes = g_malloc (length);
  g_autoptr (GInputStream) stream = NULL;
  gint64 id;

  for (gsize i = 0; i < length; i++)
    bytes[i] = NEEDLE_BYTES[i % strlen (NEEDLE_BYTES)];
  stream = g_memory_input_stream_new_from_data (bytes, length, g_free);
  id = anning_evidence_add (db, stream, "audio/amr", NULL, NULL, NULL, NULL, error);
  if (id != 0)
    anning_evidence_use (db, id, "incident", 1, NEEDLE ".amr", "/home/" NEEDLE, 0, error);
  return NULL;
}

static gpointer
remove_job (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  for (gint64 id = 1; id <= RECORDS; id += 3)
    {
      if (!anning_records_remove (db, &anning_incident_type, id, error)
          || !anning_records_remove (db, &anning_debt_type, id, error)
          || !anning_records_remove (db, &anning_relative_type, id, error))
        return NULL;
    }
  return NULL;
}

static void
write_it (StoreFixture *fixture,
          AnningJob     job)
{
  g_autoptr (GError) error = NULL;

  anning_store_write (fixture->store, job, NULL, &error);
  g_assert_no_error (error);
}

/* As if that were long ago. */
static void
age (StoreFixture *fixture)
{
  store_fixture_close (fixture);
  store_fixture_sql (fixture->path,
                     "UPDATE incident SET deleted_at = 1 WHERE deleted_at > 0;"
                     "UPDATE debt SET deleted_at = 1 WHERE deleted_at > 0;"
                     "UPDATE relative SET deleted_at = 1 WHERE deleted_at > 0;"
                     "UPDATE evidence SET unused_since = 1 WHERE unused_since > 0;");
  store_fixture_reopen (fixture);
}

static void
test_purged (StoreFixture  *fixture,
             gconstpointer  data)
{
  save_records (fixture);
  write_it (fixture, change_job);
  write_it (fixture, add_evidence_job);
  assert_found (fixture, NEEDLE);
  assert_found (fixture, NEEDLE_CHINESE);
  assert_found (fixture, NEEDLE_BYTES);

  write_it (fixture, remove_job);
  age (fixture);
  /* The uses went with their records; their originals have their own thirty days. */
  age (fixture);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count (*) FROM incident"), ==, RECORDS - RECORDS / 3);
  g_assert_cmpint (store_fixture_integer (fixture->path, "SELECT count (*) FROM evidence"), ==, 0);

  assert_gone (fixture, NEEDLE);
  assert_gone (fixture, NEEDLE_CHINESE);
  assert_gone (fixture, NEEDLE_BYTES);
  assert_found (fixture, "stays 1 留下");

  store_fixture_close (fixture);
  assert_gone (fixture, NEEDLE);
  assert_gone (fixture, NEEDLE_CHINESE);
  assert_gone (fixture, NEEDLE_BYTES);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/erasing/purged", StoreFixture, NULL, store_fixture_set_up, test_purged,
              store_fixture_tear_down);
  return g_test_run ();
}
