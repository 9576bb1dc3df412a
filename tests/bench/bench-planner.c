/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-planner STORE EMPTY-STORE RUNS
 *
 * Opens the planner over STORE; reads the same rows with SQLite alone, and opens
 * a page that has nothing to show; in turn and in one process. One line each:
 *
 *   OURS TAB SQLITE TAB EMPTY-PAGE TAB OURS-IN-ALL TAB EMPTY-PAGE-IN-ALL
 *
 * in milliseconds of the processor, since both sides wait for frames; nothing is
 * painted. A page is open when what it shows is laid out; "in all" is until
 * nothing is left to do. EMPTY-PAGE is the planner over EMPTY-STORE, a file
 * without a record.
 */
#include <stdlib.h>
#include <time.h>

#include <sqlite3.h>

#include "anning-debt-row.h"
#include "anning-planner-page.h"
#include "anning-records.h"
#include "anning-toolkit.h"

#define WIDTH 1100
#define HEIGHT 760

/* Long after everything is done, so that neither side is stopped halfway. */
#define QUIET_MS 250

/* All that the page reads. */
static const char *const tables[] = {
  "debt_fee", "schedule_line", "payment", "proposal", "round", "budget_line", "budget_version",
  "budget_version_line", "debt",
};

/* What is looked for on a page, once in every frame, until it is there. */
typedef struct
{
  GtkWidget *page;
  gboolean (*is_shown) (GtkWidget *page);
  double shown_at; /* processor_ms (), 0: not yet */
} Watch;

static double
processor_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void
wait_until_quiet (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add_once (QUIET_MS, (GSourceOnceFunc) g_main_loop_quit, loop);
  g_main_loop_run (loop);
}

static GtkWidget *
find_mapped (GtkWidget *parent,
             GType      type)
{
  if (!gtk_widget_get_mapped (parent))
    return NULL;
  if (g_type_is_a (G_OBJECT_TYPE (parent), type))
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_mapped (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* The first debt has its name and sum; all are written in one go. */
static gboolean
has_debts (GtkWidget *page)
{
  GtkWidget *row = find_mapped (page, ANNING_TYPE_DEBT_ROW);

  return row != NULL && *adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)) != '\0';
}

/* Budget, shares… stand there without a debt, too. */
static gboolean
has_places (GtkWidget *page)
{
  return find_mapped (page, ADW_TYPE_PREFERENCES_GROUP) != NULL;
}

static void
on_layout (GdkFrameClock *clock,
           Watch         *watch)
{
  if (watch->page != NULL && watch->shown_at <= 0 && watch->is_shown (watch->page))
    watch->shown_at = processor_ms ();
}

/* Returns: milliseconds until it is open, below 0 when it never is; @in_all: (out) */
static double
open_page (AnningStore *store,
           AdwBin      *place,
           Watch       *watch,
           gboolean   (*is_shown) (GtkWidget *page),
           double      *in_all)
{
  double begin = processor_ms ();

  watch->shown_at = 0;
  watch->is_shown = is_shown;
  watch->page = anning_planner_page_new ();
  adw_bin_set_child (place, watch->page);
  anning_page_set_store (ANNING_PAGE (watch->page), store);
  wait_until_quiet ();
  *in_all = processor_ms () - begin;

  watch->page = NULL;
  adw_bin_set_child (place, NULL);
  wait_until_quiet ();
  return watch->shown_at - begin;
}

/* The tables of the planner, whole, each text and number taken. Returns: how many rows, or -1 */
static int
read_tables (sqlite3_stmt *const *statements)
{
  int n_rows = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      while (sqlite3_step (statements[i]) == SQLITE_ROW)
        {
          for (int column = 0; column < sqlite3_column_count (statements[i]); column++)
            {
              if (sqlite3_column_type (statements[i], column) == SQLITE_TEXT)
                g_free (g_strdup ((const char *) sqlite3_column_text (statements[i], column)));
              else if (sqlite3_column_int64 (statements[i], column) == G_MININT64)
                return -1;
            }
          n_rows++;
        }
      if (sqlite3_reset (statements[i]) != SQLITE_OK)
        return -1;
    }
  return n_rows;
}

static gboolean
prepare_tables (sqlite3       *handle,
                sqlite3_stmt **statements)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      const AnningRecordType *type = anning_records_find_type (tables[i]);
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s WHERE deleted_at = 0 ORDER BY %s",
                                              tables[i], type->order_by);

      if (sqlite3_prepare_v2 (handle, sql, -1, &statements[i], NULL) != SQLITE_OK)
        return FALSE;
    }
  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AnningStore) full = NULL;
  g_autoptr (AnningStore) empty = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *statements[G_N_ELEMENTS (tables)] = { NULL };
  sqlite3 *bare = NULL;
  GtkWidget *window, *place;
  Watch watch = { NULL };

  if (argc != 4)
    {
      g_printerr ("usage: bench-planner STORE EMPTY-STORE RUNS\n");
      return 2;
    }
  gtk_init ();
  adw_init ();
  anning_toolkit_init ();
  full = anning_store_new (argv[1]);
  empty = anning_store_new (argv[2]);
  if (!anning_store_open (full, &error) || !anning_store_open (empty, &error)
      || sqlite3_open_v2 (argv[1], &bare, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK
      || !prepare_tables (bare, statements))
    {
      g_printerr ("%s\n", error != NULL ? error->message : sqlite3_errmsg (bare));
      return 1;
    }

  place = adw_bin_new ();
  /* What cannot be seen is laid out and not painted. */
  gtk_widget_set_opacity (place, 0);
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), place);
  gtk_window_present (GTK_WINDOW (window));
  wait_until_quiet ();
  g_signal_connect_after (gtk_widget_get_frame_clock (window), "layout", G_CALLBACK (on_layout), &watch);

  for (int i = 0; i <= atoi (argv[3]); i++)
    {
      double ours, of_sqlite, of_empty, ours_in_all, empty_in_all, begin;
      int n_rows;

      ours = open_page (full, ADW_BIN (place), &watch, has_debts, &ours_in_all);
      begin = processor_ms ();
      n_rows = read_tables (statements);
      of_sqlite = processor_ms () - begin;
      of_empty = open_page (empty, ADW_BIN (place), &watch, has_places, &empty_in_all);
      if (n_rows < 1 || ours < 0 || of_empty < 0)
        {
          g_printerr ("bench-planner: %d rows, shown after %.1f and %.1f ms\n", n_rows, ours, of_empty);
          return 1;
        }
      /* The first turn loads fonts and icons, and fills the caches of both. */
      if (i > 0)
        g_print ("%.2f\t%.2f\t%.2f\t%.2f\t%.2f\n", ours, of_sqlite, of_empty, ours_in_all, empty_in_all);
    }

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    sqlite3_finalize (statements[i]);
  sqlite3_close (bare);
  gtk_window_destroy (GTK_WINDOW (window));
  anning_store_close (full);
  anning_store_close (empty);
  return 0;
}
