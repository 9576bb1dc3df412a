/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-slider STORE STEPS
 *
 * Drags the slider for what is left in a month on the page of shares over STORE,
 * a step at a time. One line each:
 *
 *   RECOMPUTED TAB IN-ALL
 *
 * in milliseconds of the processor: until the step's value is taken, everything
 * worked out and handed to the widgets, and until nothing is left to do, the
 * picture painted by the processor.
 */
#include <stdlib.h>
#include <time.h>

#include "anning-planner-page.h"
#include "anning-toolkit.h"

#define WIDTH 1100
#define HEIGHT 760

/* Long after everything is done. */
#define QUIET_MS 400

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

/* The first one on the page is that for the surplus. */
static GtkWidget *
find_scale (GtkWidget *parent)
{
  GtkWidget *found = NULL;

  if (GTK_IS_SCALE (parent))
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_scale (child);
  return found;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AnningStore) store = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *window, *page, *scale;

  if (argc != 3)
    {
      g_printerr ("usage: bench-slider STORE STEPS\n");
      return 2;
    }
  gtk_init ();
  adw_init ();
  anning_toolkit_init ();
  store = anning_store_new (argv[1]);
  if (!anning_store_open (store, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  page = anning_planner_page_new ();
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  anning_page_set_store (ANNING_PAGE (page), store);
  wait_until_quiet ();
  gtk_widget_activate_action (page, "planner.show", "s", "shares");
  wait_until_quiet ();
  scale = find_scale (page);
  if (scale == NULL || !gtk_widget_get_mapped (scale))
    {
      g_printerr ("bench-slider: there is no slider\n");
      return 1;
    }

  for (int i = 1; i <= atoi (argv[2]); i++)
    {
      double begin = processor_ms ();
      double recomputed;

      gtk_range_set_value (GTK_RANGE (scale), i % 10 * (i % 2 == 0 ? 5 : -5));
      recomputed = processor_ms () - begin;
      wait_until_quiet ();
      g_print ("%.2f\t%.2f\n", recomputed, processor_ms () - begin);
    }

  gtk_window_destroy (GTK_WINDOW (window));
  anning_store_close (store);
  return 0;
}
