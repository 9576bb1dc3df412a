/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-pages STORE
 *
 * Goes through the pages of the window over STORE twice. One line for each switch: the page, milliseconds of the
 * processor that the main thread spends until the first frame with it is painted, and until nothing is left to do.
 */
#include <time.h>

#include "anning-toolkit.h"
#include "anning-window.h"

#define QUIET_MS 700

static const char *path;
static int status = 1;

static double
main_thread_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void
wait_until_quiet (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add_once (QUIET_MS, (GSourceOnceFunc) g_main_loop_quit, loop);
  g_main_loop_run (loop);
}

static void
switch_to (AnningWindow *window,
           const char   *page)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (g_main_loop_quit), loop);
  const double begin = main_thread_ms ();
  double painted;

  anning_window_show_page (window, page);
  g_main_loop_run (loop);
  painted = main_thread_ms ();
  g_signal_handler_disconnect (clock, handler);
  wait_until_quiet ();
  g_print ("%s\t%.2f\t%.2f\n", page, painted - begin, main_thread_ms () - begin);
}

static void
activate_cb (GtkApplication *application)
{
  static const char *const pages[] = { "planner", "incidents", "relatives", "guidance" };
  g_autoptr (GSettings) settings = g_settings_new ("org.anning.Anning");
  g_autoptr (AnningStore) store = anning_store_new (path);
  g_autoptr (GError) error = NULL;
  AnningWindow *window;

  if (!anning_store_open (store, &error))
    {
      g_printerr ("%s\n", error->message);
      return;
    }
  anning_toolkit_init ();
  window = anning_window_new (application, settings);
  anning_window_set_store (window, store, FALSE, FALSE);
  gtk_window_present (GTK_WINDOW (window));
  wait_until_quiet ();

  for (guint i = 0; i < 2 * G_N_ELEMENTS (pages); i++)
    switch_to (window, pages[i % G_N_ELEMENTS (pages)]);

  gtk_window_destroy (GTK_WINDOW (window));
  anning_store_close (store);
  status = 0;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AdwApplication) application = NULL;

  if (argc != 2)
    {
      g_printerr ("usage: bench-pages STORE\n");
      return 2;
    }
  path = argv[1];
  application = g_object_new (ADW_TYPE_APPLICATION, "application-id", "org.anning.Anning", "flags", G_APPLICATION_NON_UNIQUE,
                              "resource-base-path", "/org/anning/Anning", NULL);
  g_signal_connect (application, "activate", G_CALLBACK (activate_cb), NULL);
  g_application_run (G_APPLICATION (application), 0, NULL);
  return status;
}
