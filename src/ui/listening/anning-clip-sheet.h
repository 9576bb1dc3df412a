/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-player-view.h"

G_BEGIN_DECLS

/* Asks from where to where and as what, then saves that part of a recording with its sheet. */
#define ANNING_TYPE_CLIP_SHEET (anning_clip_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AnningClipSheet, anning_clip_sheet, ANNING, CLIP_SHEET, AdwWindow)

/* @player: (nullable): its selection is what is offered, its place what the buttons take; not kept alive */
AnningClipSheet *anning_clip_sheet_new     (AnningStore      *store,
                                            gint64            evidence_id,
                                            gint64            incident_id,
                                            gint64            length_ms,
                                            AnningPlayerView *player);
void             anning_clip_sheet_set     (AnningClipSheet  *self,
                                            gint64            start_ms,
                                            gint64            end_ms);
/* Saves to @file, which is not asked for any more. */
void             anning_clip_sheet_save_to (AnningClipSheet  *self,
                                            GFile            *file);

G_END_DECLS
