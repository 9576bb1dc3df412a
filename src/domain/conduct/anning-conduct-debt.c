/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docs/rules.md, 3.5: contacts that have to do with what became of the debt. */

#include "anning-conduct-private.h"

/* R-PLAN-01. A reminder before a due day belongs to the plan. */
void
anning_find_plan (AnningConductPass   *pass,
                  const AnningContact *contact)
{
  gboolean card = contact->product == ANNING_PRODUCT_CREDIT_CARD
                  || (contact->product == ANNING_PRODUCT_UNKNOWN && contact->lender == ANNING_LENDER_BANK_CARD);
  guint32 missing = 0;

  if (card && contact->plan == ANNING_PLAN_ACTIVE && (contact->tags & (ANNING_TAG (DUE_REMINDER) | ANNING_MACHINE_TAGS)) == 0
      && contact->direction != ANNING_DIRECTION_OUT
      && anning_may_be (contact->purpose, ANNING_IN (ANNING_PURPOSE_DEMAND), ANNING_MISSING_PURPOSE, &missing))
    anning_conduct_say (pass, ANNING_RULE_PLAN_01, ANNING_SEVERITY_MEDIUM, 0, contact, missing);
}

/* R-ASSIGN-01 */
void
anning_find_assignment (AnningConductPass   *pass,
                        const AnningContact *contact)
{
  if ((contact->tags & ANNING_TAG (ASSIGNED_CLAIM)) != 0 && (contact->tags & ANNING_TAG (ASSIGN_NOTICE)) == 0)
    anning_conduct_say (pass, ANNING_RULE_ASSIGN_01, ANNING_SEVERITY_INFO, 0, contact,
                        (contact->tags & ANNING_TAG (NO_ASSIGN_NOTICE)) != 0 ? 0 : ANNING_MISSING_ASSIGN_NOTICE);
}
