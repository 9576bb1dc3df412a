/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The times at the heads of lines in a text buffer: they are coloured as they are typed, and a
 * click on one tells it.
 */
typedef struct _AnningTranscriptStamps AnningTranscriptStamps;

typedef void (*AnningTranscriptStampFunc) (gint64   start_ms,
                                           gpointer user_data);

/* Lives as long as @view. @func: a time was clicked */
void     anning_transcript_stamps_attach (GtkTextView               *view,
                                          AnningTranscriptStampFunc  func,
                                          gpointer                   user_data);
/*
 * @start_ms, @end_ms: (out): ms, ANNING_UNKNOWN if none
 * @head: (out) (optional): bytes up to where the speaker or the words begin
 *
 * Returns: FALSE if the line of @iter begins without a time
 */
gboolean anning_transcript_stamps_read   (const GtkTextIter         *iter,
                                          gint64                    *start_ms,
                                          gint64                    *end_ms,
                                          gsize                     *head);

G_END_DECLS
