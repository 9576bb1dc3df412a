/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "anning-media"

#include "anning-playback-private.h"
#include "anning-player.h"

#define SPEED_MIN 0.5
#define SPEED_MAX 2.0
/* So near to its end a recording counts as heard. */
#define END_MARGIN 100 /* ms */

struct _AnningPlayer
{
  GObject parent_instance;

  AnningPlayback *playback; /* NULL: nothing loaded, or it failed */
  gint64 length_ms;
  double speed;
  double volume;

  gboolean ready;
  gboolean playing;
  gboolean ended;
  gboolean moving;        /* a seek is under way */
  gboolean pending;       /* another one is wanted after it, to target_ms */
  gboolean end_while_moving;
  gint64 target_ms;       /* where the player stands while it cannot be asked */
};

enum
{
  PROP_0,
  PROP_PLAYING,
  PROP_POSITION,
  PROP_LENGTH,
  PROP_SPEED,
  PROP_VOLUME,
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
start_move (AnningPlayer *self)
{
  self->pending = FALSE;
  self->moving = TRUE;
  self->end_while_moving = FALSE;
  anning_playback_seek (self->playback, self->target_ms, self->speed);
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

static void
reach_end (AnningPlayer *self)
{
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

  anning_player_unload (self);
  g_signal_emit (self, signals[FAILED], 0, reason);
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
        self->end_while_moving = !self->pending && self->target_ms >= self->length_ms - END_MARGIN;
      else if (self->playing)
        reach_end (self);
      break;

    case ANNING_PLAYBACK_FAILED:
      fail (self, error);
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
      g_value_set_double (value, self->volume);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_player_set_property (GObject      *object,
                            guint         prop_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  AnningPlayer *self = ANNING_PLAYER (object);
  double volume;

  switch (prop_id)
    {
    case PROP_SPEED:
      anning_player_set_speed (self, g_value_get_double (value));
      break;
    case PROP_VOLUME:
      volume = g_value_get_double (value);
      if (volume < self->volume || volume > self->volume)
        {
          self->volume = volume;
          if (self->playback != NULL)
            anning_playback_set_volume (self->playback, volume);
          g_object_notify_by_pspec (object, pspec);
        }
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
  self->volume = 1.0;
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
 * anning_player_load:
 * @stream: a seekable stream, read by the threads of the pipeline until another is loaded
 * @length_ms: the exact length, from anning_decode()
 *
 * Prepares the recording in the background; what is asked of the player
 * meanwhile is done as soon as it is ready. Speed and volume stay.
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
  self->playback = anning_playback_new (stream, self->volume, playback_event_cb, self);
  if (self->speed < 1.0 || self->speed > 1.0)
    move_to (self, 0);

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
  self->ready = FALSE;
  self->ended = FALSE;
  self->moving = FALSE;
  self->pending = FALSE;
  self->end_while_moving = FALSE;
  self->target_ms = 0;
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
    move_to (self, 0);
  if (self->ready)
    anning_playback_set_playing (self->playback, TRUE);
  set_playing (self, TRUE);
}

void
anning_player_pause (AnningPlayer *self)
{
  g_return_if_fail (ANNING_IS_PLAYER (self));

  if (!self->playing)
    return;

  if (self->ready)
    anning_playback_set_playing (self->playback, FALSE);
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

  move_to (self, CLAMP (position_ms, 0, self->length_ms));
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
  if (self->playback != NULL && !self->ended)
    move_to (self, anning_player_get_position (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SPEED]);
}

double
anning_player_get_speed (AnningPlayer *self)
{
  g_return_val_if_fail (ANNING_IS_PLAYER (self), 1.0);

  return self->speed;
}
