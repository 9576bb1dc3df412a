/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-evidence STORE FILE
 *
 * Opens the store at STORE, keeps FILE as evidence and closes the store, so
 * that everything is on the disk and hashed at the end. Timed from outside.
 */
#include "anning-evidence.h"

static gpointer
add_job (AnningDb      *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (data, cancellable, error);
  gint64 id;

  if (stream == NULL)
    return NULL;
  id = anning_evidence_add (db, G_INPUT_STREAM (stream), "application/octet-stream",
                            NULL, NULL, NULL, cancellable, error);
  if (id == 0 || anning_evidence_use (db, id, "incident", 1, "bench", "bench", ANNING_UNKNOWN, error) == 0)
    return NULL;
  return g_memdup2 (&id, sizeof id);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AnningStore) store = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree gint64 *id = NULL;

  if (argc != 3)
    {
      g_printerr ("usage: bench-evidence STORE FILE\n");
      return 2;
    }
  store = anning_store_new (argv[1]);
  file = g_file_new_for_commandline_arg (argv[2]);

  if (anning_store_open (store, &error))
    id = anning_store_write (store, add_job, file, &error);
  anning_store_close (store);
  if (error != NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  return 0;
}
