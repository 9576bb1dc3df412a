/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-conduct-basis.h"

G_BEGIN_DECLS

/* The rules by which a log of contacts is looked over: what each rests on and how far it looks. */

typedef enum
{
  ANNING_RULE_TIME_01, /* contact at night */
  ANNING_RULE_TIME_02, /* a call that goes on into the night */
  ANNING_RULE_FREQ_01, /* more calls a day than the standard has */
  ANNING_RULE_FREQ_02, /* more attempts on one number than the guideline has */
  ANNING_RULE_FREQ_03, /* a flood of calls */
  ANNING_RULE_FREQ_04, /* a flood from many numbers, or of codes */
  ANNING_RULE_TP_01,   /* demands payment from somebody unconnected */
  ANNING_RULE_TP_02,   /* contacts others though the debtor can be reached */
  ANNING_RULE_TP_03,   /* tells others of the debt */
  ANNING_RULE_TP_04,   /* goes on after it was asked to stop */
  ANNING_RULE_TP_05,   /* goes on with the wrong person */
  ANNING_RULE_TP_06,   /* several people, or a public place */
  ANNING_RULE_TP_07,   /* the spouse */
  ANNING_RULE_TP_08,   /* the heir */
  ANNING_RULE_TP_09,   /* employer, village, minors */
  ANNING_RULE_GUAR_00, /* what holds for a guarantor: no hit */
  ANNING_RULE_CON_01,  /* threats */
  ANNING_RULE_CON_02,  /* insults */
  ANNING_RULE_CON_03,  /* in a name not theirs */
  ANNING_RULE_CON_04,  /* papers that may be forged */
  ANNING_RULE_CON_05,  /* consequences made up or exaggerated */
  ANNING_RULE_CON_06,  /* new loans, fees */
  ANNING_RULE_CON_07,  /* payment to a personal account */
  ANNING_RULE_CON_08,  /* did not say who they were */
  ANNING_RULE_CON_09,  /* public exposure */
  ANNING_RULE_CON_10,  /* more than is owed, under threat */
  ANNING_RULE_CON_11,  /* sum or cost of a debt, see anning-conduct-sum.h */
  ANNING_RULE_VIS_01,  /* how a visit is made */
  ANNING_RULE_VIS_02,  /* entering without consent */
  ANNING_RULE_VIS_03,  /* holding people or things */
  ANNING_RULE_VIS_04,  /* following, noise, paint */
  ANNING_RULE_CHAN_01, /* private phones and accounts */
  ANNING_RULE_PLAN_01, /* collection while a card's plan is kept */
  ANNING_RULE_ASSIGN_01, /* a new creditor without notice */
  ANNING_N_RULES
} AnningRuleId;

/* Which findings may change when one contact does. */
typedef enum
{
  ANNING_REACH_CONTACT,   /* its own */
  ANNING_REACH_NEXT_DAY,  /* those of windows of 24 hours */
  ANNING_REACH_RUNNING,   /* those of the days that may run on with its own */
  ANNING_REACH_REACHABLE, /* those of the days in which it shows that somebody could be reached */
  ANNING_REACH_WEEK,      /* those of the days whose last seven hold its own */
  ANNING_REACH_MONTH,     /* those of thirty days around */
  ANNING_REACH_LOG,       /* all that are about the same person and creditor, however far away */
} AnningReach;

typedef enum
{
  ANNING_SEVERITY_INFO,
  ANNING_SEVERITY_LOW,
  ANNING_SEVERITY_MEDIUM,
  ANNING_SEVERITY_HIGH,
  ANNING_SEVERITY_URGENT, /* safety is shown first */
  ANNING_N_SEVERITIES
} AnningSeverity;

