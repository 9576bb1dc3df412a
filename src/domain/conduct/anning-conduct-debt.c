/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docs/rules.md, 3.4 and 3.5: what has to do with the debt itself. */

#include "anning-conduct-private.h"
#include "anning-conduct-sum.h"

#include "anning-money.h"

enum
{
  STATEMENT,
  LICENSED,
  PRIVATE,
};

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

static void
begin_sum (AnningDraft          *draft,
           const AnningSumCheck *check,
           guint                 variant,
           AnningSeverity        severity)
{
  anning_draft_begin (draft, ANNING_RULE_CON_11, severity);
  draft->finding.variant = (guint8) variant;
  draft->finding.day = check->day;
  draft->finding.creditor = check->creditor;
  draft->finding.lender = check->lender;
  draft->product = (guint8) check->product;
  draft->proofs = check->proofs;
}

/* Returns: TRUE where more is claimed than the lender's own bill says, with what is tolerated */
static gboolean
is_above (const AnningSumCheck *check,
          gint64                tolerance)
{
  gint64 bill = CLAMP (check->bill, 0, ANNING_MONEY_MAX);
  gint64 claimed = CLAMP (check->claimed, 0, ANNING_MONEY_MAX);

  return (claimed - bill) * ANNING_RATE_ONE > bill * tolerance;
}

static void
check_bill (AnningConductPass    *pass,
            const AnningSumCheck *check)
{
  AnningDraft draft;
  gboolean known = check->bill != ANNING_UNKNOWN;

  if (check->claimed == ANNING_UNKNOWN || (known && !is_above (check, pass->parameters->sum_tolerance)))
    return;
  begin_sum (&draft, check, STATEMENT, ANNING_SEVERITY_LOW);
  draft.without = 1 << ANNING_BASIS_COURT_24 | 1 << ANNING_BASIS_PRIVATE_LPR;
  if (!check->disclosed_costs)
    draft.without |= 1 << ANNING_BASIS_DISCLOSURE;
  /* Two sums that do not agree are to be compared, whoever the lender is. */
  draft.stands_alone = TRUE;
  draft.finding.outcome = known ? ANNING_OUTCOME_HIT : ANNING_OUTCOME_INSUFFICIENT;
  draft.finding.missing = known ? 0 : ANNING_MISSING_STATEMENT;
  anning_draft_end (&draft, pass);
}

/* While the lender is not known, it may be the lower line that counts. */
static gint64
get_line (const AnningSumCheck          *check,
          const AnningConductParameters *parameters)
{
  gint64 private_line = check->lpr != ANNING_UNKNOWN ? parameters->private_lpr_times * check->lpr : ANNING_UNKNOWN;

  if (check->lender == ANNING_LENDER_PRIVATE || check->lender == ANNING_LENDER_UNLICENSED)
    return private_line;
  if ((check->lender == ANNING_LENDER_UNKNOWN || check->lender == ANNING_LENDER_PLATFORM) && private_line != ANNING_UNKNOWN)
    return MIN (private_line, parameters->licensed_cost);
  return parameters->licensed_cost;
}

static void
check_cost (AnningConductPass    *pass,
            const AnningSumCheck *check)
{
  gboolean private = check->lender == ANNING_LENDER_PRIVATE || check->lender == ANNING_LENDER_UNLICENSED;
  gint64 line = get_line (check, pass->parameters);
  guint32 missing = 0;
  AnningDraft draft;

  if (line == ANNING_UNKNOWN)
    missing |= ANNING_MISSING_LPR;
  if (check->yearly_cost == ANNING_UNKNOWN)
    missing |= ANNING_MISSING_YEARLY_COST;
  if (missing == 0 && check->yearly_cost <= line)
    return;
  begin_sum (&draft, check, private ? PRIVATE : LICENSED, ANNING_SEVERITY_INFO);
  draft.without = 1 << ANNING_BASIS_DISCLOSURE;
  draft.finding.outcome = missing != 0 ? ANNING_OUTCOME_INSUFFICIENT : ANNING_OUTCOME_HIT;
  draft.finding.missing = missing;
  anning_draft_end (&draft, pass);
}

/**
 * anning_conduct_check_sum:
 * @check: what was claimed and what was reckoned
 *
 * R-CON-11: whether the sum that is demanded is more than the lender's own bill says, and whether the
 * whole cost of the loan is above the line above which a borrower may ask a court to adjust it: 24 percent
 * a year for licensed lenders, four times the LPR of the contract day for others. The line is no limit
 * beyond which nothing is owed.
 *
 * Returns: (transfer full): up to two findings, none of them about a contact
 */
AnningFindings *
anning_conduct_check_sum (const AnningSumCheck          *check,
                          const AnningConductParameters *parameters)
{
  AnningConductPass pass = { .parameters = parameters, .days = ANNING_DAYS_ALL };

  g_return_val_if_fail (check != NULL && parameters != NULL, NULL);

  pass.findings = anning_findings_new ();
  check_bill (&pass, check);
  check_cost (&pass, check);
  return pass.findings;
}
