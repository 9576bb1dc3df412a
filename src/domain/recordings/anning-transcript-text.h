/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record.h"

G_BEGIN_DECLS

/*
 * A transcript as it is typed and kept, a line a turn:
 *
 *   [02:13] 对方：我们会通知你单位
 *   [1:02:13.5-1:02:20] Me: I want it in writing.
 *   which goes on here
 *
 * Brackets are [ ], 【 】 or ［ ］, colons ASCII or Chinese; the end and the speaker may be
 * missing. A line without a time goes on with the turn above; before the first time it is a
 * turn of its own without one. Any text can be read, and nothing of it is lost.
 */

/* Something that is said in a recording. */
typedef struct
{
  gint64 start_ms; /* ms into the recording, ANNING_UNKNOWN for words before the first time */
  gint64 end_ms;   /* ANNING_UNKNOWN when nobody said */
  char *speaker;   /* as it is written, NULL when nobody is named */
  char *words;     /* never NULL; lines are separated by \n */
} AnningCue;

AnningCue  *anning_cue_new               (gint64       start_ms,
                                          gint64       end_ms,
                                          const char  *speaker,
                                          const char  *words);
void        anning_cue_free              (AnningCue   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningCue, anning_cue_free)

/* Array of AnningCue in the order of the text. */
GPtrArray  *anning_transcript_text_read  (const char  *text);
/* The inverse; "对方：" takes a full-width colon, a Latin name ": ". */
char       *anning_transcript_text_write (GPtrArray   *cues);
/*
 * Puts @cues, sorted by their start, into @text where their time belongs; the lines
 * that are there stay as they were typed.
 */
char       *anning_transcript_text_merge (const char  *text,
                                          GPtrArray   *cues);
/* The place written at the head of @line. @length: (out): bytes of it up to where the speaker or the words begin. */
gboolean    anning_transcript_line_time  (const char  *line,
                                          gint64      *start_ms,
                                          gint64      *end_ms,
                                          gsize       *length);
/* "[02:13] ", as it is put in while listening; tenths are left out. */
char       *anning_transcript_stamp      (gint64       position_ms);
/* "02:13", "1:02:13.5", full-width colons too; @end: (out): where it stops. FALSE when there is none. */
gboolean    anning_place_parse           (const char  *text,
                                          gint64      *ms,
                                          const char **end);
/* The word of anning_speakers for a name in either language, NULL for others. */
const char *anning_speaker_word          (const char  *speaker);
/* "对方" or "Them" for a word of anning_speakers, NULL for others. @language: "zh" or "en" */
const char *anning_speaker_name          (const char  *word,
                                          const char  *language);

G_END_DECLS
