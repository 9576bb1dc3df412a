/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-player-private.h"

#define SPEED_MIN 0.5
#define SPEED_MAX 2.0
#define GAIN_MAX 18.0 /* dB */
#define STEP_BACK_MAX 60000 /* ms */
#define LOOP_MIN 100 /* ms */

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
set_step_back (AnningPlayer *self,
               gint64        ms)
{
  g_return_if_fail (ANNING_IS_PLAYER (self));

  ms = CLAMP (ms, 0, STEP_BACK_MAX);
  if (self->step_back_ms == ms)
    return;

  self->step_back_ms = ms;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STEP_BACK]);
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
      set_step_back (self, g_value_get_int64 (value));
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
    anning_player_move_to (self, anning_player_get_position (self));
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
        anning_player_plan_anew (self);
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
    anning_player_plan_anew (self);
}

void
anning_player_set_skip_silence (AnningPlayer *self,
                                gboolean      skip)
{
  g_return_if_fail (ANNING_IS_PLAYER (self));

  if (self->skip_silence == !!skip)
    return;

  self->skip_silence = !!skip;
  anning_player_plan_anew (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SKIP_SILENCE]);
}
