/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docs/rules.md, 3.5: at the door. */

#include "anning-conduct-private.h"

#define HOLDING                                                                                  \
  (ANNING_TAG (DETAIN) | ANNING_TAG (BLOCK_EXIT) | ANNING_TAG (SEIZE_PROPERTY) | ANNING_TAG (REFUSE_LEAVE))
#define HARASSMENT                                                                               \
  (ANNING_TAG (STALKING) | ANNING_TAG (GRAFFITI) | ANNING_TAG (NOISE) | ANNING_TAG (WREATH) | ANNING_TAG (GROUP_GATHER))

/* R-VIS-01 */
void
anning_find_visit (AnningConductPass   *pass,
                   const AnningContact *contact)
{
  gboolean without = (contact->tags & (ANNING_TAG (NO_ID) | ANNING_TAG (NO_RECORDING))) != 0;
  guint32 missing = 0;

  if (contact->channel != ANNING_CHANNEL_VISIT || contact->direction == ANNING_DIRECTION_OUT)
    return;
  if (!without && contact->visitors >= (int) pass->parameters->visitors)
    return;
  if (!without && contact->visitors < 0)
    missing = ANNING_MISSING_VISITORS;
  anning_conduct_say (pass, ANNING_RULE_VIS_01, ANNING_SEVERITY_LOW, 0, contact, missing);
}

/* R-VIS-02 */
void
anning_find_entry (AnningConductPass   *pass,
                   const AnningContact *contact)
{
  guint32 missing = 0;

  if (contact->entered == ANNING_ANSWER_YES
      && anning_may_be (contact->entry_consent, ANNING_IN (ANNING_ANSWER_NO), ANNING_MISSING_ENTRY_CONSENT, &missing))
    anning_conduct_say (pass, ANNING_RULE_VIS_02, ANNING_SEVERITY_URGENT, 0, contact, missing);
}

/* R-VIS-03. What is written for microloan companies is about things that are taken. */
void
anning_find_holding (AnningConductPass   *pass,
                     const AnningContact *contact)
{
  AnningDraft draft;

  if ((contact->tags & HOLDING) == 0)
    return;
  anning_draft_begin (&draft, ANNING_RULE_VIS_03, ANNING_SEVERITY_URGENT);
  draft.finding.day = contact->day;
  draft.finding.creditor = contact->creditor;
  draft.finding.contact_id = contact->id;
  if ((contact->tags & ANNING_TAG (SEIZE_PROPERTY)) == 0)
    draft.without = 1 << ANNING_BASIS_REG_MICRO;
  anning_draft_add (&draft, contact);
  anning_draft_end (&draft, pass);
}

/* R-VIS-04 */
void
anning_find_harassment (AnningConductPass   *pass,
                        const AnningContact *contact)
{
  if ((contact->tags & HARASSMENT) != 0)
    anning_conduct_say (pass, ANNING_RULE_VIS_04, ANNING_SEVERITY_HIGH, 0, contact, 0);
}
