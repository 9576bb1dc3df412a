/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record.h"

G_BEGIN_DECLS

/* What one source tells of one contact: kept beside the incident as it was read, so that what was joined can be taken apart. */
typedef struct
{
  AnningRecord record;
  gint64 incident_id;
  gint64 source_id;    /* may be unknown */
  char *kind;          /* anning_source_kinds */
  char *key;           /* of AnningSourceRow */
  gint64 started_at;   /* ms, as the source has it */
  gint64 utc_offset;   /* minutes, may be unknown */
  gint64 precision_ms; /* began within so many ms from started_at */
  char *start;         /* what began then: anning_trace_starts */
  gint64 length_s;     /* seconds, may be unknown */
  char *channel;       /* anning_channels */
  char *direction;     /* anning_directions, may be NULL */
  char *connected;     /* anning_answers */
  char *number;        /* normalised, may be NULL */
  char *number_text;   /* as it stands in the source */
  char *own_number;    /* normalised, may be NULL */
  char *name;          /* that the phone showed */
  char *place;         /* where the own phone was */
  char *text;          /* of a message */
  char *raw_type;      /* kind and direction as they stand in the source */
  char *placed;        /* who said which incident it is of: anning_trace_placings */
} AnningTraceEntry;

ANNING_DECLARE_RECORD (AnningTraceEntry, anning_trace_entry)

G_END_DECLS
