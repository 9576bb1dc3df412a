/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every page, place and dialog of the window again and again, over the made-up household: what is in use
 * of the memory at the end is what was in use halfway. ANNING_CYCLES: how often, 20 unless set.
 */
#include <malloc.h>

#include "anning-demo.h"
#include "anning-planner-places.h"
#include "anning-window.h"
#include "ui-fixture.h"

#define CYCLES 20
/*
 * What one cycle, which opens some fifty places, may leave, in bytes. Measured: 25 KiB, and once in a while
 * half a MiB at once, when a table of GTK's grows.
 */
#define ALLOWED (128 * 1024)

static AdwApplication *application;

/* Until there was nothing to do for a moment. Nobody looks: frames need not all be waited for. */
static void
run_briefly (AnningStore *store)
{
  gint64 quiet_since = g_get_monotonic_time ();

  while (g_get_monotonic_time () - quiet_since < 4000)
    {
      if (g_main_context_iteration (NULL, FALSE) || anning_store_get_pending (store) > 0)
        quiet_since = g_get_monotonic_time ();
      else
        g_usleep (500);
    }
}

static void
close_others (GtkWidget   *window,
              AnningStore *store)
{
  GListModel *tops = gtk_window_get_toplevels ();

  for (guint i = g_list_model_get_n_items (tops); i > 0; i--)
    {
      g_autoptr (GtkWidget) top = g_list_model_get_item (tops, i - 1);

      if (top != window)
        gtk_window_destroy (GTK_WINDOW (top));
    }
  run_briefly (store);
  g_assert_cmpuint (g_list_model_get_n_items (tops), ==, 1);
}

static void
show_everything (AnningWindow *window,
                 AnningStore  *store)
{
  static const char *const pages[] = { "guidance", "planner", "incidents", "relatives" };
  static const char *const records[] = { "debt", "incident", "relative", "note", "budget_line", "proposal" };
  static const char *const places[][2] = {
    { "situation", "" }, { "situation", "threat-now" }, { "claim", "" }, { "hotline", "" }, { "term", "" },
    { "fact", "law.civil.1033" }, { "letter_template", "" }, { "letter_template", "hardship-instalments" },
    { "tick_list", "first-48-hours" }, { "lpr_value", "" },
  };
  guint n;
  const AnningPlannerPlace *planner = anning_planner_places_of_household (&n);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      anning_window_show_record (window, places[i][0], 0, places[i][1]);
      run_briefly (store);
    }
  for (guint i = 0; i < n; i++)
    {
      anning_window_show_record (window, "planner", 0, planner[i].name);
      run_briefly (store);
    }
  planner = anning_planner_places_of_debt (&n);
  for (guint i = 0; i < n; i++)
    {
      anning_window_show_record (window, "debt", 1, planner[i].name);
      run_briefly (store);
    }
  for (guint i = 0; i < G_N_ELEMENTS (records); i++)
    {
      anning_window_show_record (window, records[i], 1, "");
      run_briefly (store);
    }
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      anning_window_show_page (window, pages[i]);
      run_briefly (store);
      /* The guidance has nothing to make. */
      if (i > 0)
        {
          anning_window_create_on (window, pages[i]);
          run_briefly (store);
        }
      close_others (GTK_WIDGET (window), store);
    }
}

/* One window goes on through all cycles: what its pages leave in it counts, too. */
static void
test_pages (UiFixture     *fixture,
            gconstpointer  data)
{
  g_autoptr (GSettings) settings = g_settings_new ("org.anning.Anning");
  g_autoptr (GError) error = NULL;
  guint cycles = g_getenv ("ANNING_CYCLES") != NULL ? (guint) atoi (g_getenv ("ANNING_CYCLES")) : CYCLES;
  g_autofree gsize *used = g_new0 (gsize, cycles);
  gsize halfway = G_MAXSIZE;
  gsize end = G_MAXSIZE;
  AnningWindow *window;
  GDate today;

  g_assert_cmpuint (cycles, >=, 8);
  g_date_set_dmy (&today, 21, 11, 2026);
  anning_demo_fill (fixture->store, "zh", &today, &error);
  g_assert_no_error (error);
  window = anning_window_new (GTK_APPLICATION (application), settings);
  gtk_window_present (GTK_WINDOW (window));
  anning_window_set_store (window, fixture->store, TRUE, FALSE);
  ui_wait (fixture->store, 200);

  for (guint i = 0; i < cycles; i++)
    {
      show_everything (window, fixture->store);
      used[i] = mallinfo2 ().uordblks;
      g_test_message ("%u: %" G_GSIZE_FORMAT " KiB in use", i + 1, used[i] / 1024);
    }
  /* The least of each quarter: what is in use for a moment only does not count. */
  for (guint i = 0; i < cycles / 4; i++)
    {
      halfway = MIN (halfway, used[cycles / 2 - 1 - i]);
      end = MIN (end, used[cycles - 1 - i]);
    }
  g_test_message ("%+.1f KiB a cycle", ((double) end - (double) halfway) / 1024 / (cycles / 2));
  g_assert_cmpuint (end, <=, halfway + cycles / 2 * ALLOWED);

  gtk_window_destroy (GTK_WINDOW (window));
  ui_settle (fixture->store);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;

  if (!ui_init (&argc, &argv))
    return 77;
  application = ADW_APPLICATION (g_object_new (ADW_TYPE_APPLICATION,
                                               "application-id", "org.anning.Anning",
                                               "flags", G_APPLICATION_NON_UNIQUE,
                                               NULL));
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_test_add ("/page-cycles", UiFixture, NULL, ui_set_up, test_pages, ui_tear_down);
  return g_test_run ();
}
