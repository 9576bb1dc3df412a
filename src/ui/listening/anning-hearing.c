/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-hearing.h"

#include "anning-evidence-place.h"
#include "anning-weak.h"

struct _AnningHearing
{
  GObject parent_instance;

  AnningListening *listening;
  AnningStore *store;
  GCancellable *cancellable;
  gint64 evidence_id;
  gint64 incident_id;
  gint64 started_at;
  gint64 utc_offset;
  gint64 length_ms;
  GBytes *rms;
  guint rate;
  GInputStream *stream; /* until the player has it */
  gint64 stand_ms;      /* where it stands while it is not the one that is heard; ANNING_UNKNOWN: where one stopped */
};

enum
{
  CHANGED,
  PLAYING,
  MOVED,
  FAILED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (AnningHearing, anning_hearing, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

static void
open_it (AnningHearing *self,
         gint64         position_ms)
{
  g_autoptr (GInputStream) stream = g_steal_pointer (&self->stream);

  anning_listening_open (self->listening, self->store, self->evidence_id, self->incident_id, stream, self->length_ms,
                         self->started_at, self->utc_offset, position_ms);
}

/* Makes it the one that is heard. Returns: FALSE when it has to be read first */
static gboolean
take_over (AnningHearing *self)
{
  if (anning_hearing_is_current (self))
    return TRUE;
  if (self->stream == NULL)
    return FALSE;

  open_it (self, self->stand_ms);
  anning_listening_set_rms (self->listening, self->rms, self->rate);
  return TRUE;
}

static void
place_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningHearing) self = anning_weak_take (user_data);
  g_autoptr (GError) error = NULL;
  gint64 place = anning_evidence_get_place_finish (ANNING_STORE (source), result, &error);

  /* Without it one begins at the start. */
  if (self == NULL || error != NULL || place == ANNING_UNKNOWN || self->stand_ms != ANNING_UNKNOWN ||
      anning_hearing_is_current (self))
    return;
  self->stand_ms = place;
  g_signal_emit (self, signals[MOVED], 0);
}

/* ---- what is told of the one that is heard ---- */

static void
listening_changed_cb (AnningHearing *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
listening_playing_cb (AnningHearing *self)
{
  g_signal_emit (self, signals[PLAYING], 0);
}

static void
listening_moved_cb (AnningHearing *self)
{
  if (anning_hearing_is_current (self))
    g_signal_emit (self, signals[MOVED], 0);
}

static void
listening_failed_cb (AnningHearing *self,
                     const GError  *error)
{
  if (anning_hearing_is_current (self))
    g_signal_emit (self, signals[FAILED], 0, error);
}

/* ---- the object ---- */

static void
anning_hearing_dispose (GObject *object)
{
  AnningHearing *self = ANNING_HEARING (object);

  if (self->listening != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->listening, self);
      g_signal_handlers_disconnect_by_data (anning_listening_get_player (self->listening), self);
    }
  anning_hearing_forget (self);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->listening);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (anning_hearing_parent_class)->dispose (object);
}

