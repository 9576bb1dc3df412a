/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-waveform.h"

/* A bar and the gap behind it, in logical pixels. */
#define BAR_WIDTH 2
#define BAR_STEP 3
#define CURSOR_WIDTH 1
#define NATURAL_WIDTH 320
#define NATURAL_HEIGHT 64

struct _AnningWaveform
{
  GtkWidget parent_instance;

  GBytes *pairs;
  guint rate;
  gint64 length_ms;
  gint64 position_ms;

  GArray *bars;   /* guint8, loudness 0…127 of each bar at the present width; rebuilt when that changes */
  int bars_width; /* the width they were made for */

  double drag_from;
};

enum
{
  PROP_0,
  PROP_POSITION,
  N_PROPS,
};

enum
{
  SEEK,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (AnningWaveform, anning_waveform, GTK_TYPE_WIDGET)

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

/* The loudest sample of the pairs from @first up to, but not including, @end. */
static guint8
loudest (const gint8 *pairs,
         gsize        first,
         gsize        end)
{
  int loud = 0;

  for (gsize i = 2 * first; i < 2 * end; i++)
    loud = MAX (loud, ABS ((int) pairs[i]));
  return (guint8) MIN (loud, 127);
}

/* One pass over the peaks for each width, not for each frame. */
static void
ensure_bars (AnningWaveform *self,
             int             width)
{
  const gint8 *pairs = NULL;
  gsize size = 0;
  guint n_bars;
  double span;

  if (self->bars_width == width)
    return;

  n_bars = (guint) MAX (width, 0) / BAR_STEP;
  g_array_set_size (self->bars, n_bars);
  if (self->pairs != NULL)
    pairs = g_bytes_get_data (self->pairs, &size);

  /* The last pair may stand for less than its time: places come from the rate, not from the number of pairs. */
  span = self->rate > 0 ? (double) self->length_ms * self->rate / 1000.0 : 0.0;
  for (guint i = 0; i < n_bars; i++)
    {
      gsize n_pairs = size / 2;
      gsize first = (gsize) (span * i / n_bars);
      gsize end = (gsize) (span * (i + 1) / n_bars);

      /* Short recordings have fewer pairs than bars. */
      end = MIN (MAX (end, first + 1), n_pairs);
      g_array_index (self->bars, guint8, i) = loudest (pairs, first, end);
    }
  self->bars_width = width;
}

static double
x_of (AnningWaveform *self,
      gint64          position_ms,
      int             width)
{
  if (self->length_ms <= 0)
    return 0;
  return CLAMP ((double) position_ms / (double) self->length_ms, 0.0, 1.0) * width;
}

static void
lookup_colors (AnningWaveform *self,
               GdkRGBA        *heard,
               GdkRGBA        *unheard)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));

  gtk_style_context_get_color (context, unheard);
  if (!gtk_style_context_lookup_color (context, "accent_color", heard))
    *heard = *unheard;
  unheard->alpha *= 0.4f;
}

static void
anning_waveform_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  AnningWaveform *self = ANNING_WAVEFORM (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double cursor = x_of (self, self->position_ms, width);
  GdkRGBA heard, unheard;

  if (width <= 0 || height <= 0)
    return;

  lookup_colors (self, &heard, &unheard);
  ensure_bars (self, width);

  for (guint i = 0; i < self->bars->len; i++)
    {
      int bar_height = MAX (g_array_index (self->bars, guint8, i) * height / 127, 1);
      float x = (float) (i * BAR_STEP);

      gtk_snapshot_append_color (snapshot, x + BAR_WIDTH <= cursor ? &heard : &unheard,
                                 &GRAPHENE_RECT_INIT (x, (float) (height - bar_height) / 2.0f, BAR_WIDTH, (float) bar_height));
    }

  if (self->length_ms > 0)
    gtk_snapshot_append_color (snapshot, &heard,
                               &GRAPHENE_RECT_INIT (CLAMP ((float) cursor, 0.0f, (float) (width - CURSOR_WIDTH)), 0,
                                                    CURSOR_WIDTH, (float) height));
}

