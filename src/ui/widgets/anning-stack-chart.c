/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-stack-chart.h"

#include <glib/gi18n.h>

#include "anning-button-line.h"
#include "anning-chart-fill.h"
#include "anning-chart-words.h"
#include "anning-figure-table.h"
#include "anning-format.h"
#include "anning-inner-scroller.h"
#include "anning-stack-plot.h"

/* The small picture before a name, logical pixels; painted twice as fine. */
#define SWATCH_SIZE 12
#define SWATCH_UNIT 2

struct _AnningStackChart
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  AnningStackPlot *plot;
  GtkLabel *head;
  AnningButtonLine *legend;
  GPtrArray *swatches; /* GtkImage of each series, not owned */
  GPtrArray *figures;  /* GtkLabel of each series, not owned */
  GtkExpander *expander;
  AnningFigureTable *table; /* NULL until it is asked for */
  guint fill_id;            /* the table follows when there is time */

  GStrv names;
  char *text;
  char *month;
};

G_DEFINE_FINAL_TYPE (AnningStackChart, anning_stack_chart, ADW_TYPE_BIN)

static GdkTexture *
paint_swatch (guint series)
{
  static const gint64 full[] = { 1 };
  const AnningChartData data = { 1, 1, full };
  const guint size = SWATCH_SIZE * SWATCH_UNIT;
  g_autoptr (AnningChartShape) shape = NULL;
  g_autoptr (GBytes) bytes = NULL;
  AnningChartFill fill;
  guint32 *pixels;

  anning_chart_fill_find (series, &fill);
  shape = anning_chart_shape_new (&data, ANNING_CHART_AREAS, 1, size, size);
  pixels = g_new (guint32, size * size);
  anning_chart_shape_paint (shape, &fill, SWATCH_UNIT, pixels);
  bytes = g_bytes_new_take (pixels, size * size * sizeof (guint32));
  return gdk_memory_texture_new ((int) size, (int) size, GDK_MEMORY_DEFAULT, bytes, size * sizeof (guint32));
}

static void
paint_swatches (AnningStackChart *self)
{
  for (guint i = 0; i < self->swatches->len; i++)
    {
      g_autoptr (GdkTexture) texture = paint_swatch (i);

      gtk_image_set_from_paintable (g_ptr_array_index (self->swatches, i), GDK_PAINTABLE (texture));
    }
}

static void
add_to_legend (AnningStackChart *self,
               const char       *name)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  /* The name stands beside it. */
  GtkWidget *swatch = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *figure = gtk_label_new (NULL);

  gtk_widget_add_css_class (box, "chip");
  gtk_image_set_pixel_size (GTK_IMAGE (swatch), SWATCH_SIZE);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
  gtk_widget_set_tooltip_text (label, name);
  gtk_label_set_xalign (GTK_LABEL (figure), 1);
  gtk_widget_add_css_class (figure, "numeric");
  gtk_box_append (GTK_BOX (box), swatch);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), figure);
  anning_button_line_append (self->legend, box);
  g_ptr_array_add (self->swatches, swatch);
  g_ptr_array_add (self->figures, figure);
}

static void
make_legend (AnningStackChart  *self,
             const char *const *names,
             guint              n_names)
{
  GtkWidget *child;

  g_strfreev (self->names);
  self->names = g_new0 (char *, n_names + 1);
  g_ptr_array_set_size (self->swatches, 0);
  g_ptr_array_set_size (self->figures, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->legend))) != NULL)
    gtk_widget_unparent (child);
  for (guint i = 0; i < n_names; i++)
    {
      self->names[i] = g_strdup (names[i]);
      add_to_legend (self, names[i]);
    }
  paint_swatches (self);
}

static gboolean
has_names (AnningStackChart  *self,
           const char *const *names,
           guint              n_names)
{
  if (self->names == NULL || g_strv_length (self->names) != n_names)
    return FALSE;
  for (guint i = 0; i < n_names; i++)
    {
      if (g_strcmp0 (self->names[i], names[i]) != 0)
        return FALSE;
    }
  return TRUE;
}