static void
anning_hearing_class_init (AnningHearingClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_hearing_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PLAYING] = g_signal_new ("playing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MOVED] = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
anning_hearing_init (AnningHearing *self)
{
  self->listening = g_object_ref (anning_listening_get_default ());
  self->started_at = ANNING_UNKNOWN;
  self->stand_ms = ANNING_UNKNOWN;
  g_signal_connect_object (self->listening, "changed", G_CALLBACK (listening_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->listening, "notify::playing", G_CALLBACK (listening_playing_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->listening, "moved", G_CALLBACK (listening_moved_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->listening, "failed", G_CALLBACK (listening_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (anning_listening_get_player (self->listening), "notify::silent",
                           G_CALLBACK (listening_changed_cb), self, G_CONNECT_SWAPPED);
}

AnningHearing *
anning_hearing_new (void)
{
  return g_object_new (ANNING_TYPE_HEARING, NULL);
}

AnningPlayer *
anning_hearing_get_player (AnningHearing *self)
{
  g_return_val_if_fail (ANNING_IS_HEARING (self), NULL);

  return anning_listening_get_player (self->listening);
}

void
anning_hearing_set_recording (AnningHearing *self,
                              AnningStore   *store,
                              gint64         evidence_id,
                              gint64         incident_id)
{
  g_return_if_fail (ANNING_IS_HEARING (self));

  anning_hearing_forget (self);
  g_set_object (&self->store, store);
  self->evidence_id = store != NULL ? evidence_id : 0;
  self->incident_id = incident_id;
}

void
anning_hearing_forget (AnningHearing *self)
{
  g_return_if_fail (ANNING_IS_HEARING (self));

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->stream);
  g_clear_pointer (&self->rms, g_bytes_unref);
  self->rate = 0;
  self->started_at = ANNING_UNKNOWN;
  self->utc_offset = 0;
  self->length_ms = 0;
  self->stand_ms = ANNING_UNKNOWN;
}

void
anning_hearing_set_clock (AnningHearing *self,
                          gint64         started_at,
                          gint64         utc_offset)
{
  g_return_if_fail (ANNING_IS_HEARING (self));

  self->started_at = started_at;
  self->utc_offset = utc_offset;
}

gboolean
anning_hearing_take (AnningHearing   *self,
                     AnningRecording *recording)
{
  const AnningPeaksData *peaks = recording->peaks;
  gboolean current;

  g_return_val_if_fail (ANNING_IS_HEARING (self), FALSE);

  current = anning_hearing_is_current (self);
  self->length_ms = recording->evidence->length_ms;
  g_set_object (&self->stream, recording->stream);
  g_clear_pointer (&self->rms, g_bytes_unref);
  self->rms = peaks != NULL && peaks->rms != NULL ? g_bytes_ref (peaks->rms) : NULL;
  self->rate = peaks != NULL ? peaks->rate : 0;

  if (current)
    {
      /* Its clock may be known better now. */
      open_it (self, ANNING_UNKNOWN);
      return TRUE;
    }

  if (anning_listening_is_idle (self->listening))
    {
      take_over (self);
      return FALSE;
    }
  self->cancellable = g_cancellable_new ();
  anning_evidence_get_place_async (self->store, self->evidence_id, self->cancellable, place_cb, anning_weak_new (self));
  return FALSE;
}

void
anning_hearing_set_stream (AnningHearing *self,
                           GInputStream  *stream)
{
  g_return_if_fail (ANNING_IS_HEARING (self));

  g_set_object (&self->stream, stream);
}

gboolean
anning_hearing_is_current (AnningHearing *self)
{
  g_return_val_if_fail (ANNING_IS_HEARING (self), FALSE);

  return self->listening != NULL && self->evidence_id != 0 &&
         anning_listening_get_evidence_id (self->listening) == self->evidence_id;
}

gboolean
anning_hearing_play (AnningHearing *self)
{
  g_return_val_if_fail (ANNING_IS_HEARING (self), TRUE);

  if (!take_over (self))
    return FALSE;
  anning_listening_play (self->listening);
  return TRUE;
}

void
anning_hearing_pause (AnningHearing *self)
{
  g_return_if_fail (ANNING_IS_HEARING (self));

  if (anning_hearing_is_current (self))
    anning_listening_pause (self->listening);
}

void
anning_hearing_seek (AnningHearing *self,
                     gint64         position_ms)
{
  g_return_if_fail (ANNING_IS_HEARING (self));

  position_ms = CLAMP (position_ms, 0, self->length_ms);
  self->stand_ms = position_ms;
  if (anning_hearing_is_current (self))
    {
      anning_listening_seek (self->listening, position_ms);
      return;
    }
  if (anning_listening_is_idle (self->listening))
    take_over (self);
  g_signal_emit (self, signals[MOVED], 0);
}

void
anning_hearing_set_seen (AnningHearing *self,
                         gboolean       seen)
{
  g_return_if_fail (ANNING_IS_HEARING (self));

  anning_listening_set_view (self->listening, self, seen ? self->evidence_id : 0);
}

gint64
anning_hearing_get_length (AnningHearing *self)
{
  g_return_val_if_fail (ANNING_IS_HEARING (self), 0);

  return self->length_ms;
}

gint64
anning_hearing_get_position (AnningHearing *self)
{
  g_return_val_if_fail (ANNING_IS_HEARING (self), 0);

  if (self->length_ms <= 0)
    return 0;
  /* Should another be heard, this one stays where it was. */
  if (anning_hearing_is_current (self))
    self->stand_ms = anning_listening_get_position (self->listening);
  return self->stand_ms != ANNING_UNKNOWN ? self->stand_ms : 0;
}

gboolean
anning_hearing_get_playing (AnningHearing *self)
{
  g_return_val_if_fail (ANNING_IS_HEARING (self), FALSE);

  return anning_hearing_is_current (self) && anning_listening_get_playing (self->listening);
}

gboolean
anning_hearing_get_silent (AnningHearing *self)
{
  g_return_val_if_fail (ANNING_IS_HEARING (self), FALSE);

  return anning_hearing_is_current (self) &&
         anning_player_get_silent (anning_listening_get_player (self->listening));
}
