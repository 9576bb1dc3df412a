/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-waveform-private.h"

#include <math.h>

#include "anning-waveform-pointer.h"

/* Logical pixels. */
#define LEAST_WIDTH 60
#define NATURAL_WIDTH 320
#define LEAST_HEIGHT 32
#define NATURAL_HEIGHT 72

enum
{
  PROP_0,
  PROP_POSITION,
  PROP_SELECTION_START,
  PROP_SELECTION_END,
  PROP_VISIBLE_START,
  PROP_VISIBLE_END,
  PROP_LOOPING,
  N_PROPS,
};

enum
{
  SEEK,
  CHANGED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (AnningWaveform, anning_waveform, GTK_TYPE_WIDGET)

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

/* ---- drawing ---- */

static graphene_rect_t
find_area (AnningWaveform *self)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self)) - anning_wave_scale_get_height (self->scale);

  return GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (GTK_WIDGET (self)), (float) MAX (height, 1));
}

static void
update_picture (AnningWaveform         *self,
                const graphene_rect_t  *area,
                const AnningWaveColors *colors)
{
  anning_wave_picture_update (self->picture, &self->peaks, &self->span, (int) area->size.width, (int) area->size.height,
                              gtk_widget_get_scale_factor (GTK_WIDGET (self)), &colors->heard, &colors->rest);
}

static void
anning_waveform_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  AnningWaveform *self = ANNING_WAVEFORM (widget);
  graphene_rect_t area = find_area (self);
  double cursor = anning_wave_span_x_of (&self->span, self->position_ms, area.size.width);
  AnningWaveColors colors;

  if (area.size.width <= 0)
    return;

  anning_wave_colors_find (widget, &colors);
  update_picture (self, &area, &colors);
  anning_wave_append_selection (snapshot, self, &self->span, &area, &colors);
  anning_wave_picture_append (self->picture, snapshot, cursor);
  anning_wave_append_marks (snapshot, self, &self->span, &area, &colors);
  if (self->length_ms > 0)
    {
      anning_wave_append_cursor (snapshot, &area, cursor, &colors);
      anning_wave_scale_append (self->scale, snapshot, &self->span, area.size.width, area.size.height, &colors.rest);
    }
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
  int scale = anning_wave_scale_get_height (ANNING_WAVEFORM (widget)->scale);

  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : LEAST_HEIGHT + scale;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : NATURAL_HEIGHT + scale;
  *minimum_baseline = *natural_baseline = -1;
}

static void
anning_waveform_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (anning_waveform_parent_class)->css_changed (widget, change);
  anning_wave_scale_forget (ANNING_WAVEFORM (widget)->scale);
  gtk_widget_queue_resize (widget);
}

/* ---- the object ---- */

static void
anning_waveform_finalize (GObject *object)
{
  AnningWaveform *self = ANNING_WAVEFORM (object);

  g_clear_pointer (&self->pairs, g_bytes_unref);
  g_clear_pointer (&self->rms, g_bytes_unref);
  g_array_unref (self->marks);
  anning_wave_picture_free (self->picture);
  anning_wave_scale_free (self->scale);

  G_OBJECT_CLASS (anning_waveform_parent_class)->finalize (object);
}

