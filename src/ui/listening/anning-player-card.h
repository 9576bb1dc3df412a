/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-player-keys.h"
#include "anning-player.h"
#include "anning-waveform.h"

G_BEGIN_DECLS

/*
 * The face of a recording: its waveform and what can be pressed. It plays nothing: it
 * tells what a person wants, and shows what it is told.
 *
 * Signal: command (int AnningPlayerCommand, gint64 ms)
 */
#define ANNING_TYPE_PLAYER_CARD (anning_player_card_get_type ())
G_DECLARE_FINAL_TYPE (AnningPlayerCard, anning_player_card, ANNING, PLAYER_CARD, AdwBin)

typedef enum
{
  ANNING_PLAYER_LOOP_OFF,
  ANNING_PLAYER_LOOP_BEGUN, /* its beginning is set */
  ANNING_PLAYER_LOOP_ON,
} AnningPlayerLoop;

/* Once: whose speed and sound are shown and set. */
void            anning_player_card_set_player    (AnningPlayerCard *self,
                                                  AnningPlayer     *player);
/* @pairs, @rms: (nullable): as for a waveform. Another recording, or the same one anew, from its start. */
void            anning_player_card_set_recording (AnningPlayerCard *self,
                                                  GBytes           *pairs,
                                                  GBytes           *rms,
                                                  guint             rate,
                                                  gint64            length_ms,
                                                  gboolean          sides_differ);
/* @started_at: ms, ANNING_UNKNOWN: no clock. @precision_ms: it began within so many ms */
void            anning_player_card_set_clock     (AnningPlayerCard *self,
                                                  gint64            started_at,
                                                  gint64            utc_offset,
                                                  gint64            precision_ms);
/* @text: (nullable): what is wrong with the recording although it can be heard */
void            anning_player_card_set_notice    (AnningPlayerCard *self,
                                                  const char       *text);
void            anning_player_card_set_position  (AnningPlayerCard *self,
                                                  gint64            position_ms);
void            anning_player_card_set_playing   (AnningPlayerCard *self,
                                                  gboolean          playing);
void            anning_player_card_set_loop      (AnningPlayerCard *self,
                                                  AnningPlayerLoop  loop);
/* Another speed of the list: @steps up or down. */
void            anning_player_card_step_speed    (AnningPlayerCard *self,
                                                  int               steps);
void            anning_player_card_ask_place     (AnningPlayerCard *self);
/* Returns: (transfer full) (nullable): what a screen reader says once a key has done it; NULL where that is heard, or
 * said by what has the focus */
char           *anning_player_card_tell          (AnningPlayerCard    *self,
                                                  AnningPlayerCommand  command);
/* @factor: 2 shows half as much, around the cursor where it is in sight */
void            anning_player_card_zoom          (AnningPlayerCard *self,
                                                  double            factor);
AnningWaveform *anning_player_card_get_waveform  (AnningPlayerCard *self);

G_END_DECLS
