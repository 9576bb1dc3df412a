/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Numbers of people in a text that is about to leave: where they stand, and the
 * same text without them. By shape alone: it may find too much, and a number
 * written in an unusual way may be missed.
 */
typedef enum
{
  ANNING_NUMBER_PHONE, /* mobiles, landlines, 400 and 800 numbers, numbers abroad; not public short numbers (110, 95588) */
  ANNING_NUMBER_CARD,  /* as long as an identity or bank card */
} AnningNumberKind;

typedef struct
{
  AnningNumberKind kind;
  gsize start; /* bytes of the text */
  gsize end;   /* exclusive */
} AnningNumberPlace;

/*
 * Full-width forms count as half-width ones; groups may be set apart by a blank,
 * a dash or a dot, as they are usually written. Days, times and sums are none.
 *
 * @text: UTF-8; a file name does as well
 *
 * Returns: (transfer full) (element-type AnningNumberPlace): in order, none within another
 */
GArray *anning_number_places_find (const char *text);
/*
 * @shown: (nullable): numbers that stay, a set of what anning_phone_normalise() gives
 *
 * Returns: (transfer full): @text with every other number as anning_phone_mask() writes
 *   it, and of a card only its last four
 */
char   *anning_number_places_mask (const char *text,
                                   GHashTable *shown);

G_END_DECLS
