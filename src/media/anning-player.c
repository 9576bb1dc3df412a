/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-leg-private.h"
#include "anning-playback-private.h"
#include "anning-player.h"

#define SPEED_MIN 0.5
#define SPEED_MAX 2.0
/* So near to its end a recording counts as heard. */
#define END_MARGIN 100 /* ms */
/* A file that breaks off does so some moments before what came out of it was heard. */
#define BREAK_MARGIN 1000 /* ms */
#define GAIN_MAX 18.0 /* dB */
#define STEP_BACK_MAX 60000 /* ms */
#define LOOP_MIN 100 /* ms */
#define NOWHERE ANNING_NOWHERE

struct _AnningPlayer
{
  GObject parent_instance;

  GInputStream *stream;     /* NULL: nothing loaded, or it failed */
  AnningPlayback *playback; /* over that stream */
  gint64 length_ms;
  double speed;
  AnningSound sound;
  gint64 step_back_ms;
  gint64 loop_start;        /* NOWHERE: none */
  gint64 loop_end;
  GArray *quiet;            /* AnningSpan */
  gboolean skip_silence;

  gboolean released;      /* no pipeline, and no sound device: made anew by play */
  gboolean ready;
  gboolean playing;
  gboolean silent;
  gboolean ended;
  gboolean moving;        /* a seek is under way */
  gboolean pending;       /* another one is wanted after it, to target_ms */
  gboolean end_while_moving;
  gint64 target_ms;       /* where the player stands while it cannot be asked */
  AnningLeg leg;          /* what the last seek began */
};

enum
{
  PROP_0,
  PROP_PLAYING,
  PROP_POSITION,
  PROP_LENGTH,
  PROP_SPEED,
  PROP_VOLUME,
  PROP_GAIN,
  PROP_CLEARER,
  PROP_SIDE,
  PROP_SKIP_SILENCE,
  PROP_STEP_BACK,
  PROP_LOOP_START,
  PROP_LOOP_END,
  PROP_SILENT,
  N_PROPS,
};

enum
{
  ENDED,
  FAILED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (AnningPlayer, anning_player, G_TYPE_OBJECT)

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

static void
set_playing (AnningPlayer *self,
             gboolean      playing)
{
  if (self->playing == playing)
    return;

  self->playing = playing;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PLAYING]);
}

static void
set_silent (AnningPlayer *self,
            gboolean      silent)
{
  if (self->silent == silent)
    return;

  self->silent = silent;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SILENT]);
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

/* Goes to target_ms, at once or when the pipeline is free; of many wishes only the newest is fulfilled. */
static void
move_to (AnningPlayer *self,
         gint64        position_ms)
{
  self->ended = FALSE;
  self->target_ms = position_ms;
  self->pending = TRUE;
  if (self->ready && !self->moving)
    start_move (self);
}

/* What is left out or repeated is not what the pipeline was told. */
static void
plan_anew (AnningPlayer *self)
{
  gint64 position;
  AnningLeg leg;

  if (self->stream == NULL || self->ended || self->pending)
    return;

  position = anning_player_get_position (self);
  leg = find_leg (self, position);
  if (leg.stop_ms != self->leg.stop_ms)
    move_to (self, position);
  self->leg.next_ms = leg.next_ms;
}

static void
reach_end (AnningPlayer *self)
{
  if (self->leg.next_ms != NOWHERE && self->leg.next_ms < self->length_ms)
    {
      move_to (self, self->leg.next_ms);
      return;
    }

  self->ended = TRUE;
  anning_playback_set_playing (self->playback, FALSE);
  set_playing (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_POSITION]);
  g_signal_emit (self, signals[ENDED], 0);
}

