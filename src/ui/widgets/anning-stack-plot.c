/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-stack-plot.h"

#include <string.h>

#include "anning-chart-fill.h"
#include "anning-money.h"

/* Logical pixels. */
#define PLOT_HEIGHT 200
#define LEAST_WIDTH 180
#define MOST_LEAST_WIDTH 720
#define LEAST_MONTH 3
#define LABEL_GAP 6
#define LABEL_SPACE 18

#define MAX_STEPS 4
/* A year, for Page Up and Page Down. */
#define PAGE 12

struct _AnningStackPlot
{
  AnningPlot parent_instance;

  AnningChartKind kind;
  AnningChartData data;
  gint64 *values; /* those of data */
  GDate first;
  AnningChartScale scale;

  int left;   /* room for the labels of the scale */
  int bottom; /* room for those of the months */
  int line;   /* height of a label */

  GdkTexture *picture; /* NULL: to be painted */
  int picture_width;
  int picture_height;
  int picture_unit;
};

G_DEFINE_FINAL_TYPE (AnningStackPlot, anning_stack_plot, ANNING_TYPE_PLOT)

static char *
format_step (gint64 fen)
{
  g_autofree char *text = anning_money_to_text (fen);

  /* Steps are whole yuan. */
  if (g_str_has_suffix (text, ".00"))
    text[strlen (text) - 3] = '\0';
  return g_strconcat ("¥", text, NULL);
}

/* How much room the labels need. */
static void
measure_labels (AnningStackPlot *self)
{
  g_autofree char *top = format_step (self->scale.top);
  int width;

  anning_plot_measure_text (ANNING_PLOT (self), top, &width, &self->line);
  self->left = width + LABEL_GAP;
  self->bottom = self->line + LABEL_GAP;
}

static int
get_plot_width (AnningStackPlot *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)) - self->left - LABEL_GAP, 0);
}

static int
get_plot_height (AnningStackPlot *self)
{
  return MAX (gtk_widget_get_height (GTK_WIDGET (self)) - self->bottom - self->line / 2, 0);
}

