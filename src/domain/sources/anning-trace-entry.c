/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-trace-entry.h"

static const AnningField anning_trace_entry_fields[] = {
  ANNING_FIELD (AnningTraceEntry, incident_id, LINK, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningTraceEntry, source_id, LINK, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningTraceEntry, kind, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningTraceEntry, key, TEXT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningTraceEntry, started_at, INSTANT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningTraceEntry, utc_offset, INTEGER, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningTraceEntry, precision_ms, INTEGER, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningTraceEntry, start, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningTraceEntry, length_s, INTEGER, ANNING_FIELD_OPTIONAL),
  ANNING_FIELD (AnningTraceEntry, channel, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningTraceEntry, direction, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningTraceEntry, connected, WORD, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningTraceEntry, number, TEXT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningTraceEntry, number_text, TEXT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningTraceEntry, own_number, TEXT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningTraceEntry, name, TEXT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningTraceEntry, place, TEXT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningTraceEntry, text, TEXT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningTraceEntry, raw_type, TEXT, ANNING_FIELD_PLAIN),
  ANNING_FIELD (AnningTraceEntry, placed, WORD, ANNING_FIELD_PLAIN),
};
ANNING_DEFINE_RECORD (AnningTraceEntry, anning_trace_entry, "trace", 23, "started_at, id");
