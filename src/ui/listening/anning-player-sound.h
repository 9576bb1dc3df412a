/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-player.h"

G_BEGIN_DECLS

/* How recordings sound: louder, clearer, which side, without silence, how far a pause goes back. */
#define ANNING_TYPE_PLAYER_SOUND (anning_player_sound_get_type ())
G_DECLARE_FINAL_TYPE (AnningPlayerSound, anning_player_sound, ANNING, PLAYER_SOUND, GtkPopover)

/* Once: shows what the player does, and has it do otherwise. */
void anning_player_sound_set_player       (AnningPlayerSound *self,
                                           AnningPlayer      *player);
/* Only then can one of them be chosen. */
void anning_player_sound_set_sides_differ (AnningPlayerSound *self,
                                           gboolean           sides_differ);

G_END_DECLS
