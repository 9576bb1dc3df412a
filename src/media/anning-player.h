/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-media-error.h"

G_BEGIN_DECLS

/* Which side of a recording with two is heard, then from both loudspeakers. */
typedef enum
{
  ANNING_PLAYER_SIDE_BOTH,
  ANNING_PLAYER_SIDE_LEFT,
  ANNING_PLAYER_SIDE_RIGHT,
} AnningPlayerSide;

/*
 * Plays one recording from a stream. All properties and signals belong to the
 * main context on which the player was made. How it sounds is a matter of
 * playing: the recording is never changed.
 *
 * Properties: playing (boolean, read), position (int64 ms, read), length (int64 ms, read),
 *   speed (double, 0.5…2.0, same pitch), volume (double, 0…1),
 *   gain (double, 0…18 dB, with a limiter),
 *   clearer (boolean: what lies outside a voice is taken away, what is quiet is raised),
 *   side (int: AnningPlayerSide),
 *   skip-silence (boolean: leaves out what anning_player_set_quiet() named),
 *   step-back (int64 ms, 0…60 000: how far a pause goes back; 0 at the start),
 *   loop-start, loop-end (int64 ms, read; ANNING_UNKNOWN, the smallest int64: no loop),
 *   silent (boolean, read: there is no sound device, so it runs without being heard)
 * Signals: ended (), failed (GError *)
 *
 * After a failure the recording is still there and stands where it was heard
 * last; play tries again. %ANNING_MEDIA_ERROR_NO_DEVICE: the sound device is
 * missing or went away.
 */
#define ANNING_TYPE_PLAYER (anning_player_get_type ())
G_DECLARE_FINAL_TYPE (AnningPlayer, anning_player, ANNING, PLAYER, GObject)

AnningPlayer    *anning_player_new              (void);
/* @stream: seekable; kept until the next load. @length_ms: exact length from the decode. Stands still at 0. */
void             anning_player_load             (AnningPlayer     *self,
                                                 GInputStream     *stream,
                                                 gint64            length_ms);
/* Drops the recording and frees the sound device; loop and quiet spans go with it. */
void             anning_player_unload           (AnningPlayer     *self);
/* Frees the sound device and silences at once, as a lock of the screen wants it; play goes on from the same place. */
void             anning_player_release          (AnningPlayer     *self);
void             anning_player_play             (AnningPlayer     *self);
/* Steps back by step-back. */
void             anning_player_pause            (AnningPlayer     *self);
gboolean         anning_player_get_playing      (AnningPlayer     *self);
/* FLUSH and ACCURATE, clamped to the length. */
void             anning_player_seek             (AnningPlayer     *self,
                                                 gint64            position_ms);
/* Asks the pipeline; between two frames nothing polls. */
gint64           anning_player_get_position     (AnningPlayer     *self);
gint64           anning_player_get_length       (AnningPlayer     *self);
void             anning_player_set_speed        (AnningPlayer     *self,
                                                 double            speed);
double           anning_player_get_speed        (AnningPlayer     *self);
void             anning_player_set_gain         (AnningPlayer     *self,
                                                 double            gain_db);
double           anning_player_get_gain         (AnningPlayer     *self);
void             anning_player_set_clearer      (AnningPlayer     *self,
                                                 gboolean          clearer);
void             anning_player_set_side         (AnningPlayer     *self,
                                                 AnningPlayerSide  side);
/*
 * From B (@end_ms) it goes back to A (@start_ms), again and again, to the sample:
 * what lies behind B is never heard. A place behind B that is sought by hand
 * plays on to the end. ANNING_UNKNOWN, or less than 100 ms, switches the loop off.
 */
void             anning_player_set_loop         (AnningPlayer     *self,
                                                 gint64            start_ms,
                                                 gint64            end_ms);
gboolean         anning_player_get_loop         (AnningPlayer     *self,
                                                 gint64           *start_ms,
                                                 gint64           *end_ms);
/* @spans: (nullable) (element-type AnningSpan): what skip-silence leaves out, from anning_quiet_spans(); kept */
void             anning_player_set_quiet        (AnningPlayer     *self,
                                                 GArray           *spans);
void             anning_player_set_skip_silence (AnningPlayer     *self,
                                                 gboolean          skip);
gboolean         anning_player_get_silent       (AnningPlayer     *self);

G_END_DECLS
