/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How many places of a text give something away, counted before it is sent. */
typedef struct
{
  guint names;  /* places where a known person is named */
  guint phones; /* private numbers: mobiles, landlines; public short numbers (110, 12378, 95…) do not count */
  guint sums;   /* sums of money, in figures or in Chinese numerals */
  guint cards;  /* numbers as long as an identity or bank card */
  guint gaps;   /* "____": places still to be filled in */
} AnningNoteCheck;

/*
 * Counts by the shape of the text alone: it may count too much, and a number
 * written in an unusual way may be missed. Full-width forms count as half-width.
 *
 * @names: (nullable) (array zero-terminated=1): people to look for; names of one
 *   character are left out, as they turn up in other words
 */
void anning_note_check (const char         *text,
                        const char *const  *names,
                        AnningNoteCheck    *result);

G_END_DECLS
