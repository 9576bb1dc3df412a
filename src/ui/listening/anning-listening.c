/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-listening.h"

#include "anning-evidence-find.h"
#include "anning-listening-place.h"
#include "anning-quiet.h"
#include "anning-sightings.h"
#include "anning-weak.h"

struct _AnningListening
{
  GObject parent_instance;

  AnningPlayer *player;
  AnningStore *store;        /* weak: the file is closed when its owner wants it */
  GCancellable *cancellable; /* of what is asked about the current recording */
  AnningListeningPlace *place;
  AnningSightings *sightings;
  gint64 evidence_id;
  gint64 incident_id;
  gint64 length_ms;
  gint64 started_at;
  gint64 utc_offset;
  gboolean started;
  gboolean hushed;
  gboolean in_sight;
};

enum
{
  PROP_0,
  PROP_EVIDENCE_ID,
  PROP_INCIDENT_ID,
  PROP_PLAYING,
  PROP_STARTED,
  PROP_LENGTH,
  PROP_STARTED_AT,
  PROP_UTC_OFFSET,
  PROP_IN_SIGHT,
  PROP_HUSHED,
  N_PROPS,
};

enum
{
  CHANGED,
  MOVED,
  FAILED,
  ENDED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (AnningListening, anning_listening, G_TYPE_OBJECT)

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];
static AnningListening *the_default;

static void
notify (AnningListening *self,
        guint            prop_id)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[prop_id]);
}

static void
set_flag (AnningListening *self,
          gboolean        *flag,
          gboolean         value,
          guint            prop_id)
{
  if (*flag == value)
    return;

  *flag = value;
  notify (self, prop_id);
}

static void
update_in_sight (AnningListening *self)
{
  set_flag (self, &self->in_sight, self->evidence_id != 0 && anning_sightings_contain (self->sightings, self->evidence_id),
            PROP_IN_SIGHT);
}

static void
playing_changed_cb (AnningListening *self)
{
  gboolean playing = anning_player_get_playing (self->player);

  anning_listening_place_set_playing (self->place, playing);
  notify (self, PROP_PLAYING);
  if (!playing)
    g_signal_emit (self, signals[MOVED], 0);
}

static void
ended_cb (AnningListening *self)
{
  set_flag (self, &self->started, FALSE, PROP_STARTED);
  g_signal_emit (self, signals[ENDED], 0);
}

static void
failed_cb (AnningListening *self,
           const GError    *error)
{
  g_signal_emit (self, signals[FAILED], 0, error);
}

static void
place_found_cb (AnningListening *self,
                gint64           place)
{
  anning_player_seek (self->player, place);
  g_signal_emit (self, signals[MOVED], 0);
}

static gpointer
find_incident_job (AnningDb      *db,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  gint64 incident_id = 0;

  if (!anning_evidence_find_incident (db, *(gint64 *) data, &incident_id, error))
    return NULL;
  return g_memdup2 (&incident_id, sizeof incident_id);
}

static void
incident_found_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (AnningListening) self = anning_weak_take (user_data);
  g_autofree gint64 *incident_id = NULL;
  g_autoptr (GError) error = NULL;

  /* Without an incident the bar leads nowhere, and says so by being no button. */
  incident_id = anning_store_call_finish (ANNING_STORE (source), result, &error);
  if (self == NULL || incident_id == NULL || *incident_id == 0)
    return;

  self->incident_id = *incident_id;
  notify (self, PROP_INCIDENT_ID);
}

/* Keeps the place and lets go of the recording; tells nobody. */
static void
let_go (AnningListening *self)
{
  anning_listening_place_set_recording (self->place, NULL, 0, 0);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  anning_player_unload (self->player);
  g_clear_weak_pointer (&self->store);
  self->evidence_id = 0;
  self->incident_id = 0;
  self->length_ms = 0;
  self->started_at = ANNING_UNKNOWN;
  self->utc_offset = ANNING_UNKNOWN;
}

