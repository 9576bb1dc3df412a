/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docs/rules.md, 3.4: what is said, and who says it. */

#include "anning-conduct-private.h"

#define THREATS (ANNING_TAG (THREAT_VIOLENCE) | ANNING_TAG (THREAT_FAMILY) | ANNING_TAG (THREAT_PROPERTY))
#define INSULTS \
  (ANNING_TAG (INSULT) | ANNING_TAG (SLUR) | ANNING_TAG (SEXUAL_HARASS) | ANNING_TAG (DEEPFAKE_IMAGE))
#define PAPERS                                                                                   \
  (ANNING_TAG (FAKE_SUMMONS) | ANNING_TAG (FAKE_WARRANT) | ANNING_TAG (FAKE_JUDGMENT)            \
   | ANNING_TAG (FAKE_LAWYER_LETTER) | ANNING_TAG (SEAL_IMAGE))
#define CONSEQUENCES                                                                             \
  (ANNING_TAG (JAIL_CLAIM) | ANNING_TAG (CHILDREN_SCHOOL_CLAIM) | ANNING_TAG (ARREST_AT_HOME)    \
   | ANNING_TAG (AUTO_BLACKLIST) | ANNING_TAG (FREEZE_ALL_CARDS) | ANNING_TAG (TODAY_EXECUTION)  \
   | ANNING_TAG (CRIMINAL_FOR_NETLOAN))
#define FEES (ANNING_TAG (INDUCE_NEW_LOAN) | ANNING_TAG (COLLECTION_FEE) | ANNING_TAG (FEE_FOR_REDUCTION))
#define EXPOSURE                                                                                 \
  (ANNING_TAG (POSTER) | ANNING_TAG (BANNER) | ANNING_TAG (GROUP_CHAT_EXPOSE) | ANNING_TAG (PHOTO_PUBLISH))
#define OFFICE                                                                                   \
  (ANNING_IN (ANNING_IDENTITY_COURT) | ANNING_IN (ANNING_IDENTITY_POLICE)                        \
   | ANNING_IN (ANNING_IDENTITY_PROCURATORATE) | ANNING_IN (ANNING_IDENTITY_GOVERNMENT))

enum
{
  USUAL,
  CHECK = 1,
  CARD = 1,
  OUTSOURCED = 2,
  LAWYER = 2,
};

/* As anning_conduct_say(), for a case that some bases of the rule do not fit. */
static void
say_without (AnningConductPass   *pass,
             AnningRuleId         rule,
             AnningSeverity       severity,
             guint                variant,
             const AnningContact *contact,
             guint32              missing,
             guint                without)
{
  AnningDraft draft;

  anning_draft_begin (&draft, rule, severity);
  draft.finding.outcome = missing != 0 ? ANNING_OUTCOME_INSUFFICIENT : ANNING_OUTCOME_HIT;
  draft.finding.variant = (guint8) variant;
  draft.finding.missing = missing;
  draft.finding.day = contact->day;
  draft.finding.creditor = contact->creditor;
  draft.finding.contact_id = contact->id;
  draft.without = (guint16) without;
  anning_draft_add (&draft, contact);
  anning_draft_end (&draft, pass);
}

/* R-CON-01 */
void
anning_find_threat (AnningConductPass   *pass,
                    const AnningContact *contact)
{
  if ((contact->tags & THREATS) != 0)
    anning_conduct_say (pass, ANNING_RULE_CON_01, ANNING_SEVERITY_URGENT, USUAL, contact, 0);
}

/* R-CON-02 */
void
anning_find_insult (AnningConductPass   *pass,
                    const AnningContact *contact)
{
  if ((contact->tags & INSULTS) != 0)
    anning_conduct_say (pass, ANNING_RULE_CON_02, ANNING_SEVERITY_HIGH, USUAL, contact, 0);
}

/* R-CON-03. A court does ring: until it was checked, it is only to be checked. Of a credit bureau the
 * texts about organs of the state say nothing; of an agency that calls itself the lender only one does. */
void
anning_find_false_name (AnningConductPass   *pass,
                        const AnningContact *contact)
{
  gboolean bureau = contact->identity == ANNING_IDENTITY_CREDIT_BUREAU;
  guint of_state = 1 << ANNING_BASIS_REG_CP41 | 1 << ANNING_BASIS_REG_MICRO | 1 << ANNING_BASIS_LAW_CRIM;

  if (bureau || anning_is_one_of (contact->identity, OFFICE))
    {
      gboolean fake = (contact->tags & ANNING_TAG (VERIFIED_FAKE)) != 0;

      if (fake || (contact->tags & ANNING_TAG (VERIFIED_REAL)) == 0)
        say_without (pass, ANNING_RULE_CON_03, fake ? ANNING_SEVERITY_HIGH : ANNING_SEVERITY_MEDIUM,
                     fake ? USUAL : CHECK, contact, fake ? 0 : ANNING_MISSING_VERIFIED, bureau ? of_state : 0);
    }
  else if (contact->identity == ANNING_IDENTITY_LENDER_STAFF && contact->outsourced == ANNING_ANSWER_YES)
    {
      say_without (pass, ANNING_RULE_CON_03, ANNING_SEVERITY_LOW, OUTSOURCED, contact, 0,
                   of_state | 1 << ANNING_BASIS_LAW_PS);
    }
}

