/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-waveform.h"
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

  /* A bar begins at each third pixel. */
  x = width * 55 / 100 / 3 * 3;
  g_assert_cmpint (pixel_at (before, width, x, height / 2)[3], >, 0);
  g_assert_cmpint (memcmp (pixel_at (before, width, x, height / 2), pixel_at (after, width, x, height / 2), 4), !=, 0);
  x = width * 95 / 100 / 3 * 3;
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
  int width, height;

  anning_waveform_set_peaks (ANNING_WAVEFORM (waveform), pairs, NULL, 50, 20);
  ui_settle (NULL);
  width = gtk_widget_get_width (waveform);
  g_assert_cmpuint (anning_waveform_get_height_at (ANNING_WAVEFORM (waveform), 1), ==, 64);
  g_assert_cmpuint (anning_waveform_get_height_at (ANNING_WAVEFORM (waveform), width - 5), ==, 64);

  anning_waveform_set_peaks (ANNING_WAVEFORM (waveform), NULL, NULL, 0, LENGTH);
  ui_settle (NULL);
  g_assert_cmpuint (anning_waveform_get_height_at (ANNING_WAVEFORM (waveform), 1), ==, 0);
  /* A line remains, in the middle. */
  pixels = paint (waveform, &width, &height);
  g_assert_cmpint (pixel_at (pixels, width, 300, (height - 1) / 2)[3] + pixel_at (pixels, width, 300, height / 2)[3], >, 0);
  ui_destroy (NULL, window, waveform);
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

  return g_test_run ();
}
