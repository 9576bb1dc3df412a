/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-waveform-pointer.h"

#include <math.h>

#include "anning-waveform-private.h"

/* Logical pixels. */
/* So near an end of the selection it is the end that is dragged. */
#define HANDLE_REACH 7
#define CLICK_REACH 3

/* One notch of a wheel. */
#define ZOOM_NOTCH 1.25
#define SCROLL_NOTCH 0.12
/* A touchpad tells pixels. */
#define ZOOM_PIXEL 1.01

typedef enum
{
  DRAG_SEEK,
  DRAG_SELECT,
} DragKind;

typedef struct
{
  AnningWaveform *waveform; /* its owner */
  DragKind drag;
  double drag_from;
  gint64 drag_anchor;
  double x;                 /* where it is */
  gboolean engaged;         /* somebody clicked here and did not leave: the wheel is meant for it, not for the page */
  AnningWaveSpan pinched;
} Pointer;

static double
get_width (Pointer *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self->waveform));
}

static gboolean
shows_all (Pointer *self)
{
  gint64 start, end;

  anning_waveform_get_visible_range (self->waveform, &start, &end);
  return end - start >= anning_waveform_get_length (self->waveform);
}

/* Which end of the selection is at @x: the other one is the anchor of a drag. */
static gboolean
find_handle (Pointer *self,
             double   x,
             gint64  *anchor)
{
  gint64 start, end;
  double from, to;

  if (!anning_waveform_get_selection (self->waveform, &start, &end))
    return FALSE;

  from = anning_waveform_get_x_of (self->waveform, start);
  to = anning_waveform_get_x_of (self->waveform, end);
  if (ABS (x - from) > HANDLE_REACH && ABS (x - to) > HANDLE_REACH)
    return FALSE;
  *anchor = ABS (x - from) < ABS (x - to) ? end : start;
  return TRUE;
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               gpointer        user_data)
{
  Pointer *self = user_data;
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  self->engaged = TRUE;
  self->x = x;
  self->drag_from = x;
  self->drag = DRAG_SELECT;
  if (find_handle (self, x, &self->drag_anchor))
    return;

  if ((state & GDK_SHIFT_MASK) != 0)
    {
      self->drag_anchor = anning_waveform_get_time_at (self->waveform, x);
      return;
    }

  self->drag = DRAG_SEEK;
  anning_waveform_seek (self->waveform, anning_waveform_get_time_at (self->waveform, x));
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          offset_x,
                double          offset_y,
                gpointer        user_data)
{
  Pointer *self = user_data;
  GdkEventSequence *sequence = gtk_gesture_get_last_updated_sequence (GTK_GESTURE (gesture));
  gboolean claimed = gtk_gesture_get_sequence_state (GTK_GESTURE (gesture), sequence) == GTK_EVENT_SEQUENCE_CLAIMED;
  gint64 place = anning_waveform_get_time_at (self->waveform, self->drag_from + offset_x);

  /* In a scrolling page a drag up or down is meant for the page. */
  if (!claimed && ABS (offset_x) < ABS (offset_y))
    return;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->drag == DRAG_SELECT)
    anning_waveform_set_selection (self->waveform, self->drag_anchor, place);
  else
    anning_waveform_seek (self->waveform, place);
}

/* A click with Shift selects from the cursor to there. */
static void
drag_end_cb (GtkGestureDrag *gesture,
             double          offset_x,
             double          offset_y,
             gpointer        user_data)
{
  Pointer *self = user_data;
  gint64 anchor;

  if (self->drag == DRAG_SELECT && ABS (offset_x) < CLICK_REACH && !find_handle (self, self->drag_from, &anchor))
    anning_waveform_set_selection (self->waveform, anning_waveform_get_position (self->waveform), self->drag_anchor);
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           gpointer                  user_data)
{
  Pointer *self = user_data;
  gint64 anchor;

  self->x = x;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self->waveform), find_handle (self, x, &anchor) ? "col-resize" : NULL);
}

