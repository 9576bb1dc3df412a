/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-waveform-overview.h"
#include "anning-waveform-private.h"
#include "ui-fixture.h"

#define LENGTH 10000 /* ms */

/* Ten seconds at 50 pairs a second: silence, but for full swing from 5 to 6 s and a quarter from 8 to 9 s. */
static GBytes *
make_pairs (void)
{
  gint8 *pairs = g_new0 (gint8, 1000);

  for (int i = 250; i < 300; i++)
    {
      pairs[2 * i] = -128;
      pairs[2 * i + 1] = 127;
    }
  for (int i = 400; i < 450; i++)
    {
      pairs[2 * i] = -32;
      pairs[2 * i + 1] = 30;
    }
  return g_bytes_new_take (pairs, 1000);
}

/* Paints @widget as it is on the screen. Returns: (transfer full): its pixels, width and height in @width, @height */
static guint8 *
paint (GtkWidget *widget,
       int       *width,
       int       *height)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  guint8 *pixels;

  *width = gtk_widget_get_width (widget);
  *height = gtk_widget_get_height (widget);
  gdk_paintable_snapshot (paintable, snapshot, *width, *height);
  node = gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
  g_assert_nonnull (node);
  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) *width, (float) *height));
  pixels = g_malloc0 ((gsize) *width * (gsize) *height * 4);
  gdk_texture_download (texture, pixels, (gsize) *width * 4);
  return pixels;
}

static const guint8 *
pixel_at (const guint8 *pixels,
          int           width,
          int           x,
          int           y)
{
  return pixels + ((gsize) y * (gsize) width + (gsize) x) * 4;
}

static void
test_bars (void)
{
  g_autoptr (GBytes) pairs = make_pairs ();
  GtkWidget *waveform = anning_waveform_new ();
  GtkWidget *window = ui_present (waveform, 600);
  int width;

  anning_waveform_set_peaks (ANNING_WAVEFORM (waveform), pairs, NULL, 50, LENGTH);
  width = gtk_widget_get_width (waveform);
  g_assert_cmpint (width, >, 500);
  g_assert_cmpuint (anning_waveform_get_height_at (ANNING_WAVEFORM (waveform), width * 0.45), ==, 0);
  g_assert_cmpuint (anning_waveform_get_height_at (ANNING_WAVEFORM (waveform), width * 0.55), ==, 127);
  g_assert_cmpuint (anning_waveform_get_height_at (ANNING_WAVEFORM (waveform), width * 0.65), ==, 0);
  g_assert_cmpuint (anning_waveform_get_height_at (ANNING_WAVEFORM (waveform), width * 0.85), ==, 32);
  ui_destroy (NULL, window, waveform);
}

/* The loud second stands out in the picture, and the cursor where the position is. */
static void
test_picture (void)
{
  g_autoptr (GBytes) pairs = make_pairs ();
  g_autofree guint8 *pixels = NULL;
  GtkWidget *waveform = anning_waveform_new ();
  GtkWidget *window = ui_present (waveform, 600);
  int width, height, loud = 0, quiet = 0, cursor = 0;

  anning_waveform_set_peaks (ANNING_WAVEFORM (waveform), pairs, NULL, 50, LENGTH);
  anning_waveform_set_position (ANNING_WAVEFORM (waveform), 2000);
  ui_settle (NULL);
  pixels = paint (waveform, &width, &height);

  /* A quarter of the way down only loud bars and the cursor are painted. */
  for (int x = 0; x < width; x++)
    {
      gboolean painted = pixel_at (pixels, width, x, height / 4)[3] > 20;

      if (ABS (x - width / 5) <= 1)
        cursor += painted;
      else if (x > width * 0.51 && x < width * 0.59)
        loud += painted;
      else if (x < width * 0.49 || x > width * 0.61)
        quiet += painted;
    }
  g_assert_cmpint (cursor, ==, 2);
  g_assert_cmpint (loud, >, width * 0.08 / 2);
  g_assert_cmpint (quiet, ==, 0);
  ui_destroy (NULL, window, waveform);
}

