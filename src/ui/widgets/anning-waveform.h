/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A recording as a picture: how loud it is at each moment, what was heard so
 * far in the accent colour. A click or a drag moves in it. For the pointer and
 * the eye only: whoever shows it puts a GtkScale beside it for the others.
 *
 * Property: position (int64 ms)
 * Signal: seek (gint64 ms): a person wants to go there
 */
#define ANNING_TYPE_WAVEFORM (anning_waveform_get_type ())
G_DECLARE_FINAL_TYPE (AnningWaveform, anning_waveform, ANNING, WAVEFORM, GtkWidget)

GtkWidget *anning_waveform_new          (void);
/* @pairs: (nullable): gint8 minimum and maximum, @rate pairs per second; NULL draws a line */
void       anning_waveform_set_peaks    (AnningWaveform *self,
                                         GBytes         *pairs,
                                         guint           rate,
                                         gint64          length_ms);
void       anning_waveform_set_position (AnningWaveform *self,
                                         gint64          position_ms);
gint64     anning_waveform_get_position (AnningWaveform *self);
/* Returns: how loud the bar at @x is drawn, 0…127; for tests */
guint      anning_waveform_get_height_at (AnningWaveform *self,
                                         double          x);

G_END_DECLS