static void
anning_waveform_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 20 * BAR_STEP : NATURAL_HEIGHT / 2;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : NATURAL_HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
emit_seek (AnningWaveform *self,
           double          x)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));

  if (self->length_ms <= 0 || width <= 0)
    return;

  g_signal_emit (self, signals[SEEK], 0, (gint64) (CLAMP (x / width, 0.0, 1.0) * (double) self->length_ms));
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               gpointer        user_data)
{
  AnningWaveform *self = ANNING_WAVEFORM (user_data);

  self->drag_from = x;
  emit_seek (self, x);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          offset_x,
                double          offset_y,
                gpointer        user_data)
{
  AnningWaveform *self = ANNING_WAVEFORM (user_data);

  /* In a scrolling page a drag up or down is meant for the page. */
  if (ABS (offset_x) < ABS (offset_y))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  emit_seek (self, self->drag_from + offset_x);
}

static void
anning_waveform_finalize (GObject *object)
{
  AnningWaveform *self = ANNING_WAVEFORM (object);

  g_clear_pointer (&self->pairs, g_bytes_unref);
  g_array_unref (self->bars);

  G_OBJECT_CLASS (anning_waveform_parent_class)->finalize (object);
}

static void
anning_waveform_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_POSITION:
      g_value_set_int64 (value, ANNING_WAVEFORM (object)->position_ms);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_waveform_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_POSITION:
      anning_waveform_set_position (ANNING_WAVEFORM (object), g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_waveform_class_init (AnningWaveformClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = anning_waveform_finalize;
  object_class->get_property = anning_waveform_get_property;
  object_class->set_property = anning_waveform_set_property;
  widget_class->measure = anning_waveform_measure;
  widget_class->snapshot = anning_waveform_snapshot;

  props[PROP_POSITION] =
    g_param_spec_int64 ("position", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SEEK] = g_signal_new ("seek", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  gtk_widget_class_set_css_name (widget_class, "waveform");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
anning_waveform_init (AnningWaveform *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->bars = g_array_new (FALSE, TRUE, sizeof (guint8));
  self->bars_width = -1;

  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
anning_waveform_new (void)
{
  return g_object_new (ANNING_TYPE_WAVEFORM, NULL);
}

/**
 * anning_waveform_set_peaks:
 * @pairs: (nullable) (transfer none): from the decode
 * @rate: pairs per second
 * @length_ms: how long the recording is
 *
 * Shows another recording, from its start.
 */
void
anning_waveform_set_peaks (AnningWaveform *self,
                           GBytes         *pairs,
                           guint           rate,
                           gint64          length_ms)
{
  g_return_if_fail (ANNING_IS_WAVEFORM (self));

  if (pairs != NULL)
    g_bytes_ref (pairs);
  g_clear_pointer (&self->pairs, g_bytes_unref);
  self->pairs = pairs;
  self->rate = rate;
  self->length_ms = MAX (length_ms, 0);
  self->bars_width = -1;

  anning_waveform_set_position (self, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * anning_waveform_set_position:
 * @position_ms: ms into the recording
 *
 * Draws anew only when the cursor comes to another pixel.
 */
void
anning_waveform_set_position (AnningWaveform *self,
                              gint64          position_ms)
{
  int width, scale;
  double before, after;

  g_return_if_fail (ANNING_IS_WAVEFORM (self));

  position_ms = CLAMP (position_ms, 0, self->length_ms);
  if (self->position_ms == position_ms)
    return;

  width = gtk_widget_get_width (GTK_WIDGET (self));
  scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  before = x_of (self, self->position_ms, width * scale);
  after = x_of (self, position_ms, width * scale);
  self->position_ms = position_ms;

  if ((int) before != (int) after)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_POSITION]);
}

gint64
anning_waveform_get_position (AnningWaveform *self)
{
  g_return_val_if_fail (ANNING_IS_WAVEFORM (self), 0);

  return self->position_ms;
}

guint
anning_waveform_get_height_at (AnningWaveform *self,
                               double          x)
{
  guint i;

  g_return_val_if_fail (ANNING_IS_WAVEFORM (self), 0);

  ensure_bars (self, gtk_widget_get_width (GTK_WIDGET (self)));
  i = (guint) (MAX (x, 0.0) / BAR_STEP);
  return i < self->bars->len ? g_array_index (self->bars, guint8, i) : 0;
}
