/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-hour-map.h"

#include <string.h>

#include <glib/gi18n.h>

#include "anning-conduct-rules.h"
#include "anning-palette.h"

#define N_FIELDS (ANNING_N_WEEKDAYS * ANNING_N_HOURS)
#define MINUTES_PER_HOUR 60

/* Logical pixels. */
#define FIELD_PADDING 6
#define GAP 4
#define NIGHT_BAR 3
#define MOST_FIELD_DOWN 96

/* The text keeps a contrast of 4.5 : 1 and more to a field of the first colour at its strongest. */
#define STRONGEST_LIGHT 0.6f
#define STRONGEST_DARK 0.45f
#define FAINTEST 0.12f

struct _AnningHourMap
{
  AnningPlot parent_instance;

  guint counts[ANNING_N_WEEKDAYS][ANNING_N_HOURS];
  guint most;

  int line;     /* height of a label */
  int number;   /* width of the widest number or hour */
  int weekday;  /* width of the widest weekday */
  int letter;   /* width of the widest first letter of one */
};

/* Where the fields are. */
typedef struct
{
  gboolean across; /* hours run from left to right */
  double left;
  double top;
  double width;
  double height;
} Layout;

G_DEFINE_FINAL_TYPE (AnningHourMap, anning_hour_map, ANNING_TYPE_PLOT)

static const char *
get_weekday (guint weekday)
{
  static const char *const names[ANNING_N_WEEKDAYS] = {
    NC_ ("weekday, as short as can be", "Mo"), NC_ ("weekday, as short as can be", "Tu"),
    NC_ ("weekday, as short as can be", "We"), NC_ ("weekday, as short as can be", "Th"),
    NC_ ("weekday, as short as can be", "Fr"), NC_ ("weekday, as short as can be", "Sa"),
    NC_ ("weekday, as short as can be", "Su"),
  };

  return g_dpgettext2 (NULL, "weekday, as short as can be", names[weekday]);
}

/* Where even that is too wide: their order tells Tuesday from Thursday. */
static char *
dup_letter (guint weekday)
{
  return g_utf8_substring (get_weekday (weekday), 0, 1);
}

static void
measure_labels (AnningHourMap *self)
{
  g_autofree char *most = g_strdup_printf ("%u", MAX (self->most, 88));

  self->weekday = self->letter = 0;
  for (guint i = 0; i < ANNING_N_WEEKDAYS; i++)
    {
      g_autofree char *letter = dup_letter (i);
      int width;

      anning_plot_measure_text (ANNING_PLOT (self), letter, &width, &self->line);
      self->letter = MAX (self->letter, width);
      anning_plot_measure_text (ANNING_PLOT (self), get_weekday (i), &width, &self->line);
      self->weekday = MAX (self->weekday, width);
    }
  anning_plot_measure_text (ANNING_PLOT (self), most, &self->number, &self->line);
}

static int
get_width_across (AnningHourMap *self)
{
  return self->weekday + GAP + ANNING_N_HOURS * (self->number + FIELD_PADDING);
}

static void
find_layout (AnningHourMap *self,
             int            width,
             Layout        *layout)
{
  layout->across = width >= get_width_across (self);
  layout->top = self->line + GAP;
  layout->height = self->line + FIELD_PADDING;
  if (layout->across)
    {
      layout->left = self->weekday + GAP;
      layout->top += NIGHT_BAR + 1;
      layout->width = (width - layout->left) / ANNING_N_HOURS;
    }
  else
    {
      layout->left = self->number + GAP + NIGHT_BAR + 1;
      layout->width = MIN ((width - layout->left) / ANNING_N_WEEKDAYS, MOST_FIELD_DOWN);
    }
}

static void
find_field (const Layout    *layout,
            guint            weekday,
            guint            hour,
            graphene_rect_t *field)
{
  guint column = layout->across ? hour : weekday;
  guint row = layout->across ? weekday : hour;

  graphene_rect_init (field, (float) (layout->left + column * layout->width), (float) (layout->top + row * layout->height),
                      (float) layout->width - 1, (float) layout->height - 1);
}

static void
append_weekdays (AnningHourMap *self,
                 GtkSnapshot   *snapshot,
                 const Layout  *layout,
                 const GdkRGBA *label)
{
  for (guint i = 0; i < ANNING_N_WEEKDAYS; i++)
    {
      g_autofree char *letter = dup_letter (i);
      const char *name = layout->across || layout->width >= self->weekday ? get_weekday (i) : letter;
      graphene_rect_t at;

      find_field (layout, i, 0, &at);
      if (layout->across)
        graphene_rect_init (&at, 0, at.origin.y, (float) self->weekday, at.size.height);
      else
        graphene_rect_init (&at, at.origin.x, 0, at.size.width, (float) self->line);
      anning_plot_append_text (ANNING_PLOT (self), snapshot, name, label, &at, layout->across ? 1 : 0.5);
    }
}

