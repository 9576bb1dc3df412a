/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-finding.h"
#include "anning-refusal.h"

G_BEGIN_DECLS

/* What the log tells of one relative. Only what the other side did counts; all of it is listed. */

/* By one creditor. */
typedef struct
{
  guint32 creditor; /* 0: not known */
  guint n;
  guint n_after;    /* after a refusal to this creditor, as R-TP-04 has it */
  gint64 first_at;  /* ms */
  gint64 last_at;   /* ms */
  gint16 first_offset;
  gint16 last_offset;
} AnningPersonCreditor;

/* Findings of one kind with this relative: one rule, one creditor, one outcome. */
typedef struct
{
  AnningFinding finding; /* the newest, with what is missing and what there is no proof of in any of them */
  GArray *contacts;      /* gint64: their contacts that it is about, newest first */
  guint n_findings;
} AnningPersonFinding;

typedef struct
{
  gint64 relative_id;
  AnningRefusal refusal;
  GArray *contacts;    /* gint64, newest first */
  guint n;             /* that the other side made */
  guint n_after;
  gint64 last_at;      /* ms, or ANNING_UNKNOWN */
  gint16 last_offset;
  GArray *creditors;   /* AnningPersonCreditor, who came most first */
  GPtrArray *findings; /* AnningPersonFinding: hits first, the most severe first */
} AnningPersonContacts;

/* Of every relative, for a list. */
typedef struct
{
  gint64 relative_id;
  guint n;
  guint n_after;
} AnningPersonCount;

/* Whether @finding counts: it was not set aside. */
typedef gboolean (*AnningFindingCounts) (const AnningFinding *finding,
                                         gpointer             user_data);

AnningPersonContacts *anning_person_contacts_new  (const AnningContact  *contacts,
                                                   guint                 n,
                                                   const AnningFindings *findings,
                                                   AnningFindingCounts   counts,
                                                   gpointer              user_data,
                                                   gint64                relative_id,
                                                   gint64                refused_at);
void                  anning_person_contacts_free (AnningPersonContacts *self);
GHashTable           *anning_people_counts_new    (const AnningContact  *contacts,
                                                   guint                 n,
                                                   const AnningFindings *findings,
                                                   AnningFindingCounts   counts,
                                                   gpointer              user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningPersonContacts, anning_person_contacts_free)

G_END_DECLS
