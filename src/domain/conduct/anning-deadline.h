/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* By when somebody has to answer, after something was sent in or arrived (docs/rules.md, section 4). */

typedef enum
{
  ANNING_DEADLINE_COMPLAINT,       /* a complaint was handed to a bank or an insurer */
  ANNING_DEADLINE_REPORT,          /* misconduct was reported to the regulator */
  ANNING_DEADLINE_REPORT_ACCEPTED, /* the regulator has taken it up */
  ANNING_DEADLINE_CREDIT_DISPUTE,  /* an entry of the credit record was disputed */
  ANNING_DEADLINE_CREDIT_COMPLAINT, /* the central bank has taken up a complaint about it */
  ANNING_DEADLINE_POLICE,          /* the police have opened a case */
  ANNING_DEADLINE_ANSWER,          /* a statement of claim arrived */
  ANNING_DEADLINE_APPEAL,          /* a judgment of the first instance arrived */
  ANNING_DEADLINE_PAYMENT_ORDER,   /* a payment order arrived */
  ANNING_DEADLINE_AWARD,           /* an arbitral award arrived */
  ANNING_DEADLINE_ENFORCEMENT,     /* a notice of enforcement arrived */
  ANNING_N_DEADLINES
} AnningDeadlineKind;

typedef enum
{
  ANNING_DEADLINE_PLAIN = 0,
  ANNING_DEADLINE_EXTENDED = 1 << 0,    /* they said that it will take longer */
  ANNING_DEADLINE_SPECIALLY = 1 << 1,   /* they said so again, or for special reasons */
  ANNING_DEADLINE_SMALL_CLAIM = 1 << 2, /* the judgment is of a small claim */
} AnningDeadlineFlags;

#define ANNING_DEADLINE_REMINDERS 4

typedef struct
{
  const char *id;     /* "T-INST": stable, as docs/rules.md has it, with what it is about behind it */
  gboolean own;       /* the household has to act; else it waits for an answer */
  gboolean unsettled; /* the rule may have changed: the latest one decides */
  const char *facts[4];
} AnningDeadlineRule;

extern const AnningDeadlineRule anning_deadline_rules[ANNING_N_DEADLINES];

typedef struct
{
  AnningDeadlineKind kind;
  gboolean none; /* there is nothing to wait for: no appeal in a small claim */
  GDate due;     /* the last day; not valid where the paper itself names it, and where there is none */
  GDate reminders[ANNING_DEADLINE_REMINDERS];
  guint n_reminders;
} AnningDeadline;

gboolean anning_deadline_find (AnningDeadlineKind   kind,
                               const GDate         *trigger,
                               AnningDeadlineFlags  flags,
                               const GDate         *named,
                               AnningDeadline      *deadline);
gboolean anning_deadline_find_kind   (const char          *id,
                                      AnningDeadlineKind  *kind);
gboolean anning_deadline_depends_on  (AnningDeadlineKind   kind,
                                      AnningDeadlineFlags  flag);
gboolean anning_deadline_is_named    (AnningDeadlineKind   kind);
gboolean anning_deadline_fits_lender (AnningDeadlineKind   kind,
                                      const char          *lender_type);
void     anning_deadline_get_period  (AnningDeadlineKind   kind,
                                      AnningDeadlineFlags  flags,
                                      guint               *days,
                                      guint               *months);

G_END_DECLS
