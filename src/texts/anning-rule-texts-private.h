/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-rule-texts.h"

G_BEGIN_DECLS

/* The texts as they stand in the files, for those that make sentences of them. */

/* What a rule says, and for each of its bases what that basis speaks of. */
typedef struct
{
  char *title;
  char *texts[ANNING_RULE_VARIANTS];
  char *subjects[ANNING_N_BASES];
  char **subject_facts[ANNING_N_BASES];
  guint8 natures[ANNING_N_BASES]; /* AnningNature: that of the facts, where a basis holds several */
  char **next;
  char **facts;
} AnningRuleText;

typedef struct
{
  char *title;
  char *wait;
  char *after;
  char *none; /* NULL where there is always a deadline */
} AnningDeadlineText;

struct _AnningRuleTexts
{
  AnningRuleText rules[ANNING_N_RULES];
  char *bases[ANNING_N_BASES];
  char *sentences[ANNING_N_BASES][ANNING_N_STRENGTHS]; /* NULL where no rule names it so */
  char *natures[ANNING_N_NATURES];
  char *missing[ANNING_N_MISSING];
  char *proofs[ANNING_N_PROOFS];
  char *heuristics[ANNING_N_HEURISTICS]; /* NULL of none */
  char **tag_facts[ANNING_N_TAGS];
  char **safety;
  char *insufficient;
  char *maybe;
  char *between;
  char *explanation;
  char *lender_unknown;
  char *lender_platform;
  char *day;
  char *report;
  AnningDeadlineText deadlines[ANNING_N_DEADLINES];
  char *unsettled;
  char *holiday;
};

G_END_DECLS