static void
tell_changed (AnningListening *self)
{
  static const guint all[] = {
    PROP_EVIDENCE_ID, PROP_INCIDENT_ID, PROP_LENGTH, PROP_STARTED_AT, PROP_UTC_OFFSET,
  };

  set_flag (self, &self->started, FALSE, PROP_STARTED);
  set_flag (self, &self->hushed, FALSE, PROP_HUSHED);
  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    notify (self, all[i]);
  update_in_sight (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
seek (AnningListening *self,
      gint64           position_ms)
{
  anning_player_seek (self->player, position_ms);
  g_signal_emit (self, signals[MOVED], 0);
  anning_listening_place_choose (self->place);
}

/* Nobody is left who could look at it again, and it would keep the file open. */
static void
view_gone_cb (gpointer user_data)
{
  AnningListening *self = user_data;

  update_in_sight (self);
  if (anning_sightings_is_empty (self->sightings) && !anning_listening_get_playing (self))
    anning_listening_close (self);
}

static void
anning_listening_dispose (GObject *object)
{
  AnningListening *self = ANNING_LISTENING (object);

  g_clear_pointer (&self->sightings, anning_sightings_free);
  if (self->player != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->player, self);
      let_go (self);
    }
  g_clear_object (&self->place);
  g_clear_object (&self->player);

  G_OBJECT_CLASS (anning_listening_parent_class)->dispose (object);
}

static void
anning_listening_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  AnningListening *self = ANNING_LISTENING (object);

  switch (prop_id)
    {
    case PROP_EVIDENCE_ID:
      g_value_set_int64 (value, self->evidence_id);
      break;
    case PROP_INCIDENT_ID:
      g_value_set_int64 (value, self->incident_id);
      break;
    case PROP_PLAYING:
      g_value_set_boolean (value, anning_listening_get_playing (self));
      break;
    case PROP_STARTED:
      g_value_set_boolean (value, self->started);
      break;
    case PROP_LENGTH:
      g_value_set_int64 (value, self->length_ms);
      break;
    case PROP_STARTED_AT:
      g_value_set_int64 (value, self->started_at);
      break;
    case PROP_UTC_OFFSET:
      g_value_set_int64 (value, self->utc_offset);
      break;
    case PROP_IN_SIGHT:
      g_value_set_boolean (value, self->in_sight);
      break;
    case PROP_HUSHED:
      g_value_set_boolean (value, self->hushed);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_listening_class_init (AnningListeningClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = anning_listening_dispose;
  object_class->get_property = anning_listening_get_property;

  props[PROP_EVIDENCE_ID] = g_param_spec_int64 ("evidence-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_INCIDENT_ID] = g_param_spec_int64 ("incident-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE, flags);
  props[PROP_STARTED] = g_param_spec_boolean ("started", NULL, NULL, FALSE, flags);
  props[PROP_LENGTH] = g_param_spec_int64 ("length", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_STARTED_AT] =
    g_param_spec_int64 ("started-at", NULL, NULL, G_MININT64, G_MAXINT64, ANNING_UNKNOWN, flags);
  props[PROP_UTC_OFFSET] =
    g_param_spec_int64 ("utc-offset", NULL, NULL, G_MININT64, G_MAXINT64, ANNING_UNKNOWN, flags);
  props[PROP_IN_SIGHT] = g_param_spec_boolean ("in-sight", NULL, NULL, FALSE, flags);
  props[PROP_HUSHED] = g_param_spec_boolean ("hushed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[ENDED] = g_signal_new ("ended", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_listening_init (AnningListening *self)
{
  self->started_at = ANNING_UNKNOWN;
  self->utc_offset = ANNING_UNKNOWN;
  self->sightings = anning_sightings_new (view_gone_cb, self);
  self->player = anning_player_new ();
  self->place = anning_listening_place_new (self->player);
  g_signal_connect_object (self->place, "found", G_CALLBACK (place_found_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "notify::playing", G_CALLBACK (playing_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "ended", G_CALLBACK (ended_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->player, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * anning_listening_new:
 *
 * Returns: (transfer full): one without a recording; the program uses anning_listening_get_default()
 */
AnningListening *
anning_listening_new (void)
{
  return g_object_new (ANNING_TYPE_LISTENING, NULL);
}

AnningListening *
anning_listening_get_default (void)
{
  if (the_default == NULL)
    the_default = anning_listening_new ();
  return the_default;
}

void
anning_listening_drop_default (void)
{
  /* Whoever still holds it holds no device, and the place is on its way to the file. */
  if (the_default != NULL)
    anning_listening_close (the_default);
  g_clear_object (&the_default);
}

AnningPlayer *
anning_listening_get_player (AnningListening *self)
{
  g_return_val_if_fail (ANNING_IS_LISTENING (self), NULL);

  return self->player;
}

/**
 * anning_listening_open:
 *
 * See the header. The pipeline is made at once, in the background, so that play is heard soon.
 */
void
anning_listening_open (AnningListening *self,
                       AnningStore     *store,
                       gint64           evidence_id,
                       gint64           incident_id,
                       GInputStream    *stream,
                       gint64           length_ms,
                       gint64           started_at,
                       gint64           utc_offset,
                       gint64           position_ms)
{
  g_return_if_fail (ANNING_IS_LISTENING (self));
  g_return_if_fail (ANNING_IS_STORE (store));
  g_return_if_fail (evidence_id != 0);
  g_return_if_fail (G_IS_SEEKABLE (stream));

  if (store == self->store && evidence_id == self->evidence_id)
    {
      self->started_at = started_at;
      self->utc_offset = utc_offset;
      notify (self, PROP_STARTED_AT);
      notify (self, PROP_UTC_OFFSET);
      if (position_ms != ANNING_UNKNOWN)
        seek (self, position_ms);
      return;
    }

  let_go (self);
  g_set_weak_pointer (&self->store, store);
  self->cancellable = g_cancellable_new ();
  self->evidence_id = evidence_id;
  self->incident_id = incident_id;
  self->length_ms = MAX (length_ms, 0);
  self->started_at = started_at;
  self->utc_offset = utc_offset;
  anning_player_load (self->player, stream, length_ms);
  anning_listening_place_set_recording (self->place, store, evidence_id, self->length_ms);
  tell_changed (self);

  if (position_ms != ANNING_UNKNOWN)
    seek (self, position_ms);
  else
    anning_listening_place_recall (self->place);
  if (incident_id == 0)
    anning_store_read_async (store, find_incident_job, g_memdup2 (&evidence_id, sizeof evidence_id), g_free, g_free,
                             self->cancellable, incident_found_cb, anning_weak_new (self));
}

void
anning_listening_set_rms (AnningListening *self,
                          GBytes          *rms,
                          guint            rate)
{
  g_autoptr (GArray) spans = NULL;
  gconstpointer bytes;
  gsize n;

  g_return_if_fail (ANNING_IS_LISTENING (self));

  if (rms != NULL && rate > 0)
    {
      bytes = g_bytes_get_data (rms, &n);
      spans = anning_quiet_spans (bytes, n, rate, ANNING_QUIET_LONGEST);
    }
  anning_player_set_quiet (self->player, spans);
}

void
anning_listening_close (AnningListening *self)
{
  g_return_if_fail (ANNING_IS_LISTENING (self));

  if (self->evidence_id == 0)
    return;

  let_go (self);
  tell_changed (self);
}

gboolean
anning_listening_is_idle (AnningListening *self)
{
  g_return_val_if_fail (ANNING_IS_LISTENING (self), TRUE);

  return !self->started;
}

void
anning_listening_play (AnningListening *self)
{
  g_return_if_fail (ANNING_IS_LISTENING (self));

  if (self->evidence_id == 0)
    return;

  anning_listening_place_touch (self->place);
  set_flag (self, &self->hushed, FALSE, PROP_HUSHED);
  set_flag (self, &self->started, TRUE, PROP_STARTED);
  anning_player_play (self->player);
}

void
anning_listening_pause (AnningListening *self)
{
  g_return_if_fail (ANNING_IS_LISTENING (self));

  anning_player_pause (self->player);
}

void
anning_listening_toggle (AnningListening *self)
{
  g_return_if_fail (ANNING_IS_LISTENING (self));

  if (anning_player_get_playing (self->player))
    anning_listening_pause (self);
  else
    anning_listening_play (self);
}

/**
 * anning_listening_seek:
 * @position_ms: outside the recording, the nearest end is taken
 */
void
anning_listening_seek (AnningListening *self,
                       gint64           position_ms)
{
  g_return_if_fail (ANNING_IS_LISTENING (self));

  if (self->evidence_id != 0)
    seek (self, position_ms);
}

void
anning_listening_hush (AnningListening *self)
{
  g_return_if_fail (ANNING_IS_LISTENING (self));

  if (self->evidence_id == 0)
    return;

  anning_player_release (self->player);
  set_flag (self, &self->hushed, TRUE, PROP_HUSHED);
}

gint64
anning_listening_get_evidence_id (AnningListening *self)
{
  g_return_val_if_fail (ANNING_IS_LISTENING (self), 0);

  return self->evidence_id;
}

gint64
anning_listening_get_incident_id (AnningListening *self)
{
  g_return_val_if_fail (ANNING_IS_LISTENING (self), 0);

  return self->incident_id;
}

gboolean
anning_listening_get_playing (AnningListening *self)
{
  g_return_val_if_fail (ANNING_IS_LISTENING (self), FALSE);

  return self->player != NULL && anning_player_get_playing (self->player);
}

gboolean
anning_listening_get_started (AnningListening *self)
{
  g_return_val_if_fail (ANNING_IS_LISTENING (self), FALSE);

  return self->started;
}

gboolean
anning_listening_get_hushed (AnningListening *self)
{
  g_return_val_if_fail (ANNING_IS_LISTENING (self), FALSE);

  return self->hushed;
}

gboolean
anning_listening_get_in_sight (AnningListening *self)
{
  g_return_val_if_fail (ANNING_IS_LISTENING (self), FALSE);

  return self->in_sight;
}

/* Returns: ms into the current recording; 0 without one */
gint64
anning_listening_get_position (AnningListening *self)
{
  g_return_val_if_fail (ANNING_IS_LISTENING (self), 0);

  return self->player != NULL ? anning_player_get_position (self->player) : 0;
}

gint64
anning_listening_get_length (AnningListening *self)
{
  g_return_val_if_fail (ANNING_IS_LISTENING (self), 0);

  return self->length_ms;
}

void
anning_listening_set_view (AnningListening *self,
                           gpointer         view,
                           gint64           evidence_id)
{
  g_return_if_fail (ANNING_IS_LISTENING (self));
  g_return_if_fail (G_IS_OBJECT (view));

  anning_sightings_set (self->sightings, view, evidence_id);
  update_in_sight (self);
}
