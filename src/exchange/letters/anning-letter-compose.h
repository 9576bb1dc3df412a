/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-letter-fields.h"
#include "anning-letter-values.h"

G_BEGIN_DECLS

/* A letter as it stands, filled in. */
typedef struct
{
  char *text;         /* see anning-letter-text.h; what is missing stands in it as a gap */
  GPtrArray *missing; /* const AnningLetterField *: without a value, in the order in which they are met */
  char **facts;       /* ids on which the paragraphs that stand rest, and those of the whole letter */
} AnningLetterComposed;

/*
 * Fills in a letter: paragraphs whose conditions do not hold are left out, values
 * are put into the form that they have in the letter's language, and what has no
 * value becomes a gap that names what is missing, never nothing.
 *
 * @language: the letter's, "zh" or "en"; the names in the gaps are in the program's
 */
AnningLetterComposed *anning_letter_compose       (AnningLetterBook            *book,
                                                   const AnningLetterTemplate  *template,
                                                   const AnningLetterValues    *values,
                                                   const char                  *language);
void                  anning_letter_composed_free (AnningLetterComposed        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningLetterComposed, anning_letter_composed_free)

/* Returns: (transfer full): all fields that the letter may ask for (const AnningLetterField), in its order */
GPtrArray            *anning_letter_fields_used   (const AnningLetterTemplate  *template);

G_END_DECLS
