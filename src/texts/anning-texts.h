/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-facts.h"
#include "anning-letter-template.h"
#include "anning-library.h"
#include "anning-limits.h"
#include "anning-reference.h"
#include "anning-rule-texts.h"

G_BEGIN_DECLS

/* All that the program says in one language. Never changes once it is loaded: any thread may read it. */
#define ANNING_TYPE_TEXTS (anning_texts_get_type ())
G_DECLARE_FINAL_TYPE (AnningTexts, anning_texts, ANNING, TEXTS, GObject)

/* @language: "zh" or "en". Returns: (transfer full): or NULL and @error */
AnningTexts           *anning_texts_load          (const char   *language,
                                                   GError      **error);
const char            *anning_texts_get_language  (AnningTexts  *self);
AnningFacts           *anning_texts_get_facts     (AnningTexts  *self);
AnningLibrary         *anning_texts_get_library   (AnningTexts  *self);
const AnningReference *anning_texts_get_reference (AnningTexts  *self);
const AnningLimits    *anning_texts_get_limits    (AnningTexts  *self);
/* What is said of the rules of conduct and of deadlines. */
const AnningRuleTexts *anning_texts_get_rules     (AnningTexts  *self);
/* Returns: (transfer none) (element-type AnningLetterGroup) */
GPtrArray             *anning_texts_get_letters   (AnningTexts  *self);

G_END_DECLS
