/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-record.h"

G_BEGIN_DECLS

/* Something that was sent in or arrived, from which a deadline runs. */
typedef struct
{
  AnningRecord record;
  char *kind;         /* id of an AnningDeadlineRule */
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

G_END_DECLS
