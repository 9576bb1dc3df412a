/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-contact.h"

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
} AnningContactCounts;

/*
 * Counts what came from the other side; calls that the person made are not contacts
 * of theirs. Codes and notices of payments are not counted either, as in the rules.
 *
 * @contacts: in the order of anning_contact_compare(); may be NULL while @n is 0
 *
 * Returns: (transfer full)
 */
AnningContactCounts *anning_contact_counts_new  (const AnningContact *contacts,
                                                 guint                n);
void                 anning_contact_counts_free (AnningContactCounts *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningContactCounts, anning_contact_counts_free)

G_END_DECLS
