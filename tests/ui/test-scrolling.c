/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-date.h"
#include "anning-incident-cell.h"
#include "anning-incident.h"
#include "anning-incidents-page.h"
#include "ui-fixture.h"

/* 2026-03-12 13:00 in China, and one contact an hour before it and each of them. */
#define NEWEST G_GINT64_CONSTANT (1773291600000)
#define N_INCIDENTS 2000
#define WIDTH 1100

static gpointer
fill_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  for (guint i = 0; i < N_INCIDENTS; i++)
    {
      g_autoptr (AnningIncident) incident = anning_incident_new ();

      incident->started_at = NEWEST - i * 60 * ANNING_MS_PER_MINUTE;
      incident->utc_offset = 480;
      incident->channel = g_strdup ("call");
      incident->direction = g_strdup ("in");
      incident->connected = g_strdup ("yes");
      incident->to_party = g_strdup (i % 10 == 0 ? "spouse" : "debtor");
      incident->from_number = g_strdup ("12100001111");
      incident->creditor = g_strdup ("某某银行");
      if (!anning_records_save (db, &anning_incident_type, incident, error))
        return NULL;
    }
  return NULL;
}

static GtkWidget *
find_mapped (GtkWidget *parent,
             GType      type)
{
  GtkWidget *found = NULL;

  if (g_type_is_a (G_OBJECT_TYPE (parent), type) && gtk_widget_get_mapped (parent))
    return parent;
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_mapped (child, type);
  return found;
}

/* Until the list has no more frames to come: what is read and filled comes in some. */
static void
settle (UiFixture *fixture)
{
  for (guint i = 0; i < 4; i++)
    {
      ui_wait (fixture->store, 100);
      ui_settle (fixture->store);
    }
}

/* What the window shows of @view, as the display gets it. */
static GdkTexture *
draw (GtkWidget *view)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (view);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (view), gtk_widget_get_height (view));
  node = gtk_snapshot_to_node (snapshot);
  g_assert_nonnull (node);
  return gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (view)), node,
                                      &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (view),
                                                           gtk_widget_get_height (view)));
}

/* Whether more than one colour is in what @widget takes of the picture of @view. */
static gboolean
is_drawn (GtkWidget    *widget,
          GtkWidget    *view,
          const guint8 *pixels)
{
  int width = gtk_widget_get_width (view);
  double left, top;

  g_assert_true (gtk_widget_translate_coordinates (widget, view, 0, 0, &left, &top));
  for (int y = MAX ((int) top, 0); y < MIN ((int) top + gtk_widget_get_height (widget), gtk_widget_get_height (view)); y++)
    {
      const guint8 *line = pixels + 4 * ((gsize) y * width + (int) left);

      for (int x = 1; x < gtk_widget_get_width (widget); x++)
        {
          if (memcmp (line, line + 4 * x, 4) != 0)
            return TRUE;
        }
    }
  return FALSE;
}

/* @cell is in sight, wholly. */
static void
check_cell (GtkWidget    *cell,
            GtkWidget    *view,
            const guint8 *pixels)
{
  GtkWidget *line = gtk_widget_get_last_child (gtk_widget_get_last_child (cell));
  GtkWidget *time = find_mapped (line, GTK_TYPE_LABEL);
  GtkWidget *title = ui_find (line, GTK_TYPE_LABEL, "某某银行");
  g_autofree char *name = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (cell); child != NULL; child = gtk_widget_get_next_sibling (child))
    g_assert_cmpfloat (gtk_widget_get_opacity (child), ==, 1);
  g_assert_nonnull (time);
  g_assert_true (g_str_has_suffix (gtk_label_get_label (GTK_LABEL (time)), ":00"));
  g_assert_nonnull (title);
  g_assert_true (gtk_widget_get_mapped (title));
  g_assert_cmpint (gtk_widget_get_width (title), >, 0);
  g_assert_true (is_drawn (time, view, pixels));
  g_assert_true (is_drawn (title, view, pixels));
  /* NULL where it is as expected, else what it is. */
  name = gtk_test_accessible_check_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  g_assert_nonnull (name);
  g_assert_nonnull (strstr (name, "某某银行"));
}

