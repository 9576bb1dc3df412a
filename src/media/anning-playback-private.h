/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-voice-private.h"

G_BEGIN_DECLS

/*
 * The part of the player that may block: it makes the pipeline, changes its
 * state, seeks and tears it down on a thread of its own, in the order in which
 * it was asked to. Events come on the thread-default context of the maker.
 *
 * The sound device is opened by the first anning_playback_set_playing(); until
 * then the samples wait in front of it.
 */
typedef struct _AnningPlayback AnningPlayback;

typedef enum
{
  ANNING_PLAYBACK_READY,  /* stands at 0 and can be asked for anything */
  ANNING_PLAYBACK_MOVED,  /* a seek is done */
  ANNING_PLAYBACK_ENDED,  /* of the recording, or where the last seek said */
  ANNING_PLAYBACK_SILENT, /* there is no sound device: it runs without being heard */
  ANNING_PLAYBACK_FAILED, /* @error says why */
} AnningPlaybackEvent;

typedef void (*AnningPlaybackFunc) (AnningPlaybackEvent  event,
                                    const GError        *error,
                                    gpointer             user_data);

AnningPlayback *anning_playback_new          (GInputStream        *stream,
                                              const AnningSound   *sound,
                                              AnningPlaybackFunc   func,
                                              gpointer             user_data);
void            anning_playback_stop         (AnningPlayback      *self);
void            anning_playback_release      (AnningPlayback      *self);
void            anning_playback_rebuild      (AnningPlayback      *self);
void            anning_playback_set_playing  (AnningPlayback      *self,
                                              gboolean             playing);
void            anning_playback_seek         (AnningPlayback      *self,
                                              gint64               position_ms,
                                              gint64               stop_ms,
                                              double               speed);
void            anning_playback_set_sound    (AnningPlayback      *self,
                                              const AnningSound   *sound);
gint64          anning_playback_get_position (AnningPlayback      *self);

G_END_DECLS
