/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-listening.h"

G_BEGIN_DECLS

/*
 * "▶ 02:13 / 09:58 1.25× ✕", above the bottom edge of the window, while a recording
 * plays, or was paused on the way, and is not in sight. It says neither whose
 * recording it is nor what it is called: others may look at the screen.
 */
#define ANNING_TYPE_LISTENING_BAR (anning_listening_bar_get_type ())
G_DECLARE_FINAL_TYPE (AnningListeningBar, anning_listening_bar, ANNING, LISTENING_BAR, AdwBin)

GtkWidget *anning_listening_bar_new           (void);
/* @listening: (nullable): NULL shows nothing */
void       anning_listening_bar_set_listening (AnningListeningBar *self,
                                               AnningListening    *listening);

G_END_DECLS
