/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-deadline.h"
#include "anning-record.h"

G_BEGIN_DECLS

/* Something that was sent in or arrived, from which a deadline runs. */
typedef struct
{
  AnningRecord record;
  char *kind;         /* id of one of anning_deadline_rules */
  char *trigger_day;  /* when it was sent in or arrived */
  char *named_day;    /* the last day where the paper names one */
  gint64 extended;    /* they said that it will take longer */
  gint64 specially;   /* they said so once more */
  gint64 small_claim;
  char *addressee;    /* to whom it went, or from whom it came */
  gint64 debt_id;     /* may be unknown, as the next two */
  gint64 incident_id;
  gint64 letter_id;
  char *done_day;     /* when it was answered */
  char *remark;
} AnningDeadlineEntry;

ANNING_DECLARE_RECORD (AnningDeadlineEntry, anning_deadline_entry)

typedef enum
{
  ANNING_DEADLINE_STATE_UNKNOWN, /* its kind, or the day from which it runs, is missing or wrong */
  ANNING_DEADLINE_STATE_UNNAMED, /* the day that the paper names is not noted */
  ANNING_DEADLINE_STATE_NONE,    /* there is nothing to wait for */
  ANNING_DEADLINE_STATE_AHEAD,
  ANNING_DEADLINE_STATE_NEAR,    /* the last day is within the week, or today */
  ANNING_DEADLINE_STATE_PAST,    /* the last day is over */
  ANNING_DEADLINE_STATE_DONE,
} AnningDeadlineState;

AnningDeadlineFlags anning_deadline_entry_get_flags (const AnningDeadlineEntry *self);
AnningDeadlineState anning_deadline_entry_find      (const AnningDeadlineEntry *self,
                                                     const GDate               *today,
                                                     AnningDeadline            *deadline);

G_END_DECLS
