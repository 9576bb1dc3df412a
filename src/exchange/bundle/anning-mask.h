/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Takes numbers and names of people out of texts that are about to leave. In their
 * place stands a letter, "号码A", "亲属B": the same one wherever the same number or
 * person is met, and not one figure of what it stands for. Every text that leaves
 * goes through one mask, so that the letters hold for all of it.
 *
 * A number counts as the same however it is written: with +86, in groups, in full-width
 * or Chinese figures, within a word. Numbers that nobody told of are found by their shape.
 */
typedef struct _AnningMask AnningMask;

typedef struct
{
  guint numbers;       /* different ones */
  guint number_places; /* where they stood */
  guint names;
  guint name_places;
} AnningMaskCounts;

AnningMask *anning_mask_new             (void);
void        anning_mask_free            (AnningMask       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningMask, anning_mask_free)

/* ---- what to take out, before the first text ---- */

/* Whether numbers are masked of which nothing is known but their shape; they are, unless this says otherwise. */
void        anning_mask_set_unknown     (AnningMask       *self,
                                         gboolean          hidden);
/* @number: (nullable): in any form; it stays, unless it is hidden as well */
void        anning_mask_show_number     (AnningMask       *self,
                                         const char       *number);
/* @number: (nullable): in any form; it never stays */
void        anning_mask_hide_number     (AnningMask       *self,
                                         const char       *number);
/* The same for a number of the debtor, which has a word of its own: "本人号码A". */
void        anning_mask_hide_own_number (AnningMask       *self,
                                         const char       *number);
/*
 * @person: the id of the relative: several names of one person have one letter, given
 *   in the order of the calls
 * @name: (nullable)
 *
 * Returns: FALSE when the name is too short to be found in a text: one character turns
 *   up in other words
 */
gboolean    anning_mask_hide_name       (AnningMask       *self,
                                         gint64            person,
                                         const char       *name);

/* ---- taking it out ---- */

/*
 * @text: (nullable): UTF-8
 * @language: "zh" or "en": of the words that take the place
 *
 * Returns: (transfer full) (nullable): NULL for NULL
 */
char       *anning_mask_apply           (AnningMask       *self,
                                         const char       *text,
                                         const char       *language);
/*
 * @number: (nullable): all of it is a number: one that stays comes back as anning_phone_normalise()
 *   has it, public short numbers of up to six figures as well; of a text that is none the numbers
 *   and names within are taken out
 *
 * Returns: (transfer full) (nullable): NULL when there is none
 */
char       *anning_mask_apply_to_number (AnningMask       *self,
                                         const char       *number,
                                         const char       *language);
/*
 * @person: as for anning_mask_hide_name()
 * @name: (nullable): all of it is the name of this person
 *
 * Returns: (transfer full) (nullable): the letter of a person whose name is hidden, however short
 *   it is, else the name
 */
char       *anning_mask_apply_to_name   (AnningMask       *self,
                                         gint64            person,
                                         const char       *name,
                                         const char       *language);
/* Whether @number would go. */
gboolean    anning_mask_hides_number    (const AnningMask *self,
                                         const char       *number);
/* What was taken out since the last anning_mask_reset_counts(). */
void        anning_mask_get_counts      (const AnningMask *self,
                                         AnningMaskCounts *counts);
/* Letters that were given stay given. */
void        anning_mask_reset_counts    (AnningMask       *self);

G_END_DECLS
