/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-wave-columns.h"

G_BEGIN_DECLS

/* The times below a recording, kept as they were drawn until the span changes. */
typedef struct _AnningWaveScale AnningWaveScale;

/* @widget: (transfer none): its font and its height of a line; outlives the scale */
AnningWaveScale *anning_wave_scale_new        (GtkWidget            *widget);
void             anning_wave_scale_free       (AnningWaveScale      *self);
/* Font or language changed. */
void             anning_wave_scale_forget     (AnningWaveScale      *self);
int              anning_wave_scale_get_height (AnningWaveScale      *self);
/* @top: where it begins, in logical pixels */
void             anning_wave_scale_append     (AnningWaveScale      *self,
                                               GtkSnapshot          *snapshot,
                                               const AnningWaveSpan *span,
                                               double                width,
                                               double                top,
                                               const GdkRGBA        *color);

G_END_DECLS
