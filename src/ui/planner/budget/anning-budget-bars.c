/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-budget-bars.h"

#define PICTURE_HEIGHT 120
#define GAP 6
#define MARK_HEIGHT 3
/* Part of a month's width that its bar takes. */
#define BAR_PART 0.55f
#define MARK_PART 0.8f
/* Between two names. */
#define NAME_GAP 2

struct _AnningBudgetBars
{
  GtkWidget parent_instance;

  GArray *months;      /* AnningBudgetMonth */
  GPtrArray *names;    /* PangoLayout, "1" to "12" below the bars */
};

G_DEFINE_FINAL_TYPE (AnningBudgetBars, anning_budget_bars, GTK_TYPE_WIDGET)

static PangoLayout *
make_name (AnningBudgetBars        *self,
           const AnningBudgetMonth *month)
{
  g_autofree char *text = g_strdup_printf ("%d", g_date_get_month (&month->month));
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_scale_new (PANGO_SCALE_SMALL));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  return layout;
}

static void
make_names (AnningBudgetBars *self)
{
  g_ptr_array_set_size (self->names, 0);
  for (guint i = 0; self->months != NULL && i < self->months->len; i++)
    g_ptr_array_add (self->names, make_name (self, &g_array_index (self->months, AnningBudgetMonth, i)));
}

static int
name_height (AnningBudgetBars *self)
{
  int height = 0;

  if (self->names->len > 0)
    pango_layout_get_pixel_size (g_ptr_array_index (self->names, 0), NULL, &height);
  return height;
}

static int
name_width (AnningBudgetBars *self)
{
  int widest = 0;

  for (guint i = 0; i < self->names->len; i++)
    {
      int width;

      pango_layout_get_pixel_size (g_ptr_array_index (self->names, i), &width, NULL);
      widest = MAX (widest, width);
    }
  return widest;
}

/* The sums between which everything is drawn; zero is among them. */
static void
find_range (const GArray *months,
            gint64       *lowest,
            gint64       *highest)
{
  *lowest = 0;
  *highest = 0;
  for (guint i = 0; i < months->len; i++)
    {
      const AnningBudgetMonth *month = &g_array_index (months, AnningBudgetMonth, i);

      *lowest = MIN (*lowest, MIN (month->surplus, month->lean_surplus));
      *highest = MAX (*highest, MAX (month->surplus, month->lean_surplus));
    }
}

static void
draw_month (AnningBudgetBars        *self,
            GtkSnapshot             *snapshot,
            guint                    index,
            float                    step,
            float                    zero,
            float                    scale,
            gboolean                 named)
{
  const AnningBudgetMonth *month = &g_array_index (self->months, AnningBudgetMonth, index);
  PangoLayout *name = g_ptr_array_index (self->names, index);
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  float middle = (index + 0.5f) * step;
  float height = month->surplus * scale;
  float mark = zero - month->lean_surplus * scale;
  GdkRGBA ink, bar;
  int width;

  gtk_style_context_get_color (context, &ink);
  if (!gtk_style_context_lookup_color (context, month->surplus < 0 ? "warning_bg_color" : "accent_bg_color", &bar))
    bar = ink;
  gtk_snapshot_append_color (snapshot, &bar,
                             &GRAPHENE_RECT_INIT (middle - step * BAR_PART / 2, height < 0 ? zero : zero - height,
                                                  step * BAR_PART, ABS (height)));
  gtk_snapshot_append_color (snapshot, &ink,
                             &GRAPHENE_RECT_INIT (middle - step * MARK_PART / 2, mark - MARK_HEIGHT / 2.0f,
                                                  step * MARK_PART, MARK_HEIGHT));

  if (!named)
    return;
  pango_layout_get_pixel_size (name, &width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (middle - width / 2.0f, PICTURE_HEIGHT + GAP));
  gtk_snapshot_append_layout (snapshot, name, &ink);
  gtk_snapshot_restore (snapshot);
}

static void
anning_budget_bars_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  AnningBudgetBars *self = ANNING_BUDGET_BARS (widget);
  float width = gtk_widget_get_width (widget);
  gint64 lowest, highest;
  float scale, zero, step;
  guint nth;
  GdkRGBA line;

  if (self->months == NULL || self->months->len == 0)
    return;
  find_range (self->months, &lowest, &highest);
  scale = highest > lowest ? (PICTURE_HEIGHT - 2 * MARK_HEIGHT) / (float) (highest - lowest) : 0;
  zero = MARK_HEIGHT + highest * scale;
  if (highest == lowest)
    zero = PICTURE_HEIGHT - MARK_HEIGHT;
  step = width / self->months->len;
  /* Large names in a narrow window: every other one. */
  nth = step < name_width (self) + NAME_GAP ? 2 : 1;
  for (guint i = 0; i < self->months->len; i++)
    draw_month (self, snapshot, i, step, zero, scale, i % nth == 0);

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &line);
  line.alpha *= 0.4f;
  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (0, zero - 0.5f, width, 1));
}

static void
anning_budget_bars_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  AnningBudgetBars *self = ANNING_BUDGET_BARS (widget);
  int all_names;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = PICTURE_HEIGHT + GAP + name_height (self);
      return;
    }
  all_names = (name_width (self) + NAME_GAP) * (int) self->names->len;
  *minimum = (all_names + 1) / 2;
  *natural = MAX (all_names, 480);
}

/* Another size or kind of text. */
static void
anning_budget_bars_system_setting_changed (GtkWidget        *widget,
                                           GtkSystemSetting  setting)
{
  make_names (ANNING_BUDGET_BARS (widget));
  gtk_widget_queue_resize (widget);

  GTK_WIDGET_CLASS (anning_budget_bars_parent_class)->system_setting_changed (widget, setting);
}

static void
anning_budget_bars_css_changed (GtkWidget         *widget,
                                GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (anning_budget_bars_parent_class)->css_changed (widget, change);

  make_names (ANNING_BUDGET_BARS (widget));
  gtk_widget_queue_resize (widget);
}

static void
anning_budget_bars_finalize (GObject *object)
{
  AnningBudgetBars *self = ANNING_BUDGET_BARS (object);

  g_clear_pointer (&self->months, g_array_unref);
  g_ptr_array_unref (self->names);

  G_OBJECT_CLASS (anning_budget_bars_parent_class)->finalize (object);
}

static void
anning_budget_bars_class_init (AnningBudgetBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anning_budget_bars_finalize;
  widget_class->measure = anning_budget_bars_measure;
  widget_class->snapshot = anning_budget_bars_snapshot;
  widget_class->system_setting_changed = anning_budget_bars_system_setting_changed;
  widget_class->css_changed = anning_budget_bars_css_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
anning_budget_bars_init (AnningBudgetBars *self)
{
  self->names = g_ptr_array_new_with_free_func (g_object_unref);
}

GtkWidget *
anning_budget_bars_new (void)
{
  return g_object_new (ANNING_TYPE_BUDGET_BARS, NULL);
}

void
anning_budget_bars_set_months (AnningBudgetBars *self,
                               GArray           *months,
                               const char       *text)
{
  g_return_if_fail (ANNING_IS_BUDGET_BARS (self));
  g_return_if_fail (months != NULL && text != NULL);

  g_array_ref (months);
  g_clear_pointer (&self->months, g_array_unref);
  self->months = months;
  make_names (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