/* What the month of the cursor holds, or the first one: below the picture, and for whoever cannot see it. */
static void
show_month (AnningStackChart *self)
{
  const AnningChartData *data = anning_stack_plot_get_data (self->plot);
  AnningChartKind kind = anning_stack_plot_get_kind (self->plot);
  const GDate *first = anning_stack_plot_get_first (self->plot);
  int cursor = anning_plot_get_cursor (ANNING_PLOT (self->plot));
  guint shown = (guint) MAX (cursor, 0);
  g_autofree char *head = NULL;
  g_autofree char *whole = NULL;

  g_clear_pointer (&self->month, g_free);
  if (cursor >= 0)
    self->month = anning_chart_format_values (data, kind, first, shown, (const char *const *) self->names);
  if (data->n_months > 0)
    head = anning_chart_format_head (data, kind, first, shown);
  for (guint i = 0; i < self->figures->len; i++)
    {
      g_autofree char *sum = NULL;

      if (data->n_months > 0)
        sum = anning_format_money (data->values[(gsize) shown * data->n_series + i]);
      gtk_label_set_label (g_ptr_array_index (self->figures, i), sum != NULL ? sum : "");
    }
  gtk_label_set_label (self->head, head != NULL ? head : self->text);

  if (self->month != NULL)
    /* Translators: what a month holds, then whole sentences */
    whole = g_strdup_printf (C_("two sentences", "%1$s. %2$s"), self->month, self->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->plot),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, whole != NULL ? whole : self->text,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, self->month != NULL ? self->month : "",
                                  -1);
}

/* The legend keeps its lines while the cursor moves: there is room for the largest sum of each. */
static void
reserve_figures (AnningStackChart *self)
{
  const AnningChartData *data = anning_stack_plot_get_data (self->plot);

  for (guint i = 0; i < self->figures->len; i++)
    {
      gint64 largest = 0;
      g_autofree char *sum = NULL;

      for (guint j = 0; j < data->n_months; j++)
        largest = MAX (largest, data->values[(gsize) j * data->n_series + i]);
      sum = anning_format_money (largest);
      gtk_label_set_width_chars (g_ptr_array_index (self->figures, i), (int) g_utf8_strlen (sum, -1));
    }
}

/* A month that is reached by keys may lie outside of what is seen. */
static void
scroll_to_cursor (AnningStackChart *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);
  double x = anning_stack_plot_get_cursor_x (self->plot);

  if (anning_plot_get_cursor (ANNING_PLOT (self->plot)) >= 0)
    gtk_adjustment_clamp_page (adjustment, x - 2 * SWATCH_SIZE, x + 2 * SWATCH_SIZE);
}

static void
cursor_changed_cb (AnningStackChart *self)
{
  show_month (self);
  scroll_to_cursor (self);
}

static void
make_table (AnningStackChart *self)
{
  const AnningChartData *data = anning_stack_plot_get_data (self->plot);
  g_autofree AnningFigureColumn *columns = g_new0 (AnningFigureColumn, data->n_series + 2);

  columns[0].title = N_("Month");
  columns[1].title = N_("Together");
  columns[1].numeric = TRUE;
  for (guint i = 0; i < data->n_series; i++)
    {
      columns[i + 2].title = self->names[i];
      columns[i + 2].numeric = TRUE;
    }
  self->table = ANNING_FIGURE_TABLE (anning_figure_table_new (_("The chart as a table"), columns, data->n_series + 2));
  gtk_expander_set_child (self->expander, GTK_WIDGET (self->table));
}

static GStrv
make_row (const AnningChartData *data,
          AnningChartKind        kind,
          const GDate           *first,
          guint                  month)
{
  GStrv cells = g_new0 (char *, data->n_series + 3);

  cells[0] = kind == ANNING_CHART_AREAS && month == 0 ? g_strdup (_("Now")) : anning_chart_format_month (first, month);
  cells[1] = anning_money_to_text (anning_chart_data_get_total (data, month));
  for (guint i = 0; i < data->n_series; i++)
    cells[i + 2] = anning_money_to_text (data->values[(gsize) month * data->n_series + i]);
  return cells;
}

static gboolean
fill_table_cb (gpointer user_data)
{
  AnningStackChart *self = ANNING_STACK_CHART (user_data);
  const AnningChartData *data = anning_stack_plot_get_data (self->plot);
  AnningChartKind kind = anning_stack_plot_get_kind (self->plot);
  const GDate *first = anning_stack_plot_get_first (self->plot);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  self->fill_id = 0;
  if (self->table == NULL)
    make_table (self);
  for (guint i = 0; i < data->n_months; i++)
    g_ptr_array_add (rows, make_row (data, kind, first, i));
  anning_figure_table_set_rows (self->table, rows);
  return G_SOURCE_REMOVE;
}

