/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-deadline.h"
#include "anning-finding.h"
#include "anning-text-file.h"

G_BEGIN_DECLS

/*
 * What is said of the findings of the rules of conduct and of deadlines, in one
 * language (resources/rules). The words say that something may breach something,
 * and what that is by its nature; they never say more.
 */
typedef struct _AnningRuleTexts AnningRuleTexts;

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

AnningRuleTexts   *anning_rule_texts_new           (const char                   *language,
                                                    AnningTextRead                read,
                                                    gpointer                      user_data,
                                                    GError                      **error);
void               anning_rule_texts_free          (AnningRuleTexts              *self);
AnningFindingText *anning_rule_texts_tell          (const AnningRuleTexts        *self,
                                                    const AnningFinding          *finding,
                                                    const AnningConductParameters *parameters,
                                                    guint64                       tags);
void               anning_finding_text_free        (AnningFindingText            *self);
const char        *anning_rule_texts_get_title     (const AnningRuleTexts        *self,
                                                    AnningRuleId                  rule);
const char        *anning_rule_texts_get_basis     (const AnningRuleTexts        *self,
                                                    AnningBasis                   basis);
const char        *anning_rule_texts_get_nature    (const AnningRuleTexts        *self,
                                                    AnningNature                  nature);
const char        *anning_rule_texts_get_report    (const AnningRuleTexts        *self);
const char        *anning_rule_texts_get_day       (const AnningRuleTexts        *self);
/* Of a deadline: its title, what to do until the day, on it, and where there is none. */
const char        *anning_rule_texts_get_deadline  (const AnningRuleTexts        *self,
                                                    AnningDeadlineKind            kind);
char              *anning_rule_texts_tell_deadline (const AnningRuleTexts        *self,
                                                    const AnningDeadline         *deadline,
                                                    gboolean                      come);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningRuleTexts, anning_rule_texts_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningFindingText, anning_finding_text_free)

G_END_DECLS
