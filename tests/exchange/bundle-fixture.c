/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bundle-fixture.h"

#include <stdio.h>
#include <string.h>

#include "anning-date.h"
#include "anning-evidence.h"

#include "../store-jobs.h"

void
bundle_fixture_set_up (BundleFixture *self,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("anning-bundle-XXXXXX", &error);
  g_assert_no_error (error);
  path = bundle_fixture_path (self, "case.db");
  self->store = anning_store_new (path);
  anning_store_open (self->store, &error);
  g_assert_no_error (error);
}

void
bundle_fixture_tear_down (BundleFixture *self,
                          gconstpointer  data)
{
  anning_store_close (self->store);
  g_object_unref (self->store);
  bundle_fixture_run ("/", NULL, "rm", "-r", self->folder, NULL);
  g_free (self->folder);
}

gint64
bundle_fixture_save (BundleFixture          *self,
                     const AnningRecordType *type,
                     gpointer                record)
{
  return save_record (self->store, type, record);
}

gint64
bundle_fixture_moment (const char *when)
{
  AnningCivil civil;

  g_assert_cmpint (sscanf (when, "%d-%d-%d %d:%d:%d", &civil.year, &civil.month, &civil.day, &civil.hour, &civil.minute,
                           &civil.second), ==, 6);
  return anning_civil_to_instant (&civil, ANNING_CHINA_OFFSET);
}

AnningIncident *
bundle_fixture_call (const char *when,
                     const char *from,
                     const char *to,
                     const char *creditor)
{
  AnningIncident *incident = anning_incident_new ();

  incident->started_at = bundle_fixture_moment (when);
  incident->utc_offset = ANNING_CHINA_OFFSET;
  incident->channel = g_strdup ("call");
  incident->direction = g_strdup ("in");
  incident->connected = g_strdup ("yes");
  incident->to_party = g_strdup ("debtor");
  incident->from_number = g_strdup (from);
  incident->to_number = g_strdup (to);
  incident->creditor = g_strdup (creditor);
  return incident;
}

typedef struct
{
  gint64 incident;
  const char *bytes;
  const char *media_type;
  const char *name;
  gint64 evidence;
  gint64 use;
} Keeping;

static gpointer
keep_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Keeping *keeping = data;
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (keeping->bytes, (gssize) strlen (keeping->bytes), NULL);

  keeping->evidence = anning_evidence_add (db, stream, keeping->media_type, NULL, NULL, NULL, NULL, error);
  g_assert_cmpint (keeping->evidence, >, 0);
  keeping->use = anning_evidence_use (db, keeping->evidence, "incident", keeping->incident, keeping->name, "/somewhere",
                                      ANNING_UNKNOWN, error);
  return NULL;
}

gint64
bundle_fixture_keep (BundleFixture *self,
                     gint64         incident,
                     const char    *bytes,
                     const char    *media_type,
                     const char    *name,
                     gint64        *use)
{
  Keeping keeping = { incident, bytes, media_type, name, 0, 0 };
  g_autoptr (GError) error = NULL;

  anning_store_write (self->store, keep_job, &keeping, &error);
  g_assert_no_error (error);
  if (use != NULL)
    *use = keeping.use;
  return keeping.evidence;
}

char *
bundle_fixture_path (const BundleFixture *self,
                     const char          *name)
{
  return g_build_filename (self->folder, name, NULL);
}

AnningBundlePlan *
bundle_fixture_write (BundleFixture            *self,
                      const AnningBundleChoice *choice,
                      const char               *name)
{
  g_autofree char *path = bundle_fixture_path (self, name);
  g_autoptr (AnningBundlePlan) plan = NULL;
  g_autoptr (AnningBundleEntry) entry = NULL;
  g_autoptr (GError) error = NULL;

  plan = anning_bundle_plan_new (self->store, choice, NULL, &error);
  g_assert_no_error (error);
  entry = anning_bundle_write (self->store, plan, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (entry);
  return g_steal_pointer (&plan);
}

int
bundle_fixture_run (const char  *folder,
                    char       **output,
                    ...)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  char *argument;
  va_list list;
  int status;

  va_start (list, output);
  while ((argument = va_arg (list, char *)) != NULL)
    g_ptr_array_add (arguments, argument);
  va_end (list);
  g_ptr_array_add (arguments, NULL);
  g_spawn_sync (folder, (char **) arguments->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, &status, &error);
  g_assert_no_error (error);
  if (output != NULL)
    *output = g_steal_pointer (&text);
  return status;
}

char *
bundle_fixture_unpack (const BundleFixture *self,
                       const char          *name)
{
  g_autofree char *zip = bundle_fixture_path (self, name);
  g_autofree char *folder_name = g_strconcat (name, "-unpacked", NULL);
  char *folder = bundle_fixture_path (self, folder_name);

  g_assert_cmpint (bundle_fixture_run (self->folder, NULL, "unzip", "-q", "-o", zip, "-d", folder, NULL), ==, 0);
  return folder;
}

char *
bundle_fixture_read (const char *folder,
                     const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

char *
bundle_fixture_read_pdf (const char *folder,
                         const char *name)
{
  char *text;

  g_assert_cmpint (bundle_fixture_run (folder, &text, "pdftotext", "-layout", name, "-", NULL), ==, 0);
  return text;
}
