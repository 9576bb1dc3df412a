/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-fingerprint.h"

#include "anning-date.h"
#include "anning-fingerprint-line.h"

static const AnningField anning_fingerprint_fields[] = {
  ANNING_FIELD (AnningFingerprint, at, INSTANT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningFingerprint, seq, INTEGER, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningFingerprint, hash, TEXT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningFingerprint, sent_to, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningFingerprint, sent_day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningFingerprint, remark, TEXT, ANNING_FIELD_SEARCHED),
};
ANNING_DEFINE_RECORD (AnningFingerprint, anning_fingerprint, "fingerprint", 25, "at DESC, id DESC");

/* Returns: (transfer full): as anning_fingerprint_line_format() writes it, the moment as in China */
char *
anning_fingerprint_dup_line (const AnningFingerprint *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return anning_fingerprint_line_format (self->at, ANNING_CHINA_OFFSET, self->seq, self->hash);
}
