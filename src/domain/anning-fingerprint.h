/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record.h"

G_BEGIN_DECLS

/* What the journal was at a moment: given to somebody else, it shows later that nothing was rewritten. */
typedef struct
{
  AnningRecord record;
  gint64 at;      /* ms, of the journal row */
  gint64 seq;     /* of the journal row */
  char *hash;     /* of the journal row */
  char *sent_to;  /* who has it */
  char *sent_day;
  char *remark;
} AnningFingerprint;

ANNING_DECLARE_RECORD (AnningFingerprint, anning_fingerprint)

char *anning_fingerprint_dup_line (const AnningFingerprint *self);

G_END_DECLS
