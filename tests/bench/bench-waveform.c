/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-waveform RUNS
 *
 * Frames of the waveform of a recording of ten minutes, 1100 pixels wide. One line each run:
 *
 *   PLAYING ZOOMING RECTANGLES
 *
 * in milliseconds of the processor for a frame, snapshot and painting: the cursor moves;
 * another part is shown, so that all columns are drawn anew; and as many plain rectangles
 * of the same heights, one a column.
 */
#include <stdlib.h>
#include <time.h>

#include "anning-waveform.h"

#define WIDTH 1100
#define HEIGHT 108
#define FRAMES 100
#define LENGTH 600000 /* ms */
#define RATE 50
#define QUIET_MS 300

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

/* Words and pauses, always the same ones. */
static void
make_peaks (GBytes **pairs,
            GBytes **rms)
{
  gsize n = (gsize) LENGTH / 1000 * RATE;
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  gint8 *peaks = g_new (gint8, 2 * n);
  guint8 *averages = g_new (guint8, n);

  for (gsize i = 0; i < n; i++)
    {
      int loud = i / RATE % 4 == 3 ? 2 : g_rand_int_range (rand, 20, 127);

      peaks[2 * i] = (gint8) -loud;
      peaks[2 * i + 1] = (gint8) loud;
      averages[i] = (guint8) (loud / 2);
    }
  *pairs = g_bytes_new_take (peaks, 2 * n);
  *rms = g_bytes_new_take (averages, n);
}

static void
paint (GtkWidget   *widget,
       GtkSnapshot *snapshot)
{
  g_autoptr (GskRenderNode) node = gtk_snapshot_free_to_node (snapshot);
  g_autoptr (GdkTexture) texture = NULL;

  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, WIDTH, HEIGHT));
}

static void
paint_waveform (GtkWidget *waveform)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  GTK_WIDGET_GET_CLASS (waveform)->snapshot (waveform, snapshot);
  paint (waveform, snapshot);
}

static double
measure_playing (GtkWidget *waveform)
{
  double begin;

  anning_waveform_set_visible_range (ANNING_WAVEFORM (waveform), 0, LENGTH);
  paint_waveform (waveform);
  begin = processor_ms ();
  for (int i = 0; i < FRAMES; i++)
    {
      anning_waveform_set_position (ANNING_WAVEFORM (waveform), (gint64) LENGTH * i / FRAMES);
      paint_waveform (waveform);
    }
  return (processor_ms () - begin) / FRAMES;
}

static double
measure_zooming (GtkWidget *waveform)
{
  double begin = processor_ms ();

  for (int i = 0; i < FRAMES; i++)
    {
      anning_waveform_set_visible_range (ANNING_WAVEFORM (waveform), i * 1000, LENGTH / 2 + i * 1500);
      paint_waveform (waveform);
    }
  return (processor_ms () - begin) / FRAMES;
}

static double
measure_rectangles (GtkWidget *waveform)
{
  const GdkRGBA color = { 0.2f, 0.5f, 0.5f, 1 };
  double begin = processor_ms ();

  for (int i = 0; i < FRAMES; i++)
    {
      GtkSnapshot *snapshot = gtk_snapshot_new ();

      for (int x = 0; x < WIDTH; x++)
        {
          float height = (float) (1 + (x * 37 + i) % HEIGHT);

          gtk_snapshot_append_color (snapshot, &color,
                                     &GRAPHENE_RECT_INIT ((float) x, ((float) HEIGHT - height) / 2, 1, height));
        }
      paint (waveform, snapshot);
    }
  return (processor_ms () - begin) / FRAMES;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GBytes) pairs = NULL;
  g_autoptr (GBytes) rms = NULL;
  GtkWidget *window, *waveform;

  if (argc != 2)
    {
      g_printerr ("usage: bench-waveform RUNS\n");
      return 2;
    }
  gtk_init ();
  make_peaks (&pairs, &rms);
  waveform = anning_waveform_new ();
  gtk_widget_set_size_request (waveform, WIDTH, HEIGHT);
  gtk_widget_set_valign (waveform, GTK_ALIGN_START);
  window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (window), waveform);
  gtk_window_present (GTK_WINDOW (window));
  anning_waveform_set_peaks (ANNING_WAVEFORM (waveform), pairs, rms, RATE, LENGTH);
  wait_until_quiet ();

  for (int i = 0; i < atoi (argv[1]); i++)
    {
      double playing = measure_playing (waveform);
      double zooming = measure_zooming (waveform);

      g_print ("%.4f\t%.4f\t%.4f\n", playing, zooming, measure_rectangles (waveform));
    }

  gtk_window_destroy (GTK_WINDOW (window));
  return 0;
}
