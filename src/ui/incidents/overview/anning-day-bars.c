/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-day-bars.h"

#include <string.h>

#include "anning-chart-shape.h"
#include "anning-palette.h"

/* Logical pixels. */
#define PLOT_HEIGHT 180
#define LEAST_WIDTH 180
#define LEAST_DAY 6
#define MOST_BAR 26
#define LABEL_GAP 6
#define LABEL_SPACE 14
#define DASH 6
#define DASH_GAP 4

#define MAX_STEPS 5
/* The scale of sums counts in fen. */
#define FEN 100
#define WEEK 7
/* Days beyond which a label needs its year. */
#define YEAR_DAYS 300

struct _AnningDayBars
{
  AnningPlot parent_instance;

  guint *counts; /* [day * ANNING_N_COUNTED + counted] */
  guint n_days;
  gint32 first;
  guint limit;
  AnningChartScale scale;

  int left;   /* room for the labels of the scale */
  int bottom; /* room for those of the days */
  int line;   /* height of a label */
};

G_DEFINE_FINAL_TYPE (AnningDayBars, anning_day_bars, ANNING_TYPE_PLOT)

static char *
format_count (gint64 fen)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, fen / FEN);
}

static char *
format_day (AnningDayBars *self,
            guint          index)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (self->first + (gint32) index));
  if (self->n_days > YEAR_DAYS)
    return g_strdup_printf ("%u-%02u-%02u", g_date_get_year (&date), g_date_get_month (&date), g_date_get_day (&date));
  return g_strdup_printf ("%02u-%02u", g_date_get_month (&date), g_date_get_day (&date));
}

static void
measure_labels (AnningDayBars *self)
{
  g_autofree char *top = format_count (self->scale.top);
  int width;

  anning_plot_measure_text (ANNING_PLOT (self), top, &width, &self->line);
  self->left = width + LABEL_GAP;
  self->bottom = self->line + LABEL_GAP;
}

static int
get_plot_width (AnningDayBars *self)
{
  return MAX (gtk_widget_get_width (GTK_WIDGET (self)) - self->left - LABEL_GAP, 0);
}

static int
get_plot_height (AnningDayBars *self)
{
  return MAX (gtk_widget_get_height (GTK_WIDGET (self)) - self->bottom - self->line / 2, 0);
}

static double
get_day_width (AnningDayBars *self)
{
  return self->n_days > 0 ? (double) get_plot_width (self) / self->n_days : 0;
}

static int
find_day (AnningDayBars *self,
          double         x)
{
  double day = get_day_width (self);

  if (day <= 0)
    return -1;
  return CLAMP ((int) ((x - self->left) / day), 0, (int) self->n_days - 1);
}

/* Its labels stay where they can be read while the bars scroll below them. */
static void
append_scale (AnningDayBars         *self,
              GtkSnapshot           *snapshot,
              const AnningPlotSight *sight,
              const GdkRGBA         *label,
              const GdkRGBA         *line,
              int                    height)
{
  for (guint i = 0; i <= self->scale.n_steps; i++)
    {
      g_autofree char *text = format_count (self->scale.step * i);
      int y = self->line / 2 + height - (int) ((gint64) height * i / self->scale.n_steps);

      gtk_snapshot_append_color (snapshot, line,
                                 &GRAPHENE_RECT_INIT ((float) sight->from + (float) self->left, (float) y,
                                                      (float) sight->width - (float) self->left, 1));
      anning_plot_append_text (ANNING_PLOT (self), snapshot, text, label,
                               &GRAPHENE_RECT_INIT ((float) sight->from, (float) y - (float) self->line / 2,
                                                    (float) (self->left - LABEL_GAP), (float) self->line), 1);
    }
}

static void
append_bar (AnningDayBars *self,
            GtkSnapshot   *snapshot,
            const GdkRGBA *colors,
            guint          index,
            double         day,
            int            height)
{
  const guint *counts = anning_day_bars_get_counts (self, (int) index);
  double width = CLAMP (day - 2, 2, MOST_BAR);
  double x = self->left + day * (index + 0.5) - width / 2;
  double bottom = self->line / 2 + height;
  guint below = 0;

  for (guint i = 0; i < ANNING_N_COUNTED; i++)
    {
      double from = bottom - (double) height * below * FEN / (double) self->scale.top;
      double to = bottom - (double) height * (below + counts[i]) * FEN / (double) self->scale.top;

      if (counts[i] == 0)
        continue;
      /* Parts are told apart by the gap between them as well. */
      gtk_snapshot_append_color (snapshot, &colors[i],
                                 &GRAPHENE_RECT_INIT ((float) x, (float) to, (float) width,
                                                      (float) MAX (from - to - (below > 0 ? 1 : 0), 1)));
      below += counts[i];
    }
}