/* The picture comes first: a table of hundreds of months is filled once the slider rests. */
static void
fill_table_later (AnningStackChart *self)
{
  if (self->fill_id == 0 && gtk_expander_get_expanded (self->expander))
    self->fill_id = g_idle_add_full (G_PRIORITY_LOW, fill_table_cb, self, NULL);
}

static void
anning_stack_chart_dispose (GObject *object)
{
  AnningStackChart *self = ANNING_STACK_CHART (object);

  g_clear_handle_id (&self->fill_id, g_source_remove);

  G_OBJECT_CLASS (anning_stack_chart_parent_class)->dispose (object);
}

static void
anning_stack_chart_finalize (GObject *object)
{
  AnningStackChart *self = ANNING_STACK_CHART (object);

  g_strfreev (self->names);
  g_free (self->text);
  g_free (self->month);
  g_ptr_array_unref (self->swatches);
  g_ptr_array_unref (self->figures);

  G_OBJECT_CLASS (anning_stack_chart_parent_class)->finalize (object);
}

static void
anning_stack_chart_class_init (AnningStackChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_stack_chart_dispose;
  object_class->finalize = anning_stack_chart_finalize;
}

static void
anning_stack_chart_init (AnningStackChart *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  AdwStyleManager *style = adw_style_manager_get_default ();
  GtkWidget *hint;

  self->swatches = g_ptr_array_new ();
  self->figures = g_ptr_array_new ();
  self->text = g_strdup ("");

  self->plot = ANNING_STACK_PLOT (anning_stack_plot_new ());
  self->scroller = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scroller, GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->plot));
  anning_inner_scroller_pass_on (self->scroller);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->scroller));

  self->head = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->head, TRUE);
  gtk_label_set_xalign (self->head, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->head), "numeric");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->head));

  hint = gtk_label_new (_("Point at the chart, or use the arrow keys in it, to read one month."));
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_widget_add_css_class (hint, "caption");

  self->legend = ANNING_BUTTON_LINE (anning_button_line_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->legend));
  gtk_box_append (GTK_BOX (box), hint);

  self->expander = GTK_EXPANDER (gtk_expander_new (_("As a table")));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expander), GTK_ACCESSIBLE_PROPERTY_LABEL, _("As a table"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->expander));
  adw_bin_set_child (ADW_BIN (self), box);

  g_signal_connect_object (self->plot, "notify::cursor", G_CALLBACK (cursor_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->expander, "notify::expanded", G_CALLBACK (fill_table_later), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (paint_swatches), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (paint_swatches), self, G_CONNECT_SWAPPED);
  show_month (self);
}

GtkWidget *
anning_stack_chart_new (void)
{
  return g_object_new (ANNING_TYPE_STACK_CHART, NULL);
}

/**
 * anning_stack_chart_set_data:
 * @title: what the chart shows, for assistive technology
 * @first: the month of index 0. In a chart of areas that is how things stand
 *   now, and each later index the end of its month
 * @data: copied; fen
 * @names: (array): one per series; copied
 *
 * Costs as much as its pixels: fit for each step of a slider.
 */
void
anning_stack_chart_set_data (AnningStackChart      *self,
                             const char            *title,
                             AnningChartKind        kind,
                             const GDate           *first,
                             const AnningChartData *data,
                             const char *const     *names)
{
  g_return_if_fail (ANNING_IS_STACK_CHART (self));
  g_return_if_fail (data != NULL && (names != NULL || data->n_series == 0));

  if (!has_names (self, names, data->n_series))
    {
      make_legend (self, names, data->n_series);
      gtk_expander_set_child (self->expander, NULL);
      self->table = NULL;
    }
  anning_stack_plot_set_data (self->plot, kind, first, data);
  g_free (self->text);
  self->text = anning_chart_describe (data, kind, first, names);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->plot), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  reserve_figures (self);
  show_month (self);
  fill_table_later (self);
}

const char *
anning_stack_chart_get_text (AnningStackChart *self)
{
  g_return_val_if_fail (ANNING_IS_STACK_CHART (self), NULL);
  return self->text;
}

const char *
anning_stack_chart_get_month (AnningStackChart *self)
{
  g_return_val_if_fail (ANNING_IS_STACK_CHART (self), NULL);
  return self->month != NULL ? self->month : "";
}
