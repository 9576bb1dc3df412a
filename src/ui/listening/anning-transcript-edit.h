/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What is done at the cursor of a text as anning_transcript_text_read() takes it. */

/* Returns: ms, the time of the line where the cursor is or of one above it; ANNING_UNKNOWN if there is none */
gint64  anning_transcript_edit_get_time    (GtkTextBuffer  *buffer);
/* "[02:13] " on a line of its own, or instead of the time that the cursor is on. */
void    anning_transcript_edit_put_time    (GtkTextBuffer  *buffer,
                                            gint64          position_ms);
/* @speaker: a word of anning_speakers: at the head of the line, instead of who stood there */
void    anning_transcript_edit_put_speaker (GtkTextBuffer  *buffer,
                                            const char     *speaker);
/*
 * The selected words, or those of the cursor's line, as they are quoted: without times and names.
 *
 * @start_ms, @end_ms: (out): ms, of the line they begin in or of one above it; ANNING_UNKNOWN if there is none
 * @speaker: (out): a word of anning_speakers, or NULL
 *
 * Returns: (transfer full) (nullable): NULL if there are no words
 */
char   *anning_transcript_edit_dup_chosen  (GtkTextBuffer  *buffer,
                                            gint64         *start_ms,
                                            gint64         *end_ms,
                                            const char    **speaker);

G_END_DECLS