static guint
check_rows (GtkWidget *view)
{
  int width = gtk_widget_get_width (view), height = gtk_widget_get_height (view);
  g_autoptr (GdkTexture) texture = draw (view);
  g_autofree guint8 *pixels = g_malloc (4 * (gsize) width * height);
  guint n = 0;

  gdk_texture_download (texture, pixels, 4 * (gsize) width);
  for (GtkWidget *row = gtk_widget_get_first_child (view); row != NULL; row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *cell = gtk_widget_get_first_child (row);
      double x, y;

      if (!gtk_widget_get_mapped (row) || !ANNING_IS_INCIDENT_CELL (cell)
          || !gtk_widget_translate_coordinates (row, view, 0, 0, &x, &y)
          || y < 0 || y + gtk_widget_get_height (row) > height)
        continue;
      check_cell (cell, view, pixels);
      n++;
    }
  return n;
}

typedef struct
{
  GtkAdjustment *adjustment;
  double step; /* px a frame */
  guint frames;
} Wheel;

static gboolean
turn_cb (GtkWidget     *view,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  Wheel *wheel = user_data;

  gtk_adjustment_set_value (wheel->adjustment, gtk_adjustment_get_value (wheel->adjustment) + wheel->step);
  return --wheel->frames > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
turn (UiFixture *fixture,
      GtkWidget *view,
      double     step,
      guint      frames)
{
  Wheel wheel = { gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), step, frames };

  gtk_widget_add_tick_callback (view, turn_cb, &wheel, NULL);
  for (guint i = 0; i < 1000 && wheel.frames > 0; i++)
    ui_wait (NULL, 10);
  g_assert_cmpuint (wheel.frames, ==, 0);
  settle (fixture);
}

/* Wherever the list comes to rest, and however, each row in sight is there. */
static void
test_rests (UiFixture     *fixture,
            gconstpointer  data)
{
  static const double places[] = { 0.5, 0.013, 1, 0.77, 0 };
  GtkWidget *page = anning_incidents_page_new ();
  GtkWidget *window, *view;
  GtkAdjustment *adjustment;
  g_autoptr (GError) error = NULL;
  guint n;

  anning_store_write (fixture->store, fill_job, NULL, &error);
  g_assert_no_error (error);
  window = ui_present (page, WIDTH);
  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  settle (fixture);
  view = find_mapped (page, GTK_TYPE_LIST_VIEW);
  g_assert_nonnull (view);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  n = check_rows (view);
  g_assert_cmpuint (n, >, 5);

  /* As a wheel does, faster than rows can be filled, and back. */
  turn (fixture, view, 240, 40);
  g_assert_cmpuint (check_rows (view), >=, n / 2);
  turn (fixture, view, 3000, 20);
  g_assert_cmpuint (check_rows (view), >=, n / 2);
  turn (fixture, view, -700, 30);
  g_assert_cmpuint (check_rows (view), >=, n / 2);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gtk_adjustment_set_value (adjustment, places[i] * (gtk_adjustment_get_upper (adjustment)
                                                         - gtk_adjustment_get_page_size (adjustment)));
      settle (fixture);
      g_assert_cmpuint (check_rows (view), >=, n / 2);
    }
  /* One row after the other, as the arrow keys go. */
  for (guint i = 0; i < 60; i++)
    {
      gtk_widget_activate_action (view, "list.scroll-to-item", "u", i);
      ui_wait (NULL, 5);
    }
  settle (fixture);
  g_assert_cmpuint (check_rows (view), >=, n / 2);

  ui_destroy (fixture->store, window, page);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;

  g_test_add ("/scrolling/rests", UiFixture, NULL, ui_set_up, test_rests, ui_tear_down);

  return g_test_run ();
}