static void
fail (AnningPlayer *self,
      const GError *error)
{
  g_autoptr (GError) reason = g_error_copy (error);

  anning_player_release (self);
  g_signal_emit (self, signals[FAILED], 0, reason);
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

static void
anning_player_dispose (GObject *object)
{
  AnningPlayer *self = ANNING_PLAYER (object);

  g_clear_pointer (&self->playback, anning_playback_stop);
  g_clear_pointer (&self->quiet, g_array_unref);
  g_clear_object (&self->stream);

  G_OBJECT_CLASS (anning_player_parent_class)->dispose (object);
}

static void
anning_player_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  AnningPlayer *self = ANNING_PLAYER (object);

  switch (prop_id)
    {
    case PROP_PLAYING:
      g_value_set_boolean (value, self->playing);
      break;
    case PROP_POSITION:
      g_value_set_int64 (value, anning_player_get_position (self));
      break;
    case PROP_LENGTH:
      g_value_set_int64 (value, self->length_ms);
      break;
    case PROP_SPEED:
      g_value_set_double (value, self->speed);
      break;
    case PROP_VOLUME:
      g_value_set_double (value, self->sound.volume);
      break;
    case PROP_GAIN:
      g_value_set_double (value, self->sound.gain_db);
      break;
    case PROP_CLEARER:
      g_value_set_boolean (value, self->sound.clearer);
      break;
    case PROP_SIDE:
      g_value_set_int (value, self->sound.side);
      break;
    case PROP_SKIP_SILENCE:
      g_value_set_boolean (value, self->skip_silence);
      break;
    case PROP_STEP_BACK:
      g_value_set_int64 (value, self->step_back_ms);
      break;
    case PROP_LOOP_START:
      g_value_set_int64 (value, self->loop_start);
      break;
    case PROP_LOOP_END:
      g_value_set_int64 (value, self->loop_end);
      break;
    case PROP_SILENT:
      g_value_set_boolean (value, self->silent);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* What changes is heard with the next samples, without a gap. */
static void
sound_changed (AnningPlayer *self,
               guint         prop_id)
{
  if (self->playback != NULL)
    anning_playback_set_sound (self->playback, &self->sound);
  g_object_notify_by_pspec (G_OBJECT (self), props[prop_id]);
}

static void
set_volume (AnningPlayer *self,
            double        volume)
{
  if (volume >= self->sound.volume && volume <= self->sound.volume)
    return;

  self->sound.volume = volume;
  sound_changed (self, PROP_VOLUME);
}

static void
anning_player_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  AnningPlayer *self = ANNING_PLAYER (object);

  switch (prop_id)
    {
    case PROP_SPEED:
      anning_player_set_speed (self, g_value_get_double (value));
      break;
    case PROP_VOLUME:
      set_volume (self, g_value_get_double (value));
      break;
    case PROP_GAIN:
      anning_player_set_gain (self, g_value_get_double (value));
      break;
    case PROP_CLEARER:
      anning_player_set_clearer (self, g_value_get_boolean (value));
      break;
    case PROP_SIDE:
      anning_player_set_side (self, (AnningPlayerSide) g_value_get_int (value));
      break;
    case PROP_SKIP_SILENCE:
      anning_player_set_skip_silence (self, g_value_get_boolean (value));
      break;
    case PROP_STEP_BACK:
      anning_player_set_step_back (self, g_value_get_int64 (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_player_class_init (AnningPlayerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_player_dispose;
  object_class->get_property = anning_player_get_property;
  object_class->set_property = anning_player_set_property;

  props[PROP_PLAYING] =
    g_param_spec_boolean ("playing", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_POSITION] =
    g_param_spec_int64 ("position", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_LENGTH] =
    g_param_spec_int64 ("length", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_SPEED] =
    g_param_spec_double ("speed", NULL, NULL, SPEED_MIN, SPEED_MAX, 1.0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_VOLUME] =
    g_param_spec_double ("volume", NULL, NULL, 0.0, 1.0, 1.0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_GAIN] =
    g_param_spec_double ("gain", NULL, NULL, 0.0, GAIN_MAX, 0.0,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_CLEARER] =
    g_param_spec_boolean ("clearer", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_SIDE] =
    g_param_spec_int ("side", NULL, NULL, ANNING_PLAYER_SIDE_BOTH, ANNING_PLAYER_SIDE_RIGHT, ANNING_PLAYER_SIDE_BOTH,
                      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_SKIP_SILENCE] =
    g_param_spec_boolean ("skip-silence", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_STEP_BACK] =
    g_param_spec_int64 ("step-back", NULL, NULL, 0, STEP_BACK_MAX, 0,
                        G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_LOOP_START] =
    g_param_spec_int64 ("loop-start", NULL, NULL, G_MININT64, G_MAXINT64, NOWHERE,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_LOOP_END] =
    g_param_spec_int64 ("loop-end", NULL, NULL, G_MININT64, G_MAXINT64, NOWHERE,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  props[PROP_SILENT] =
    g_param_spec_boolean ("silent", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);

  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
anning_player_init (AnningPlayer *self)
{
  self->speed = 1.0;
  self->sound.volume = 1.0;
  self->loop_start = NOWHERE;
  self->loop_end = NOWHERE;
  self->leg.stop_ms = NOWHERE;
  self->leg.next_ms = NOWHERE;
}

/**
 * anning_player_new:
 *
 * Returns: (transfer full): a player without a recording
 */
AnningPlayer *
anning_player_new (void)
{
  return g_object_new (ANNING_TYPE_PLAYER, NULL);
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
    move_to (self, self->target_ms);
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

  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LENGTH]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_POSITION]);
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
      move_to (self, 0);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_POSITION]);
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
      move_to (self, position);
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
    move_to (self, CLAMP (position_ms, 0, self->length_ms));
  self->ended = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_POSITION]);
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

/**
 * anning_player_set_speed:
 * @speed: 0.5…2.0; outside it, the nearest is taken. The pitch stays.
 */
void
anning_player_set_speed (AnningPlayer *self,
                         double        speed)
{
  g_return_if_fail (ANNING_IS_PLAYER (self));

  speed = CLAMP (speed, SPEED_MIN, SPEED_MAX);
  if (speed >= self->speed && speed <= self->speed)
    return;

  self->speed = speed;
  if (self->playback != NULL && !self->released && !self->ended)
    move_to (self, anning_player_get_position (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SPEED]);
}

double
anning_player_get_speed (AnningPlayer *self)
{
  g_return_val_if_fail (ANNING_IS_PLAYER (self), 1.0);

  return self->speed;
}

/**
 * anning_player_set_gain:
 * @gain_db: 0…18 dB; outside it, the nearest is taken. A limiter keeps it below full scale.
 */
void
anning_player_set_gain (AnningPlayer *self,
                        double        gain_db)
{
  g_return_if_fail (ANNING_IS_PLAYER (self));

  gain_db = CLAMP (gain_db, 0.0, GAIN_MAX);
  if (gain_db >= self->sound.gain_db && gain_db <= self->sound.gain_db)
    return;

  self->sound.gain_db = gain_db;
  sound_changed (self, PROP_GAIN);
}

double
anning_player_get_gain (AnningPlayer *self)
{
  g_return_val_if_fail (ANNING_IS_PLAYER (self), 0);

  return self->sound.gain_db;
}

void
anning_player_set_clearer (AnningPlayer *self,
                           gboolean      clearer)
{
  g_return_if_fail (ANNING_IS_PLAYER (self));

  if (self->sound.clearer == !!clearer)
    return;

  self->sound.clearer = !!clearer;
  sound_changed (self, PROP_CLEARER);
}

gboolean
anning_player_get_clearer (AnningPlayer *self)
{
  g_return_val_if_fail (ANNING_IS_PLAYER (self), FALSE);

  return self->sound.clearer;
}

void
anning_player_set_side (AnningPlayer     *self,
                        AnningPlayerSide  side)
{
  g_return_if_fail (ANNING_IS_PLAYER (self));

  if (self->sound.side == side)
    return;

  self->sound.side = side;
  sound_changed (self, PROP_SIDE);
}

AnningPlayerSide
anning_player_get_side (AnningPlayer *self)
{
  g_return_val_if_fail (ANNING_IS_PLAYER (self), ANNING_PLAYER_SIDE_BOTH);

  return self->sound.side;
}

/**
 * anning_player_set_loop:
 * @start_ms: A, ms into the recording
 * @end_ms: B
 *
 * Standing outside A–B it goes to A.
 */
void
anning_player_set_loop (AnningPlayer *self,
                        gint64        start_ms,
                        gint64        end_ms)
{
  gint64 position;

  g_return_if_fail (ANNING_IS_PLAYER (self));

  if (start_ms < 0 || end_ms < 0)
    start_ms = end_ms = NOWHERE;
  else
    end_ms = MIN (end_ms, self->length_ms);
  if (start_ms != NOWHERE && end_ms - start_ms < LOOP_MIN)
    start_ms = end_ms = NOWHERE;
  if (start_ms == self->loop_start && end_ms == self->loop_end)
    return;

  self->loop_start = start_ms;
  self->loop_end = end_ms;
  if (self->stream != NULL)
    {
      position = anning_player_get_position (self);
      if (start_ms != NOWHERE && (position < start_ms || position >= end_ms))
        anning_player_seek (self, start_ms);
      else
        plan_anew (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOOP_START]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOOP_END]);
}