/* What was heard has another colour than what was not. */
static void
test_heard (void)
{
  g_autoptr (GBytes) pairs = make_pairs ();
  g_autofree guint8 *before = NULL;
  g_autofree guint8 *after = NULL;
  GtkWidget *waveform = anning_waveform_new ();
  GtkWidget *window = ui_present (waveform, 600);
  int width, height, x;

  anning_waveform_set_peaks (ANNING_WAVEFORM (waveform), pairs, NULL, 50, LENGTH);
  ui_settle (NULL);
  before = paint (waveform, &width, &height);
  anning_waveform_set_position (ANNING_WAVEFORM (waveform), 9000);
  ui_settle (NULL);
  after = paint (waveform, &width, &height);

  x = width * 55 / 100;
  g_assert_cmpint (pixel_at (before, width, x, height / 2)[3], >, 0);
  g_assert_cmpint (memcmp (pixel_at (before, width, x, height / 2), pixel_at (after, width, x, height / 2), 4), !=, 0);
  x = width * 95 / 100;
  g_assert_cmpint (memcmp (pixel_at (before, width, x, height / 2), pixel_at (after, width, x, height / 2), 4), ==, 0);
  ui_destroy (NULL, window, waveform);
}

static void
count_notify (GObject    *object,
              GParamSpec *pspec,
              guint      *count)
{
  *count += 1;
}

static void
test_position (void)
{
  g_autoptr (GBytes) pairs = make_pairs ();
  GtkWidget *waveform = g_object_ref_sink (anning_waveform_new ());
  guint count = 0;

  /* Nothing to show: there is only the start. */
  anning_waveform_set_position (ANNING_WAVEFORM (waveform), 5000);
  g_assert_cmpint (anning_waveform_get_position (ANNING_WAVEFORM (waveform)), ==, 0);

  anning_waveform_set_peaks (ANNING_WAVEFORM (waveform), pairs, NULL, 50, LENGTH);
  g_signal_connect (waveform, "notify::position", G_CALLBACK (count_notify), &count);
  g_object_set (waveform, "position", (gint64) 5000, NULL);
  g_assert_cmpint (anning_waveform_get_position (ANNING_WAVEFORM (waveform)), ==, 5000);
  g_object_set (waveform, "position", (gint64) 5000, NULL);
  g_assert_cmpuint (count, ==, 1);
  anning_waveform_set_position (ANNING_WAVEFORM (waveform), LENGTH + 1);
  g_assert_cmpint (anning_waveform_get_position (ANNING_WAVEFORM (waveform)), ==, LENGTH);

  /* Another recording begins at its start. */
  anning_waveform_set_peaks (ANNING_WAVEFORM (waveform), NULL, NULL, 0, 3000);
  g_assert_cmpint (anning_waveform_get_position (ANNING_WAVEFORM (waveform)), ==, 0);
  g_assert_finalize_object (waveform);
}

/* Fewer pairs than bars, or none at all. */
static void
test_short (void)
{
  static const gint8 one[] = { -64, 64 };
  g_autoptr (GBytes) pairs = g_bytes_new_static (one, sizeof one);
  g_autofree guint8 *pixels = NULL;
  GtkWidget *waveform = anning_waveform_new ();
  GtkWidget *window = ui_present (waveform, 600);
  int width, height, line = 0;

  anning_waveform_set_peaks (ANNING_WAVEFORM (waveform), pairs, NULL, 50, 20);
  ui_settle (NULL);
  width = gtk_widget_get_width (waveform);
  g_assert_cmpuint (anning_waveform_get_height_at (ANNING_WAVEFORM (waveform), 1), ==, 64);
  g_assert_cmpuint (anning_waveform_get_height_at (ANNING_WAVEFORM (waveform), width - 5), ==, 64);

  anning_waveform_set_peaks (ANNING_WAVEFORM (waveform), NULL, NULL, 0, LENGTH);
  ui_settle (NULL);
  g_assert_cmpuint (anning_waveform_get_height_at (ANNING_WAVEFORM (waveform), 1), ==, 0);
  /* A line remains, in the middle; below is the scale of time. */
  pixels = paint (waveform, &width, &height);
  for (int y = 0; y < height * 3 / 4; y++)
    line += pixel_at (pixels, width, 300, y)[3] > 0;
  g_assert_cmpint (line, >=, 1);
  g_assert_cmpint (line, <=, 2);
  ui_destroy (NULL, window, waveform);
}

