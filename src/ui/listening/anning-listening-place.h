/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-player.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Where one stopped listening to a recording: kept in the file, now and then while it
 * plays and whenever it stops, and found again.
 *
 * Signal: found (gint64 ms): the place remembered is where to stand; not told when another
 *   one was chosen meanwhile
 */
#define ANNING_TYPE_LISTENING_PLACE (anning_listening_place_get_type ())
G_DECLARE_FINAL_TYPE (AnningListeningPlace, anning_listening_place, ANNING, LISTENING_PLACE, GObject)

/* @player: what it stands at is the place */
AnningListeningPlace *anning_listening_place_new           (AnningPlayer         *player);
/*
 * The place in the one before is kept: the player still has it.
 * @store: (nullable): not kept alive; NULL: none. @length_ms: exact
 */
void                  anning_listening_place_set_recording (AnningListeningPlace *self,
                                                            AnningStore          *store,
                                                            gint64                evidence_id,
                                                            gint64                length_ms);
/* Asks the file where one stopped. */
void                  anning_listening_place_recall        (AnningListeningPlace *self);
/* It was gone to by hand: no place that is remembered comes in between. */
void                  anning_listening_place_choose        (AnningListeningPlace *self);
/* From now on there is a place worth keeping. */
void                  anning_listening_place_touch         (AnningListeningPlace *self);
/* The player began or stopped. */
void                  anning_listening_place_set_playing   (AnningListeningPlace *self,
                                                            gboolean              playing);

G_END_DECLS
