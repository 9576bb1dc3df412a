/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-debt-hints.h"
#include "anning-incident.h"
#include "anning-letter-book.h"
#include "anning-night-contact.h"
#include "anning-reading.h"
#include "anning-store.h"

G_BEGIN_DECLS

/* What a letter is about: decides where its values are taken from. */
typedef struct
{
  char *template;    /* key */
  gint64 letter_id;  /* 0 or ANNING_UNKNOWN: not stored yet */
  gint64 debt_id;    /* or ANNING_UNKNOWN */
  GArray *incidents; /* gint64 ids of the chosen contacts; NULL: those answered before, else what is suggested */
  char *suggest;     /* which contacts (letters.ini), or NULL for none */
  const AnningLimits *limits; /* NULL: nothing is held against them */
  AnningNightHours night; /* in which a contact counts as one at night */
  GDate today;
  gboolean by_another; /* not the debtor writes it */
  char **others;       /* keys of templates with the same kind of writer; ends with NULL */
} AnningLetterSubject;

/*
 * What is known for the fields of one letter. Every value is a text in a form
 * of its own: sums as anning_money_to_plain(), rates as percent, days as ISO
 * text, counts in digits.
 */
typedef struct
{
  GHashTable *known;      /* field → value, from the file */
  GHashTable *own;        /* field → value, what was answered for this letter; "" was taken out */
  GHashTable *conditions; /* set of "is_card"… that hold */
  GPtrArray *incidents;   /* AnningIncident, chosen, oldest first */
  GHashTable *recorded;   /* set of gint64 *: ids of those with a recording */
  AnningDebtHints *hints; /* what may have to be checked of the debt; NULL without one */
} AnningLetterValues;

AnningLetterValues *anning_letter_values_new     (void);
void                anning_letter_values_free    (AnningLetterValues         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningLetterValues, anning_letter_values_free)
/* Inside a job: reads all that the file holds about @subject. Returns: (transfer full): or NULL and @error */
AnningLetterValues *anning_letter_values_load    (AnningDb                   *db,
                                                  const AnningLetterSubject  *subject,
                                                  GError                    **error);
/* In a write job: stores @letter, whose id is filled in, and the answers @own (field → value). */
gboolean            anning_letter_values_save    (AnningDb                   *db,
                                                  AnningLetter               *letter,
                                                  GHashTable                 *own,
                                                  GError                    **error);
/* Returns: the name of the field that tells of @hint */
const char         *anning_letter_hint_field     (const AnningDebtHint       *hint);
/* Answered, else known, else what stands in for it; a hint only as long as it is one. Returns: (nullable): never "" */
const char         *anning_letter_values_get     (const AnningLetterValues   *self,
                                                  const char                 *field);
/* FALSE: a hint that there is none of, or that was set aside. */
gboolean            anning_letter_values_offer   (const AnningLetterValues   *self,
                                                  const char                 *field);
/* Whether what stands behind a "?" holds: a field with a value, a condition; "!" before it: not. */
gboolean            anning_letter_values_hold    (const AnningLetterValues   *self,
                                                  const char                 *condition);

G_END_DECLS
