/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-cues.h"

G_BEGIN_DECLS

/* Longer than any recording of a call; beyond it a time is a mistake. */
#define ANNING_CUES_LONGEST (G_GINT64_CONSTANT (1000) * 3600000)

/* The name before the colon. @speaker: (out): NULL if none. Returns: bytes to the words */
gsize _anning_transcript_take_speaker (const char  *text,
                                       char       **speaker);

G_END_DECLS
