/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-contact.h"
#include "anning-doubtful.h"

G_BEGIN_DECLS

/* How many contacts there were, when, with whom and by whom: what the overview of a log draws. */

/* How a contact is drawn. */
typedef enum
{
  ANNING_COUNTED_CONNECTED,  /* calls that were answered */
  ANNING_COUNTED_UNANSWERED, /* calls that were not, and those of which nobody knows */
  ANNING_COUNTED_MESSAGES,   /* texts, chats, e-mails, letters, posts */
  ANNING_COUNTED_VISITS,
  ANNING_N_COUNTED
} AnningCounted;

typedef struct
{
  gint32 day; /* local, as GDate counts */
  guint counts[ANNING_N_COUNTED];
} AnningDayCount;

/* All that one collector did for one creditor. */
typedef struct
{
  guint32 creditor;  /* AnningContactNames, 0: not known */
  guint32 collector; /* 0: the creditor itself, or not known */
  gint32 first_day;
  gint32 last_day;
  guint counts[ANNING_N_COUNTED];
} AnningSenderCount;

#define ANNING_N_WEEKDAYS 7
#define ANNING_N_HOURS 24

typedef struct
{
  GArray *days;    /* AnningDayCount, in order; days without a contact are not there */
  GArray *senders; /* AnningSenderCount, those with most first */
  guint hours[ANNING_N_WEEKDAYS][ANNING_N_HOURS]; /* from Monday, by the local hour in which it began */
  guint parties[ANNING_N_PARTIES];
  guint total;
  guint n_creditors; /* those that are known */
  guint most_a_day;  /* the largest sum of a day */
  guint most_an_hour; /* the largest in hours */
} AnningContactCounts;

/* Which contacts are counted. */
typedef struct
{
  gint32 from;          /* local days, as GDate counts, inclusive; 0: from the first */
  gint32 until;         /* inclusive; 0: to the last */
  gboolean by_creditor; /* only those of @creditor */
  guint32 creditor;     /* AnningContactNames, 0: those of whom it is not known */
} AnningCountSpan;

/*
 * @counts: (array fixed-size=ANNING_N_COUNTED)
 *
 * Returns: all of them together
 */
guint                anning_counted_total             (const guint           *counts);

/* Returns: its word in anning_parties, "" for who is not known */
const char          *anning_party_get_word            (AnningParty            party);

/*
 * Counts what came from the other side, see anning_contact_is_theirs(); calls that the
 * person made are not contacts of theirs. Codes and notices of payments are not counted either, as in the rules.
 *
 * @contacts: in the order of anning_contact_compare(); may be NULL while @n is 0
 *
 * Returns: (transfer full)
 */
AnningContactCounts *anning_contact_counts_new        (const AnningContact   *contacts,
                                                       guint                  n);
/* The same for those of @span. */
AnningContactCounts *anning_contact_counts_new_within (const AnningContact   *contacts,
                                                       guint                  n,
                                                       const AnningCountSpan *span);

/* The same, if what may be one contact is one. */
typedef struct
{
  guint total;
  guint most_a_day;
  guint n_doubtful; /* counted contacts that may be the same as another counted one */
} AnningContactLeast;

/*
 * @span: (nullable): NULL: all
 * @doubtful: (element-type AnningDoubtful): by group
 */
void                 anning_contact_counts_least      (const AnningContact   *contacts,
                                                       guint                  n,
                                                       const AnningCountSpan *span,
                                                       const GArray          *doubtful,
                                                       AnningContactLeast    *least);
void                 anning_contact_counts_free       (AnningContactCounts   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningContactCounts, anning_contact_counts_free)

G_END_DECLS