static void
leave_cb (GtkEventControllerMotion *controller,
          gpointer                  user_data)
{
  Pointer *self = user_data;

  self->engaged = FALSE;
}

/* Returns: FALSE when it is not for us: the page scrolls */
static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           gpointer                  user_data)
{
  Pointer *self = user_data;
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean pixels = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE;
  double width = get_width (self);
  gint64 start, end;

  if (anning_waveform_get_length (self->waveform) <= 0 || width <= 0)
    return FALSE;

  if ((state & GDK_SHIFT_MASK) != 0 && dx == 0)
    {
      dx = dy;
      dy = 0;
    }
  if (ABS (dx) > ABS (dy))
    {
      if (shows_all (self))
        return FALSE;
      anning_waveform_get_visible_range (self->waveform, &start, &end);
      anning_waveform_scroll_to (self->waveform,
                                 start + llround (dx * (double) (end - start) * (pixels ? 1 / width : SCROLL_NOTCH)));
      return TRUE;
    }

  if ((state & GDK_CONTROL_MASK) == 0 && !self->engaged)
    return FALSE;
  if (dy > 0 && shows_all (self) && (state & GDK_CONTROL_MASK) == 0)
    return FALSE;
  anning_waveform_zoom (self->waveform, pow (pixels ? ZOOM_PIXEL : ZOOM_NOTCH, -dy),
                        anning_waveform_get_time_at (self->waveform, self->x));
  return TRUE;
}

static void
pinch_begin_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                gpointer          user_data)
{
  Pointer *self = user_data;

  anning_waveform_get_visible_range (self->waveform, &self->pinched.start_ms, &self->pinched.end_ms);
}

static void
pinch_cb (GtkGestureZoom *gesture,
          double          scale,
          gpointer        user_data)
{
  Pointer *self = user_data;
  const gint64 length_ms = anning_waveform_get_length (self->waveform);
  AnningWaveSpan span = self->pinched;
  double x, y;

  if (length_ms <= 0)
    return;
  /* Between the fingers; where nobody tells where they are it is the pointer's place. */
  if (!gtk_gesture_is_recognized (GTK_GESTURE (gesture))
      || !gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y))
    x = self->x;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  anning_wave_span_zoom (&span, scale, anning_wave_span_time_at (&span, x, get_width (self)), length_ms);
  anning_waveform_show_by_hand (self->waveform, &span);
}

/* Nothing is told any more once the waveform goes. */
static void
connect (Pointer    *self,
         gpointer    controller,
         const char *signal,
         GCallback   callback)
{
  GClosure *closure = g_cclosure_new (callback, self, NULL);

  g_object_watch_closure (G_OBJECT (self->waveform), closure);
  g_signal_connect_closure (controller, signal, closure, FALSE);
}

static void
add (Pointer            *self,
     GtkEventController *controller)
{
  gtk_widget_add_controller (GTK_WIDGET (self->waveform), controller);
}

void
anning_waveform_pointer_attach (AnningWaveform *waveform)
{
  Pointer *self = g_new0 (Pointer, 1);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);

  self->waveform = waveform;
  connect (self, drag, "drag-begin", G_CALLBACK (drag_begin_cb));
  connect (self, drag, "drag-update", G_CALLBACK (drag_update_cb));
  connect (self, drag, "drag-end", G_CALLBACK (drag_end_cb));
  connect (self, pinch, "begin", G_CALLBACK (pinch_begin_cb));
  connect (self, pinch, "scale-changed", G_CALLBACK (pinch_cb));
  connect (self, motion, "enter", G_CALLBACK (motion_cb));
  connect (self, motion, "motion", G_CALLBACK (motion_cb));
  connect (self, motion, "leave", G_CALLBACK (leave_cb));
  connect (self, scroll, "scroll", G_CALLBACK (scroll_cb));
  add (self, GTK_EVENT_CONTROLLER (drag));
  add (self, GTK_EVENT_CONTROLLER (pinch));
  add (self, motion);
  add (self, scroll);
  g_object_set_data_full (G_OBJECT (waveform), "anning-waveform-pointer", self, g_free);
}
