/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-wave-columns.h"

G_BEGIN_DECLS

/*
 * The columns of a span as two pictures, heard and not yet heard, kept until something
 * else is to be seen: from one frame to the next only the border between them moves.
 */
typedef struct _AnningWavePicture AnningWavePicture;

AnningWavePicture      *anning_wave_picture_new         (void);
void                    anning_wave_picture_free        (AnningWavePicture     *self);
/* Other peaks: the next update draws in any case. */
void                    anning_wave_picture_forget      (AnningWavePicture     *self);
/* @width and @height: logical pixels, each of @scale pixels of the device. @heard, @rest: colours */
void                    anning_wave_picture_update      (AnningWavePicture     *self,
                                                         const AnningWavePeaks *peaks,
                                                         const AnningWaveSpan  *span,
                                                         int                    width,
                                                         int                    height,
                                                         int                    scale,
                                                         const GdkRGBA         *heard,
                                                         const GdkRGBA         *rest);
/* From 0, 0 on. @cursor: logical pixels from the left edge */
void                    anning_wave_picture_append      (AnningWavePicture     *self,
                                                         GtkSnapshot           *snapshot,
                                                         double                 cursor);
/* Returns: (nullable) (transfer none): the columns of the last update */
const AnningWaveColumn *anning_wave_picture_get_columns (AnningWavePicture     *self,
                                                         guint                 *n_columns);
/* Returns: how often it was drawn; for tests and measures */
guint                   anning_wave_picture_get_drawn   (AnningWavePicture     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningWavePicture, anning_wave_picture_free)

G_END_DECLS