/* The controllers that a widget listens with. */
static GtkEventController *
find_controller (GtkWidget *widget,
                 GType      type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  g_assert_not_reached ();
}

static void
drag (GtkWidget *widget,
      double     from,
      double     to)
{
  GtkEventController *gesture = find_controller (widget, GTK_TYPE_GESTURE_DRAG);

  g_signal_emit_by_name (gesture, "drag-begin", from, 10.0);
  if (from < to || from > to)
    g_signal_emit_by_name (gesture, "drag-update", to - from, 0.0);
  g_signal_emit_by_name (gesture, "drag-end", to - from, 0.0);
}

static gboolean
turn_wheel (GtkWidget *widget,
            double     dx,
            double     dy)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (find_controller (widget, GTK_TYPE_EVENT_CONTROLLER_SCROLL), "scroll", dx, dy, &handled);
  return handled;
}

static void
remember_seek (AnningWaveform *waveform,
               gint64          position_ms,
               gint64         *sought)
{
  *sought = position_ms;
}

static void
assert_visible (GtkWidget *waveform,
                gint64     start_ms,
                gint64     end_ms)
{
  gint64 start, end;

  anning_waveform_get_visible_range (ANNING_WAVEFORM (waveform), &start, &end);
  g_assert_cmpint (start, ==, start_ms);
  g_assert_cmpint (end, ==, end_ms);
}

static void
assert_selected (GtkWidget *waveform,
                 gint64     start_ms,
                 gint64     end_ms)
{
  gint64 start, end;

  g_assert_true (anning_waveform_get_selection (ANNING_WAVEFORM (waveform), &start, &end));
  /* A pixel of 600 is 17 ms. */
  g_assert_cmpint (ABS (start - start_ms), <=, 17);
  g_assert_cmpint (ABS (end - end_ms), <=, 17);
}

/* A part of it: what is where, and what a click there means. */
static void
test_part (void)
{
  g_autoptr (GBytes) pairs = make_pairs ();
  GtkWidget *waveform = anning_waveform_new ();
  GtkWidget *window = ui_present (waveform, 600);
  gint64 sought = -1;
  int width;

  anning_waveform_set_peaks (ANNING_WAVEFORM (waveform), pairs, NULL, 50, LENGTH);
  g_signal_connect (waveform, "seek", G_CALLBACK (remember_seek), &sought);
  assert_visible (waveform, 0, LENGTH);
  anning_waveform_set_visible_range (ANNING_WAVEFORM (waveform), 5000, 7000);
  width = gtk_widget_get_width (waveform);
  g_assert_cmpuint (anning_waveform_get_height_at (ANNING_WAVEFORM (waveform), width * 0.25), ==, 127);
  g_assert_cmpuint (anning_waveform_get_height_at (ANNING_WAVEFORM (waveform), width * 0.75), ==, 0);
  g_assert_cmpfloat_with_epsilon (anning_waveform_get_x_of (ANNING_WAVEFORM (waveform), 5500), width * 0.25, 0.01);
  g_assert_cmpint (ABS (anning_waveform_get_time_at (ANNING_WAVEFORM (waveform), width * 0.5) - 6000), <=, 1);

  drag (waveform, width * 0.5, width * 0.5);
  g_assert_cmpint (ABS (sought - 6000), <=, 1);
  drag (waveform, width * 0.5, width * 0.75);
  g_assert_cmpint (ABS (sought - 6500), <=, 1);
  /* Past the edge is the edge. */
  drag (waveform, width * 0.5, width * 1.5);
  g_assert_cmpint (sought, ==, 7000);
  ui_destroy (NULL, window, waveform);
}

