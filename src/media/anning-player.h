/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-media-error.h"

G_BEGIN_DECLS

/*
 * Plays one recording from a stream. All properties and signals belong to the
 * main context on which the player was made.
 *
 * Properties: playing (boolean, read), position (int64 ms, read), length (int64 ms),
 *   speed (double, 0.5…2.0, same pitch), volume (double, 0…1)
 * Signals: ended (), failed (GError *)
 */
#define ANNING_TYPE_PLAYER (anning_player_get_type ())
G_DECLARE_FINAL_TYPE (AnningPlayer, anning_player, ANNING, PLAYER, GObject)

AnningPlayer *anning_player_new           (void);
/* @stream: seekable; kept until the next load. @length_ms: exact length from the decode. Stands still at 0. */
void          anning_player_load          (AnningPlayer  *self,
                                           GInputStream  *stream,
                                           gint64         length_ms);
/* Drops the recording and frees the sound device. */
void          anning_player_unload        (AnningPlayer  *self);
void          anning_player_play          (AnningPlayer  *self);
void          anning_player_pause         (AnningPlayer  *self);
gboolean      anning_player_get_playing   (AnningPlayer  *self);
/* FLUSH and ACCURATE, clamped to the length. */
void          anning_player_seek          (AnningPlayer  *self,
                                           gint64         position_ms);
/* Asks the pipeline; between two frames nothing polls. */
gint64        anning_player_get_position  (AnningPlayer  *self);
gint64        anning_player_get_length    (AnningPlayer  *self);
void          anning_player_set_speed     (AnningPlayer  *self,
                                           double         speed);
double        anning_player_get_speed     (AnningPlayer  *self);

G_END_DECLS
