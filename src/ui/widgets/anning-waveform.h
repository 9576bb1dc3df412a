/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-record.h"

G_BEGIN_DECLS

/*
 * A part of a recording as a picture, the whole of it until somebody zooms: peaks,
 * inside them how loud it is on average, what was heard so far in the accent colour,
 * marks, a selection, a scale of time. A click or a drag moves in the recording, a drag
 * with Shift or of one of its ends selects; wheel and pinch zoom around the pointer,
 * sideways and with Shift the wheel scrolls. For the pointer and the eye only: whoever
 * shows it puts a GtkScale beside it for the others.
 *
 * While the recording plays the part that is shown follows the cursor, unless somebody
 * scrolled away from it.
 *
 * Properties, int64 ms: position; selection-start and selection-end (ANNING_UNKNOWN:
 *   nothing is selected); visible-start and visible-end. looping (boolean): the
 *   selection is drawn as what is heard again and again.
 * Signal: seek (gint64 ms): a person wants to go there
 */
#define ANNING_TYPE_WAVEFORM (anning_waveform_get_type ())
G_DECLARE_FINAL_TYPE (AnningWaveform, anning_waveform, ANNING, WAVEFORM, GtkWidget)

/* A mark, in ms. @end_ms: ANNING_UNKNOWN when it is a moment. */
typedef struct
{
  gint64 start_ms;
  gint64 end_ms;
} AnningWaveformMark;

GtkWidget *anning_waveform_new               (void);
/*
 * @pairs: (nullable): gint8 minimum and maximum, @rate pairs per second; NULL draws a line
 * @rms: (nullable): guint8 for each pair, 255 is full scale
 * @length_ms: how long the recording is
 */
void       anning_waveform_set_peaks         (AnningWaveform *self,
                                              GBytes         *pairs,
                                              GBytes         *rms,
                                              guint           rate,
                                              gint64          length_ms);
gint64     anning_waveform_get_length        (AnningWaveform *self);
void       anning_waveform_set_position      (AnningWaveform *self,
                                              gint64          position_ms);
gint64     anning_waveform_get_position      (AnningWaveform *self);
/* @marks: (nullable) (transfer none) (element-type AnningWaveformMark) */
void       anning_waveform_set_marks         (AnningWaveform *self,
                                              GArray         *marks);
/* Either may come first; both ANNING_UNKNOWN: nothing. */
void       anning_waveform_set_selection     (AnningWaveform *self,
                                              gint64          start_ms,
                                              gint64          end_ms);
/* Returns: FALSE, and both ANNING_UNKNOWN, when nothing is selected */
gboolean   anning_waveform_get_selection     (AnningWaveform *self,
                                              gint64         *start_ms,
                                              gint64         *end_ms);
void       anning_waveform_set_looping       (AnningWaveform *self,
                                              gboolean        looping);
gboolean   anning_waveform_get_looping       (AnningWaveform *self);
void       anning_waveform_set_visible_range (AnningWaveform *self,
                                              gint64          start_ms,
                                              gint64          end_ms);
void       anning_waveform_get_visible_range (AnningWaveform *self,
                                              gint64         *start_ms,
                                              gint64         *end_ms);
/* @factor: 2 shows half as much; @around_ms stays where it is */
void       anning_waveform_zoom              (AnningWaveform *self,
                                              double          factor,
                                              gint64          around_ms);
/* Brings the cursor into the part that is shown, which from now on follows it again. */
void       anning_waveform_follow            (AnningWaveform *self);
double     anning_waveform_get_x_of          (AnningWaveform *self,
                                              gint64          position_ms);
gint64     anning_waveform_get_time_at       (AnningWaveform *self,
                                              double          x);
/* Returns: how loud the column at @x is drawn, 0…127; for tests */
guint      anning_waveform_get_height_at     (AnningWaveform *self,
                                              double          x);

G_END_DECLS
