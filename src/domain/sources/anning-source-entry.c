/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-source-entry.h"

static const AnningField anning_source_entry_fields[] = {
  ANNING_FIELD (AnningSourceEntry, kind, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningSourceEntry, name, TEXT, ANNING_FIELD_TITLE),
  ANNING_FIELD (AnningSourceEntry, sha256, TEXT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningSourceEntry, carrier, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningSourceEntry, own_number, TEXT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningSourceEntry, file_time, INSTANT, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningSourceEntry, first_at, INSTANT, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningSourceEntry, last_at, INSTANT, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningSourceEntry, period_first, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningSourceEntry, period_last, DAY, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningSourceEntry, n_rows, INTEGER, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningSourceEntry, n_kept, INTEGER, ANNING_FIELD_PLAIN),
};
ANNING_DEFINE_RECORD (AnningSourceEntry, anning_source_entry, "source", 22, "created_at DESC, id DESC");