/* How many days labels are apart. */
static guint
find_label_step (AnningDayBars *self,
                 double         day)
{
  static const guint steps[] = { 1, 2, WEEK, 2 * WEEK, 4 * WEEK, 8 * WEEK, 13 * WEEK, 26 * WEEK, 52 * WEEK };
  g_autofree char *sample = format_day (self, 0);
  int width;

  anning_plot_measure_text (ANNING_PLOT (self), sample, &width, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      /* The first and the last one, which stay inside, come nearer to their neighbours. */
      if (steps[i] * day >= width + MAX ((width - day) / 2, 0) + LABEL_SPACE)
        return steps[i];
    }
  return 52 * WEEK;
}

/* The first and the last one stay inside. */
static void
append_day (AnningDayBars *self,
            GtkSnapshot   *snapshot,
            guint          index,
            const GdkRGBA *label,
            int            height)
{
  g_autofree char *text = format_day (self, index);
  double x = self->left + get_day_width (self) * (index + 0.5);
  int width;

  anning_plot_measure_text (ANNING_PLOT (self), text, &width, NULL);
  x = CLAMP (x - width / 2.0, self->left, MAX (gtk_widget_get_width (GTK_WIDGET (self)) - width, self->left));
  anning_plot_append_text (ANNING_PLOT (self), snapshot, text, label,
                           &GRAPHENE_RECT_INIT ((float) x, (float) (self->line / 2 + height + LABEL_GAP),
                                                (float) width, (float) self->line), 0);
}

static void
append_days (AnningDayBars         *self,
             GtkSnapshot           *snapshot,
             const AnningPlotSight *sight,
             const GdkRGBA         *label,
             int                    height)
{
  double day = get_day_width (self);
  guint from = (guint) find_day (self, sight->from);
  guint to = (guint) find_day (self, sight->from + sight->width);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  guint step = find_label_step (self, day);
  GdkRGBA colors[ANNING_N_COUNTED];

  for (guint i = 0; i < ANNING_N_COUNTED; i++)
    anning_palette_get_color (i, dark, &colors[i]);
  for (guint i = from; i <= to; i++)
    {
      append_bar (self, snapshot, colors, i, day, height);
      /* Counted from the last day, so that it has one. */
      if ((self->n_days - 1 - i) % step == 0)
        {
          append_day (self, snapshot, i, label, height);
        }
    }
}

static void
append_limit (AnningDayBars         *self,
              GtkSnapshot           *snapshot,
              const AnningPlotSight *sight,
              const GdkRGBA         *text,
              int                    height)
{
  double y = self->line / 2 + height - (double) height * self->limit * FEN / (double) self->scale.top;
  GdkRGBA color = *text;

  if (self->limit == 0)
    return;
  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "warning_color", &color);
  for (double x = sight->from + self->left; x < sight->from + sight->width; x += DASH + DASH_GAP)
    gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT ((float) x, (float) y - 1, DASH, 2));
}

static void
append_cursor (AnningDayBars *self,
               GtkSnapshot   *snapshot,
               const GdkRGBA *text,
               int            height)
{
  double day = get_day_width (self);
  double width = CLAMP (day, 4, MOST_BAR + 4);
  double x = anning_day_bars_get_cursor_x (self) - width / 2;
  const float widths[] = { 1, 1, 1, 1 };
  const GdkRGBA colors[] = { *text, *text, *text, *text };
  GskRoundedRect frame;

  gsk_rounded_rect_init_from_rect (&frame,
                                   &GRAPHENE_RECT_INIT ((float) x, (float) (self->line / 2), (float) width, (float) height), 3);
  gtk_snapshot_append_border (snapshot, &frame, widths, colors);
}

static void
anning_day_bars_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  AnningDayBars *self = ANNING_DAY_BARS (widget);
  AnningPlotColors colors;
  AnningPlotSight sight;
  int height;

  measure_labels (self);
  height = get_plot_height (self);
  if (get_plot_width (self) == 0 || height == 0)
    return;

  anning_plot_find_sight (ANNING_PLOT (self), &sight);
  anning_plot_find_colors (ANNING_PLOT (self), &colors);
  append_scale (self, snapshot, &sight, &colors.label, &colors.line, height);
  if (self->n_days == 0)
    return;
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) sight.from + (float) self->left, 0,
                                                         (float) sight.width - (float) self->left,
                                                         (float) gtk_widget_get_height (widget)));
  append_days (self, snapshot, &sight, &colors.label, height);
  append_limit (self, snapshot, &sight, &colors.text, height);
  if (anning_plot_get_cursor (ANNING_PLOT (self)) >= 0)
    append_cursor (self, snapshot, &colors.text, height);
  gtk_snapshot_pop (snapshot);
}

static void
anning_day_bars_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  AnningDayBars *self = ANNING_DAY_BARS (widget);

  measure_labels (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = self->left + LABEL_GAP + MAX (LEAST_DAY * (int) self->n_days, LEAST_WIDTH);
  else
    *minimum = PLOT_HEIGHT + self->line / 2 + self->bottom;
  *natural = *minimum;
  *minimum_baseline = *natural_baseline = -1;
}

