/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-conduct.h"

G_BEGIN_DECLS

/* What the groups of rules share. */

/* The contacts with one creditor, by time. Creditor 0: those of whom it is not known; never counted together. */
typedef struct
{
  guint32 creditor;
  const guint *places; /* in the contacts */
  guint n;
} AnningContactRun;

/* One pass of one rule over a log. */
typedef struct
{
  const AnningContact *contacts; /* by time */
  guint first;                   /* of those that may be read */
  guint end;
  const AnningConductParameters *parameters;
  AnningDays days; /* on which findings are wanted */
  AnningFindings *findings;
} AnningConductPass;

/* A finding while it is put together. */
typedef struct
{
  AnningFinding finding;
  guint32 proofs;         /* what there is for every hit */
  guint16 without;        /* bases that do not fit the case, 1 << AnningBasis */
  guint16 beside;         /* bases that it can only be compared with */
  guint8 product;         /* AnningProduct */
  guint8 mixed;           /* TRUE: hits of several kinds of lender */
  guint8 mixed_products;
  guint8 stands_alone; /* TRUE: it needs no basis */
  GArray *hits;
} AnningDraft;

typedef void (*AnningFindOne) (AnningConductPass   *pass,
                               const AnningContact *contact);
typedef void (*AnningFindRun) (AnningConductPass      *pass,
                               const AnningContactRun *run);
typedef void (*AnningFindAll) (AnningConductPass *pass);

/* How a rule is found: contact by contact, creditor by creditor, or in the log as a whole. */
typedef struct
{
  AnningFindOne one;
  AnningFindRun run;
  AnningFindAll all;
} AnningFinder;

#define ANNING_IN(value) (1u << (value))
#define ANNING_CALLS (ANNING_IN (ANNING_CHANNEL_CALL) | ANNING_IN (ANNING_CHANNEL_AI_CALL))
/* What is heard at once, at night too; a letter and an e-mail wait until they are read. */
#define ANNING_NIGHT_CHANNELS                                                                     \
  (ANNING_CALLS | ANNING_IN (ANNING_CHANNEL_SMS) | ANNING_IN (ANNING_CHANNEL_IM) | ANNING_IN (ANNING_CHANNEL_VISIT))
/* Who has nothing to do with the debt, as far as is known. */
#define ANNING_UNCONNECTED                                                                        \
  (ANNING_IN (ANNING_PARTY_CONTACT) | ANNING_IN (ANNING_PARTY_EMPLOYER) | ANNING_IN (ANNING_PARTY_NEIGHBOR) \
   | ANNING_IN (ANNING_PARTY_STRANGER) | ANNING_IN (ANNING_PARTY_MINOR))
/* Who owes it too. */
#define ANNING_LIABLE (ANNING_IN (ANNING_LIABILITY_CO_SIGNER) | ANNING_IN (ANNING_LIABILITY_GUARANTOR))
/* Codes and receipts are sent by machines whoever collects. */
#define ANNING_MACHINE_TAGS (ANNING_TAG (OTP_CODE) | ANNING_TAG (RECEIPT))

/* Whether @value is, or may be, one of @set; what is not known is noted. */
static inline gboolean
anning_may_be (guint8   value,
               guint    set,
               guint32  bit,
               guint32 *missing)
{
  if (value != 0)
    return (set >> value) & 1;
  *missing |= bit;
  return TRUE;
}

static inline gboolean
anning_is_one_of (guint8 value,
                  guint  set)
{
  return value != 0 && ((set >> value) & 1);
}

void anning_draft_begin   (AnningDraft         *draft,
                           AnningRuleId         rule,
                           AnningSeverity       severity);
void anning_draft_add     (AnningDraft         *draft,
                           const AnningContact *contact);
void anning_draft_raise   (AnningDraft         *draft,
                           AnningHeuristic      heuristic,
                           AnningSeverity       severity,
                           guint                by);
void anning_draft_end     (AnningDraft         *draft,
                           AnningConductPass   *pass);
void anning_conduct_say   (AnningConductPass   *pass,
                           AnningRuleId         rule,
                           AnningSeverity       severity,
                           guint                variant,
                           const AnningContact *contact,
                           guint32              missing);

extern const AnningFinder anning_finders[ANNING_N_RULES];

/* The groups: time, frequency, floods, third parties and people, content, visits, the debt. */
void anning_find_night        (AnningConductPass      *pass,
                               const AnningContactRun *run);
void anning_find_into_night   (AnningConductPass      *pass,
                               const AnningContact    *contact);
void anning_find_connected    (AnningConductPass      *pass,
                               const AnningContactRun *run);
void anning_find_unanswered   (AnningConductPass      *pass,
                               const AnningContactRun *run);
void anning_find_flood        (AnningConductPass      *pass,
                               const AnningContactRun *run);
void anning_find_numbers      (AnningConductPass      *pass,
                               const AnningContactRun *run);
void anning_find_codes        (AnningConductPass      *pass);
void anning_find_tp_demand    (AnningConductPass      *pass,
                               const AnningContact    *contact);
void anning_find_tp_reachable (AnningConductPass      *pass,
                               const AnningContactRun *run);
void anning_find_tp_disclosed (AnningConductPass      *pass,
                               const AnningContact    *contact);
void anning_find_tp_refused   (AnningConductPass      *pass);
void anning_find_tp_wrong     (AnningConductPass      *pass,
                               const AnningContactRun *run);
void anning_find_tp_people    (AnningConductPass      *pass,
                               const AnningContactRun *run);
void anning_find_tp_public    (AnningConductPass      *pass,
                               const AnningContact    *contact);
void anning_find_tp_spouse    (AnningConductPass      *pass,
                               const AnningContact    *contact);
void anning_find_tp_heir      (AnningConductPass      *pass,
                               const AnningContact    *contact);
void anning_find_tp_place     (AnningConductPass      *pass,
                               const AnningContact    *contact);
void anning_find_guarantor    (AnningConductPass      *pass,
                               const AnningContact    *contact);
void anning_find_threat       (AnningConductPass      *pass,
                               const AnningContact    *contact);
void anning_find_insult       (AnningConductPass      *pass,
                               const AnningContact    *contact);
void anning_find_false_name   (AnningConductPass      *pass,
                               const AnningContact    *contact);
void anning_find_forged       (AnningConductPass      *pass,
                               const AnningContact    *contact);
void anning_find_made_up      (AnningConductPass      *pass,
                               const AnningContact    *contact);
void anning_find_new_loan     (AnningConductPass      *pass,
                               const AnningContact    *contact);
void anning_find_pay_to       (AnningConductPass      *pass,
                               const AnningContact    *contact);
void anning_find_unnamed      (AnningConductPass      *pass,
                               const AnningContact    *contact);
void anning_find_exposure     (AnningConductPass      *pass,
                               const AnningContact    *contact);
void anning_find_extortion    (AnningConductPass      *pass,
                               const AnningContact    *contact);
void anning_find_private_line (AnningConductPass      *pass,
                               const AnningContact    *contact);
void anning_find_visit        (AnningConductPass      *pass,
                               const AnningContact    *contact);
void anning_find_entry        (AnningConductPass      *pass,
                               const AnningContact    *contact);
void anning_find_holding      (AnningConductPass      *pass,
                               const AnningContact    *contact);
void anning_find_harassment   (AnningConductPass      *pass,
                               const AnningContact    *contact);
void anning_find_plan         (AnningConductPass      *pass,
                               const AnningContact    *contact);
void anning_find_assignment   (AnningConductPass      *pass,
                               const AnningContact    *contact);

G_END_DECLS
