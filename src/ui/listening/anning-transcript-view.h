/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-heard-text.h"
#include "anning-player-view.h"
#include "anning-transcript-follow.h"

G_BEGIN_DECLS

/*
 * What is typed while one listens, one text a recording, as anning_transcript_text_read() takes it.
 * It is saved two seconds after the last key, and at once when it loses the focus or goes. While
 * the recording plays it follows, see AnningTranscriptFollow.
 *
 * Keys in the text: Ctrl+J puts in the time, Ctrl+1…3 who speaks, Ctrl+M marks the words,
 * Ctrl+Enter goes to the line's time, as a click on a time does; F7 back, F8 play and pause, F9 on.
 *
 * Signal: mark (gint64 start_ms, gint64 end_ms, const char *speaker, const char *words):
 *   words were chosen; start_ms is ANNING_UNKNOWN where no time stands above them, speaker
 *   (a word of anning_speakers) may be NULL
 */
#define ANNING_TYPE_TRANSCRIPT_VIEW (anning_transcript_view_get_type ())
G_DECLARE_FINAL_TYPE (AnningTranscriptView, anning_transcript_view, ANNING, TRANSCRIPT_VIEW, AdwPreferencesGroup)

/* @player: not kept alive */
GtkWidget     *anning_transcript_view_new          (AnningPlayerView     *player);
/* Once. */
void           anning_transcript_view_open         (AnningTranscriptView *self,
                                                    AnningStore          *store,
                                                    gint64                evidence_id);
/* Saves at once what is typed. */
void           anning_transcript_view_flush        (AnningTranscriptView *self);
/* "[02:13] " where the recording stands, on a line of its own. */
void           anning_transcript_view_insert_time  (AnningTranscriptView *self);
/* @speaker: a word of anning_speakers: at the head of the line, instead of who stood there */
void           anning_transcript_view_set_speaker  (AnningTranscriptView *self,
                                                    const char           *speaker);
/* Tells of the chosen words, or of the line's. */
void           anning_transcript_view_mark         (AnningTranscriptView *self);
/* To the time of the line where the cursor is, or of one above it. */
void           anning_transcript_view_go_to_line   (AnningTranscriptView *self);
GtkTextBuffer *anning_transcript_view_get_buffer   (AnningTranscriptView *self);
/* Both (transfer none); for tests. */
AnningHeardText        *anning_transcript_view_get_text   (AnningTranscriptView *self);
AnningTranscriptFollow *anning_transcript_view_get_follow (AnningTranscriptView *self);

G_END_DECLS