static void
append_hours (AnningHourMap *self,
              GtkSnapshot   *snapshot,
              const Layout  *layout,
              const GdkRGBA *label,
              const GdkRGBA *text)
{
  for (guint i = 0; i < ANNING_N_HOURS; i++)
    {
      g_autofree char *hour = g_strdup_printf ("%u", i);
      graphene_rect_t field, at, bar;

      find_field (layout, 0, i, &field);
      if (layout->across)
        {
          graphene_rect_init (&at, field.origin.x, 0, field.size.width, (float) self->line);
          graphene_rect_init (&bar, field.origin.x, (float) layout->top - NIGHT_BAR - 1, field.size.width + 1, NIGHT_BAR);
        }
      else
        {
          graphene_rect_init (&at, 0, field.origin.y, (float) self->number, field.size.height);
          graphene_rect_init (&bar, (float) layout->left - NIGHT_BAR - 1, field.origin.y, NIGHT_BAR, field.size.height + 1);
        }
      anning_plot_append_text (ANNING_PLOT (self), snapshot, hour, label, &at, layout->across ? 0.5 : 1);
      if (anning_hour_map_is_night (i))
        gtk_snapshot_append_color (snapshot, text, &bar);
    }
}

static void
append_fields (AnningHourMap *self,
               GtkSnapshot   *snapshot,
               const Layout  *layout,
               const GdkRGBA *text)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GdkRGBA color, empty = *text;

  empty.alpha *= 0.05f;
  anning_palette_get_color (0, dark, &color);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      guint count = self->counts[i / ANNING_N_HOURS][i % ANNING_N_HOURS];
      g_autofree char *number = NULL;
      graphene_rect_t field;

      find_field (layout, i / ANNING_N_HOURS, i % ANNING_N_HOURS, &field);
      if (count == 0)
        {
          gtk_snapshot_append_color (snapshot, &empty, &field);
          continue;
        }
      color.alpha = FAINTEST + ((dark ? STRONGEST_DARK : STRONGEST_LIGHT) - FAINTEST) * (float) count / (float) self->most;
      gtk_snapshot_append_color (snapshot, &color, &field);
      number = g_strdup_printf ("%u", count);
      anning_plot_append_text (ANNING_PLOT (self), snapshot, number, text, &field, 0.5);
    }
}

static void
append_cursor (AnningHourMap *self,
               GtkSnapshot   *snapshot,
               const Layout  *layout,
               const GdkRGBA *text)
{
  const float widths[] = { 2, 2, 2, 2 };
  const GdkRGBA colors[] = { *text, *text, *text, *text };
  guint cursor = (guint) anning_plot_get_cursor (ANNING_PLOT (self));
  graphene_rect_t field;
  GskRoundedRect frame;

  find_field (layout, cursor / ANNING_N_HOURS, cursor % ANNING_N_HOURS, &field);
  gsk_rounded_rect_init_from_rect (&frame, &field, 2);
  gtk_snapshot_append_border (snapshot, &frame, widths, colors);
}

static void
anning_hour_map_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  AnningHourMap *self = ANNING_HOUR_MAP (widget);
  AnningPlotColors colors;
  Layout layout;

  measure_labels (self);
  find_layout (self, gtk_widget_get_width (widget), &layout);
  if (layout.width < 2)
    return;
  anning_plot_find_colors (ANNING_PLOT (self), &colors);
  append_weekdays (self, snapshot, &layout, &colors.label);
  append_hours (self, snapshot, &layout, &colors.label, &colors.text);
  append_fields (self, snapshot, &layout, &colors.text);
  if (anning_plot_get_cursor (ANNING_PLOT (self)) >= 0)
    append_cursor (self, snapshot, &layout, &colors.text);
}

static GtkSizeRequestMode
anning_hour_map_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
anning_hour_map_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  AnningHourMap *self = ANNING_HOUR_MAP (widget);
  Layout layout;

  measure_labels (self);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->number + GAP + NIGHT_BAR + 1 + ANNING_N_WEEKDAYS * (MAX (self->number, self->letter) + 2);
      *natural = MAX (get_width_across (self), *minimum);
    }
  else
    {
      find_layout (self, for_size < 0 ? get_width_across (self) : for_size, &layout);
      *minimum = *natural =
        (int) (layout.top + (layout.across ? ANNING_N_WEEKDAYS : ANNING_N_HOURS) * layout.height);
    }
  *minimum_baseline = *natural_baseline = -1;
}

