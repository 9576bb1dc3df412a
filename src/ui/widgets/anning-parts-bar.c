/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-parts-bar.h"

#include "anning-chart-fill.h"
#include "anning-palette.h"

#define BAR_HEIGHT 28
#define NATURAL_WIDTH 320
/* Colours that touch are hard to tell apart: the card shows between them. */
#define GAP 2.0f
/* However small a part is, it is seen. */
#define SMALLEST 3.0f
#define RADIUS 6
#define SWATCH_SIZE 14
#define SWATCH_RADIUS 4

struct _AnningPartsBar
{
  GtkWidget parent_instance;

  GArray *amounts; /* gint64 fen, above zero or zero */
};

G_DEFINE_FINAL_TYPE (AnningPartsBar, anning_parts_bar, GTK_TYPE_WIDGET)

struct _AnningPartsSwatch
{
  GtkWidget parent_instance;

  guint series;
};

G_DEFINE_FINAL_TYPE (AnningPartsSwatch, anning_parts_swatch, GTK_TYPE_WIDGET)

static void
follow_style (GtkWidget *widget)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
}

/* The lines of a pattern are as wide as in the charts. */
static GdkTexture *
paint_pattern (const AnningChartFill *fill,
               guint                  width,
               guint                  height,
               guint                  unit)
{
  static const gint64 full[] = { 1 };
  const AnningChartData data = { 1, 1, full };
  g_autoptr (AnningChartShape) shape = anning_chart_shape_new (&data, ANNING_CHART_AREAS, 1, width * unit, height * unit);
  guint32 *pixels = g_new (guint32, (gsize) width * unit * height * unit);
  g_autoptr (GBytes) bytes = NULL;

  anning_chart_shape_paint (shape, fill, unit, pixels);
  bytes = g_bytes_new_take (pixels, (gsize) width * unit * height * unit * sizeof (guint32));
  return gdk_memory_texture_new ((int) (width * unit), (int) (height * unit), GDK_MEMORY_DEFAULT, bytes,
                                 width * unit * sizeof (guint32));
}

static void
append_part (GtkWidget   *widget,
             GtkSnapshot *snapshot,
             guint        series,
             float        x,
             float        width,
             float        height,
             float        radius)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (x, 0, width, height);
  GskRoundedRect outline;
  AnningChartFill fill;
  GdkRGBA color;

  gsk_rounded_rect_init_from_rect (&outline, &bounds, MIN (radius, width / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  anning_chart_fill_find (series, &fill);
  if (fill.pattern == ANNING_PATTERN_PLAIN)
    {
      anning_palette_get_color (series, adw_style_manager_get_dark (adw_style_manager_get_default ()), &color);
      gtk_snapshot_append_color (snapshot, &color, &bounds);
    }
  else
    {
      g_autoptr (GdkTexture) texture = paint_pattern (&fill, (guint) width + 1, (guint) height,
                                                      (guint) gtk_widget_get_scale_factor (widget));

      gtk_snapshot_append_texture (snapshot, texture, &GRAPHENE_RECT_INIT (x, 0, (float) ((guint) width + 1), height));
    }
  gtk_snapshot_pop (snapshot);
}

static void
anning_parts_bar_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  gboolean horizontal = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = BAR_HEIGHT;
  *natural = horizontal ? NATURAL_WIDTH : BAR_HEIGHT;
}

static void
anning_parts_bar_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  AnningPartsBar *self = ANNING_PARTS_BAR (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);

  for (guint i = 0; i < self->amounts->len; i++)
    {
      float x;
      float length;

      anning_parts_bar_find_part (self, i, width, &x, &length);
      if (length > 0)
        append_part (widget, snapshot, i, x, length, (float) height, RADIUS);
    }
}

static void
anning_parts_bar_finalize (GObject *object)
{
  g_array_unref (ANNING_PARTS_BAR (object)->amounts);

  G_OBJECT_CLASS (anning_parts_bar_parent_class)->finalize (object);
}

static void
anning_parts_bar_class_init (AnningPartsBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anning_parts_bar_finalize;
  widget_class->measure = anning_parts_bar_measure;
  widget_class->snapshot = anning_parts_bar_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
anning_parts_bar_init (AnningPartsBar *self)
{
  self->amounts = g_array_new (FALSE, FALSE, sizeof (gint64));
  follow_style (GTK_WIDGET (self));
}

GtkWidget *
anning_parts_bar_new (void)
{
  return g_object_new (ANNING_TYPE_PARTS_BAR, NULL);
}

/**
 * @amounts: (array length=n_amounts): fen, one per part in the order of the palette; below zero counts as zero
 * @description: the bar in words
 */
void
anning_parts_bar_set_parts (AnningPartsBar *self,
                            const gint64   *amounts,
                            guint           n_amounts,
                            const char     *description)
{
  g_return_if_fail (ANNING_IS_PARTS_BAR (self) && (amounts != NULL || n_amounts == 0) && description != NULL);

  g_array_set_size (self->amounts, 0);
  for (guint i = 0; i < n_amounts; i++)
    {
      gint64 amount = MAX (amounts[i], 0);

      g_array_append_val (self->amounts, amount);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
anning_parts_bar_find_part (AnningPartsBar *self,
                            guint           i,
                            int             width,
                            float          *x,
                            float          *length)
{
  double total = 0;
  guint n_parts = 0;
  double room;

  g_return_if_fail (ANNING_IS_PARTS_BAR (self) && i < self->amounts->len && x != NULL && length != NULL);

  for (guint j = 0; j < self->amounts->len; j++)
    {
      total += (double) g_array_index (self->amounts, gint64, j);
      n_parts += g_array_index (self->amounts, gint64, j) > 0;
    }
  *x = 0;
  *length = 0;
  if (n_parts == 0)
    return;

  /* Each part has its smallest width, and its share of the room that is left. */
  room = MAX ((double) width - (n_parts - 1) * (double) GAP - n_parts * (double) SMALLEST, 0);
  for (guint j = 0; j <= i; j++)
    {
      double amount = (double) g_array_index (self->amounts, gint64, j);

      if (j == i)
        *length = amount > 0 ? SMALLEST + (float) (room * amount / total) : 0;
      else if (amount > 0)
        *x += SMALLEST + (float) (room * amount / total) + GAP;
    }
}

static void
anning_parts_swatch_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  *minimum = SWATCH_SIZE;
  *natural = SWATCH_SIZE;
}

static void
anning_parts_swatch_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  append_part (widget, snapshot, ANNING_PARTS_SWATCH (widget)->series, 0, SWATCH_SIZE, SWATCH_SIZE, SWATCH_RADIUS);
}

static void
anning_parts_swatch_class_init (AnningPartsSwatchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = anning_parts_swatch_measure;
  widget_class->snapshot = anning_parts_swatch_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
anning_parts_swatch_init (AnningPartsSwatch *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  follow_style (GTK_WIDGET (self));
}

GtkWidget *
anning_parts_swatch_new (guint series)
{
  AnningPartsSwatch *self = g_object_new (ANNING_TYPE_PARTS_SWATCH, NULL);

  self->series = series;
  return GTK_WIDGET (self);
}
