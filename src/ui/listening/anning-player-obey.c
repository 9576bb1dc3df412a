/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-player-obey.h"

#define ZOOM_STEP 2.0

static void
toggle (AnningPlayerView *view,
        AnningHearing    *hearing)
{
  if (anning_hearing_get_playing (hearing))
    anning_hearing_pause (hearing);
  else
    anning_player_view_play (view);
}

static void
step_loop (AnningHearing      *hearing,
           AnningPlayerLooper *looper)
{
  gint64 place = anning_player_looper_step (looper, anning_hearing_get_position (hearing));

  if (place != ANNING_UNKNOWN)
    anning_hearing_seek (hearing, place);
}

static gboolean
unselect (AnningPlayerCard *card)
{
  AnningWaveform *waveform = anning_player_card_get_waveform (card);
  gint64 start, end;

  if (!anning_waveform_get_selection (waveform, &start, &end))
    return FALSE;
  anning_waveform_set_selection (waveform, ANNING_UNKNOWN, ANNING_UNKNOWN);
  return TRUE;
}

gboolean
anning_player_obey (AnningPlayerView    *view,
                    AnningHearing       *hearing,
                    AnningPlayerCard    *card,
                    AnningPlayerLooper  *looper,
                    AnningPlayerCommand  command,
                    gint64               ms)
{
  const gint64 position = anning_hearing_get_position (hearing);

  switch (command)
    {
    case ANNING_PLAYER_TOGGLE:
      toggle (view, hearing);
      return TRUE;
    case ANNING_PLAYER_SKIP:
      anning_hearing_seek (hearing, position + ms);
      return TRUE;
    case ANNING_PLAYER_SEEK:
      anning_hearing_seek (hearing, ms);
      return TRUE;
    case ANNING_PLAYER_START:
      anning_hearing_seek (hearing, 0);
      return TRUE;
    case ANNING_PLAYER_END:
      anning_hearing_seek (hearing, anning_hearing_get_length (hearing));
      return TRUE;
    case ANNING_PLAYER_SLOWER:
      anning_player_card_step_speed (card, -1);
      return TRUE;
    case ANNING_PLAYER_FASTER:
      anning_player_card_step_speed (card, 1);
      return TRUE;
    case ANNING_PLAYER_MARK:
      g_signal_emit_by_name (view, "mark", position);
      return TRUE;
    case ANNING_PLAYER_LOOP:
      step_loop (hearing, looper);
      return TRUE;
    case ANNING_PLAYER_GO_TO:
      anning_player_card_ask_place (card);
      return TRUE;
    case ANNING_PLAYER_ZOOM_IN:
      anning_player_card_zoom (card, ZOOM_STEP);
      return TRUE;
    case ANNING_PLAYER_ZOOM_OUT:
      anning_player_card_zoom (card, 1 / ZOOM_STEP);
      return TRUE;
    case ANNING_PLAYER_UNSELECT:
      return unselect (card);
    case ANNING_PLAYER_NOTHING:
    default:
      return FALSE;
    }
}
