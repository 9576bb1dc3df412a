/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-coverage-calendar.h"

#include "anning-palette.h"

#define MONTH_DAYS 31
#define MONTHS_PER_YEAR 12

/* Logical pixels. */
#define LEAST_FIELD 6
#define MOST_FIELD 18
#define GAP 6
#define BETWEEN 4

struct _AnningCoverageCalendar
{
  GtkWidget parent_instance;

  GArray *covered; /* AnningDayRange */
  gint32 from;
  gint32 until;
  int first_month; /* year * 12 + month from 0 */
  guint n_months;

  int left; /* room for the names of the months */
  int line; /* height of a label */
};

G_DEFINE_FINAL_TYPE (AnningCoverageCalendar, anning_coverage_calendar, GTK_TYPE_WIDGET)

static char *
format_month (int month)
{
  return g_strdup_printf ("%04d-%02d", month / MONTHS_PER_YEAR, month % MONTHS_PER_YEAR + 1);
}

static int
month_of (gint32 day)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  return g_date_get_year (&date) * MONTHS_PER_YEAR + g_date_get_month (&date) - 1;
}

static gint32
first_day_of (int month)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, (GDateMonth) (month % MONTHS_PER_YEAR + 1), (GDateYear) (month / MONTHS_PER_YEAR));
  return (gint32) g_date_get_julian (&date);
}

static void
measure_labels (AnningCoverageCalendar *self)
{
  g_autofree char *sample = format_month (2028 * MONTHS_PER_YEAR + 7);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), sample);
  int width;

  pango_layout_get_pixel_size (layout, &width, &self->line);
  self->left = width + GAP;
}

static int
get_row_height (AnningCoverageCalendar *self)
{
  return self->line + BETWEEN;
}

static void
append_label (AnningCoverageCalendar *self,
              GtkSnapshot            *snapshot,
              const char             *text,
              const GdkRGBA          *color,
              float                   y)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static gboolean
is_covered (AnningCoverageCalendar *self,
            gint32                  day)
{
  for (guint i = 0; i < self->covered->len; i++)
    {
      const AnningDayRange *range = &g_array_index (self->covered, AnningDayRange, i);

      if (day >= range->first && day <= range->last)
        return TRUE;
    }
  return FALSE;
}

static void
append_day (AnningCoverageCalendar *self,
            GtkSnapshot            *snapshot,
            gint32                  day,
            const GdkRGBA          *filled,
            const GdkRGBA          *frame,
            const graphene_rect_t  *field)
{
  const float widths[] = { 1, 1, 1, 1 };
  const GdkRGBA colors[] = { *frame, *frame, *frame, *frame };
  GskRoundedRect outline;

  if (is_covered (self, day))
    {
      gtk_snapshot_append_color (snapshot, filled, field);
      return;
    }
  gsk_rounded_rect_init_from_rect (&outline, field, 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static void
anning_coverage_calendar_snapshot (GtkWidget   *widget,
                                   GtkSnapshot *snapshot)
{
  AnningCoverageCalendar *self = ANNING_COVERAGE_CALENDAR (widget);
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  gboolean high = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GdkRGBA text, label, frame, filled;
  int field;

  measure_labels (self);
  field = MIN ((gtk_widget_get_width (widget) - self->left) / MONTH_DAYS, MOST_FIELD);
  if (field < 2)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  label = frame = text;
  if (!high)
    {
      label.alpha *= 0.7f;
      frame.alpha *= 0.45f;
    }
  anning_palette_get_color (0, dark, &filled);

  for (guint i = 0; i < self->n_months; i++)
    {
      int month = self->first_month + (int) i;
      gint32 next = first_day_of (month + 1);
      g_autofree char *name = format_month (month);
      float y = (float) (i * (guint) get_row_height (self));
      int at = 0;

      append_label (self, snapshot, name, &label, y);
      for (gint32 day = first_day_of (month); day < next; day++, at++)
        {
          graphene_rect_t rect;

          if (day < self->from || day > self->until)
            continue;
          graphene_rect_init (&rect, (float) (self->left + at * field), y + 1, (float) field - 1, (float) self->line - 2);
          append_day (self, snapshot, day, &filled, &frame, &rect);
        }
    }
}

static void
anning_coverage_calendar_measure (GtkWidget      *widget,
                                  GtkOrientation  orientation,
                                  int             for_size,
                                  int            *minimum,
                                  int            *natural,
                                  int            *minimum_baseline,
                                  int            *natural_baseline)
{
  AnningCoverageCalendar *self = ANNING_COVERAGE_CALENDAR (widget);

  measure_labels (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->left + MONTH_DAYS * LEAST_FIELD;
      *natural = self->left + MONTH_DAYS * MOST_FIELD;
    }
  else
    {
      *minimum = *natural = (int) self->n_months * get_row_height (self);
    }
  *minimum_baseline = *natural_baseline = -1;
}

static void
anning_coverage_calendar_finalize (GObject *object)
{
  g_array_unref (ANNING_COVERAGE_CALENDAR (object)->covered);

  G_OBJECT_CLASS (anning_coverage_calendar_parent_class)->finalize (object);
}

static void
anning_coverage_calendar_class_init (AnningCoverageCalendarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = anning_coverage_calendar_finalize;
  widget_class->snapshot = anning_coverage_calendar_snapshot;
  widget_class->measure = anning_coverage_calendar_measure;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
anning_coverage_calendar_init (AnningCoverageCalendar *self)
{
  self->covered = g_array_new (FALSE, FALSE, sizeof (AnningDayRange));
  gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
anning_coverage_calendar_new (void)
{
  return g_object_new (ANNING_TYPE_COVERAGE_CALENDAR, NULL);
}

/* @from, @until: the days that are drawn, as GDate counts; @description: what is to be seen, in words */
void
anning_coverage_calendar_set_coverage (AnningCoverageCalendar *self,
                                       const AnningCoverage   *coverage,
                                       gint32                  from,
                                       gint32                  until,
                                       const char             *description)
{
  int last_month;

  g_return_if_fail (ANNING_IS_COVERAGE_CALENDAR (self));
  g_return_if_fail (coverage != NULL && from > 0 && until >= from);

  g_array_set_size (self->covered, 0);
  g_array_append_vals (self->covered, coverage->covered->data, coverage->covered->len);
  last_month = month_of (until);
  self->first_month = MAX (month_of (from), last_month - ANNING_COVERAGE_MONTHS + 1);
  self->n_months = (guint) (last_month - self->first_month) + 1;
  self->from = MAX (from, first_day_of (self->first_month));
  self->until = until;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

guint
anning_coverage_calendar_get_n_months (AnningCoverageCalendar *self)
{
  g_return_val_if_fail (ANNING_IS_COVERAGE_CALENDAR (self), 0);

  return self->n_months;
}

gboolean
anning_coverage_calendar_is_filled (AnningCoverageCalendar *self,
                                    gint32                  day)
{
  g_return_val_if_fail (ANNING_IS_COVERAGE_CALENDAR (self), FALSE);

  return day >= self->from && day <= self->until && is_covered (self, day);
}
