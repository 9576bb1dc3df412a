/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What a text gives away, looked up before it is sent: by the shape of the text
 * and by what the file knows. It may find too much, and what is written in an
 * unusual way may be missed. Full-width forms count as half-width.
 */

/* Who and what is looked for. */
typedef struct _AnningNoteKnown AnningNoteKnown;

typedef enum
{
  ANNING_NOTE_PLACE_NAME,  /* of someone or some firm that is known */
  ANNING_NOTE_PLACE_PHONE, /* private numbers: mobiles, landlines, numbers that are known; public short numbers (110, 12378, 95…) do not count */
  ANNING_NOTE_PLACE_SUM,   /* of money, in figures or in Chinese numerals */
  ANNING_NOTE_PLACE_CARD,  /* a number as long as an identity or bank card */
  ANNING_NOTE_PLACE_GAP,   /* "____": still to be filled in */
} AnningNotePlaceKind;

typedef struct
{
  AnningNotePlaceKind kind;
  gsize start; /* bytes of the text */
  gsize end;   /* exclusive */
} AnningNotePlace;

/* How many places there are of each kind. */
typedef struct
{
  guint names;
  guint phones;
  guint sums;
  guint cards;
  guint gaps;
} AnningNoteCheck;

/*
 * @names: (nullable) (array zero-terminated=1): names of one character are left out,
 *   as they turn up in other words
 * @numbers: (nullable) (array zero-terminated=1): in any form; those of less than five
 *   figures and the public lines that begin with 1 are left out
 */
AnningNoteKnown *anning_note_known_new   (const char *const     *names,
                                          const char *const     *numbers);
AnningNoteKnown *anning_note_known_ref   (AnningNoteKnown       *self);
void             anning_note_known_unref (AnningNoteKnown       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningNoteKnown, anning_note_known_unref)

/*
 * @text: UTF-8
 * @known: (nullable)
 *
 * Returns: (transfer full) (element-type AnningNotePlace): in order, none within another
 */
GArray          *anning_note_places_find (const char            *text,
                                          const AnningNoteKnown *known);

/* @places: (element-type AnningNotePlace): counted on top of what is in @result */
void             anning_note_check_add   (AnningNoteCheck       *result,
                                          const GArray          *places);
/* The same counted; bytes that are no text do no harm. @names: as for anning_note_known_new() */
void             anning_note_check       (const char            *text,
                                          const char *const     *names,
                                          AnningNoteCheck       *result);

G_END_DECLS
