/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-agreement.h"
#include "anning-deadline-entry.h"
#include "anning-reading.h"

G_BEGIN_DECLS

/* What a day is for. */
typedef enum
{
  ANNING_DUE_PAYMENT,     /* a payment of an agreement */
  ANNING_DUE_INSTALMENT,  /* an instalment of a contract that still runs */
  ANNING_DUE_ANSWER,      /* they promised an answer by this day */
  ANNING_DUE_CONTACT,     /* the next talk */
  ANNING_DUE_OFFER,       /* an offer stands until this day */
  ANNING_DUE_CERTIFICATE, /* the last payment: ask for the balance certificate */
  ANNING_DUE_LETTER,      /* the answer to a letter */
  ANNING_DUE_OWN,         /* the last day on which something has to be handed in */
  ANNING_DUE_AWAITED,     /* the last day on which an office has to answer */
} AnningDueKind;

/* One thing that falls on one day. */
typedef struct
{
  AnningDueKind kind;
  GDate day;
  gint64 debt_id;           /* ANNING_UNKNOWN: a deadline that belongs to none */
  gint64 record_id;         /* the proposal, the round, the letter or the deadline; 0 for a contract */
  gint64 amount;            /* fen, ANNING_UNKNOWN where it is not about a sum */
  gint64 paid;              /* fen */
  gint64 open;              /* fen */
  AnningAccountState state; /* of a payment; else DUE, or MISSED once the day is past */
  gint64 days_late;         /* 0: not late, or it cannot be late */
  guint number;             /* "3 of 24", 0 where there is no number */
  guint of;
  AnningDeadlineKind deadline; /* of a deadline */
  gint64 created_at;           /* of a deadline, ms: when it was noted */
  guint remind[ANNING_DEADLINE_REMINDERS]; /* of a deadline: so many days before, the first one first */
  guint n_remind;
} AnningDueDay;

/* What falls between two days. */
typedef struct
{
  guint n;       /* payments that are open */
  guint n_late;  /* of all things, those that are open and late */
  guint n_paid;  /* payments made */
  guint n_other; /* answers, talks, offers, certificates, deadlines */
  gint64 open;   /* fen still to be paid */
} AnningDueSum;

GArray             *anning_due_days          (const GPtrArray    *cases,
                                              const GPtrArray    *letters,
                                              const GDate        *today);
void                anning_due_days_add_deadlines (GArray          *days,
                                              const GPtrArray    *deadlines,
                                              const GDate        *today);
gboolean            anning_due_day_is_deadline (const AnningDueDay *due);
gboolean            anning_due_day_is_payment (const AnningDueDay *due);
gboolean            anning_due_day_is_open   (const AnningDueDay *due);
gboolean            anning_due_day_is_late   (const AnningDueDay *due);
const AnningDueDay *anning_due_days_find_next (const GArray      *days,
                                              const GDate        *today);
void                anning_due_days_sum      (const GArray       *days,
                                              const GDate        *from,
                                              const GDate        *to,
                                              AnningDueSum       *sum);

G_END_DECLS
