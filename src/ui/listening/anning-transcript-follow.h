/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-heard-text.h"
#include "anning-player-view.h"

G_BEGIN_DECLS

/*
 * While a recording plays, the lines of its transcript that are heard are marked and brought into
 * view, unless somebody scrolled away from them or is typing.
 *
 * Property: following (boolean, read and written, with notify; TRUE at first): whether it does so
 */
#define ANNING_TYPE_TRANSCRIPT_FOLLOW (anning_transcript_follow_get_type ())
G_DECLARE_FINAL_TYPE (AnningTranscriptFollow, anning_transcript_follow, ANNING, TRANSCRIPT_FOLLOW, GObject)

/* None is kept alive; @text is the child of a GtkScrolledWindow. */
AnningTranscriptFollow *anning_transcript_follow_new           (AnningHeardText        *text,
                                                                AnningPlayerView       *player);
/* Marks what is heard at @position_ms, as it does by itself while the recording plays. */
void                    anning_transcript_follow_show          (AnningTranscriptFollow *self,
                                                                gint64                  position_ms);

G_END_DECLS
