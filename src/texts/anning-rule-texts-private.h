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

/* How the figures of R-CON-11 came about: the sentences, and the forms of what stands in them. */
typedef enum
{
  ANNING_RECKONING_MONEY,
  ANNING_RECKONING_DATED,
  ANNING_RECKONING_DEMANDED,
  ANNING_RECKONING_PAID,
  ANNING_RECKONING_MORE,
  ANNING_RECKONING_BILL,
  ANNING_RECKONING_YEARLY,
  ANNING_RECKONING_YEARLY_ONCE,
  ANNING_RECKONING_COUNTED,
  ANNING_RECKONING_FEE,
  ANNING_RECKONING_LINE,
  ANNING_RECKONING_LINE_PRIVATE,
  ANNING_RECKONING_LINE_UNSEEN,
  ANNING_N_RECKONINGS
} AnningReckoning;

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
  char *language;
  char *reckonings[ANNING_N_RECKONINGS];
  GHashTable *fees; /* word of anning_fee_kinds or anning_fee_times → name */
  AnningDeadlineText deadlines[ANNING_N_DEADLINES];
  char *unsettled;
  char *holiday;
};

/* Returns: (transfer full) (nullable): the value of a name, NULL where it has none */
typedef char *(*AnningRuleTextValue) (gconstpointer  data,
                                      const char    *name);
/* Returns: (transfer full): @text with its {names} filled in; one that nothing knows stays */
char *anning_rule_text_fill (const char          *text,
                             AnningRuleTextValue  value,
                             gconstpointer        data);

G_END_DECLS
