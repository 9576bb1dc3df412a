/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record.h"

G_BEGIN_DECLS

/* One contact by a collector. The fields are those the conduct rules read. */
typedef struct
{
  AnningRecord record;
  gint64 started_at;           /* ms */
  gint64 utc_offset;           /* minutes, as valid where it happened */
  gint64 ended_at;             /* ms, may be unknown */
  char *time_source;           /* anning_time_sources */
  char *channel;               /* anning_channels */
  char *direction;             /* anning_directions */
  char *connected;             /* anning_answers */
  char *from_number;
  char *to_number;
  char *number_name;           /* the name the phone showed */
  char *to_party;              /* anning_parties */
  gint64 relative_id;          /* may be unknown */
  gint64 debt_id;              /* may be unknown */
  char *creditor;
  char *lender_type;           /* anning_lender_types */
  char *product_type;          /* anning_product_types */
  char *collector;             /* agency, as it named itself */
  char *identified_self;       /* anning_answers */
  char *claimed_identity;      /* anning_identities */
  char *purpose;               /* anning_purposes */
  char *disclosed;             /* anning_disclosures */
  char *tags;                  /* words of anning_incident_tags, one blank between them */
  gint64 prior_refusal;        /* the other side had been asked to stop */
  gint64 wrong_person_told_at; /* ms, may be unknown */
  char *agreed_hours;          /* "20:00-21:30", blank separated */
  gint64 agreed_calls;         /* calls a day that were agreed, may be unknown */
  gint64 night_consent;
  char *plan_status;           /* anning_plan_states */
  gint64 visitors;             /* may be unknown */
  char *entered;               /* anning_answers */
  char *entry_consent;         /* anning_answers */
  char *pay_to;                /* anning_pay_targets */
  char *words;                 /* what was said */
  char *words_are;             /* anning_wordings */
  char *reply;                 /* what I said */
  char *followed;              /* what followed */
  char *summary;
  gint64 written_at;           /* ms, when it was written down, beside when it happened, may be unknown */
  char *person;                /* who it was: name, staff number */
  char *place;                 /* of a visit; address of a post */
  char *private_note;          /* for oneself, in no paper unless one asks for it */
  char *written_by;            /* anning_writers; NULL: by who uses the program */
} AnningIncident;

ANNING_DECLARE_RECORD (AnningIncident, anning_incident)

/* A moment in a recording. */
typedef struct
{
  AnningRecord record;
  gint64 evidence_id;
  gint64 start_ms; /* ms into the recording */
  gint64 end_ms;   /* may be unknown */
  char *speaker;   /* anning_speakers */
  char *words;
  char *words_are; /* anning_wordings */
  char *tags;
} AnningMarker;

ANNING_DECLARE_RECORD (AnningMarker, anning_marker)

G_END_DECLS
