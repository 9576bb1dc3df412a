/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-player-view.h"

G_BEGIN_DECLS

/*
 * What belongs to one recording below its player: marks, the transcript, and what leaves: clips,
 * citations, exports; and subtitles that come in. Key M of the player makes its marks.
 */
#define ANNING_TYPE_MARKER_PANE (anning_marker_pane_get_type ())
G_DECLARE_FINAL_TYPE (AnningMarkerPane, anning_marker_pane, ANNING, MARKER_PANE, AdwBin)

/*
 * For one recording; another one gets another pane.
 *
 * @player: shows the recording, and tells when it began; not kept alive
 */
GtkWidget *anning_marker_pane_new   (AnningPlayerView *player,
                                     AnningStore      *store,
                                     gint64            evidence_id,
                                     gint64            incident_id);
/* Saves at once what is typed. */
void       anning_marker_pane_flush (AnningMarkerPane *self);

G_END_DECLS