/* R-CON-04. A real summons and a real lawyer's letter are nobody's fault. */
void
anning_find_forged (AnningConductPass   *pass,
                    const AnningContact *contact)
{
  gboolean fake = (contact->tags & ANNING_TAG (VERIFIED_FAKE)) != 0;
  gboolean letter = (contact->tags & PAPERS) == ANNING_TAG (FAKE_LAWYER_LETTER);

  if ((contact->tags & PAPERS) == 0 || (!fake && (contact->tags & ANNING_TAG (VERIFIED_REAL)) != 0))
    return;
  say_without (pass, ANNING_RULE_CON_04, fake ? ANNING_SEVERITY_HIGH : ANNING_SEVERITY_INFO,
               !fake ? CHECK : letter ? LAWYER : USUAL, contact, fake ? 0 : ANNING_MISSING_VERIFIED,
               letter ? 1 << ANNING_BASIS_LAW_CRIM : 0);
}

/* R-CON-05. Of a card with a large principal that was demanded twice, more may be true than of other
 * loans: then a lawyer is needed, and soon. */
void
anning_find_made_up (AnningConductPass   *pass,
                     const AnningContact *contact)
{
  AnningDraft draft;

  if ((contact->tags & CONSEQUENCES) == 0)
    return;
  anning_draft_begin (&draft, ANNING_RULE_CON_05, ANNING_SEVERITY_MEDIUM);
  draft.finding.day = contact->day;
  draft.finding.creditor = contact->creditor;
  draft.finding.contact_id = contact->id;
  if (contact->lender == ANNING_LENDER_BANK_CARD && contact->card_case == ANNING_ANSWER_YES)
    {
      draft.finding.outcome = ANNING_OUTCOME_EXPLANATION;
      draft.finding.variant = CARD;
    }
  else if (contact->lender == ANNING_LENDER_BANK_CARD && contact->card_case == ANNING_ANSWER_UNKNOWN)
    {
      draft.finding.outcome = ANNING_OUTCOME_INSUFFICIENT;
      draft.finding.missing = ANNING_MISSING_CARD_CASE;
    }
  anning_draft_add (&draft, contact);
  anning_draft_end (&draft, pass);
}

/* R-CON-06 */
void
anning_find_new_loan (AnningConductPass   *pass,
                      const AnningContact *contact)
{
  if ((contact->tags & FEES) != 0)
    anning_conduct_say (pass, ANNING_RULE_CON_06, ANNING_SEVERITY_HIGH, USUAL, contact, 0);
}

/* R-CON-07 */
void
anning_find_pay_to (AnningConductPass   *pass,
                    const AnningContact *contact)
{
  if (contact->pay_to == ANNING_PAY_TO_PERSONAL
      || (contact->pay_to == ANNING_PAY_TO_UNKNOWN && (contact->tags & ANNING_TAG (QR_CODE)) != 0))
    anning_conduct_say (pass, ANNING_RULE_CON_07, ANNING_SEVERITY_HIGH, USUAL, contact, 0);
}

/* R-CON-08 */
void
anning_find_unnamed (AnningConductPass   *pass,
                     const AnningContact *contact)
{
  guint32 missing = 0;

  if (contact->identified == ANNING_ANSWER_NO && contact->direction != ANNING_DIRECTION_OUT
      && anning_may_be (contact->connected, ANNING_IN (ANNING_ANSWER_YES), ANNING_MISSING_CONNECTED, &missing))
    anning_conduct_say (pass, ANNING_RULE_CON_08, ANNING_SEVERITY_LOW, USUAL, contact, missing);
}

/* R-CON-09 */
void
anning_find_exposure (AnningConductPass   *pass,
                      const AnningContact *contact)
{
  if (contact->direction != ANNING_DIRECTION_OUT
      && (contact->channel == ANNING_CHANNEL_SOCIAL_POST || (contact->tags & EXPOSURE) != 0))
    anning_conduct_say (pass, ANNING_RULE_CON_09, ANNING_SEVERITY_HIGH, USUAL, contact, 0);
}

/* R-CON-10. With what they threatened has to have been noted. */
void
anning_find_extortion (AnningConductPass   *pass,
                       const AnningContact *contact)
{
  if ((contact->tags & ANNING_TAG (EXTORT)) != 0)
    anning_conduct_say (pass, ANNING_RULE_CON_10, ANNING_SEVERITY_URGENT, USUAL, contact,
                        (contact->tags & THREATS) != 0 ? 0 : ANNING_MISSING_THREAT);
}

/* R-CHAN-01. Whether the lender agreed to it cannot be seen from outside. */
void
anning_find_private_line (AnningConductPass   *pass,
                          const AnningContact *contact)
{
  gboolean phone = contact->from_mobile && anning_is_one_of (contact->channel, ANNING_CALLS | ANNING_IN (ANNING_CHANNEL_SMS));
  gboolean outside = contact->outsourced == ANNING_ANSWER_YES || contact->identity == ANNING_IDENTITY_OUTSOURCED;

  if (outside && contact->direction == ANNING_DIRECTION_IN
      && (phone || (contact->tags & ANNING_TAG (PRIVATE_ACCOUNT)) != 0))
    anning_conduct_say (pass, ANNING_RULE_CHAN_01, ANNING_SEVERITY_INFO, USUAL, contact, 0);
}
