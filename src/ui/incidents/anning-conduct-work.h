/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-conduct-book.h"
#include "anning-contacts.h"

G_BEGIN_DECLS

/*
 * One run of the rules for the book: over all contacts, or again over what was edited.
 * Whoever makes it fills in what is read; anning_conduct_work_run() may run on any thread.
 */

/* A finding that has to do with an incident. */
typedef struct
{
  gint64 incident;
  guint finding; /* place in the findings */
} AnningConductLink;

/* Of an incident that has hits. */
typedef struct
{
  gint64 incident;
  AnningConductMark mark;
} AnningMarkedIncident;

/* What a thread works on, and what it made. */
typedef struct
{
  GArray *contacts;
  AnningFindings *was_found; /* of the book, which keeps it meanwhile; NULL: look at all */
  const AnningContactNames *names;
  AnningContactNames *fresh_names; /* where all was read again: the same as names */
  GArray *edited;            /* gint64 */
  GArray *fresh;             /* AnningContact: of these as they are now */
  GHashTable *dismissed;     /* keys */

  AnningFindings *findings;  /* NULL: the contacts are what they were */
  GArray *links;             /* AnningConductLink, by incident */
  GArray *marks;             /* AnningMarkedIncident, by incident */
} AnningConductWork;

AnningConductWork   *anning_conduct_work_new          (void);
void                 anning_conduct_work_free         (AnningConductWork *self);
/* Fills in findings, links and marks. */
void                 anning_conduct_work_run          (AnningConductWork *self);
/* Returns: (transfer none) (nullable) */
const AnningContact *anning_conduct_work_find_contact (const GArray      *contacts,
                                                       gint64             id);

G_END_DECLS