static void
drop_picture (AnningStackPlot *self)
{
  g_clear_object (&self->picture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
ensure_picture (AnningStackPlot *self,
                int              width,
                int              height)
{
  int unit = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  g_autoptr (AnningChartShape) shape = NULL;
  g_autofree AnningChartFill *fills = NULL;
  g_autoptr (GBytes) bytes = NULL;
  guint32 *pixels;
  gsize size;

  if (self->picture != NULL && self->picture_width == width && self->picture_height == height &&
      self->picture_unit == unit)
    return;

  g_clear_object (&self->picture);
  fills = g_new0 (AnningChartFill, self->data.n_series);
  for (guint i = 0; i < self->data.n_series; i++)
    anning_chart_fill_find (i, &fills[i]);
  shape = anning_chart_shape_new (&self->data, self->kind, self->scale.top, (guint) (width * unit), (guint) (height * unit));
  size = (gsize) shape->width * shape->height * sizeof (guint32);
  pixels = g_malloc (size);
  anning_chart_shape_paint (shape, fills, (guint) unit, pixels);
  bytes = g_bytes_new_take (pixels, size);
  self->picture = gdk_memory_texture_new ((int) shape->width, (int) shape->height, GDK_MEMORY_DEFAULT, bytes,
                                          (gsize) shape->width * sizeof (guint32));
  self->picture_width = width;
  self->picture_height = height;
  self->picture_unit = unit;
}

/* The lines of the scale, with what each stands for. */
static void
append_scale (AnningStackPlot *self,
              GtkSnapshot     *snapshot,
              const GdkRGBA   *label,
              const GdkRGBA   *line,
              int              width,
              int              height)
{
  int top = self->line / 2;

  for (guint i = 0; i <= self->scale.n_steps; i++)
    {
      g_autofree char *text = format_step (self->scale.step * i);
      int y = top + height - (int) ((gint64) height * i / self->scale.n_steps);

      gtk_snapshot_append_color (snapshot, line, &GRAPHENE_RECT_INIT ((float) self->left, (float) y, (float) width, 1));
      anning_plot_append_text (ANNING_PLOT (self), snapshot, text, label,
                               &GRAPHENE_RECT_INIT (0, (float) y - (float) self->line / 2,
                                                    (float) (self->left - LABEL_GAP), (float) self->line), 1);
    }
}

/* How far apart labels like @sample are, in months. */
static guint
find_month_step (AnningStackPlot *self,
                 const char      *sample,
                 int              width)
{
  int label_width;

  anning_plot_measure_text (ANNING_PLOT (self), sample, &label_width, NULL);
  return anning_chart_month_step (self->data.n_months, (guint) MAX (width / (label_width + LABEL_SPACE), 1));
}

/* The last one stays inside. */
static void
append_month (AnningStackPlot *self,
              GtkSnapshot     *snapshot,
              const char      *text,
              const GdkRGBA   *label,
              double           x,
              int              height)
{
  int width;

  anning_plot_measure_text (ANNING_PLOT (self), text, &width, NULL);
  x = CLAMP (x - width / 2.0, 0, MAX (gtk_widget_get_width (GTK_WIDGET (self)) - width, 0));
  anning_plot_append_text (ANNING_PLOT (self), snapshot, text, label,
                           &GRAPHENE_RECT_INIT ((float) x, (float) (self->line / 2 + height + LABEL_GAP),
                                                (float) width, (float) self->line), 0);
}

/* Labels on months whose number divides evenly: on Januaries, when they are years apart. */
static void
append_months (AnningStackPlot *self,
               GtkSnapshot     *snapshot,
               const GdkRGBA   *label,
               int              width,
               int              height)
{
  guint number = (guint) g_date_get_year (&self->first) * 12 + (guint) g_date_get_month (&self->first) - 1;
  guint step = find_month_step (self, "2026-12", width);

  /* Years alone are shorter. */
  if (step >= 12)
    step = MAX (find_month_step (self, "2026", width), 12);
  for (guint i = (step - number % step) % step; i < self->data.n_months; i += step)
    {
      double x = self->left + anning_chart_month_to_x (self->kind, self->data.n_months, i, width);
      guint year = (number + i) / 12;
      g_autofree char *text = step % 12 == 0 ? g_strdup_printf ("%u", year)
                                             : g_strdup_printf ("%u-%02u", year, (number + i) % 12 + 1);

      gtk_snapshot_append_color (snapshot, label,
                                 &GRAPHENE_RECT_INIT ((float) x, (float) (self->line / 2 + height), 1, LABEL_GAP / 2.0f));
      append_month (self, snapshot, text, label, x, height);
    }
}

static void
append_cursor (AnningStackPlot *self,
               GtkSnapshot     *snapshot,
               const GdkRGBA   *color,
               int              height)
{
  gint64 total = anning_chart_data_get_total (&self->data, (guint) anning_plot_get_cursor (ANNING_PLOT (self)));
  double x = anning_stack_plot_get_cursor_x (self);
  double y = self->line / 2 + height - (double) height * (double) total / (double) self->scale.top;
  GskRoundedRect dot;

  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT ((float) x - 0.5f, (float) (self->line / 2), 1, (float) height));
  gsk_rounded_rect_init_from_rect (&dot, &GRAPHENE_RECT_INIT ((float) x - 4, (float) y - 4, 8, 8), 4);
  gtk_snapshot_push_rounded_clip (snapshot, &dot);
  gtk_snapshot_append_color (snapshot, color, &dot.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
anning_stack_plot_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  AnningStackPlot *self = ANNING_STACK_PLOT (widget);
  AnningPlotColors colors;
  int width, height;

  measure_labels (self);
  width = get_plot_width (self);
  height = get_plot_height (self);
  if (width == 0 || height == 0)
    return;

  anning_plot_find_colors (ANNING_PLOT (self), &colors);
  append_scale (self, snapshot, &colors.label, &colors.line, width, height);
  if (self->data.n_months == 0)
    return;
  ensure_picture (self, width, height);
  gtk_snapshot_append_texture (snapshot, self->picture,
                               &GRAPHENE_RECT_INIT ((float) self->left, (float) (self->line / 2), (float) width, (float) height));
  append_months (self, snapshot, &colors.label, width, height);
  if (anning_plot_get_cursor (ANNING_PLOT (self)) >= 0)
    append_cursor (self, snapshot, &colors.text, height);
}

static void
anning_stack_plot_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  AnningStackPlot *self = ANNING_STACK_PLOT (widget);

  measure_labels (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = self->left + LABEL_GAP + CLAMP (LEAST_MONTH * (int) self->data.n_months, LEAST_WIDTH, MOST_LEAST_WIDTH);
  else
    *minimum = PLOT_HEIGHT + self->line / 2 + self->bottom;
  *natural = *minimum;
  *minimum_baseline = *natural_baseline = -1;
}

static int
anning_stack_plot_find (AnningPlot *plot,
                        double      x,
                        double      y)
{
  AnningStackPlot *self = ANNING_STACK_PLOT (plot);

  if (self->data.n_months == 0)
    return -1;
  return (int) anning_chart_x_to_month (self->kind, self->data.n_months, x - self->left, get_plot_width (self));
}

static int
anning_stack_plot_step (AnningPlot *plot,
                        guint       keyval,
                        int         cursor)
{
  return anning_plot_step_in_line (keyval, cursor, ANNING_STACK_PLOT (plot)->data.n_months, PAGE);
}

static void
anning_stack_plot_restyle (AnningPlot *plot)
{
  drop_picture (ANNING_STACK_PLOT (plot));
}

static void
anning_stack_plot_dispose (GObject *object)
{
  g_clear_object (&ANNING_STACK_PLOT (object)->picture);

  G_OBJECT_CLASS (anning_stack_plot_parent_class)->dispose (object);
}

static void
anning_stack_plot_finalize (GObject *object)
{
  g_free (ANNING_STACK_PLOT (object)->values);

  G_OBJECT_CLASS (anning_stack_plot_parent_class)->finalize (object);
}

static void
anning_stack_plot_class_init (AnningStackPlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnningPlotClass *plot_class = ANNING_PLOT_CLASS (klass);

  object_class->dispose = anning_stack_plot_dispose;
  object_class->finalize = anning_stack_plot_finalize;
  widget_class->measure = anning_stack_plot_measure;
  widget_class->snapshot = anning_stack_plot_snapshot;
  plot_class->find = anning_stack_plot_find;
  plot_class->step = anning_stack_plot_step;
  plot_class->restyle = anning_stack_plot_restyle;

  gtk_widget_class_set_css_name (widget_class, "stackplot");
}

static void
anning_stack_plot_init (AnningStackPlot *self)
{
  anning_chart_scale_find (0, MAX_STEPS, &self->scale);
  g_date_clear (&self->first, 1);
}

GtkWidget *
anning_stack_plot_new (void)
{
  return g_object_new (ANNING_TYPE_STACK_PLOT, NULL);
}

/**
 * anning_stack_plot_set_data:
 * @first: the month of index 0; only read when there are months
 * @data: copied; fen
 *
 * The cursor stays on its month, as long as there is one.
 */
void
anning_stack_plot_set_data (AnningStackPlot       *self,
                            AnningChartKind        kind,
                            const GDate           *first,
                            const AnningChartData *data)
{
  g_return_if_fail (ANNING_IS_STACK_PLOT (self));
  g_return_if_fail (data != NULL && (data->n_months == 0 || g_date_valid (first)));

  g_free (self->values);
  self->values = g_memdup2 (data->values, (gsize) data->n_months * data->n_series * sizeof *self->values);
  if (data->n_months != self->data.n_months)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  self->kind = kind;
  self->data = *data;
  self->data.values = self->values;
  if (data->n_months > 0)
    self->first = *first;
  anning_chart_scale_find (anning_chart_data_get_largest (data), MAX_STEPS, &self->scale);
  anning_plot_set_n_places (ANNING_PLOT (self), data->n_months);
  drop_picture (self);
}

/**
 * anning_stack_plot_get_data:
 *
 * Returns: (transfer none): valid until the next is set
 */
const AnningChartData *
anning_stack_plot_get_data (AnningStackPlot *self)
{
  g_return_val_if_fail (ANNING_IS_STACK_PLOT (self), NULL);
  return &self->data;
}

AnningChartKind
anning_stack_plot_get_kind (AnningStackPlot *self)
{
  g_return_val_if_fail (ANNING_IS_STACK_PLOT (self), ANNING_CHART_AREAS);
  return self->kind;
}

/**
 * anning_stack_plot_get_first:
 *
 * Returns: (transfer none): the month of index 0; not valid without months
 */
const GDate *
anning_stack_plot_get_first (AnningStackPlot *self)
{
  g_return_val_if_fail (ANNING_IS_STACK_PLOT (self), NULL);
  return &self->first;
}

/**
 * anning_stack_plot_get_cursor_x:
 *
 * Returns: where the cursor stands in the widget, logical pixels
 */
double
anning_stack_plot_get_cursor_x (AnningStackPlot *self)
{
  g_return_val_if_fail (ANNING_IS_STACK_PLOT (self), 0);

  return self->left + anning_chart_month_to_x (self->kind, self->data.n_months, (guint) MAX (anning_plot_get_cursor (ANNING_PLOT (self)), 0),
                                               get_plot_width (self));
}
