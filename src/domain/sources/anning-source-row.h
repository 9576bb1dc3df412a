/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-date.h"
#include "anning-record.h"

G_BEGIN_DECLS

/* Who tells of a contact. */
typedef enum
{
  ANNING_SOURCE_CALL_LOG,  /* the phone's list of calls */
  ANNING_SOURCE_TEXT_LOG,  /* the phone's messages */
  ANNING_SOURCE_BILL,      /* the carrier's list */
  ANNING_SOURCE_RECORDING, /* what a recorder wrote beside its recording */
  ANNING_SOURCE_KIT,       /* what a relative wrote down in the page on their phone */
} AnningSourceKind;

/* Whether the number of the other side is there, and if not, why. */
typedef enum
{
  ANNING_NUMBER_KNOWN,
  ANNING_NUMBER_MISSING,  /* the source holds none */
  ANNING_NUMBER_WITHHELD, /* the caller hid it */
  ANNING_NUMBER_PAYPHONE,
  ANNING_NUMBER_MASKED,   /* "138****8000": whoever made the file hid it */
  ANNING_NUMBER_ROUNDED,  /* "1.38E+10": a spreadsheet lost its digits */
} AnningNumberState;

/* What the start of a row is; joining sources depends on it. */
typedef enum
{
  ANNING_START_RINGING, /* a phone's log */
  ANNING_START_ANSWER,  /* a bill: what is charged begins there */
  ANNING_START_ARRIVAL, /* a message: when it came or was sent */
  ANNING_START_RECORDING,
} AnningSourceStart;

/* Why a row of a source is not a contact. */
typedef enum
{
  ANNING_SKIP_NONE,
  ANNING_SKIP_HEADING,   /* headings, days, totals and remarks: nothing is lost */
  ANNING_SKIP_NO_TIME,   /* none that can be read */
  ANNING_SKIP_NO_YEAR,   /* a day and a month, and nothing tells the year */
  ANNING_SKIP_NO_NUMBER, /* in a bill no number, or what is no number */
  ANNING_SKIP_NOT_SENT,  /* drafts and messages that were never sent */
  ANNING_SKIP_UNKNOWN,   /* neither a call nor a message */
} AnningSkipReason;

#define ANNING_SKIP_REASONS (ANNING_SKIP_UNKNOWN + 1)

/*
 * One contact as one source tells it. What the source does not say is NULL or
 * ANNING_UNKNOWN, never guessed.
 */
typedef struct
{
  AnningSourceKind kind;
  AnningNumberState number_state;
  char *number;            /* normalised; a sender's name for a message from one; NULL unless known */
  char *number_text;       /* as it stands in the source */
  char *own_number;        /* normalised */
  char *name;              /* the name that the phone showed */
  gint64 started_at;       /* ms */
  gint64 precision_ms;     /* 1, 1000 or 60000: the contact began within so many ms from started_at */
  gint64 utc_offset;       /* minutes; unknown for an instant: whoever takes it chooses */
  AnningSourceStart start;
  gint64 length_s;         /* seconds */
  const char *channel;     /* anning_channels */
  const char *direction;   /* anning_directions, or NULL */
  const char *connected;   /* anning_answers */
  char *text;              /* of a message */
  char *place;             /* where the own phone was */
  char *raw_type;          /* kind and direction as they stand in the source */
  char *key;               /* the same for the same contact of the same source, however often it is read */
  gint64 relative_id;      /* whom it reached, of what a relative wrote down; 0: the source does not say */
} AnningSourceRow;

void             anning_source_row_init       (AnningSourceRow       *self);
void             anning_source_row_clear      (AnningSourceRow       *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnningSourceRow, anning_source_row_clear)
AnningSourceRow *anning_source_row_copy       (const AnningSourceRow *self);
void             anning_source_row_free       (AnningSourceRow       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningSourceRow, anning_source_row_free)

void             anning_source_row_set_number (AnningSourceRow       *self,
                                               const char            *text);
/* The numbers of Android's CallLog and Telephony tables. FALSE when it is not known or no contact. */
gboolean         anning_source_row_set_call   (AnningSourceRow       *self,
                                               gint64                 type,
                                               gint64                 presentation);
AnningSkipReason anning_source_row_set_text   (AnningSourceRow       *self,
                                               gint64                 type);
void             anning_source_row_make_key   (AnningSourceRow       *self);

G_END_DECLS
