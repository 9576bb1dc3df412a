/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-waveform-private.h"

/* Logical pixels. */
#define CURSOR_WIDTH 2
#define EDGE_WIDTH 2
#define MARK_WIDTH 1
#define FLAG_WIDTH 7
#define FLAG_HEIGHT 7
#define SPAN_HEIGHT 3

#define REST_ALPHA 0.55f
#define MARK_ALPHA 0.75f
#define SELECTION_ALPHA 0.16f
#define LOOP_ALPHA 0.26f

void
anning_wave_colors_find (GtkWidget        *widget,
                         AnningWaveColors *colors)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  gtk_style_context_get_color (context, &colors->text);
  if (!gtk_style_context_lookup_color (context, "accent_color", &colors->heard))
    colors->heard = colors->text;
  colors->rest = colors->text;
  colors->rest.alpha *= REST_ALPHA;
  colors->mark = colors->text;
  colors->mark.alpha *= MARK_ALPHA;
}

static void
append_box (GtkSnapshot           *snapshot,
            const GdkRGBA         *color,
            const graphene_rect_t *area,
            double                 x,
            double                 y,
            double                 width,
            double                 height)
{
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT (area->origin.x + (float) x, area->origin.y + (float) y,
                                                  (float) width, (float) height));
}

void
anning_wave_append_selection (GtkSnapshot            *snapshot,
                              AnningWaveform         *waveform,
                              const AnningWaveSpan   *span,
                              const graphene_rect_t  *area,
                              const AnningWaveColors *colors)
{
  double width = area->size.width;
  gint64 start, end;
  double from, to;
  GdkRGBA inside = colors->heard;

  if (!anning_waveform_get_selection (waveform, &start, &end))
    return;

  from = anning_wave_span_x_of (span, start, width);
  to = anning_wave_span_x_of (span, end, width);
  if (to < 0 || from > width)
    return;

  inside.alpha *= anning_waveform_get_looping (waveform) ? LOOP_ALPHA : SELECTION_ALPHA;
  append_box (snapshot, &inside, area, MAX (from, 0), 0, MIN (to, width) - MAX (from, 0), area->size.height);
  if (from >= 0)
    append_box (snapshot, &colors->heard, area, from, 0, EDGE_WIDTH, area->size.height);
  if (to <= width)
    append_box (snapshot, &colors->heard, area, MAX (to - EDGE_WIDTH, from), 0, EDGE_WIDTH, area->size.height);
}

/* A flag at its beginning, and a line above as far as it goes. */
void
anning_wave_append_marks (GtkSnapshot            *snapshot,
                          AnningWaveform         *waveform,
                          const AnningWaveSpan   *span,
                          const graphene_rect_t  *area,
                          const AnningWaveColors *colors)
{
  GArray *marks = anning_waveform_get_marks (waveform);
  double width = area->size.width;

  for (guint i = 0; i < marks->len; i++)
    {
      const AnningWaveformMark *mark = &g_array_index (marks, AnningWaveformMark, i);
      double from = anning_wave_span_x_of (span, mark->start_ms, width);
      double to = mark->end_ms != ANNING_UNKNOWN ? anning_wave_span_x_of (span, mark->end_ms, width) : from;

      if (to < 0 || from > width)
        continue;
      if (to > from)
        append_box (snapshot, &colors->mark, area, MAX (from, 0), 0, MIN (to, width) - MAX (from, 0), SPAN_HEIGHT);
      if (from < 0)
        continue;
      append_box (snapshot, &colors->mark, area, from, 0, MARK_WIDTH, area->size.height);
      append_box (snapshot, &colors->mark, area, from, 0, FLAG_WIDTH, FLAG_HEIGHT);
    }
}

void
anning_wave_append_cursor (GtkSnapshot            *snapshot,
                           const graphene_rect_t  *area,
                           double                  x,
                           const AnningWaveColors *colors)
{
  if (x < 0 || x > area->size.width)
    return;
  append_box (snapshot, &colors->text, area, CLAMP (x - CURSOR_WIDTH / 2.0, 0.0, area->size.width - CURSOR_WIDTH), 0,
              CURSOR_WIDTH, area->size.height);
}
