/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * bench-scrolling STORE PASSES
 *
 * Scrolls the timeline over STORE: a stretch at the speed of a wheel, from the top to the
 * bottom, and to places all over. One line each pass, the slowest of it:
 *
 *   WHEEL WHOLE JUMPS BLANK
 *
 * The first three are milliseconds of the processor that the main thread spends between
 * one frame's picture and the next: reading what came, filling rows, their layout; not
 * painting. BLANK is how long after a jump the last row in sight had no text, in
 * milliseconds of the clock.
 */
#include <stdlib.h>
#include <time.h>

#include "anning-incident-cell.h"
#include "anning-incidents-page.h"
#include "anning-toolkit.h"

#define WIDTH 1100
#define HEIGHT 760
#define SETTLE_MS 1500

/* Frames of each stretch, and what a wheel scrolls in one, px. */
#define WHEEL_FRAMES 200
#define WHEEL_STEP 240
#define WHOLE_FRAMES 200
#define N_JUMPS 30
/* Nobody waits longer. */
#define MOST_BLANK_MS 2000

typedef enum
{
  WHEEL,
  WHOLE,
  JUMPS,
  N_STRETCHES
} Stretch;

typedef struct
{
  GMainLoop *loop;
  GtkWidget *view;
  GtkAdjustment *adjustment;
  GRand *rand;
  Stretch stretch;
  guint frame;
  gboolean waiting;      /* after a jump, until all rows are there */
  double jumped;         /* ms of the clock */
  double after_paint;    /* ms of the processor */
  double own[N_STRETCHES];
  double blank;
} Scrolling;

static double
read_ms (clockid_t clock)
{
  struct timespec now;

  clock_gettime (clock, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

static void
wait_ms (guint ms)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add_once (ms, (GSourceOnceFunc) g_main_loop_quit, loop);
  g_main_loop_run (loop);
}

static GtkWidget *
find_type (GtkWidget *parent,
           GType      type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (parent), type) && gtk_widget_get_mapped (parent))
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

/* Whether some row in sight shows nothing yet: its time is empty. */
static gboolean
has_blank_row (Scrolling *self)
{
  int height = gtk_widget_get_height (self->view);

  for (GtkWidget *row = gtk_widget_get_first_child (self->view); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *cell = gtk_widget_get_first_child (row);
      GtkWidget *line, *time;
      double x, y;

      if (!gtk_widget_get_mapped (row) || !ANNING_IS_INCIDENT_CELL (cell)
          || !gtk_widget_translate_coordinates (row, self->view, 0, 0, &x, &y)
          || y + gtk_widget_get_height (row) <= 0 || y >= height)
        continue;
      line = gtk_widget_get_last_child (cell);
      time = line != NULL ? find_type (line, GTK_TYPE_LABEL) : NULL;
      if (time == NULL || gtk_widget_get_opacity (line) < 1 || *gtk_label_get_label (GTK_LABEL (time)) == '\0')
        return TRUE;
    }
  return FALSE;
}

static void
next_stretch (Scrolling *self)
{
  self->stretch++;
  self->frame = 0;
  if (self->stretch == N_STRETCHES)
    g_main_loop_quit (self->loop);
}

static void
jump (Scrolling *self,
      double     end)
{
  gtk_adjustment_set_value (self->adjustment, g_rand_double_range (self->rand, 0, end));
  self->jumped = read_ms (CLOCK_MONOTONIC);
  self->waiting = TRUE;
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  Scrolling *self = user_data;
  double end = gtk_adjustment_get_upper (self->adjustment) - gtk_adjustment_get_page_size (self->adjustment);
  guint frame = self->frame++;

  switch ((int) self->stretch)
    {
    case WHEEL:
      gtk_adjustment_set_value (self->adjustment, frame * WHEEL_STEP);
      if (frame == WHEEL_FRAMES)
        next_stretch (self);
      break;
    case WHOLE:
      gtk_adjustment_set_value (self->adjustment, end * frame / WHOLE_FRAMES);
      if (frame == WHOLE_FRAMES)
        next_stretch (self);
      break;
    case JUMPS:
      if (self->waiting)
        {
          self->frame--;
          break;
        }
      if (frame == N_JUMPS)
        next_stretch (self);
      else
        jump (self, end);
      break;
    default:
      return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

/* Behind the layout of GTK itself. */
static void
layout_cb (GdkFrameClock *clock,
           Scrolling     *self)
{
  double own = read_ms (CLOCK_THREAD_CPUTIME_ID) - self->after_paint;

  if (self->stretch < N_STRETCHES && self->after_paint > 0)
    self->own[self->stretch] = MAX (self->own[self->stretch], own);
}

static void
after_paint_cb (GdkFrameClock *clock,
                Scrolling     *self)
{
  double since = read_ms (CLOCK_MONOTONIC) - self->jumped;

  if (self->waiting && (!has_blank_row (self) || since > MOST_BLANK_MS))
    {
      self->waiting = FALSE;
      self->blank = MAX (self->blank, since);
    }
  /* What was looked at here is not the program's. */
  self->after_paint = read_ms (CLOCK_THREAD_CPUTIME_ID);
}

static void
run_pass (GtkWidget *view,
          guint32    seed)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  Scrolling scrolling = { .loop = loop, .view = view, .rand = rand };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (view);
  gulong layout, after_paint;
  guint tick;

  scrolling.adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  gtk_adjustment_set_value (scrolling.adjustment, 0);
  wait_ms (SETTLE_MS);
  layout = g_signal_connect_after (clock, "layout", G_CALLBACK (layout_cb), &scrolling);
  after_paint = g_signal_connect_after (clock, "after-paint", G_CALLBACK (after_paint_cb), &scrolling);
  tick = gtk_widget_add_tick_callback (view, tick_cb, &scrolling, NULL);
  g_main_loop_run (loop);
  gtk_widget_remove_tick_callback (view, tick);
  g_signal_handler_disconnect (clock, layout);
  g_signal_handler_disconnect (clock, after_paint);
  g_print ("%.2f\t%.2f\t%.2f\t%.2f\n", scrolling.own[WHEEL], scrolling.own[WHOLE], scrolling.own[JUMPS],
           scrolling.blank);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AnningStore) store = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *window, *page, *view;

  if (argc != 3)
    {
      g_printerr ("usage: bench-scrolling STORE PASSES\n");
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

  page = anning_incidents_page_new ();
  window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_child (GTK_WINDOW (window), page);
  gtk_window_present (GTK_WINDOW (window));
  anning_page_set_store (ANNING_PAGE (page), store);
  /* The rules go through the whole log as well. */
  wait_ms (SETTLE_MS * 2);
  view = find_type (page, GTK_TYPE_LIST_VIEW);
  if (view == NULL)
    {
      g_printerr ("bench-scrolling: there is no list\n");
      return 1;
    }
  for (int i = 0; i < atoi (argv[2]); i++)
    run_pass (view, (guint32) i);

  gtk_window_destroy (GTK_WINDOW (window));
  anning_store_close (store);
  return 0;
}
