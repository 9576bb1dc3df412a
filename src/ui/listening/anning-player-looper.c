/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-player-looper.h"

/* What is shorter is no loop but a key that was pressed twice. */
#define LEAST_LOOP G_GINT64_CONSTANT (300) /* ms */

struct _AnningPlayerLooper
{
  GObject parent_instance;

  AnningPlayerCard *card; /* weak */
  AnningPlayer *player;
  gboolean heard;
  AnningPlayerLoop loop;
  gint64 from;
  gboolean by_keys;   /* its selection goes with it */
  gboolean selecting; /* the selection is set from here */
};

G_DEFINE_FINAL_TYPE (AnningPlayerLooper, anning_player_looper, G_TYPE_OBJECT)

static AnningWaveform *
get_waveform (AnningPlayerLooper *self)
{
  return anning_player_card_get_waveform (self->card);
}

static void
set_selection (AnningPlayerLooper *self,
               gint64              start_ms,
               gint64              end_ms)
{
  self->selecting = TRUE;
  anning_waveform_set_selection (get_waveform (self), start_ms, end_ms);
  self->selecting = FALSE;
}

static void
tell_player (AnningPlayerLooper *self)
{
  gint64 start, end;

  if (!self->heard)
    return;
  if (self->loop != ANNING_PLAYER_LOOP_ON || !anning_waveform_get_selection (get_waveform (self), &start, &end))
    start = end = ANNING_UNKNOWN;
  anning_player_set_loop (self->player, start, end);
}

static void
take (AnningPlayerLooper *self,
      AnningPlayerLoop    loop)
{
  self->loop = loop;
  anning_player_card_set_loop (self->card, loop);
  tell_player (self);
}

/* Returns: where to go: what stands behind the part would play on to the end */
static gint64
begin (AnningPlayerLooper *self,
       gint64              position_ms)
{
  gint64 start, end;

  take (self, ANNING_PLAYER_LOOP_ON);
  anning_waveform_get_selection (get_waveform (self), &start, &end);
  return self->by_keys || position_ms < start || position_ms >= end ? start : ANNING_UNKNOWN;
}

static void
finish (AnningPlayerLooper *self)
{
  if (self->by_keys)
    set_selection (self, ANNING_UNKNOWN, ANNING_UNKNOWN);
  self->by_keys = FALSE;
  take (self, ANNING_PLAYER_LOOP_OFF);
}

/* By hand: what is heard again and again goes with it. */
static void
selection_changed_cb (AnningPlayerLooper *self)
{
  gint64 start, end;

  if (self->selecting || self->card == NULL)
    return;
  self->by_keys = FALSE;
  if (!anning_waveform_get_selection (get_waveform (self), &start, &end) || self->loop == ANNING_PLAYER_LOOP_BEGUN)
    take (self, ANNING_PLAYER_LOOP_OFF);
  else if (self->loop == ANNING_PLAYER_LOOP_ON)
    tell_player (self);
}

static void
anning_player_looper_dispose (GObject *object)
{
  AnningPlayerLooper *self = ANNING_PLAYER_LOOPER (object);

  g_clear_weak_pointer (&self->card);
  g_clear_object (&self->player);

  G_OBJECT_CLASS (anning_player_looper_parent_class)->dispose (object);
}

static void
anning_player_looper_class_init (AnningPlayerLooperClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_player_looper_dispose;
}

static void
anning_player_looper_init (AnningPlayerLooper *self)
{
}

AnningPlayerLooper *
anning_player_looper_new (AnningPlayerCard *card,
                          AnningPlayer     *player)
{
  AnningPlayerLooper *self = g_object_new (ANNING_TYPE_PLAYER_LOOPER, NULL);

  g_set_weak_pointer (&self->card, card);
  self->player = g_object_ref (player);
  g_signal_connect_object (get_waveform (self), "notify::selection-start", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_waveform (self), "notify::selection-end", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
anning_player_looper_set_heard (AnningPlayerLooper *self,
                                gboolean            heard)
{
  g_return_if_fail (ANNING_IS_PLAYER_LOOPER (self));

  if (self->heard == heard)
    return;
  self->heard = heard;
  if (self->loop == ANNING_PLAYER_LOOP_ON)
    tell_player (self);
}

gint64
anning_player_looper_step (AnningPlayerLooper *self,
                           gint64              position_ms)
{
  gint64 start, end;

  g_return_val_if_fail (ANNING_IS_PLAYER_LOOPER (self), ANNING_UNKNOWN);

  switch (self->loop)
    {
    case ANNING_PLAYER_LOOP_OFF:
      self->by_keys = !anning_waveform_get_selection (get_waveform (self), &start, &end);
      if (!self->by_keys)
        return begin (self, position_ms);
      self->from = position_ms;
      take (self, ANNING_PLAYER_LOOP_BEGUN);
      return ANNING_UNKNOWN;
    case ANNING_PLAYER_LOOP_BEGUN:
      if (ABS (position_ms - self->from) >= LEAST_LOOP)
        {
          set_selection (self, self->from, position_ms);
          return begin (self, position_ms);
        }
      finish (self);
      return ANNING_UNKNOWN;
    case ANNING_PLAYER_LOOP_ON:
    default:
      finish (self);
      return ANNING_UNKNOWN;
    }
}

void
anning_player_looper_follow (AnningPlayerLooper *self,
                             gint64              position_ms)
{
  g_return_if_fail (ANNING_IS_PLAYER_LOOPER (self));

  if (self->loop == ANNING_PLAYER_LOOP_BEGUN)
    set_selection (self, self->from, position_ms);
}

void
anning_player_looper_adopt (AnningPlayerLooper *self)
{
  gint64 start, end;

  g_return_if_fail (ANNING_IS_PLAYER_LOOPER (self));

  if (!anning_player_get_loop (self->player, &start, &end))
    return;
  set_selection (self, start, end);
  self->by_keys = FALSE;
  self->loop = ANNING_PLAYER_LOOP_ON;
  anning_player_card_set_loop (self->card, ANNING_PLAYER_LOOP_ON);
}

void
anning_player_looper_forget (AnningPlayerLooper *self)
{
  g_return_if_fail (ANNING_IS_PLAYER_LOOPER (self));

  self->heard = FALSE;
  self->by_keys = FALSE;
  set_selection (self, ANNING_UNKNOWN, ANNING_UNKNOWN);
  take (self, ANNING_PLAYER_LOOP_OFF);
}