static int
anning_day_bars_find (AnningPlot *plot,
                      double      x,
                      double      y)
{
  return find_day (ANNING_DAY_BARS (plot), x);
}

static int
anning_day_bars_step (AnningPlot *plot,
                      guint       keyval,
                      int         cursor)
{
  return anning_plot_step_in_line (keyval, cursor, ANNING_DAY_BARS (plot)->n_days, WEEK);
}

static gboolean
anning_day_bars_leads (AnningPlot *plot,
                       int         place)
{
  return anning_counted_total (anning_day_bars_get_counts (ANNING_DAY_BARS (plot), place)) > 0;
}

static int
anning_day_bars_enter (AnningPlot *plot)
{
  return (int) ANNING_DAY_BARS (plot)->n_days - 1;
}

/* What is painted depends on what is to be seen. */
static void
anning_day_bars_root (GtkWidget *widget)
{
  GtkWidget *scroller;

  GTK_WIDGET_CLASS (anning_day_bars_parent_class)->root (widget);
  scroller = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  if (scroller != NULL)
    g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller)), "value-changed",
                             G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
}

static void
anning_day_bars_finalize (GObject *object)
{
  g_free (ANNING_DAY_BARS (object)->counts);

  G_OBJECT_CLASS (anning_day_bars_parent_class)->finalize (object);
}

static void
anning_day_bars_class_init (AnningDayBarsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnningPlotClass *plot_class = ANNING_PLOT_CLASS (klass);

  object_class->finalize = anning_day_bars_finalize;
  widget_class->snapshot = anning_day_bars_snapshot;
  widget_class->measure = anning_day_bars_measure;
  widget_class->root = anning_day_bars_root;
  plot_class->find = anning_day_bars_find;
  plot_class->step = anning_day_bars_step;
  plot_class->leads = anning_day_bars_leads;
  plot_class->enter = anning_day_bars_enter;
}

static void
anning_day_bars_init (AnningDayBars *self)
{
  anning_chart_scale_find (0, MAX_STEPS, &self->scale);
}

GtkWidget *
anning_day_bars_new (void)
{
  return g_object_new (ANNING_TYPE_DAY_BARS, NULL);
}

/**
 * anning_day_bars_set_data:
 * @days: AnningDayCount, in order; copied, those outside of @first to @last are left out
 * @first: local day, as GDate counts
 * @last: inclusive; before @first: there are no days
 * @limit: of answered calls on one day; 0: no line
 *
 * Of more than ANNING_DAY_BARS_MOST days the last ones are drawn.
 */
void
anning_day_bars_set_data (AnningDayBars *self,
                          GArray        *days,
                          gint32         first,
                          gint32         last,
                          guint          limit)
{
  guint most = limit;

  g_return_if_fail (ANNING_IS_DAY_BARS (self) && days != NULL);

  self->n_days = last < first ? 0 : (guint) MIN ((gint64) last - first + 1, ANNING_DAY_BARS_MOST);
  self->first = last - (gint32) self->n_days + 1;
  self->limit = limit;
  g_free (self->counts);
  self->counts = g_new0 (guint, (gsize) self->n_days * ANNING_N_COUNTED);
  for (guint i = 0; i < days->len; i++)
    {
      const AnningDayCount *day = &g_array_index (days, AnningDayCount, i);

      if (day->day < self->first || day->day > last)
        continue;
      memcpy (self->counts + (gsize) (day->day - self->first) * ANNING_N_COUNTED, day->counts, sizeof day->counts);
      most = MAX (most, anning_counted_total (day->counts));
    }
  anning_chart_scale_find ((gint64) most * FEN, MAX_STEPS, &self->scale);
  anning_plot_set_n_places (ANNING_PLOT (self), self->n_days);
  anning_plot_set_cursor (ANNING_PLOT (self), -1);
  g_object_notify (G_OBJECT (self), "cursor");
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Returns: the day of index 0, as GDate counts */
gint32
anning_day_bars_get_first (AnningDayBars *self)
{
  g_return_val_if_fail (ANNING_IS_DAY_BARS (self), 0);
  return self->first;
}

guint
anning_day_bars_get_n_days (AnningDayBars *self)
{
  g_return_val_if_fail (ANNING_IS_DAY_BARS (self), 0);
  return self->n_days;
}

/* Returns: (array fixed-size=ANNING_N_COUNTED) (transfer none): valid until the next are set */
const guint *
anning_day_bars_get_counts (AnningDayBars *self,
                            int            index)
{
  g_return_val_if_fail (ANNING_IS_DAY_BARS (self) && index >= 0 && (guint) index < self->n_days, NULL);
  return self->counts + (gsize) index * ANNING_N_COUNTED;
}

/* Returns: the middle of its day in the widget, logical pixels */
double
anning_day_bars_get_cursor_x (AnningDayBars *self)
{
  g_return_val_if_fail (ANNING_IS_DAY_BARS (self), 0);
  return self->left + get_day_width (self) * (MAX (anning_plot_get_cursor (ANNING_PLOT (self)), 0) + 0.5);
}
