/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-letter-compose.h"

/* What tests of letters do again and again. @book is the program's own in all of it. */
GDate                 letter_day           (const char                 *text);
/* What somebody typed for @field. */
void                  letter_answer        (AnningLetterValues         *values,
                                            const char                 *field,
                                            const char                 *value);
/* Returns: (transfer full): the letter @key with @values */
AnningLetterComposed *letter_compose       (AnningLetterBook           *book,
                                            const char                 *key,
                                            const char                 *language,
                                            AnningLetterValues         *values);
/* Nothing of a template is left in it, and each gap is told. */
void                  letter_require_sound (AnningLetterBook           *book,
                                            const AnningLetterComposed *composed,
                                            const char                 *language,
                                            const char                 *key);
/* Whether it rests on @fact, and says so. */
gboolean              letter_has_fact      (const AnningLetterComposed *composed,
                                            const char                 *fact);
/* Runs @check for every letter in both languages. */
void                  letter_each          (AnningLetterBook           *book,
                                            void                      (*check) (const AnningLetterTemplate *template,
                                                                                const char                 *language,
                                                                                gpointer                    data),
                                            gpointer                    data);
