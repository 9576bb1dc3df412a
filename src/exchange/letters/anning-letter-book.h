/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-letter-template.h"
#include "anning-limits.h"
#include "anning-rule-texts.h"

G_BEGIN_DECLS

/*
 * All that letters are made of, in both languages: a letter has a language of
 * its own. Never changes once it is loaded: any thread may read it.
 */
#define ANNING_TYPE_LETTER_BOOK (anning_letter_book_get_type ())
G_DECLARE_FINAL_TYPE (AnningLetterBook, anning_letter_book, ANNING, LETTER_BOOK, GObject)

/* @read: (nullable): NULL: what is compiled in. Returns: (transfer full): or NULL and @error */
AnningLetterBook           *anning_letter_book_new           (AnningTextRead     read,
                                                              gpointer           user_data,
                                                              GError           **error);
/* Returns: (transfer none) (element-type AnningLetterGroup); @language: "zh" or "en", anything else is "zh" */
GPtrArray                  *anning_letter_book_get_groups    (AnningLetterBook  *self,
                                                              const char        *language);
/* Returns: (transfer none) (nullable) */
const AnningLetterTemplate *anning_letter_book_find          (AnningLetterBook  *self,
                                                              const char        *language,
                                                              const char        *key);
/* A word or pattern of letters/words.ini. Returns: (transfer none) (nullable) */
const char                 *anning_letter_book_get_word      (AnningLetterBook  *self,
                                                              const char        *language,
                                                              const char        *group,
                                                              const char        *word);
/* Returns: (transfer full): the pattern with @value in it; "" for an unknown word */
char                       *anning_letter_book_say           (AnningLetterBook  *self,
                                                              const char        *language,
                                                              const char        *word,
                                                              const char        *value);
/* The hours in which a contact is one at night (limits.ini). */
const AnningNightHours     *anning_letter_book_get_night     (AnningLetterBook  *self);
/* Published limits. */
const AnningLimits         *anning_letter_book_get_limits    (AnningLetterBook  *self);
/* What is said of the rules, as it stands in a paper for somebody else. */
const AnningRuleTexts      *anning_letter_book_get_rules     (AnningLetterBook  *self,
                                                              const char        *language);
/* TRUE: not the debtor writes it, but somebody who was called. */
gboolean                    anning_letter_book_is_by_another (AnningLetterBook  *self,
                                                              const char        *key);
/* Returns: (transfer full): keys of the letters with that kind of writer, ends with NULL */
char                      **anning_letter_book_list_by       (AnningLetterBook  *self,
                                                              gboolean           by_another);

G_END_DECLS
