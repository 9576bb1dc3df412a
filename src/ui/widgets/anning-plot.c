/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-plot.h"

#define LABEL_STRENGTH 0.7f
#define LINE_STRENGTH 0.15f

typedef struct
{
  guint n_places;
  int cursor;
  gboolean pointed; /* the pointer has set the cursor, and takes it away */
  double pointer_x; /* where it was last; below 0: elsewhere */
  double pointer_y;
} AnningPlotPrivate;

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

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AnningPlot, anning_plot, GTK_TYPE_WIDGET)

static void
open_cursor (AnningPlot *self)
{
  int cursor = anning_plot_get_cursor (self);
  AnningPlotClass *klass = ANNING_PLOT_GET_CLASS (self);

  if (cursor >= 0 && klass->leads != NULL && klass->leads (self, cursor))
    g_signal_emit (self, signals[OPEN], 0);
}

static void
motion_cb (AnningPlot *self,
           double      x,
           double      y)
{
  AnningPlotPrivate *priv = anning_plot_get_instance_private (self);

  /* It is told again of a pointer that rests whenever something moves below it: keys have set the cursor then. */
  if (x == priv->pointer_x && y == priv->pointer_y)
    return;
  priv->pointer_x = x;
  priv->pointer_y = y;
  priv->pointed = TRUE;
  anning_plot_set_cursor (self, ANNING_PLOT_GET_CLASS (self)->find (self, x, y));
}

static void
leave_cb (AnningPlot *self)
{
  AnningPlotPrivate *priv = anning_plot_get_instance_private (self);

  priv->pointer_x = priv->pointer_y = -1;
  if (priv->pointed)
    anning_plot_set_cursor (self, -1);
  priv->pointed = FALSE;
}

static void
released_cb (AnningPlot *self,
             int         n_press,
             double      x,
             double      y)
{
  AnningPlotPrivate *priv = anning_plot_get_instance_private (self);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  anning_plot_set_cursor (self, ANNING_PLOT_GET_CLASS (self)->find (self, x, y));
  /* What a finger or a click has chosen stays. */
  priv->pointed = FALSE;
  open_cursor (self);
}

static gboolean
key_cb (AnningPlot      *self,
        guint            keyval,
        guint            keycode,
        GdkModifierType  state)
{
  AnningPlotPrivate *priv = anning_plot_get_instance_private (self);
  int place;

  if (priv->n_places == 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
    case GDK_KEY_space:
      if (ANNING_PLOT_GET_CLASS (self)->leads == NULL)
        return GDK_EVENT_PROPAGATE;
      open_cursor (self);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      if (priv->cursor < 0)
        return GDK_EVENT_PROPAGATE;
      anning_plot_set_cursor (self, -1);
      return GDK_EVENT_STOP;
    default:
      place = ANNING_PLOT_GET_CLASS (self)->step (self, keyval, priv->cursor);
      if (place == ANNING_PLOT_ELSEWHERE)
        return GDK_EVENT_PROPAGATE;
      priv->pointed = FALSE;
      anning_plot_set_cursor (self, MAX (place, 0));
      return GDK_EVENT_STOP;
    }
}

/* Who comes by keys has to see where they are. */
static void
focus_cb (AnningPlot *self)
{
  if (anning_plot_get_cursor (self) < 0)
    anning_plot_set_cursor (self, ANNING_PLOT_GET_CLASS (self)->enter (self));
}

static void
style_cb (AnningPlot *self)
{
  ANNING_PLOT_GET_CLASS (self)->restyle (self);
}

