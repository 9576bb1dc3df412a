/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-finding.h"
#include "anning-rule-texts.h"

G_BEGIN_DECLS

/* What a finding rests on. */
typedef struct
{
  AnningBasis basis;
  AnningNature nature;
  AnningStrength strength;
  char *sentence;            /* whole, with its full stop */
  const char *nature_label;  /* of the texts */
  const char *const *facts;  /* of the texts: ids of facts */
} AnningBasisText;

/* All that is shown of a finding, in the order in which it is shown. */
typedef struct
{
  char **safety;      /* first of all, where somebody may be in danger; else empty */
  char *title;
  char *text;         /* what was noted */
  char *lender;       /* what to find out about the lender, NULL: nothing */
  char *missing;      /* what has to be known first, NULL: nothing */
  char *explanation;  /* that it is no finding but something to know, NULL otherwise */
  char *heuristic;    /* which threshold of experience it passed, NULL: none */
  GPtrArray *bases;   /* AnningBasisText */
  char **gaps;        /* evidence that is not there yet */
  char **next;        /* what can be done, most urgent first */
  char **facts;       /* ids of what holds whoever the lender is */
} AnningFindingText;

AnningFindingText *anning_finding_text_new  (const AnningRuleTexts         *texts,
                                             const AnningFinding           *finding,
                                             const AnningConductParameters *parameters,
                                             guint64                        tags);
void               anning_finding_text_free (AnningFindingText             *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningFindingText, anning_finding_text_free)

G_END_DECLS