static void
anning_waveform_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  AnningWaveform *self = ANNING_WAVEFORM (object);

  switch (prop_id)
    {
    case PROP_POSITION:
      g_value_set_int64 (value, self->position_ms);
      break;
    case PROP_SELECTION_START:
      g_value_set_int64 (value, self->selection_start);
      break;
    case PROP_SELECTION_END:
      g_value_set_int64 (value, self->selection_end);
      break;
    case PROP_VISIBLE_START:
      g_value_set_int64 (value, self->span.start_ms);
      break;
    case PROP_VISIBLE_END:
      g_value_set_int64 (value, self->span.end_ms);
      break;
    case PROP_LOOPING:
      g_value_set_boolean (value, self->looping);
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
  AnningWaveform *self = ANNING_WAVEFORM (object);

  switch (prop_id)
    {
    case PROP_POSITION:
      anning_waveform_set_position (self, g_value_get_int64 (value));
      break;
    case PROP_LOOPING:
      anning_waveform_set_looping (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
new_ms (const char  *name,
        gint64       least,
        gint64       standard,
        GParamFlags  flags)
{
  return g_param_spec_int64 (name, NULL, NULL, least, G_MAXINT64, standard,
                             flags | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
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
  widget_class->css_changed = anning_waveform_css_changed;

  props[PROP_POSITION] = new_ms ("position", 0, 0, G_PARAM_READWRITE);
  props[PROP_SELECTION_START] = new_ms ("selection-start", ANNING_UNKNOWN, ANNING_UNKNOWN, G_PARAM_READABLE);
  props[PROP_SELECTION_END] = new_ms ("selection-end", ANNING_UNKNOWN, ANNING_UNKNOWN, G_PARAM_READABLE);
  props[PROP_VISIBLE_START] = new_ms ("visible-start", 0, 0, G_PARAM_READABLE);
  props[PROP_VISIBLE_END] = new_ms ("visible-end", 0, 0, G_PARAM_READABLE);
  props[PROP_LOOPING] =
    g_param_spec_boolean ("looping", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[SEEK] = g_signal_new ("seek", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  /* Other peaks or marks. */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "waveform");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
anning_waveform_init (AnningWaveform *self)
{
  self->marks = g_array_new (FALSE, FALSE, sizeof (AnningWaveformMark));
  self->selection_start = self->selection_end = ANNING_UNKNOWN;
  self->following = TRUE;
  self->picture = anning_wave_picture_new ();
  self->scale = anning_wave_scale_new (GTK_WIDGET (self));
  anning_waveform_pointer_attach (self);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
anning_waveform_new (void)
{
  return g_object_new (ANNING_TYPE_WAVEFORM, NULL);
}

/**
 * anning_waveform_set_peaks:
 *
 * Shows another recording, all of it, from its start; nothing is selected. The marks stay.
 */
void
anning_waveform_set_peaks (AnningWaveform *self,
                           GBytes         *pairs,
                           GBytes         *rms,
                           guint           rate,
                           gint64          length_ms)
{
  gsize size = 0, n_rms = 0;

  g_return_if_fail (ANNING_IS_WAVEFORM (self));

  if (pairs != NULL)
    g_bytes_ref (pairs);
  if (rms != NULL)
    g_bytes_ref (rms);
  g_clear_pointer (&self->pairs, g_bytes_unref);
  g_clear_pointer (&self->rms, g_bytes_unref);
  self->pairs = pairs;
  self->rms = rms;
  self->peaks.pairs = pairs != NULL ? g_bytes_get_data (pairs, &size) : NULL;
  self->peaks.rms = rms != NULL ? g_bytes_get_data (rms, &n_rms) : NULL;
  self->peaks.n_pairs = size / 2;
  self->peaks.rate = rate;
  /* One for each pair, or it is not of this recording. */
  if (n_rms < self->peaks.n_pairs)
    self->peaks.rms = NULL;
  self->length_ms = MAX (length_ms, 0);
  anning_wave_picture_forget (self->picture);

  anning_waveform_set_looping (self, FALSE);
  anning_waveform_set_selection (self, ANNING_UNKNOWN, ANNING_UNKNOWN);
  self->following = TRUE;
  anning_waveform_show_span (self, &(AnningWaveSpan) { 0, self->length_ms });
  anning_waveform_set_position (self, 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

gint64
anning_waveform_get_length (AnningWaveform *self)
{
  g_return_val_if_fail (ANNING_IS_WAVEFORM (self), 0);

  return self->length_ms;
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
  int pixels;
  double before, after;

  g_return_if_fail (ANNING_IS_WAVEFORM (self));

  position_ms = CLAMP (position_ms, 0, self->length_ms);
  if (self->position_ms == position_ms)
    return;

  pixels = gtk_widget_get_width (GTK_WIDGET (self)) * gtk_widget_get_scale_factor (GTK_WIDGET (self));
  before = anning_wave_span_x_of (&self->span, self->position_ms, pixels);
  after = anning_wave_span_x_of (&self->span, position_ms, pixels);
  self->position_ms = position_ms;

  if (floor (before) != floor (after))
    gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->following)
    anning_waveform_follow (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_POSITION]);
}

gint64
anning_waveform_get_position (AnningWaveform *self)
{
  g_return_val_if_fail (ANNING_IS_WAVEFORM (self), 0);

  return self->position_ms;
}

void
anning_waveform_set_marks (AnningWaveform *self,
                           GArray         *marks)
{
  g_return_if_fail (ANNING_IS_WAVEFORM (self));

  g_array_set_size (self->marks, 0);
  if (marks != NULL && marks->len > 0)
    g_array_append_vals (self->marks, marks->data, marks->len);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

GArray *
anning_waveform_get_marks (AnningWaveform *self)
{
  return self->marks;
}

void
anning_waveform_set_selection (AnningWaveform *self,
                               gint64          start_ms,
                               gint64          end_ms)
{
  gboolean start_moved, end_moved;

  g_return_if_fail (ANNING_IS_WAVEFORM (self));

  if (start_ms == ANNING_UNKNOWN || end_ms == ANNING_UNKNOWN || start_ms == end_ms)
    {
      start_ms = end_ms = ANNING_UNKNOWN;
    }
  else
    {
      gint64 first = CLAMP (MIN (start_ms, end_ms), 0, self->length_ms);

      end_ms = CLAMP (MAX (start_ms, end_ms), 0, self->length_ms);
      start_ms = first;
    }

  start_moved = start_ms != self->selection_start;
  end_moved = end_ms != self->selection_end;
  if (!start_moved && !end_moved)
    return;

  self->selection_start = start_ms;
  self->selection_end = end_ms;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_freeze_notify (G_OBJECT (self));
  if (start_moved)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTION_START]);
  if (end_moved)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SELECTION_END]);
  g_object_thaw_notify (G_OBJECT (self));
}

gboolean
anning_waveform_get_selection (AnningWaveform *self,
                               gint64         *start_ms,
                               gint64         *end_ms)
{
  g_return_val_if_fail (ANNING_IS_WAVEFORM (self), FALSE);

  *start_ms = self->selection_start;
  *end_ms = self->selection_end;
  return self->selection_start != ANNING_UNKNOWN;
}

void
anning_waveform_set_looping (AnningWaveform *self,
                             gboolean        looping)
{
  g_return_if_fail (ANNING_IS_WAVEFORM (self));

  if (self->looping == looping)
    return;
  self->looping = looping;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOOPING]);
}

gboolean
anning_waveform_get_looping (AnningWaveform *self)
{
  g_return_val_if_fail (ANNING_IS_WAVEFORM (self), FALSE);

  return self->looping;
}

void
anning_waveform_seek (AnningWaveform *self,
                      gint64          position_ms)
{
  if (self->length_ms > 0)
    g_signal_emit (self, signals[SEEK], 0, CLAMP (position_ms, 0, self->length_ms));
}

const AnningWavePeaks *
anning_waveform_get_peaks (AnningWaveform *self)
{
  return &self->peaks;
}

guint
anning_waveform_get_drawn (AnningWaveform *self)
{
  return anning_wave_picture_get_drawn (self->picture);
}

guint
anning_waveform_get_height_at (AnningWaveform *self,
                               double          x)
{
  graphene_rect_t area;
  AnningWaveColors colors;
  const AnningWaveColumn *columns;
  guint n_columns, i;

  g_return_val_if_fail (ANNING_IS_WAVEFORM (self), 0);

  area = find_area (self);
  anning_wave_colors_find (GTK_WIDGET (self), &colors);
  update_picture (self, &area, &colors);
  columns = anning_wave_picture_get_columns (self->picture, &n_columns);
  i = (guint) (MAX (x, 0.0) * gtk_widget_get_scale_factor (GTK_WIDGET (self)));
  if (i >= n_columns)
    return 0;
  return (guint) CLAMP (MAX (ABS ((int) columns[i].low), ABS ((int) columns[i].high)), 0, 127);
}
