/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-wave-picture.h"
#include "anning-wave-scale.h"
#include "anning-waveform.h"

G_BEGIN_DECLS

struct _AnningWaveform
{
  GtkWidget parent_instance;

  GBytes *pairs;
  GBytes *rms;
  AnningWavePeaks peaks;
  gint64 length_ms;
  gint64 position_ms;
  AnningWaveSpan span;
  gboolean following; /* the span turns its page with the cursor */
  GArray *marks;
  gint64 selection_start;
  gint64 selection_end;
  gboolean looping;

  AnningWavePicture *picture;
  AnningWaveScale *scale;
};

/* What a waveform and the view of the whole above it share. */

/* Returns: how often its columns were drawn anew; for tests and measures */
guint                  anning_waveform_get_drawn     (AnningWaveform        *self);
const AnningWavePeaks *anning_waveform_get_peaks     (AnningWaveform        *self);
/* Returns: (transfer none): AnningWaveformMark */
GArray                *anning_waveform_get_marks     (AnningWaveform        *self);
/* Somebody pointed at a place: emits "seek". */
void                   anning_waveform_seek          (AnningWaveform        *self,
                                                      gint64                 position_ms);
void                   anning_waveform_show_span     (AnningWaveform        *self,
                                                      const AnningWaveSpan  *span);
/* As by hand: the part that is shown no longer follows a cursor that is not in it. */
void                   anning_waveform_show_by_hand  (AnningWaveform        *self,
                                                      const AnningWaveSpan  *span);
void                   anning_waveform_scroll_to     (AnningWaveform        *self,
                                                      gint64                 start_ms);

/* The colours of a widget that shows a recording. */
typedef struct
{
  GdkRGBA heard;
  GdkRGBA rest;
  GdkRGBA text;
  GdkRGBA mark;
} AnningWaveColors;

void                   anning_wave_colors_find       (GtkWidget             *widget,
                                                      AnningWaveColors      *colors);
/* What lies over the columns: the selection and the marks of @span. */
void                   anning_wave_append_selection  (GtkSnapshot           *snapshot,
                                                      AnningWaveform        *waveform,
                                                      const AnningWaveSpan  *span,
                                                      const graphene_rect_t *area,
                                                      const AnningWaveColors *colors);
void                   anning_wave_append_marks      (GtkSnapshot           *snapshot,
                                                      AnningWaveform        *waveform,
                                                      const AnningWaveSpan  *span,
                                                      const graphene_rect_t *area,
                                                      const AnningWaveColors *colors);
void                   anning_wave_append_cursor     (GtkSnapshot           *snapshot,
                                                      const graphene_rect_t *area,
                                                      double                 x,
                                                      const AnningWaveColors *colors);

G_END_DECLS
