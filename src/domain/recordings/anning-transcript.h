/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record.h"

G_BEGIN_DECLS

/* What somebody typed while listening to a recording; one a recording. */
typedef struct
{
  AnningRecord record;
  gint64 evidence_id;
  char *text; /* lines as anning_transcript_text_read() takes them */
} AnningTranscript;

ANNING_DECLARE_RECORD (AnningTranscript, anning_transcript)

G_END_DECLS
