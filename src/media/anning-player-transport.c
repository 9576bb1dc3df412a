/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-player-private.h"

/* So near to its end a recording counts as heard. */
#define END_MARGIN 100 /* ms */
/* A file that breaks off does so some moments before what came out of it was heard. */
#define BREAK_MARGIN 1000 /* ms */

static void
set_playing (AnningPlayer *self,
             gboolean      playing)
{
  if (self->playing == playing)
    return;

  self->playing = playing;
  g_object_notify (G_OBJECT (self), "playing");
}

static void
set_silent (AnningPlayer *self,
            gboolean      silent)
{
  if (self->silent == silent)
    return;

  self->silent = silent;
  g_object_notify (G_OBJECT (self), "silent");
}

static AnningLeg
find_leg (AnningPlayer *self,
          gint64        position_ms)
{
  return anning_leg_find (position_ms, self->length_ms, self->loop_start, self->loop_end,
                          self->skip_silence ? self->quiet : NULL);
}

static void
start_move (AnningPlayer *self)
{
  self->pending = FALSE;
  self->moving = TRUE;
  self->end_while_moving = FALSE;
  self->leg = find_leg (self, self->target_ms);
  anning_playback_seek (self->playback, self->target_ms, self->leg.stop_ms == NOWHERE ? -1 : self->leg.stop_ms,
                        self->speed);
}

void
anning_player_move_to (AnningPlayer *self,
                       gint64        position_ms)
{
  self->ended = FALSE;
  self->target_ms = position_ms;
  self->pending = TRUE;
  if (self->ready && !self->moving)
    start_move (self);
}

void
anning_player_plan_anew (AnningPlayer *self)
{
  gint64 position;
  AnningLeg leg;

  if (self->stream == NULL || self->ended || self->pending)
    return;

  position = anning_player_get_position (self);
  leg = find_leg (self, position);
  if (leg.stop_ms != self->leg.stop_ms)
    anning_player_move_to (self, position);
  self->leg.next_ms = leg.next_ms;
}

static void
reach_end (AnningPlayer *self)
{
  if (self->leg.next_ms != NOWHERE && self->leg.next_ms < self->length_ms)
    {
      anning_player_move_to (self, self->leg.next_ms);
      return;
    }

  self->ended = TRUE;
  anning_playback_set_playing (self->playback, FALSE);
  set_playing (self, FALSE);
  g_object_notify (G_OBJECT (self), "position");
  g_signal_emit_by_name (self, "ended");
}

static void
fail (AnningPlayer *self,
      const GError *error)
{
  g_autoptr (GError) reason = g_error_copy (error);

  anning_player_release (self);
  g_signal_emit_by_name (self, "failed", reason);
}

/* The length is that of what can be heard: a file that is broken behind it is at its end there. */
static gboolean
is_break (AnningPlayer *self,
          const GError *error)
{
  return self->playing && !self->moving && !self->pending &&
         g_error_matches (error, ANNING_MEDIA_ERROR, ANNING_MEDIA_ERROR_FAILED) &&
         anning_player_get_position (self) >= self->length_ms - BREAK_MARGIN;
}

static void
playback_event_cb (AnningPlaybackEvent  event,
                   const GError        *error,
                   gpointer             user_data)
{
  /* Handlers of our signals may drop the last reference. */
  g_autoptr (AnningPlayer) self = g_object_ref (ANNING_PLAYER (user_data));

  switch (event)
    {
    case ANNING_PLAYBACK_READY:
      self->ready = TRUE;
      if (self->pending)
        start_move (self);
      if (self->playing)
        anning_playback_set_playing (self->playback, TRUE);
      break;

    case ANNING_PLAYBACK_MOVED:
      if (!self->moving)
        break;
      self->moving = FALSE;
      if (self->pending)
        start_move (self);
      else if (self->end_while_moving && self->playing)
        reach_end (self);
      break;

    case ANNING_PLAYBACK_ENDED:
      /* The end of what played before the seek, unless the seek went to the end. */
      if (self->moving || self->pending)
        self->end_while_moving = !self->pending && self->target_ms >= (self->leg.stop_ms != NOWHERE ? self->leg.stop_ms : self->length_ms) - END_MARGIN;
      else if (self->playing)
        reach_end (self);
      break;

    case ANNING_PLAYBACK_SILENT:
      set_silent (self, TRUE);
      break;

    case ANNING_PLAYBACK_FAILED:
      if (is_break (self, error))
        {
          self->leg.next_ms = NOWHERE;
          reach_end (self);
          anning_player_release (self);
          self->target_ms = self->length_ms;
        }
      else
        {
          fail (self, error);
        }
      break;

    default:
      g_assert_not_reached ();
    }
}

/* A pipeline over the recording that stands at target_ms. */
static void
prepare (AnningPlayer *self)
{
  self->released = FALSE;
  if (self->playback == NULL)
    self->playback = anning_playback_new (self->stream, &self->sound, playback_event_cb, self);
  else
    anning_playback_rebuild (self->playback);
  set_silent (self, FALSE);

  if (self->target_ms > 0 || find_leg (self, self->target_ms).stop_ms != NOWHERE || self->speed < 1.0 || self->speed > 1.0)
    anning_player_move_to (self, self->target_ms);
}

/* Nothing is under way any more, but where the player stands. */
static void
forget_moves (AnningPlayer *self)
{
  self->ready = FALSE;
  self->moving = FALSE;
  self->pending = FALSE;
  self->end_while_moving = FALSE;
  self->leg.stop_ms = NOWHERE;
  self->leg.next_ms = NOWHERE;
}

