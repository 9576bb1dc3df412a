/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-waveform-private.h"

/* Which part of the recording a waveform shows. */

static gboolean
shows_cursor (AnningWaveform *self)
{
  return self->position_ms >= self->span.start_ms && self->position_ms <= self->span.end_ms;
}

void
anning_waveform_show_span (AnningWaveform       *self,
                           const AnningWaveSpan *span)
{
  gboolean start_moved = span->start_ms != self->span.start_ms;
  gboolean end_moved = span->end_ms != self->span.end_ms;

  if (!start_moved && !end_moved)
    return;

  self->span = *span;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (start_moved)
    g_object_notify (G_OBJECT (self), "visible-start");
  if (end_moved)
    g_object_notify (G_OBJECT (self), "visible-end");
}

/* Somebody turned to another part: it follows only if the cursor is there. */
void
anning_waveform_show_by_hand (AnningWaveform       *self,
                              const AnningWaveSpan *span)
{
  anning_waveform_show_span (self, span);
  self->following = shows_cursor (self);
}

/* It follows the cursor from there, also when that is elsewhere now. */
void
anning_waveform_set_visible_range (AnningWaveform *self,
                                   gint64          start_ms,
                                   gint64          end_ms)
{
  AnningWaveSpan span = { start_ms, end_ms };

  g_return_if_fail (ANNING_IS_WAVEFORM (self));

  anning_wave_span_limit (&span, self->length_ms);
  anning_waveform_show_span (self, &span);
}

void
anning_waveform_get_visible_range (AnningWaveform *self,
                                   gint64         *start_ms,
                                   gint64         *end_ms)
{
  g_return_if_fail (ANNING_IS_WAVEFORM (self));

  *start_ms = self->span.start_ms;
  *end_ms = self->span.end_ms;
}

void
anning_waveform_zoom (AnningWaveform *self,
                      double          factor,
                      gint64          around_ms)
{
  AnningWaveSpan span;

  g_return_if_fail (ANNING_IS_WAVEFORM (self));
  g_return_if_fail (factor > 0);

  span = self->span;
  anning_wave_span_zoom (&span, factor, around_ms, self->length_ms);
  anning_waveform_show_by_hand (self, &span);
}

void
anning_waveform_scroll_to (AnningWaveform *self,
                           gint64          start_ms)
{
  AnningWaveSpan span = { start_ms, start_ms + self->span.end_ms - self->span.start_ms };

  anning_wave_span_limit (&span, self->length_ms);
  anning_waveform_show_by_hand (self, &span);
}

void
anning_waveform_follow (AnningWaveform *self)
{
  AnningWaveSpan span;

  g_return_if_fail (ANNING_IS_WAVEFORM (self));

  self->following = TRUE;
  if (shows_cursor (self))
    return;

  span = self->span;
  anning_wave_span_page (&span, self->position_ms, self->length_ms);
  anning_waveform_show_span (self, &span);
}

double
anning_waveform_get_x_of (AnningWaveform *self,
                          gint64          position_ms)
{
  g_return_val_if_fail (ANNING_IS_WAVEFORM (self), 0);

  return anning_wave_span_x_of (&self->span, position_ms, gtk_widget_get_width (GTK_WIDGET (self)));
}

gint64
anning_waveform_get_time_at (AnningWaveform *self,
                             double          x)
{
  g_return_val_if_fail (ANNING_IS_WAVEFORM (self), 0);

  return anning_wave_span_time_at (&self->span, x, gtk_widget_get_width (GTK_WIDGET (self)));
}
