/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-waveform-overview.h"

#include <math.h>

#include "anning-waveform-private.h"

/* Logical pixels. */
#define LEAST_WIDTH 60
#define HEIGHT 32
#define FRAME_WIDTH 1.5f
#define FRAME_RADIUS 4
#define LEAST_FRAME 8
#define CLICK_REACH 3

/* What is outside the frame is there, but not what is looked at. */
#define FRAME_ALPHA 0.12f

struct _AnningWaveformOverview
{
  GtkWidget parent_instance;

  AnningWaveform *waveform; /* weak */
  AnningWavePicture *picture;

  gboolean drags_frame;
  gint64 frame_from; /* where the frame began when it was taken */
  double drag_from;
};

G_DEFINE_FINAL_TYPE (AnningWaveformOverview, anning_waveform_overview, GTK_TYPE_WIDGET)

static AnningWaveSpan
find_whole (AnningWaveformOverview *self)
{
  return (AnningWaveSpan) { 0, self->waveform != NULL ? anning_waveform_get_length (self->waveform) : 0 };
}

static gint64
time_at (AnningWaveformOverview *self,
         double                  x)
{
  AnningWaveSpan whole = find_whole (self);

  return anning_wave_span_time_at (&whole, x, gtk_widget_get_width (GTK_WIDGET (self)));
}

/* Returns: FALSE when the waveform shows everything and there is nothing to frame */
static gboolean
find_frame (AnningWaveformOverview *self,
            double                 *from,
            double                 *to)
{
  AnningWaveSpan whole = find_whole (self);
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double missing;
  gint64 start, end;

  if (self->waveform == NULL || whole.end_ms <= 0)
    return FALSE;

  anning_waveform_get_visible_range (self->waveform, &start, &end);
  *from = anning_wave_span_x_of (&whole, start, width);
  *to = anning_wave_span_x_of (&whole, end, width);
  /* Of six hours a minute is less than a pixel. */
  missing = MAX (LEAST_FRAME - (*to - *from), 0);
  *from = CLAMP (*from - missing / 2, 0, MAX (width - LEAST_FRAME, 0));
  *to = MIN (MAX (*to, *from + LEAST_FRAME), width);
  return start > 0 || end < whole.end_ms;
}

static void
append_frame (AnningWaveformOverview *self,
              GtkSnapshot            *snapshot,
              const AnningWaveColors *colors)
{
  const float widths[4] = { FRAME_WIDTH, FRAME_WIDTH, FRAME_WIDTH, FRAME_WIDTH };
  const GdkRGBA borders[4] = { colors->text, colors->text, colors->text, colors->text };
  GdkRGBA inside = colors->text;
  GskRoundedRect outline;
  double from, to;

  if (!find_frame (self, &from, &to))
    return;

  inside.alpha *= FRAME_ALPHA;
  gsk_rounded_rect_init_from_rect (&outline,
                                   &GRAPHENE_RECT_INIT ((float) from, 0, (float) (to - from),
                                                        (float) gtk_widget_get_height (GTK_WIDGET (self))),
                                   FRAME_RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &inside, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, widths, borders);
}

static void
anning_waveform_overview_snapshot (GtkWidget   *widget,
                                   GtkSnapshot *snapshot)
{
  AnningWaveformOverview *self = ANNING_WAVEFORM_OVERVIEW (widget);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget),
                                             (float) gtk_widget_get_height (widget));
  AnningWaveSpan whole = find_whole (self);
  AnningWaveColors colors;
  double cursor;

  if (self->waveform == NULL || area.size.width <= 0)
    return;

  cursor = anning_wave_span_x_of (&whole, anning_waveform_get_position (self->waveform), area.size.width);
  anning_wave_colors_find (widget, &colors);
  anning_wave_picture_update (self->picture, anning_waveform_get_peaks (self->waveform), &whole,
                              (int) area.size.width, (int) area.size.height, gtk_widget_get_scale_factor (widget),
                              &colors.heard, &colors.rest);
  anning_wave_append_selection (snapshot, self->waveform, &whole, &area, &colors);
  anning_wave_picture_append (self->picture, snapshot, cursor);
  anning_wave_append_marks (snapshot, self->waveform, &whole, &area, &colors);
  append_frame (self, snapshot, &colors);
  if (whole.end_ms > 0)
    anning_wave_append_cursor (snapshot, &area, cursor, &colors);
}

