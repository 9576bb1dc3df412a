/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-player-view.h"
#include "anning-record-group.h"

G_BEGIN_DECLS

/*
 * The marked moments of one recording, by their place: "02:13 (21:16:22) …"; each leads back to its
 * place in the sound.
 *
 * Signal: cite (const AnningMarker *): its citation is wanted
 */
#define ANNING_TYPE_MARKER_GROUP (anning_marker_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningMarkerGroup, anning_marker_group, ANNING, MARKER_GROUP, AnningRecordGroup)

/* How far before the key a mark begins: what is marked was heard before one could press it. ms */
#define ANNING_MARK_BEFORE G_GINT64_CONSTANT (3000)

GtkWidget *anning_marker_group_new        (AnningPlayerView  *player);
/* Instead of anning_record_group_load(). */
void       anning_marker_group_open       (AnningMarkerGroup *self,
                                           AnningStore       *store,
                                           gint64             evidence_id);
/* @started_at: ms, when the recording began, ANNING_UNKNOWN if that is not known */
void       anning_marker_group_set_origin (AnningMarkerGroup *self,
                                           gint64             started_at,
                                           gint64             utc_offset);
/*
 * Makes a mark at once, and offers to take it back; the focus stays where it is.
 *
 * @end_ms: ms, may be ANNING_UNKNOWN. @speaker: (nullable): a word of anning_speakers
 * @words: (nullable): exact words; NULL: they are written later
 */
void       anning_marker_group_mark       (AnningMarkerGroup *self,
                                           gint64             start_ms,
                                           gint64             end_ms,
                                           const char        *speaker,
                                           const char        *words);
/* The same with the selection, or with what was heard just now. */
void       anning_marker_group_mark_now   (AnningMarkerGroup *self);

G_END_DECLS
