/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What can be done with a recording, by a key or by a button. */
typedef enum
{
  ANNING_PLAYER_NOTHING,
  ANNING_PLAYER_TOGGLE,
  ANNING_PLAYER_SKIP,       /* by so many ms */
  ANNING_PLAYER_SEEK,       /* to so many ms */
  ANNING_PLAYER_START,
  ANNING_PLAYER_END,
  ANNING_PLAYER_SLOWER,
  ANNING_PLAYER_FASTER,
  ANNING_PLAYER_MARK,
  ANNING_PLAYER_LOOP,
  ANNING_PLAYER_GO_TO,      /* asks where to */
  ANNING_PLAYER_ZOOM_IN,
  ANNING_PLAYER_ZOOM_OUT,
  ANNING_PLAYER_UNSELECT,
} AnningPlayerCommand;

#define ANNING_PLAYER_STEP G_GINT64_CONSTANT (5000) /* ms, of the buttons and the arrow keys */

/* Returns: FALSE: there was nothing to do, the key is for somebody else */
typedef gboolean (*AnningPlayerKeysFunc) (GtkWidget           *widget,
                                          AnningPlayerCommand  command,
                                          gint64               ms);

/* Once. While @widget can be seen the whole window listens, for the focus is elsewhere most of the time. */
void                anning_player_keys_listen (GtkWidget            *widget,
                                               AnningPlayerKeysFunc  func);

G_END_DECLS
