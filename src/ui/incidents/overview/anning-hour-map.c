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
  GtkWidget parent_instance;

  guint counts[ANNING_N_WEEKDAYS][ANNING_N_HOURS];
  guint most;
  int cursor;
  gboolean pointed; /* the pointer has set the cursor, and takes it away */
  double pointer_x;
  double pointer_y;

  int line;     /* height of a label */
  int number;   /* width of the widest number or hour */
  int weekday;  /* width of the widest weekday */
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

enum
{
  PROP_0,
  PROP_CURSOR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningHourMap, anning_hour_map, GTK_TYPE_WIDGET)

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

static int
measure_text (AnningHourMap *self,
              const char    *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width;

  pango_layout_get_pixel_size (layout, &width, &self->line);
  return width;
}

static void
measure_labels (AnningHourMap *self)
{
  g_autofree char *most = g_strdup_printf ("%u", MAX (self->most, 88));

  self->weekday = 0;
  for (guint i = 0; i < ANNING_N_WEEKDAYS; i++)
    self->weekday = MAX (self->weekday, measure_text (self, get_weekday (i)));
  self->number = measure_text (self, most);
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

static int
field_at (AnningHourMap *self,
          double         x,
          double         y)
{
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

static void
append_text (AnningHourMap         *self,
             GtkSnapshot           *snapshot,
             const char            *text,
             const GdkRGBA         *color,
             const graphene_rect_t *within,
             double                 align)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (within->origin.x + (float) align * (within->size.width - (float) width),
                                                within->origin.y + (within->size.height - (float) height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
append_weekdays (AnningHourMap *self,
                 GtkSnapshot   *snapshot,
                 const Layout  *layout,
                 const GdkRGBA *label)
{
  for (guint i = 0; i < ANNING_N_WEEKDAYS; i++)
    {
      graphene_rect_t at;

      find_field (layout, i, 0, &at);
      if (layout->across)
        graphene_rect_init (&at, 0, at.origin.y, (float) self->weekday, at.size.height);
      else
        graphene_rect_init (&at, at.origin.x, 0, at.size.width, (float) self->line);
      append_text (self, snapshot, get_weekday (i), label, &at, layout->across ? 1 : 0.5);
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
      append_text (self, snapshot, hour, label, &at, layout->across ? 0.5 : 1);
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
      append_text (self, snapshot, number, text, &field, 0.5);
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
  graphene_rect_t field;
  GskRoundedRect frame;

  find_field (layout, (guint) self->cursor / ANNING_N_HOURS, (guint) self->cursor % ANNING_N_HOURS, &field);
  gsk_rounded_rect_init_from_rect (&frame, &field, 2);
  gtk_snapshot_append_border (snapshot, &frame, widths, colors);
}

static void
anning_hour_map_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  AnningHourMap *self = ANNING_HOUR_MAP (widget);
  GdkRGBA text, label;
  Layout layout;

  measure_labels (self);
  find_layout (self, gtk_widget_get_width (widget), &layout);
  if (layout.width < 2)
    return;
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &text);
  label = text;
  if (!adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    label.alpha *= 0.7f;
  append_weekdays (self, snapshot, &layout, &label);
  append_hours (self, snapshot, &layout, &label, &text);
  append_fields (self, snapshot, &layout, &text);
  if (self->cursor >= 0)
    append_cursor (self, snapshot, &layout, &text);
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
      *minimum = self->number + GAP + NIGHT_BAR + 1 + ANNING_N_WEEKDAYS * (MAX (self->number, self->weekday) + 2);
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

static void
open_cursor (AnningHourMap *self)
{
  if (self->cursor >= 0 && anning_hour_map_get_count (self, self->cursor) > 0)
    g_signal_emit (self, signals[OPEN], 0);
}

static void
motion_cb (AnningHourMap *self,
           double         x,
           double         y)
{
  /* It is told again of a pointer that rests whenever something moves below it: keys have set the cursor then. */
  if (x == self->pointer_x && y == self->pointer_y)
    return;
  self->pointer_x = x;
  self->pointer_y = y;
  self->pointed = TRUE;
  anning_hour_map_set_cursor (self, field_at (self, x, y));
}

static void
leave_cb (AnningHourMap *self)
{
  self->pointer_x = self->pointer_y = -1;
  if (self->pointed)
    anning_hour_map_set_cursor (self, -1);
  self->pointed = FALSE;
}

static void
released_cb (AnningHourMap *self,
             int            n_press,
             double         x,
             double         y)
{
  int field = field_at (self, x, y);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  anning_hour_map_set_cursor (self, field);
  /* What a finger or a click has chosen stays. */
  self->pointed = FALSE;
  open_cursor (self);
}

static gboolean
key_cb (AnningHourMap   *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  gboolean across = anning_hour_map_is_across (self);
  int weekday = MAX (self->cursor, 0) / ANNING_N_HOURS;
  int hour = MAX (self->cursor, 0) % ANNING_N_HOURS;
  int right = 0, down = 0;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
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
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_space:
      open_cursor (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (self->cursor < 0)
        return GDK_EVENT_PROPAGATE;
      anning_hour_map_set_cursor (self, -1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  self->pointed = FALSE;
  if (self->cursor >= 0)
    {
      hour = CLAMP (hour + (across ? right : down), 0, ANNING_N_HOURS - 1);
      weekday = CLAMP (weekday + (across ? down : right), 0, ANNING_N_WEEKDAYS - 1);
    }
  anning_hour_map_set_cursor (self, weekday * ANNING_N_HOURS + hour);
  return GDK_EVENT_STOP;
}

/* Who comes by keys has to see where they are. */
static void
focus_cb (AnningHourMap *self)
{
  if (self->cursor < 0)
    anning_hour_map_set_cursor (self, 0);
}

static void
anning_hour_map_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CURSOR:
      g_value_set_int (value, ANNING_HOUR_MAP (object)->cursor);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_hour_map_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_CURSOR:
      anning_hour_map_set_cursor (ANNING_HOUR_MAP (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_hour_map_class_init (AnningHourMapClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = anning_hour_map_get_property;
  object_class->set_property = anning_hour_map_set_property;
  widget_class->snapshot = anning_hour_map_snapshot;
  widget_class->measure = anning_hour_map_measure;
  widget_class->get_request_mode = anning_hour_map_get_request_mode;

  properties[PROP_CURSOR] = g_param_spec_int ("cursor", NULL, NULL, -1, N_FIELDS - 1, -1,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
anning_hour_map_init (AnningHourMap *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->cursor = -1;
  self->pointer_x = self->pointer_y = -1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  g_signal_connect_object (motion, "enter", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
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
  self->cursor = -1;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURSOR]);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

guint
anning_hour_map_get_count (AnningHourMap *self,
                           int            field)
{
  g_return_val_if_fail (ANNING_IS_HOUR_MAP (self) && field >= 0 && field < N_FIELDS, 0);
  return self->counts[field / ANNING_N_HOURS][field % ANNING_N_HOURS];
}

/* @field: -1: on none */
void
anning_hour_map_set_cursor (AnningHourMap *self,
                            int            field)
{
  g_return_if_fail (ANNING_IS_HOUR_MAP (self));

  field = CLAMP (field, -1, N_FIELDS - 1);
  if (self->cursor == field)
    return;
  self->cursor = field;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURSOR]);
}

int
anning_hour_map_get_cursor (AnningHourMap *self)
{
  g_return_val_if_fail (ANNING_IS_HOUR_MAP (self), -1);
  return self->cursor;
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