/* What has to be known before more can be said; a mask, see anning_missing. */
typedef enum
{
  ANNING_MISSING_CHANNEL = 1 << 0,
  ANNING_MISSING_DIRECTION = 1 << 1,
  ANNING_MISSING_CONNECTED = 1 << 2,
  ANNING_MISSING_PARTY = 1 << 3,
  ANNING_MISSING_PURPOSE = 1 << 4,
  ANNING_MISSING_DISCLOSED = 1 << 5,
  ANNING_MISSING_CREDITOR = 1 << 6,
  ANNING_MISSING_LENDER = 1 << 7,
  ANNING_MISSING_FROM_NUMBER = 1 << 8,
  ANNING_MISSING_TO_NUMBER = 1 << 9,
  ANNING_MISSING_PERSON = 1 << 10,
  ANNING_MISSING_AGREED_HOURS = 1 << 11,
  ANNING_MISSING_LIABILITY = 1 << 12,
  ANNING_MISSING_FAMILY_USE = 1 << 13,
  ANNING_MISSING_OWN_PROPERTY = 1 << 14,
  ANNING_MISSING_VERIFIED = 1 << 15,
  ANNING_MISSING_THREAT = 1 << 16,
  ANNING_MISSING_CARD_CASE = 1 << 17,
  ANNING_MISSING_VISITORS = 1 << 18,
  ANNING_MISSING_ENTRY_CONSENT = 1 << 19,
  ANNING_MISSING_ASSIGN_NOTICE = 1 << 20,
  ANNING_MISSING_STATEMENT = 1 << 21,
  ANNING_MISSING_YEARLY_COST = 1 << 22,
  ANNING_MISSING_LPR = 1 << 23,
  ANNING_MISSING_REFUSED_TO = 1 << 24, /* whom somebody asked to stop */
} AnningMissing;

#define ANNING_N_MISSING 25

/* The thresholds that are this program's own; each is told as experience wherever it is used. */
typedef enum
{
  ANNING_HEURISTIC_NONE,
  ANNING_HEURISTIC_NIGHTS,        /* several nights within a month */
  ANNING_HEURISTIC_DAYS_RUNNING,  /* day after day */
  ANNING_HEURISTIC_MANY_ATTEMPTS, /* very many on one day */
  ANNING_HEURISTIC_FLOOD,         /* calls in a week or an hour */
  ANNING_HEURISTIC_NUMBERS,       /* numbers in a day */
  ANNING_HEURISTIC_CODES,         /* codes in a day */
  ANNING_HEURISTIC_PEOPLE,        /* people in a week */
  ANNING_HEURISTIC_AFTER_TELLING, /* several times after they were told */
  ANNING_N_HEURISTICS
} AnningHeuristic;

/* Stable words, in the order of the enumerations and bits. */
extern const char *const anning_severities[ANNING_N_SEVERITIES];
extern const char *const anning_missing[ANNING_N_MISSING];
extern const char *const anning_heuristics[ANNING_N_HEURISTICS];

/* Every threshold, as docs/rules.md has it. */
typedef struct
{
  int night_from;           /* minutes from midnight */
  int night_to;
  guint nights;             /* so many different ones… */
  guint nights_days;        /* …within so many days weigh more */
  guint max_connected;      /* connected calls of one creditor a day */
  guint max_unanswered;     /* attempts on one number a day */
  guint many_unanswered;    /* above it they weigh more */
  guint days_running;       /* day after day weighs more */
  guint week_days;
  guint week_calls;         /* from so many on in those days it is a flood */
  guint hour_calls;         /* the same within an hour */
  guint numbers;            /* different numbers within a day */
  guint codes;              /* messages with codes within a day */
  guint reachable_days;     /* so long after a talk the debtor can be reached */
  guint people;             /* different people within those days */
  guint after_telling;      /* from so many on it weighs more */
  guint visitors;           /* at least so many make a visit */
  gint64 sum_tolerance;     /* millionths of the lender's own bill */
} AnningConductParameters;

extern const AnningConductParameters anning_conduct_parameters;

#define ANNING_RULE_VARIANTS 4

typedef struct
{
  const char *id; /* "R-FREQ-01": stable */
  AnningReach reach;
  guint8 strengths[ANNING_N_BASES]; /* what it rests on, and how strongly at most: AnningStrength */
  guint32 proofs;                   /* what would show it: AnningProof */
  const char *variants[ANNING_RULE_VARIANTS]; /* stable words; the first is the usual one, "" */
} AnningRule;

extern const AnningRule anning_rules[ANNING_N_RULES];

gboolean anning_rule_from_id (const char   *id,
                              AnningRuleId *rule);

G_END_DECLS
