/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-bundle STORE FILE…   makes a store with a contact for each file, which is kept as its original
 * bench-bundle STORE -o ZIP  makes a bundle of all of them
 *
 * Each as a process of its own; timed from outside. Prints how many originals there are.
 */
#include <string.h>

#include "anning-bundle-write.h"
#include "anning-evidence.h"
#include "anning-incident.h"
#include "anning-records.h"

#define FIRST_CALL G_GINT64_CONSTANT (1773321249000)

typedef struct
{
  char **files;
  int n;
} Making;

static gpointer
make_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const Making *making = data;

  for (int i = 0; i < making->n; i++)
    {
      g_autoptr (AnningIncident) incident = anning_incident_new ();
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (making->files[i]);
      g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
      gint64 id;

      if (stream == NULL)
        return NULL;
      incident->started_at = FIRST_CALL + (gint64) i * 60000;
      incident->utc_offset = 480;
      incident->channel = g_strdup ("call");
      incident->direction = g_strdup ("in");
      incident->from_number = g_strdup ("12100003301");
      if (!anning_records_save (db, &anning_incident_type, incident, error))
        return NULL;
      id = anning_evidence_add (db, G_INPUT_STREAM (stream), "audio/mpeg", NULL, NULL, NULL, cancellable, error);
      if (id == 0 || anning_evidence_use (db, id, "incident", incident->record.id, "bench.mp3", "", ANNING_UNKNOWN, error) == 0)
        return NULL;
    }
  return NULL;
}

static guint
write_bundle (AnningStore  *store,
              const char   *path,
              GError      **error)
{
  g_autoptr (AnningBundleChoice) choice = anning_bundle_choice_new ();
  g_autoptr (AnningBundlePlan) plan = anning_bundle_plan_new (store, choice, NULL, error);
  g_autoptr (AnningBundleEntry) entry = NULL;

  if (plan == NULL)
    return 0;
  entry = anning_bundle_write (store, plan, path, NULL, NULL, NULL, error);
  return entry != NULL ? plan->n_originals : 0;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AnningStore) store = NULL;
  g_autoptr (GError) error = NULL;
  Making making = { argv + 2, argc - 2 };
  guint n = 0;

  if (argc < 3)
    {
      g_printerr ("usage: bench-bundle STORE FILE… | STORE -o ZIP\n");
      return 2;
    }
  store = anning_store_new (argv[1]);
  if (anning_store_open (store, &error))
    {
      if (argc == 4 && strcmp (argv[2], "-o") == 0)
        n = write_bundle (store, argv[3], &error);
      else
        anning_store_write (store, make_job, &making, &error);
    }
  anning_store_close (store);
  if (error != NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  g_print ("%u\n", n);
  return 0;
}
