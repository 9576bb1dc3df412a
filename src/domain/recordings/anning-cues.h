/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-transcript-text.h"

G_BEGIN_DECLS

#define ANNING_CUES_ERROR (anning_cues_error_quark ())
GQuark anning_cues_error_quark (void);

/* Why a file of subtitles or labels is not taken; the page puts it into words. */
typedef enum
{
  ANNING_CUES_ERROR_NOT_TEXT, /* neither UTF-8 nor anything with lines */
  ANNING_CUES_ERROR_NO_CUES,  /* there is no time in it */
  ANNING_CUES_ERROR_LINE,     /* a line in which a time is expected has none; the message is its number, from 1 */
  ANNING_CUES_ERROR_TOO_MANY, /* more than any recording holds; the message is how many are taken */
} AnningCuesError;

typedef enum
{
  ANNING_CUES_FORMAT_TEXT,     /* lines as in the transcript; written only */
  ANNING_CUES_FORMAT_MARKDOWN, /* written only */
  ANNING_CUES_FORMAT_SRT,
  ANNING_CUES_FORMAT_VTT,
  ANNING_CUES_FORMAT_LABELS,   /* Audacity: seconds, tab, seconds, tab, words */
} AnningCuesFormat;

#define ANNING_CUES_MAX 20000

/* What the content is, never by the name; FALSE if it is none of those that can be read. */
gboolean    anning_cues_sniff     (const char       *text,
                                   AnningCuesFormat *format);
/*
 * @text: UTF-8, with or without a byte order mark, any line ends
 *
 * Returns: (transfer container): cues sorted by their start; an end that is not after its start is unknown
 */
GPtrArray  *anning_cues_read      (const char        *text,
                                   AnningCuesFormat   format,
                                   GError           **error);
/*
 * @head: (nullable): lines that say where the words come from; a comment where the format
 *   has one, else a first cue of three seconds or a first label
 * @length_ms: of the recording, ends the last cue; ANNING_UNKNOWN lets it last five seconds
 *
 * A cue without an end lasts to the next one's start. One without a start is left out where a time is needed.
 */
char       *anning_cues_write     (GPtrArray         *cues,
                                   AnningCuesFormat   format,
                                   const char        *head,
                                   gint64             length_ms);
/* "srt", "vtt", "txt", "md" */
const char *anning_cues_extension (AnningCuesFormat   format);

G_END_DECLS
