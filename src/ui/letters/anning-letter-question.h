/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "anning-letter-fields.h"

G_BEGIN_DECLS

/*
 * A row that asks for one field of a letter, by the field's kind.
 *
 * @field: of kind text, long text, money, rate, day or count
 */
GtkWidget  *anning_letter_question_new       (const AnningLetterField *field);
/* Returns: (transfer none): what it asks for */
const AnningLetterField *
            anning_letter_question_get_field (GtkWidget               *question);
/* @value: (nullable): in the form of AnningLetterValues. Does not count as answered by the user. */
void        anning_letter_question_set_value (GtkWidget               *question,
                                              const char              *value);

/* @value: "" when it was emptied */
typedef void (*AnningLetterAnswered) (GtkWidget  *question,
                                      const char *value,
                                      gpointer    user_data);

/* @answered: called after each change by the user, as long as @owner lives, which it is given */
void        anning_letter_question_connect   (GtkWidget               *question,
                                              AnningLetterAnswered     answered,
                                              GObject                 *owner);

G_END_DECLS