/* Returns: whether there is a loop. @start_ms, @end_ms: (out) (optional): ms, if there is one */
gboolean
anning_player_get_loop (AnningPlayer *self,
                        gint64       *start_ms,
                        gint64       *end_ms)
{
  g_return_val_if_fail (ANNING_IS_PLAYER (self), FALSE);

  if (self->loop_start == NOWHERE)
    return FALSE;
  if (start_ms != NULL)
    *start_ms = self->loop_start;
  if (end_ms != NULL)
    *end_ms = self->loop_end;
  return TRUE;
}

void
anning_player_set_quiet (AnningPlayer *self,
                         GArray       *spans)
{
  g_return_if_fail (ANNING_IS_PLAYER (self));

  if (spans != NULL)
    g_array_ref (spans);
  g_clear_pointer (&self->quiet, g_array_unref);
  self->quiet = spans;
  if (self->skip_silence)
    plan_anew (self);
}

void
anning_player_set_skip_silence (AnningPlayer *self,
                                gboolean      skip)
{
  g_return_if_fail (ANNING_IS_PLAYER (self));

  if (self->skip_silence == !!skip)
    return;

  self->skip_silence = !!skip;
  plan_anew (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SKIP_SILENCE]);
}

gboolean
anning_player_get_skip_silence (AnningPlayer *self)
{
  g_return_val_if_fail (ANNING_IS_PLAYER (self), FALSE);

  return self->skip_silence;
}

void
anning_player_set_step_back (AnningPlayer *self,
                             gint64        ms)
{
  g_return_if_fail (ANNING_IS_PLAYER (self));

  ms = CLAMP (ms, 0, STEP_BACK_MAX);
  if (self->step_back_ms == ms)
    return;

  self->step_back_ms = ms;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STEP_BACK]);
}

/* Returns: TRUE while it runs without being heard, for want of a sound device */
gboolean
anning_player_get_silent (AnningPlayer *self)
{
  g_return_val_if_fail (ANNING_IS_PLAYER (self), FALSE);

  return self->silent;
}