/**
 * anning_player_load:
 * @stream: a seekable stream, read by the threads of the pipeline until another is loaded
 * @length_ms: the exact length, from anning_decode()
 *
 * Prepares the recording in the background, but for the sound device, which is
 * opened by the first play; what is asked of the player meanwhile is done as soon
 * as it is ready. Speed and sound stay, a loop does not.
 */
void
anning_player_load (AnningPlayer *self,
                    GInputStream *stream,
                    gint64        length_ms)
{
  g_return_if_fail (ANNING_IS_PLAYER (self));
  g_return_if_fail (G_IS_SEEKABLE (stream));

  anning_player_unload (self);

  self->length_ms = MAX (length_ms, 0);
  self->stream = g_object_ref (stream);
  prepare (self);

  g_object_notify (G_OBJECT (self), "length");
  g_object_notify (G_OBJECT (self), "position");
}

/**
 * anning_player_unload:
 *
 * Silences the player at once; device and stream are freed in the background.
 */
void
anning_player_unload (AnningPlayer *self)
{
  g_return_if_fail (ANNING_IS_PLAYER (self));

  g_clear_pointer (&self->playback, anning_playback_stop);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->quiet, g_array_unref);
  forget_moves (self);
  self->released = FALSE;
  self->ended = FALSE;
  self->target_ms = 0;
  anning_player_set_loop (self, NOWHERE, NOWHERE);
  set_silent (self, FALSE);
  set_playing (self, FALSE);
}

/**
 * anning_player_release:
 *
 * As a pause that does not step back, but lets go of the sound device; play opens it again.
 */
void
anning_player_release (AnningPlayer *self)
{
  g_return_if_fail (ANNING_IS_PLAYER (self));

  if (self->playback == NULL || self->released)
    return;

  self->target_ms = anning_player_get_position (self);
  anning_playback_release (self->playback);
  forget_moves (self);
  self->released = TRUE;
  set_playing (self, FALSE);
}

/**
 * anning_player_play:
 *
 * Plays on from where it stands; from the start again when it stands at the end.
 * Without a recording this does nothing.
 */
void
anning_player_play (AnningPlayer *self)
{
  g_return_if_fail (ANNING_IS_PLAYER (self));

  if (self->playback == NULL || self->playing)
    return;

  if (self->length_ms > 0 && anning_player_get_position (self) >= self->length_ms)
    {
      anning_player_move_to (self, 0);
      g_object_notify (G_OBJECT (self), "position");
    }
  if (self->silent)
    anning_player_release (self);
  if (self->released)
    prepare (self);
  /* From the start there is no need to wait until it is ready: what comes out is heard. */
  else if (self->ready || !self->pending)
    anning_playback_set_playing (self->playback, TRUE);
  set_playing (self, TRUE);
}

/**
 * anning_player_pause:
 *
 * Goes back by step-back, so that the next play begins with what was heard last;
 * not out of a loop.
 */
void
anning_player_pause (AnningPlayer *self)
{
  gint64 position;

  g_return_if_fail (ANNING_IS_PLAYER (self));

  if (!self->playing)
    return;

  /* A sink that is about to stand still does not tell well where it stands. */
  position = anning_player_get_position (self);
  anning_playback_set_playing (self->playback, FALSE);
  if (self->step_back_ms > 0)
    {
      position = MAX (position - self->step_back_ms,
                      self->loop_start != NOWHERE && position >= self->loop_start ? self->loop_start : 0);
      anning_player_move_to (self, position);
    }
  set_playing (self, FALSE);
}

gboolean
anning_player_get_playing (AnningPlayer *self)
{
  g_return_val_if_fail (ANNING_IS_PLAYER (self), FALSE);

  return self->playing;
}

/**
 * anning_player_seek:
 * @position_ms: ms into the recording; outside it, the nearest end is taken
 *
 * Exact in every format. Many calls in a row cost one seek after the running one.
 */
void
anning_player_seek (AnningPlayer *self,
                    gint64        position_ms)
{
  g_return_if_fail (ANNING_IS_PLAYER (self));

  if (self->playback == NULL)
    return;

  if (self->released)
    self->target_ms = CLAMP (position_ms, 0, self->length_ms);
  else
    anning_player_move_to (self, CLAMP (position_ms, 0, self->length_ms));
  self->ended = FALSE;
  g_object_notify (G_OBJECT (self), "position");
}

/**
 * anning_player_get_position:
 *
 * Returns: ms into the recording, never outside it; during a seek, where it goes
 */
gint64
anning_player_get_position (AnningPlayer *self)
{
  gint64 position;

  g_return_val_if_fail (ANNING_IS_PLAYER (self), 0);

  if (self->playback == NULL)
    return 0;
  if (self->ended)
    return self->length_ms;
  if (!self->ready || self->moving || self->pending)
    return self->target_ms;

  position = anning_playback_get_position (self->playback);
  /* The sink does not know for a moment while it changes its state. */
  if (position < 0)
    return self->target_ms;

  self->target_ms = CLAMP (position, 0, self->length_ms);
  return self->target_ms;
}

gint64
anning_player_get_length (AnningPlayer *self)
{
  g_return_val_if_fail (ANNING_IS_PLAYER (self), 0);

  return self->length_ms;
}

/* Returns: TRUE while it runs without being heard, for want of a sound device */
gboolean
anning_player_get_silent (AnningPlayer *self)
{
  g_return_val_if_fail (ANNING_IS_PLAYER (self), FALSE);

  return self->silent;
}