static void
anning_waveform_overview_measure (GtkWidget      *widget,
                                  GtkOrientation  orientation,
                                  int             for_size,
                                  int            *minimum,
                                  int            *natural,
                                  int            *minimum_baseline,
                                  int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? LEAST_WIDTH : HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

/* ---- the pointer ---- */

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               gpointer        user_data)
{
  AnningWaveformOverview *self = ANNING_WAVEFORM_OVERVIEW (user_data);
  double from, to;
  gint64 end;

  if (self->waveform == NULL)
    return;

  self->drag_from = x;
  self->drags_frame = find_frame (self, &from, &to) && x >= from && x <= to;
  anning_waveform_get_visible_range (self->waveform, &self->frame_from, &end);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          offset_x,
                double          offset_y,
                gpointer        user_data)
{
  AnningWaveformOverview *self = ANNING_WAVEFORM_OVERVIEW (user_data);
  GdkEventSequence *sequence = gtk_gesture_get_last_updated_sequence (GTK_GESTURE (gesture));
  gboolean claimed = gtk_gesture_get_sequence_state (GTK_GESTURE (gesture), sequence) == GTK_EVENT_SEQUENCE_CLAIMED;
  double width = gtk_widget_get_width (GTK_WIDGET (self));

  if (self->waveform == NULL || width <= 0)
    return;
  /* In a scrolling page a drag up or down is meant for the page. */
  if (!claimed && (ABS (offset_x) < ABS (offset_y) || ABS (offset_x) < CLICK_REACH))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->drags_frame)
    anning_waveform_scroll_to (self->waveform,
                               self->frame_from + llround (offset_x / width * (double) find_whole (self).end_ms));
  else
    anning_waveform_seek (self->waveform, time_at (self, self->drag_from + offset_x));
}

static void
drag_end_cb (GtkGestureDrag *gesture,
             double          offset_x,
             double          offset_y,
             gpointer        user_data)
{
  AnningWaveformOverview *self = ANNING_WAVEFORM_OVERVIEW (user_data);

  if (self->waveform != NULL && ABS (offset_x) < CLICK_REACH && ABS (offset_y) < CLICK_REACH)
    anning_waveform_seek (self->waveform, time_at (self, self->drag_from));
}

static void
anning_waveform_overview_dispose (GObject *object)
{
  anning_waveform_overview_set_waveform (ANNING_WAVEFORM_OVERVIEW (object), NULL);

  G_OBJECT_CLASS (anning_waveform_overview_parent_class)->dispose (object);
}

static void
anning_waveform_overview_finalize (GObject *object)
{
  anning_wave_picture_free (ANNING_WAVEFORM_OVERVIEW (object)->picture);

  G_OBJECT_CLASS (anning_waveform_overview_parent_class)->finalize (object);
}

static void
anning_waveform_overview_class_init (AnningWaveformOverviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = anning_waveform_overview_dispose;
  object_class->finalize = anning_waveform_overview_finalize;
  widget_class->measure = anning_waveform_overview_measure;
  widget_class->snapshot = anning_waveform_overview_snapshot;

  gtk_widget_class_set_css_name (widget_class, "waveform");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
anning_waveform_overview_init (AnningWaveformOverview *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->picture = anning_wave_picture_new ();
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, G_CONNECT_DEFAULT);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
anning_waveform_overview_new (void)
{
  return g_object_new (ANNING_TYPE_WAVEFORM_OVERVIEW, NULL);
}

/* Other peaks, or other marks: what was drawn is of no use. */
static void
changed_cb (AnningWaveformOverview *self)
{
  anning_wave_picture_forget (self->picture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
anning_waveform_overview_set_waveform (AnningWaveformOverview *self,
                                       AnningWaveform         *waveform)
{
  g_return_if_fail (ANNING_IS_WAVEFORM_OVERVIEW (self));
  g_return_if_fail (waveform == NULL || ANNING_IS_WAVEFORM (waveform));

  if (self->waveform == waveform)
    return;
  if (self->waveform != NULL)
    g_signal_handlers_disconnect_by_data (self->waveform, self);
  g_set_weak_pointer (&self->waveform, waveform);
  if (waveform != NULL)
    {
      g_signal_connect_object (waveform, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (waveform, "notify", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
    }
  changed_cb (self);
}
