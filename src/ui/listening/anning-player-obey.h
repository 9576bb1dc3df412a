/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-hearing.h"
#include "anning-player-looper.h"
#include "anning-player-view.h"

G_BEGIN_DECLS

/*
 * Does what a key or a button of a player wants.
 *
 * Returns: FALSE when there is nothing to do
 */
gboolean anning_player_obey (AnningPlayerView    *view,
                             AnningHearing       *hearing,
                             AnningPlayerCard    *card,
                             AnningPlayerLooper  *looper,
                             AnningPlayerCommand  command,
                             gint64               ms);

G_END_DECLS
