/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What may stand in braces in a letter, and what may stand behind its "?". */

typedef enum
{
  ANNING_LETTER_FIELD_TEXT,
  ANNING_LETTER_FIELD_LONG_TEXT,
  ANNING_LETTER_FIELD_WORD,  /* one of anning_lender_types */
  ANNING_LETTER_FIELD_MONEY,
  ANNING_LETTER_FIELD_RATE,
  ANNING_LETTER_FIELD_DAY,
  ANNING_LETTER_FIELD_COUNT,
  ANNING_LETTER_FIELD_LIST,  /* the chosen contacts, one a line */
  ANNING_LETTER_FIELD_HINT,  /* what may have to be checked of the debt: "1" where it is told, how it was reckoned, one a line */
} AnningLetterFieldKind;

/* From which other letters an answer is taken, so that it is typed once. */
typedef enum
{
  ANNING_LETTER_KEEP_NOT,
  ANNING_LETTER_KEEP_WRITER, /* who writes: all letters of the same writer */
  ANNING_LETTER_KEEP_DEBT,   /* letters about the same debt */
} AnningLetterKeep;

typedef struct
{
  const char *name;
  AnningLetterFieldKind kind;
  AnningLetterKeep keep;
  gboolean from_contacts; /* worked out from the chosen contacts, never asked for by itself */
  const char *label;      /* English msgid: what is asked for */
} AnningLetterField;

/* Returns: (nullable): the field of that name */
const AnningLetterField *anning_letter_field_find      (const char *name);
/* Returns: all fields; @n: (out): how many */
const AnningLetterField *anning_letter_fields_get      (guint      *n);
/* TRUE for a condition that is no field, such as "is_card". */
gboolean                 anning_letter_condition_known (const char *name);

G_END_DECLS
