/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-player-view.h"
#include "anning-record-group.h"

G_BEGIN_DECLS

/* The marked moments of one recording: "02:13 (21:16:22) …"; each leads back to its place in the sound. */
#define ANNING_TYPE_MARKER_GROUP (anning_marker_group_get_type ())
G_DECLARE_FINAL_TYPE (AnningMarkerGroup, anning_marker_group, ANNING, MARKER_GROUP, AnningRecordGroup)

GtkWidget *anning_marker_group_new        (AnningPlayerView  *player);
/* @started_at: ms, when the recording began, ANNING_UNKNOWN if that is not known */
void       anning_marker_group_set_origin (AnningMarkerGroup *self,
                                           gint64             started_at,
                                           gint64             utc_offset);

G_END_DECLS