/* The page turns with the cursor, but not while somebody looks elsewhere. */
static void
test_follow (void)
{
  g_autoptr (GBytes) pairs = make_pairs ();
  GtkWidget *waveform = anning_waveform_new ();
  GtkWidget *window = ui_present (waveform, 600);

  anning_waveform_set_peaks (ANNING_WAVEFORM (waveform), pairs, NULL, 50, LENGTH);
  anning_waveform_set_visible_range (ANNING_WAVEFORM (waveform), 0, 2000);
  anning_waveform_set_position (ANNING_WAVEFORM (waveform), 2000);
  assert_visible (waveform, 0, 2000);
  anning_waveform_set_position (ANNING_WAVEFORM (waveform), 2010);
  assert_visible (waveform, 1810, 3810);

  g_assert_true (turn_wheel (waveform, 30, 0));
  assert_visible (waveform, 8000, 10000);
  anning_waveform_set_position (ANNING_WAVEFORM (waveform), 2500);
  assert_visible (waveform, 8000, 10000);
  anning_waveform_follow (ANNING_WAVEFORM (waveform));
  assert_visible (waveform, 2300, 4300);

  /* Looking at the cursor again is enough. */
  turn_wheel (waveform, 30, 0);
  anning_waveform_set_position (ANNING_WAVEFORM (waveform), 8100);
  turn_wheel (waveform, -1, 0);
  anning_waveform_set_position (ANNING_WAVEFORM (waveform), 9800);
  assert_visible (waveform, 8000, 10000);
  ui_destroy (NULL, window, waveform);
}

/* The wheel belongs to the page until somebody has clicked here; sideways it is always meant for the waveform. */
static void
test_wheel (void)
{
  g_autoptr (GBytes) pairs = make_pairs ();
  GtkWidget *waveform = anning_waveform_new ();
  GtkWidget *window = ui_present (waveform, 600);

  anning_waveform_set_peaks (ANNING_WAVEFORM (waveform), pairs, NULL, 50, LENGTH);
  g_assert_false (turn_wheel (waveform, 0, -1));
  assert_visible (waveform, 0, LENGTH);
  /* There is nothing to either side. */
  g_assert_false (turn_wheel (waveform, 1, 0));

  drag (waveform, 0, 0);
  g_assert_true (turn_wheel (waveform, 0, -1));
  /* 1.25 of a notch: 8 s are left, around the pointer, which is at the left edge. */
  assert_visible (waveform, 0, 8000);
  g_assert_true (turn_wheel (waveform, 0, 1));
  assert_visible (waveform, 0, LENGTH);
  /* There is no more to be shown: the page scrolls. */
  g_assert_false (turn_wheel (waveform, 0, 1));
  ui_destroy (NULL, window, waveform);
}

/* Two fingers zoom around what lies between them, from what was shown when they came down. */
static void
test_pinch (void)
{
  g_autoptr (GBytes) pairs = make_pairs ();
  GtkWidget *waveform = anning_waveform_new ();
  GtkWidget *window = ui_present (waveform, 600);
  GtkEventController *pinch = find_controller (waveform, GTK_TYPE_GESTURE_ZOOM);
  int width;

  anning_waveform_set_peaks (ANNING_WAVEFORM (waveform), pairs, NULL, 50, LENGTH);
  width = gtk_widget_get_width (waveform);
  g_signal_emit_by_name (find_controller (waveform, GTK_TYPE_EVENT_CONTROLLER_MOTION), "motion", width * 0.5, 10.0);
  g_signal_emit_by_name (pinch, "begin", NULL);
  g_signal_emit_by_name (pinch, "scale-changed", 2.0);
  assert_visible (waveform, 2500, 7500);
  /* The scale is that of the whole gesture, not of its last step. */
  g_signal_emit_by_name (pinch, "scale-changed", 4.0);
  assert_visible (waveform, 3750, 6250);
  g_signal_emit_by_name (pinch, "scale-changed", 0.5);
  assert_visible (waveform, 0, LENGTH);

  /* A second gesture goes on from there; one that shows another part is not pulled back by the cursor. */
  g_signal_emit_by_name (pinch, "scale-changed", 2.0);
  g_signal_emit_by_name (pinch, "begin", NULL);
  g_signal_emit_by_name (pinch, "scale-changed", 2.0);
  assert_visible (waveform, 3750, 6250);
  anning_waveform_set_position (ANNING_WAVEFORM (waveform), 9000);
  assert_visible (waveform, 3750, 6250);
  ui_destroy (NULL, window, waveform);
}