static int
anning_hour_map_find (AnningPlot *plot,
                      double      x,
                      double      y)
{
  AnningHourMap *self = ANNING_HOUR_MAP (plot);
  Layout layout;
  int column, row;

  find_layout (self, gtk_widget_get_width (GTK_WIDGET (self)), &layout);
  if (x < layout.left || y < layout.top)
    return -1;
  column = (int) ((x - layout.left) / layout.width);
  row = (int) ((y - layout.top) / layout.height);
  if (column >= (layout.across ? ANNING_N_HOURS : ANNING_N_WEEKDAYS)
      || row >= (layout.across ? ANNING_N_WEEKDAYS : ANNING_N_HOURS))
    return -1;
  return layout.across ? row * ANNING_N_HOURS + column : column * ANNING_N_HOURS + row;
}

static int
anning_hour_map_step (AnningPlot *plot,
                      guint       keyval,
                      int         cursor)
{
  gboolean across = anning_hour_map_is_across (ANNING_HOUR_MAP (plot));
  int weekday = MAX (cursor, 0) / ANNING_N_HOURS;
  int hour = MAX (cursor, 0) % ANNING_N_HOURS;
  int right = 0, down = 0;

  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      right = -1;
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      right = 1;
      break;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      down = -1;
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      down = 1;
      break;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      hour = 0;
      break;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      hour = ANNING_N_HOURS - 1;
      break;
    default:
      return ANNING_PLOT_ELSEWHERE;
    }
  if (cursor >= 0)
    {
      hour = CLAMP (hour + (across ? right : down), 0, ANNING_N_HOURS - 1);
      weekday = CLAMP (weekday + (across ? down : right), 0, ANNING_N_WEEKDAYS - 1);
    }
  return weekday * ANNING_N_HOURS + hour;
}

static gboolean
anning_hour_map_leads (AnningPlot *plot,
                       int         place)
{
  return anning_hour_map_get_count (ANNING_HOUR_MAP (plot), place) > 0;
}

static int
anning_hour_map_enter (AnningPlot *plot)
{
  return 0;
}

static void
anning_hour_map_class_init (AnningHourMapClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnningPlotClass *plot_class = ANNING_PLOT_CLASS (klass);

  widget_class->snapshot = anning_hour_map_snapshot;
  widget_class->measure = anning_hour_map_measure;
  widget_class->get_request_mode = anning_hour_map_get_request_mode;
  plot_class->find = anning_hour_map_find;
  plot_class->step = anning_hour_map_step;
  plot_class->leads = anning_hour_map_leads;
  plot_class->enter = anning_hour_map_enter;
}

static void
anning_hour_map_init (AnningHourMap *self)
{
  anning_plot_set_n_places (ANNING_PLOT (self), N_FIELDS);
}

GtkWidget *
anning_hour_map_new (void)
{
  return g_object_new (ANNING_TYPE_HOUR_MAP, NULL);
}

/* @counts: only read here */
void
anning_hour_map_set_counts (AnningHourMap             *self,
                            const AnningContactCounts *counts)
{
  g_return_if_fail (ANNING_IS_HOUR_MAP (self) && counts != NULL);

  memcpy (self->counts, counts->hours, sizeof self->counts);
  self->most = counts->most_an_hour;
  anning_plot_set_cursor (ANNING_PLOT (self), -1);
  g_object_notify (G_OBJECT (self), "cursor");
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

guint
anning_hour_map_get_count (AnningHourMap *self,
                           int            field)
{
  g_return_val_if_fail (ANNING_IS_HOUR_MAP (self) && field >= 0 && field < N_FIELDS, 0);
  return self->counts[field / ANNING_N_HOURS][field % ANNING_N_HOURS];
}

/* Returns: whether hours run from left to right */
gboolean
anning_hour_map_is_across (AnningHourMap *self)
{
  g_return_val_if_fail (ANNING_IS_HOUR_MAP (self), TRUE);

  measure_labels (self);
  return gtk_widget_get_width (GTK_WIDGET (self)) >= get_width_across (self);
}

/* Returns: whether the whole hour lies in the night of the rules */
gboolean
anning_hour_map_is_night (guint hour)
{
  int minute = (int) hour * MINUTES_PER_HOUR;

  return minute >= anning_conduct_parameters.night_from
         || minute + MINUTES_PER_HOUR <= anning_conduct_parameters.night_to;
}
