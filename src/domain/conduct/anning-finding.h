/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-conduct-rules.h"

G_BEGIN_DECLS

/* What a rule found. It says that something may breach something, never more. */

typedef enum
{
  ANNING_OUTCOME_HIT,
  ANNING_OUTCOME_EXPLANATION,  /* something to know; never counted as a hit */
  ANNING_OUTCOME_INSUFFICIENT, /* too little is known, see missing; never counted as a hit */
} AnningOutcome;

/* The numbers for the wording. */
typedef enum
{
  ANNING_COUNT_OF,    /* what was counted */
  ANNING_COUNT_LIMIT, /* what it is held against */
  ANNING_COUNT_PEAK,  /* most within an hour */
  ANNING_COUNT_RAISE, /* nights, days or times by which it weighs more */
  ANNING_N_COUNTS
} AnningCount;

typedef struct
{
  guint8 rule;      /* AnningRuleId */
  guint8 variant;   /* place in the rule's variants */
  guint8 outcome;   /* AnningOutcome */
  guint8 severity;  /* AnningSeverity */
  guint8 heuristic; /* AnningHeuristic that found or raised it */
  guint8 lender;    /* AnningLender by which the bases were chosen */
  guint8 strengths[ANNING_N_BASES]; /* AnningStrength */
  gint32 day;       /* the local day it stands on, as GDate counts */
  guint32 creditor; /* 0: not known */
  guint32 missing;  /* AnningMissing */
  guint32 gaps;     /* AnningProof that are wanted and not there for every hit */
  gint32 counts[ANNING_N_COUNTS];
  guint32 number;    /* number that was called, where it is about one */
  gint64 contact_id; /* the one it is about, 0: about several */
  gint64 debt_id;    /* the debt it is about, 0: none */
  guint first_hit;   /* see anning_findings_get_hits() */
  guint n_hits;
} AnningFinding;

typedef struct
{
  GArray *list; /* AnningFinding, by day, rule, contact */
  GArray *hits; /* gint64: ids of contacts */
  guint unused; /* of the ids */
} AnningFindings;

AnningFindings *anning_findings_new      (void);
void            anning_findings_free     (AnningFindings           *self);
const gint64   *anning_findings_get_hits (const AnningFindings     *self,
                                          const AnningFinding      *finding,
                                          guint                    *n_hits);
void            anning_findings_add      (AnningFindings           *self,
                                          const AnningFinding      *finding,
                                          const gint64             *hits);
void            anning_findings_sort     (AnningFindings           *self);
void            anning_findings_replace  (AnningFindings           *self,
                                          guint                     first,
                                          guint                     end,
                                          const gboolean           *stale,
                                          const AnningFindings     *fresh);
guint           anning_findings_find_day (const AnningFindings     *self,
                                          gint64                    day);
char           *anning_finding_key       (const AnningFinding      *finding,
                                          const AnningContactNames *names);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningFindings, anning_findings_free)

G_END_DECLS