static void
test_selection (void)
{
  g_autoptr (GBytes) pairs = make_pairs ();
  GtkWidget *waveform = anning_waveform_new ();
  GtkWidget *window = ui_present (waveform, 600);
  gint64 start, end;
  guint count = 0;
  int width;

  anning_waveform_set_peaks (ANNING_WAVEFORM (waveform), pairs, NULL, 50, LENGTH);
  width = gtk_widget_get_width (waveform);
  g_assert_false (anning_waveform_get_selection (ANNING_WAVEFORM (waveform), &start, &end));
  g_assert_cmpint (start, ==, ANNING_UNKNOWN);
  g_signal_connect (waveform, "notify::selection-end", G_CALLBACK (count_notify), &count);

  /* Either end first; never beyond the recording. */
  anning_waveform_set_selection (ANNING_WAVEFORM (waveform), 4000, 2000);
  assert_selected (waveform, 2000, 4000);
  g_assert_cmpuint (count, ==, 1);
  anning_waveform_set_selection (ANNING_WAVEFORM (waveform), 2000, 4000);
  g_assert_cmpuint (count, ==, 1);
  anning_waveform_set_selection (ANNING_WAVEFORM (waveform), -500, LENGTH + 500);
  assert_selected (waveform, 0, LENGTH);

  /* Its ends are dragged, one past the other too; a click on one changes nothing. */
  anning_waveform_set_selection (ANNING_WAVEFORM (waveform), 2000, 4000);
  drag (waveform, width * 0.4, width * 0.6);
  assert_selected (waveform, 2000, 6000);
  drag (waveform, width * 0.2 + 3, width * 0.8);
  assert_selected (waveform, 6000, 8000);
  drag (waveform, width * 0.6, width * 0.6);
  assert_selected (waveform, 6000, 8000);
  /* Elsewhere a drag moves in the recording. */
  drag (waveform, width * 0.1, width * 0.3);
  assert_selected (waveform, 6000, 8000);

  anning_waveform_set_selection (ANNING_WAVEFORM (waveform), ANNING_UNKNOWN, 3000);
  g_assert_false (anning_waveform_get_selection (ANNING_WAVEFORM (waveform), &start, &end));
  ui_destroy (NULL, window, waveform);
}

/* A mark stands at its place, in the part that is shown; a selection lies under the columns. */
static void
test_marks (void)
{
  const AnningWaveformMark both[] = { { 1000, ANNING_UNKNOWN }, { 7000, 7500 } };
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (AnningWaveformMark));
  g_autoptr (GBytes) pairs = make_pairs ();
  g_autofree guint8 *whole = NULL;
  g_autofree guint8 *part = NULL;
  GtkWidget *waveform = anning_waveform_new ();
  GtkWidget *window = ui_present (waveform, 600);
  int width, height;

  g_array_append_vals (marks, both, G_N_ELEMENTS (both));
  anning_waveform_set_peaks (ANNING_WAVEFORM (waveform), pairs, NULL, 50, LENGTH);
  anning_waveform_set_marks (ANNING_WAVEFORM (waveform), marks);
  anning_waveform_set_selection (ANNING_WAVEFORM (waveform), 2000, 4000);
  ui_settle (NULL);
  whole = paint (waveform, &width, &height);
  g_assert_cmpint (pixel_at (whole, width, width / 10, 20)[3], >, 100);
  g_assert_cmpint (pixel_at (whole, width, width / 10 + 9, 20)[3], ==, 0);
  g_assert_cmpint (pixel_at (whole, width, width * 72 / 100, 1)[3], >, 100);
  g_assert_cmpint (pixel_at (whole, width, width * 77 / 100, 1)[3], ==, 0);
  g_assert_cmpint (pixel_at (whole, width, width * 3 / 10, 20)[3], >, 10);
  g_assert_cmpint (pixel_at (whole, width, width * 45 / 100, 20)[3], ==, 0);

  anning_waveform_set_visible_range (ANNING_WAVEFORM (waveform), 0, 2000);
  ui_settle (NULL);
  part = paint (waveform, &width, &height);
  g_assert_cmpint (pixel_at (part, width, width / 2, 20)[3], >, 100);
  g_assert_cmpint (pixel_at (part, width, width / 10, 20)[3], ==, 0);
  ui_destroy (NULL, window, waveform);
}

