/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-leg-private.h"
#include "anning-playback-private.h"
#include "anning-player.h"

G_BEGIN_DECLS

#define NOWHERE ANNING_NOWHERE

/* What of the player stands in a file of its own asks for this; nobody else does. */
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

/* Goes there, at once or when the pipeline is free; of many wishes only the newest is fulfilled. */
void anning_player_move_to   (AnningPlayer *self,
                              gint64        position_ms);
/* What is left out or repeated is not what the pipeline was told. */
void anning_player_plan_anew (AnningPlayer *self);

G_END_DECLS