static void
anning_plot_default_restyle (AnningPlot *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static int
anning_plot_default_enter (AnningPlot *self)
{
  return -1;
}

static void
anning_plot_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_CURSOR:
      g_value_set_int (value, anning_plot_get_cursor (ANNING_PLOT (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_plot_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_CURSOR:
      anning_plot_set_cursor (ANNING_PLOT (object), g_value_get_int (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_plot_class_init (AnningPlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = anning_plot_get_property;
  object_class->set_property = anning_plot_set_property;
  klass->restyle = anning_plot_default_restyle;
  klass->enter = anning_plot_default_enter;

  properties[PROP_CURSOR] = g_param_spec_int ("cursor", NULL, NULL, -1, G_MAXINT, -1,
                                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
anning_plot_init (AnningPlot *self)
{
  AnningPlotPrivate *priv = anning_plot_get_instance_private (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  AdwStyleManager *style = adw_style_manager_get_default ();

  priv->cursor = -1;
  priv->pointer_x = priv->pointer_y = -1;
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
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (style_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (style_cb), self, G_CONNECT_SWAPPED);
}

/* The cursor stays on its place, as long as there is one. */
void
anning_plot_set_n_places (AnningPlot *self,
                          guint       n_places)
{
  AnningPlotPrivate *priv = anning_plot_get_instance_private (self);

  g_return_if_fail (ANNING_IS_PLOT (self));

  priv->n_places = n_places;
  anning_plot_set_cursor (self, priv->cursor);
}

/* @place: -1: on none; beyond the last one stands for it */
void
anning_plot_set_cursor (AnningPlot *self,
                        int         place)
{
  AnningPlotPrivate *priv = anning_plot_get_instance_private (self);

  g_return_if_fail (ANNING_IS_PLOT (self));

  place = CLAMP (place, -1, (int) priv->n_places - 1);
  if (priv->cursor == place)
    return;
  priv->cursor = place;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURSOR]);
}

int
anning_plot_get_cursor (AnningPlot *self)
{
  AnningPlotPrivate *priv = anning_plot_get_instance_private (self);

  g_return_val_if_fail (ANNING_IS_PLOT (self), -1);
  return priv->cursor;
}

/*
 * anning_plot_step_in_line:
 * @page: places of Page Up and Page Down
 *
 * What the keys do where all places stand in one line; from none, left leads to the
 * last one and right to the first.
 *
 * Returns: as step() of the class
 */
int
anning_plot_step_in_line (guint keyval,
                          int   cursor,
                          guint n_places,
                          guint page)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return cursor < 0 ? (int) n_places - 1 : cursor - 1;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return cursor + 1;
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      return MAX (cursor, 0) - (int) page;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      return MAX (cursor, 0) + (int) page;
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return 0;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return (int) n_places - 1;
    default:
      return ANNING_PLOT_ELSEWHERE;
    }
}

void
anning_plot_find_colors (AnningPlot       *self,
                         AnningPlotColors *colors)
{
  g_return_if_fail (ANNING_IS_PLOT (self) && colors != NULL);

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &colors->text);
  colors->label = colors->line = colors->text;
  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    return;
  colors->label.alpha *= LABEL_STRENGTH;
  colors->line.alpha *= LINE_STRENGTH;
}

void
anning_plot_find_sight (AnningPlot      *self,
                        AnningPlotSight *sight)
{
  GtkWidget *port;
  graphene_rect_t bounds;

  g_return_if_fail (ANNING_IS_PLOT (self) && sight != NULL);

  port = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  sight->from = 0;
  sight->width = gtk_widget_get_width (GTK_WIDGET (self));
  if (port == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (self), port, &bounds))
    return;
  sight->from = MAX (-bounds.origin.x, 0);
  sight->width = MIN (sight->width - sight->from, gtk_widget_get_width (port));
}

/* @width, @height: (out) (optional): logical pixels */
void
anning_plot_measure_text (AnningPlot *self,
                          const char *text,
                          int        *width,
                          int        *height)
{
  g_autoptr (PangoLayout) layout = NULL;

  g_return_if_fail (ANNING_IS_PLOT (self) && text != NULL);

  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  pango_layout_get_pixel_size (layout, width, height);
}

/* @align: 0 at the left of @within, 1 at its right; upright it stands in the middle. It may be wider than @within. */
void
anning_plot_append_text (AnningPlot            *self,
                         GtkSnapshot           *snapshot,
                         const char            *text,
                         const GdkRGBA         *color,
                         const graphene_rect_t *within,
                         double                 align)
{
  g_autoptr (PangoLayout) layout = NULL;
  int width, height;

  g_return_if_fail (ANNING_IS_PLOT (self) && text != NULL);

  layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (within->origin.x + (float) align * (within->size.width - (float) width),
                                                within->origin.y + (within->size.height - (float) height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}
