/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record.h"

G_BEGIN_DECLS

/*
 * A moment of a recording as one line that can be written into a letter:
 *
 *   通话 138.m4a · SHA-256 a1b2c3d4e5f6 · 2026-03-12 21:14:09 +08:00 · 02:13 (21:16:22) · “我们会通知你单位”
 *
 * name of the file, the first 12 digits of its hash, when the recording began, the place in it
 * (and the clock on the wall then), and the words: quoted if they are exact, after 大意 if not.
 */
#define ANNING_CITATION_HASH 12

typedef struct
{
  const char *file;
  const char *sha256;
  gint64 started_at;   /* ms, ANNING_UNKNOWN leaves out the day and the clock */
  gint64 utc_offset;   /* minutes */
  gint64 start_ms;
  gint64 end_ms;       /* may be unknown */
  const char *words;   /* NULL when there are none */
  const char *words_are; /* anning_wordings */
} AnningCitation;

/* @language: "zh" or "en" */
char     *anning_citation_format (const AnningCitation *self,
                                  const char           *language);
/*
 * Finds the hash, or its beginning, and the place in a line as above or in "a1b2c3d4e5f6 02:13".
 *
 * @hash: (out) (transfer full): 8 to 64 small hexadecimal digits
 * @start_ms: (out): 0 when no place is told
 */
gboolean  anning_citation_read   (const char           *text,
                                  char                **hash,
                                  gint64               *start_ms);

G_END_DECLS
