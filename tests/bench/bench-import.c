/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-import STORE FILE…
 *
 * Brings the files into a new file at STORE, all numbers taken, and then has SQLite alone
 * insert the same rows into a file beside it: incidents, what tells of them and the journal,
 * with their indexes, in one transaction. One line, times of the processor:
 *
 *   PLAN-MS TAB NUMBERS-MS TAB PREVIEW-MS TAB RUN-MS TAB BARE-MS TAB PEAK-KIB TAB INCIDENTS
 *
 * PEAK-KIB is the largest resident size before anything was written.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "anning-import.h"

static const char *const tables[] = { "incident", "trace", "source", "journal" };

/* Of the processor, in microseconds: a disk that others use does not count. */
static gint64
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static double
ms_since (gint64 start)
{
  return (double) (now () - start) / 1000;
}

static void
check (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static void
exec (sqlite3    *handle,
      const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (handle, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

static int
schema_cb (void  *data,
           int    n,
           char **values,
           char **names)
{
  exec (data, values[0]);
  return 0;
}

static double
measure_bare (const char *path)
{
  g_autofree char *other = g_strconcat (path, "-bare", NULL);
  g_autofree char *attach = g_strdup_printf ("ATTACH '%s' AS other", path);
  sqlite3 *handle = NULL;
  gint64 start;
  double ms;

  unlink (other);
  if (sqlite3_open (other, &handle) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (handle));
  exec (handle, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
  exec (handle, attach);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT sql FROM other.sqlite_schema WHERE tbl_name = '%s' AND sql IS NOT NULL"
                                              " AND type IN ('table', 'index') ORDER BY type DESC", tables[i]);

      if (sqlite3_exec (handle, sql, schema_cb, handle, NULL) != SQLITE_OK)
        g_error ("%s", sqlite3_errmsg (handle));
    }

  start = now ();
  exec (handle, "BEGIN");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("INSERT INTO main.%s SELECT * FROM other.%s", tables[i], tables[i]);

      exec (handle, sql);
    }
  exec (handle, "COMMIT");
  ms = ms_since (start);
  sqlite3_close (handle);
  unlink (other);
  return ms;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AnningStore) store = NULL;
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (AnningImportPlan) plan = NULL;
  g_autoptr (AnningImportChoice) choice = anning_import_choice_new ();
  g_autoptr (AnningImportPreview) preview = NULL;
  g_autoptr (AnningImportResult) result = NULL;
  g_autoptr (GListModel) numbers = NULL;
  GError *error = NULL;
  double plan_ms, numbers_ms, preview_ms, run_ms;
  struct rusage usage;
  gint64 start;

  if (argc < 3)
    return 2;
  store = anning_store_new (argv[1]);
  anning_store_open (store, &error);
  check (error);
  for (int i = 2; i < argc; i++)
    {
      g_autoptr (GFile) file = g_file_new_for_commandline_arg (argv[i]);

      g_list_store_append (files, file);
    }

  start = now ();
  plan = anning_import_plan_new (store, G_LIST_MODEL (files), NULL, NULL, NULL, &error);
  check (error);
  plan_ms = ms_since (start);

  start = now ();
  numbers = anning_import_plan_numbers (plan, store, &error);
  check (error);
  numbers_ms = ms_since (start);
  for (guint i = 0; i < g_list_model_get_n_items (numbers); i++)
    {
      g_autoptr (AnningImportNumber) number = g_list_model_get_item (numbers, i);

      if (anning_import_number_get_info (number)->number != NULL)
        anning_import_choice_take (choice, anning_import_number_get_info (number)->number, TRUE);
    }

  start = now ();
  preview = anning_import_preview_new (store, plan, choice, NULL, &error);
  check (error);
  preview_ms = ms_since (start);
  getrusage (RUSAGE_SELF, &usage);

  start = now ();
  result = anning_import_run (store, plan, choice, NULL, NULL, NULL, &error);
  check (error);
  run_ms = ms_since (start);
  anning_store_close (store);

  printf ("%.0f\t%.0f\t%.0f\t%.0f\t%.0f\t%ld\t%u\n", plan_ms, numbers_ms, preview_ms, run_ms, measure_bare (argv[1]),
          usage.ru_maxrss, result->n_incidents);
  return 0;
}
