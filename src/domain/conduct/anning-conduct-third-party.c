/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docs/rules.md, 3.3: people other than the debtor, contact by contact. */

#include "anning-conduct-private.h"

#define NEAR_WORK_OR_HOME (ANNING_IN (ANNING_PARTY_EMPLOYER) | ANNING_IN (ANNING_PARTY_NEIGHBOR))
#define NOT_THE_DEBTOR (ANNING_UNCONNECTED | ANNING_IN (ANNING_PARTY_SPOUSE) | ANNING_IN (ANNING_PARTY_HEIR))
#define MAY_BE_LIABLE (ANNING_IN (ANNING_PARTY_SPOUSE) | ANNING_IN (ANNING_PARTY_HEIR))
#define TOLD                                                                                                  \
  (ANNING_IN (ANNING_DISCLOSED_EXISTENCE) | ANNING_IN (ANNING_DISCLOSED_AMOUNT)                               \
   | ANNING_IN (ANNING_DISCLOSED_OVERDUE_TIME) | ANNING_IN (ANNING_DISCLOSED_DOCUMENTS))

enum
{
  USUAL,
  RELAY = 1,
  MINOR = 1,
  PUBLIC = 1,
};

/* Whoever calls them has not been collected from. */
static gboolean
is_from_them (const AnningContact *contact,
              guint                parties)
{
  return contact->direction != ANNING_DIRECTION_OUT && anning_is_one_of (contact->party, parties)
         && !anning_is_one_of (contact->liability, ANNING_LIABLE) && (contact->tags & ANNING_MACHINE_TAGS) == 0;
}

/* R-TP-01 */
void
anning_find_tp_demand (AnningConductPass   *pass,
                       const AnningContact *contact)
{
  guint32 missing = 0;

  if (is_from_them (contact, ANNING_UNCONNECTED)
      && anning_may_be (contact->purpose, ANNING_IN (ANNING_PURPOSE_DEMAND), ANNING_MISSING_PURPOSE, &missing)
      && anning_may_be (contact->direction, ANNING_IN (ANNING_DIRECTION_IN), ANNING_MISSING_DIRECTION, &missing))
    anning_conduct_say (pass, ANNING_RULE_TP_01, ANNING_SEVERITY_HIGH, USUAL, contact, missing);
}

/* R-TP-03. A spouse or an heir may owe it too: that has to be known first. Somebody who only was to pass
 * on that the lender wants a call has learned least. */
void
anning_find_tp_disclosed (AnningConductPass   *pass,
                          const AnningContact *contact)
{
  gboolean little = contact->disclosed == ANNING_DISCLOSED_EXISTENCE
                    && (contact->purpose == ANNING_PURPOSE_RELAY || contact->purpose == ANNING_PURPOSE_UNKNOWN);
  guint32 missing = 0;

  if (!is_from_them (contact, NOT_THE_DEBTOR) || (contact->tags & ANNING_TAG (TP_VOLUNTEERED)) != 0
      || !anning_may_be (contact->disclosed, TOLD, ANNING_MISSING_DISCLOSED, &missing))
    return;
  if (anning_is_one_of (contact->party, MAY_BE_LIABLE) && contact->liability == ANNING_LIABILITY_UNKNOWN)
    missing |= ANNING_MISSING_LIABILITY;
  anning_conduct_say (pass, ANNING_RULE_TP_03, little ? ANNING_SEVERITY_MEDIUM : ANNING_SEVERITY_HIGH,
                      little && contact->purpose == ANNING_PURPOSE_RELAY ? RELAY : USUAL, contact, missing);
}

/* R-TP-06, what everybody can see or a whole group. */
void
anning_find_tp_public (AnningConductPass   *pass,
                       const AnningContact *contact)
{
  if (contact->direction != ANNING_DIRECTION_OUT
      && (contact->channel == ANNING_CHANNEL_SOCIAL_POST || (contact->tags & ANNING_TAG (GROUP_CHAT_EXPOSE)) != 0))
    anning_conduct_say (pass, ANNING_RULE_TP_06, ANNING_SEVERITY_HIGH, PUBLIC, contact, 0);
}

/* R-TP-07. Who signed, or lived on it, is no third party. */
void
anning_find_tp_spouse (AnningConductPass   *pass,
                       const AnningContact *contact)
{
  guint32 missing = 0;

  if (is_from_them (contact, ANNING_IN (ANNING_PARTY_SPOUSE))
      && anning_may_be (contact->purpose, ANNING_IN (ANNING_PURPOSE_DEMAND), ANNING_MISSING_PURPOSE, &missing)
      && anning_may_be (contact->liability, ANNING_IN (ANNING_LIABILITY_NONE), ANNING_MISSING_LIABILITY, &missing)
      && anning_may_be (contact->family_use, ANNING_IN (ANNING_ANSWER_NO), ANNING_MISSING_FAMILY_USE, &missing))
    anning_conduct_say (pass, ANNING_RULE_TP_07, ANNING_SEVERITY_MEDIUM, USUAL, contact, missing);
}

/* R-TP-08. To ask for what was inherited is allowed; to ask for more has to have been noted. */
void
anning_find_tp_heir (AnningConductPass   *pass,
                     const AnningContact *contact)
{
  guint32 missing = (contact->tags & ANNING_TAG (OWN_PROPERTY)) != 0 ? 0 : ANNING_MISSING_OWN_PROPERTY;

  if (is_from_them (contact, ANNING_IN (ANNING_PARTY_HEIR)) && contact->purpose == ANNING_PURPOSE_DEMAND)
    anning_conduct_say (pass, ANNING_RULE_TP_08, ANNING_SEVERITY_MEDIUM, USUAL, contact, missing);
}

/* R-TP-09 */
void
anning_find_tp_place (AnningConductPass   *pass,
                      const AnningContact *contact)
{
  guint32 missing = 0;

  if (is_from_them (contact, ANNING_IN (ANNING_PARTY_MINOR)))
    anning_conduct_say (pass, ANNING_RULE_TP_09, ANNING_SEVERITY_HIGH, MINOR, contact, 0);
  else if (is_from_them (contact, NEAR_WORK_OR_HOME) && (contact->tags & ANNING_TAG (TP_VOLUNTEERED)) == 0
           && anning_may_be (contact->disclosed, TOLD, ANNING_MISSING_DISCLOSED, &missing))
    anning_conduct_say (pass, ANNING_RULE_TP_09, ANNING_SEVERITY_HIGH, USUAL, contact, missing);
}

/* R-GUAR-00: no hit, ever. A relative who guaranteed is a guarantor, whatever else they were called as. */
void
anning_find_guarantor (AnningConductPass   *pass,
                       const AnningContact *contact)
{
  AnningDraft draft;

  if ((contact->party != ANNING_PARTY_GUARANTOR
       && !(anning_contact_is_third_party (contact) && contact->liability == ANNING_LIABILITY_GUARANTOR))
      || contact->direction == ANNING_DIRECTION_OUT)
    return;
  anning_draft_begin (&draft, ANNING_RULE_GUAR_00, ANNING_SEVERITY_INFO);
  draft.finding.outcome = ANNING_OUTCOME_EXPLANATION;
  draft.finding.day = contact->day;
  draft.finding.creditor = contact->creditor;
  draft.finding.contact_id = contact->id;
  anning_draft_add (&draft, contact);
  anning_draft_end (&draft, pass);
}
