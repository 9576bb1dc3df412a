/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-conduct-rules.h"
#include "anning-deadline.h"
#include "anning-text-file.h"

G_BEGIN_DECLS

/*
 * What is said of the rules of conduct and of deadlines, in one language
 * (resources/rules). The words say that something may breach something, and what
 * that is by its nature; they never say more. Findings: anning-finding-text.h.
 */
typedef struct _AnningRuleTexts AnningRuleTexts;

AnningRuleTexts *anning_rule_texts_new           (const char            *language,
                                                  AnningTextRead         read,
                                                  gpointer               user_data,
                                                  GError               **error);
AnningRuleTexts *anning_rule_texts_new_stated    (const char            *language,
                                                  AnningTextRead         read,
                                                  gpointer               user_data,
                                                  GError               **error);
void             anning_rule_texts_free          (AnningRuleTexts       *self);
const char      *anning_rule_texts_get_title     (const AnningRuleTexts *self,
                                                  AnningRuleId           rule);
const char      *anning_rule_texts_get_basis     (const AnningRuleTexts *self,
                                                  AnningBasis            basis);
const char      *anning_rule_texts_get_nature    (const AnningRuleTexts *self,
                                                  AnningNature           nature);
const char      *anning_rule_texts_get_report    (const AnningRuleTexts *self);
const char      *anning_rule_texts_get_day       (const AnningRuleTexts *self);
const char      *anning_rule_texts_get_deadline  (const AnningRuleTexts *self,
                                                  AnningDeadlineKind     kind);
char            *anning_rule_texts_tell_deadline (const AnningRuleTexts *self,
                                                  const AnningDeadline  *deadline,
                                                  gboolean               come);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningRuleTexts, anning_rule_texts_free)

G_END_DECLS
