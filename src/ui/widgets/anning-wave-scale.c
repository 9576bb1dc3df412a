/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-wave-scale.h"

#include "anning-date.h"

/* Logical pixels. */
#define TICK_WIDTH 1
#define TICK_HEIGHT 4
#define GAP 2
/* A label, and as much again before the next one. */
#define LABEL_ROOM 2

struct _AnningWaveScale
{
  GtkWidget *widget;
  int label_width; /* 0: not measured yet */
  int label_height;

  GskRenderNode *node;
  AnningWaveSpan span;
  double width;
  double top;
  GdkRGBA color;
};

AnningWaveScale *
anning_wave_scale_new (GtkWidget *widget)
{
  AnningWaveScale *self = g_new0 (AnningWaveScale, 1);

  self->widget = widget;
  return self;
}

void
anning_wave_scale_free (AnningWaveScale *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->node, gsk_render_node_unref);
  g_free (self);
}

void
anning_wave_scale_forget (AnningWaveScale *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  self->label_width = 0;
}

/* Below a second the label has tenths: "02:13.4". */
static char *
format_place (gint64 place_ms,
              gint64 step)
{
  g_autofree char *seconds = anning_length_format (place_ms);

  if (step >= 1000)
    return g_steal_pointer (&seconds);
  return g_strdup_printf ("%s.%d", seconds, (int) (place_ms % 1000 / 100));
}

static void
measure_label (AnningWaveScale *self,
               gint64           length_ms)
{
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *text = format_place (length_ms, 100);

  if (self->label_width > 0)
    return;
  layout = gtk_widget_create_pango_layout (self->widget, text);
  pango_layout_get_pixel_size (layout, &self->label_width, &self->label_height);
}

int
anning_wave_scale_get_height (AnningWaveScale *self)
{
  measure_label (self, G_GINT64_CONSTANT (3600000));
  return self->label_height + TICK_HEIGHT;
}

static GskRenderNode *
draw (AnningWaveScale *self)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  gint64 step;

  measure_label (self, self->span.end_ms);
  step = anning_wave_tick_step (&self->span, self->width, self->label_width * LABEL_ROOM);
  for (gint64 place = (self->span.start_ms + step - 1) / step * step; place <= self->span.end_ms; place += step)
    {
      g_autofree char *text = format_place (place, step);
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (self->widget, text);
      double x = anning_wave_span_x_of (&self->span, place, self->width);
      int text_width;

      pango_layout_get_pixel_size (layout, &text_width, NULL);
      /* A label that would be cut off says nothing. */
      if (x + TICK_WIDTH > self->width)
        continue;
      gtk_snapshot_append_color (snapshot, &self->color,
                                 &GRAPHENE_RECT_INIT ((float) x, (float) self->top, TICK_WIDTH, TICK_HEIGHT));
      if (x + GAP + text_width > self->width)
        continue;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) x + GAP, (float) self->top + TICK_HEIGHT));
      gtk_snapshot_append_layout (snapshot, layout, &self->color);
      gtk_snapshot_restore (snapshot);
    }
  return gtk_snapshot_free_to_node (snapshot);
}

void
anning_wave_scale_append (AnningWaveScale      *self,
                          GtkSnapshot          *snapshot,
                          const AnningWaveSpan *span,
                          double                width,
                          double                top,
                          const GdkRGBA        *color)
{
  gboolean same = self->span.start_ms == span->start_ms && self->span.end_ms == span->end_ms &&
                  self->width == width && self->top == top && gdk_rgba_equal (&self->color, color);

  if (!same || self->node == NULL)
    {
      g_clear_pointer (&self->node, gsk_render_node_unref);
      self->span = *span;
      self->width = width;
      self->top = top;
      self->color = *color;
      self->node = draw (self);
    }
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
}
