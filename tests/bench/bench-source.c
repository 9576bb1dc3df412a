/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-source FILE…
 *
 * Reads the files, one after the other, and writes how many contacts there were
 * and the largest resident size of the process in KiB. Timed from outside.
 */
#include <stdio.h>
#include <sys/resource.h>

#include "anning-source.h"

static gboolean
row_cb (const AnningSourceRow *row,
        gpointer               data,
        GError               **error)
{
  guint64 *count = data;

  *count += row->key != NULL;
  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  guint64 count = 0;
  const AnningSourceRequest request = { .row_func = row_cb, .data = &count };
  struct rusage usage;

  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (argv[i]);
      g_autoptr (AnningSourceResult) result = NULL;
      g_autoptr (GError) error = NULL;

      result = anning_source_read_file (file, &request, NULL, &error);
      if (result == NULL)
        {
          g_printerr ("%s: %s\n", argv[i], error->message);
          return 1;
        }
    }

  getrusage (RUSAGE_SELF, &usage);
  printf ("%" G_GUINT64_FORMAT " %ld\n", count, usage.ru_maxrss);
  return 0;
}
