/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-transcript.h"

static const AnningField anning_transcript_fields[] = {
  ANNING_FIELD (AnningTranscript, evidence_id, LINK, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningTranscript, text, TEXT, ANNING_FIELD_SEARCHED),
};
ANNING_DEFINE_RECORD (AnningTranscript, anning_transcript, "transcript", 27, "evidence_id, id");
