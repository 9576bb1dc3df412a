/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-decode FILE
 *
 * One decode with peaks, as an import does it. Prints the length in
 * milliseconds and the number of pairs; timed from outside.
 */
#include "anning-decode.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (AnningDecoded) decoded = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    {
      g_printerr ("usage: bench-decode FILE\n");
      return 2;
    }
  file = g_file_new_for_commandline_arg (argv[1]);
  stream = g_file_read (file, NULL, &error);
  if (stream != NULL)
    decoded = anning_decode (G_INPUT_STREAM (stream), NULL, NULL, NULL, &error);
  if (decoded == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  g_print ("%" G_GINT64_FORMAT " %" G_GSIZE_FORMAT "\n",
           decoded->length_ms, g_bytes_get_size (decoded->pairs) / 2);
  return 0;
}
