/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-player-card.h"

G_BEGIN_DECLS

/*
 * What part of a recording is heard again and again: from here, to here, off; or what is
 * selected, and off. It shows it on the card and has the player do it.
 */
#define ANNING_TYPE_PLAYER_LOOPER (anning_player_looper_get_type ())
G_DECLARE_FINAL_TYPE (AnningPlayerLooper, anning_player_looper, ANNING, PLAYER_LOOPER, GObject)

AnningPlayerLooper *anning_player_looper_new       (AnningPlayerCard   *card,
                                                    AnningPlayer       *player);
/* @heard: the player has the recording of the card now; only then is it told */
void                anning_player_looper_set_heard (AnningPlayerLooper *self,
                                                    gboolean            heard);
/* The next state. Returns: where to go now, ms, ANNING_UNKNOWN: nowhere */
gint64              anning_player_looper_step      (AnningPlayerLooper *self,
                                                    gint64              position_ms);
/* While only its beginning is set it reaches up to here. */
void                anning_player_looper_follow    (AnningPlayerLooper *self,
                                                    gint64              position_ms);
/* Shows the loop that the player is in. */
void                anning_player_looper_adopt     (AnningPlayerLooper *self);
/* Another recording; the player is not told. */
void                anning_player_looper_forget    (AnningPlayerLooper *self);

G_END_DECLS
