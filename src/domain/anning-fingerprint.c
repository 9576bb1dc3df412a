/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-fingerprint.h"

static const AnningField anning_fingerprint_fields[] = {
  ANNING_FIELD (AnningFingerprint, at, INSTANT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningFingerprint, seq, INTEGER, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningFingerprint, hash, TEXT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningFingerprint, sent_to, TEXT, ANNING_FIELD_SEARCHED),
  ANNING_FIELD (AnningFingerprint, sent_day, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningFingerprint, remark, TEXT, ANNING_FIELD_SEARCHED),
};
ANNING_DEFINE_RECORD (AnningFingerprint, anning_fingerprint, "fingerprint", 25, "at DESC, id DESC");