/* While it plays only the cursor moves: the columns are drawn once for what is shown. */
static void
test_drawn_once (void)
{
  g_autoptr (GBytes) pairs = make_pairs ();
  GtkWidget *waveform = anning_waveform_new ();
  GtkWidget *window = ui_present (waveform, 600);
  guint drawn;

  anning_waveform_set_peaks (ANNING_WAVEFORM (waveform), pairs, NULL, 50, LENGTH);
  ui_settle (NULL);
  drawn = anning_waveform_get_drawn (ANNING_WAVEFORM (waveform));
  g_assert_cmpuint (drawn, >, 0);
  for (gint64 place = 0; place < LENGTH; place += 1000)
    {
      anning_waveform_set_position (ANNING_WAVEFORM (waveform), place);
      ui_settle (NULL);
    }
  g_assert_cmpuint (anning_waveform_get_drawn (ANNING_WAVEFORM (waveform)), ==, drawn);
  anning_waveform_set_visible_range (ANNING_WAVEFORM (waveform), 0, 5000);
  ui_settle (NULL);
  g_assert_cmpuint (anning_waveform_get_drawn (ANNING_WAVEFORM (waveform)), ==, drawn + 1);
  ui_destroy (NULL, window, waveform);
}

/* The whole above the part: its frame is dragged, a click goes there. */
static void
test_overview (void)
{
  g_autoptr (GBytes) pairs = make_pairs ();
  g_autofree guint8 *pixels = NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *waveform = anning_waveform_new ();
  GtkWidget *overview = anning_waveform_overview_new ();
  GtkWidget *window;
  gint64 sought = -1;
  int width, height;

  gtk_box_append (GTK_BOX (box), waveform);
  gtk_box_append (GTK_BOX (box), overview);
  window = ui_present (box, 600);
  anning_waveform_set_peaks (ANNING_WAVEFORM (waveform), pairs, NULL, 50, LENGTH);
  anning_waveform_overview_set_waveform (ANNING_WAVEFORM_OVERVIEW (overview), ANNING_WAVEFORM (waveform));
  g_signal_connect (waveform, "seek", G_CALLBACK (remember_seek), &sought);
  anning_waveform_set_visible_range (ANNING_WAVEFORM (waveform), 2000, 4000);
  ui_settle (NULL);

  /* Inside the frame it is lighter or darker than outside; what is loud is seen in the whole. */
  pixels = paint (overview, &width, &height);
  g_assert_cmpint (pixel_at (pixels, width, width * 3 / 10, height / 4)[3], >, 10);
  g_assert_cmpint (pixel_at (pixels, width, width * 45 / 100, height / 4)[3], ==, 0);
  g_assert_cmpint (pixel_at (pixels, width, width * 55 / 100, height / 4)[3], >, 50);

  drag (overview, width * 0.3, width * 0.5);
  assert_visible (waveform, 4000, 6000);
  g_assert_cmpint (sought, ==, -1);
  drag (overview, width * 0.8, width * 0.8);
  g_assert_cmpint (ABS (sought - 8000), <=, 1);
  drag (overview, width * 0.1, width * 0.2);
  g_assert_cmpint (ABS (sought - 2000), <=, 1);
  assert_visible (waveform, 4000, 6000);

  /* It may outlive what it shows. */
  gtk_box_remove (GTK_BOX (box), waveform);
  ui_settle (NULL);
  ui_destroy (NULL, window, box);
}

int
main (int   argc,
      char *argv[])
{
  if (!ui_init (&argc, &argv))
    return 77;

  g_test_add_func ("/ui/waveform/bars", test_bars);
  g_test_add_func ("/ui/waveform/picture", test_picture);
  g_test_add_func ("/ui/waveform/heard", test_heard);
  g_test_add_func ("/ui/waveform/position", test_position);
  g_test_add_func ("/ui/waveform/short", test_short);
  g_test_add_func ("/ui/waveform/part", test_part);
  g_test_add_func ("/ui/waveform/follow", test_follow);
  g_test_add_func ("/ui/waveform/wheel", test_wheel);
  g_test_add_func ("/ui/waveform/pinch", test_pinch);
  g_test_add_func ("/ui/waveform/selection", test_selection);
  g_test_add_func ("/ui/waveform/marks", test_marks);
  g_test_add_func ("/ui/waveform/drawn-once", test_drawn_once);
  g_test_add_func ("/ui/waveform/overview", test_overview);

  return g_test_run ();
}
