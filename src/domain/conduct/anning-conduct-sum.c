/* SPDX-License-Identifier: GPL-3.0-or-later */

/* docs/rules.md, 3.4, R-CON-11: what is said of a debt itself. */

#include "anning-conduct-sum.h"

#include "anning-conduct-private.h"
#include "anning-cost-rules.h"
#include "anning-debt-state.h"
#include "anning-money.h"
#include "anning-round-table.h"
#include "anning-words.h"

enum
{
  STATEMENT,
  LICENSED,
  PRIVATE,
};

static gboolean
is_settled (const AnningDebtCase *debt_case)
{
  return g_strcmp0 (debt_case->debt->stage, "settled") == 0;
}

/* Leaves @day as it is where the round has no time. */
static void
read_round_day (const AnningDebtCase *debt_case,
                gint64                round_id,
                GDate                *day)
{
  for (guint i = 0; i < debt_case->rounds->len; i++)
    {
      const AnningRound *round = g_ptr_array_index (debt_case->rounds, i);
      g_autofree char *iso = NULL;

      if (round->record.id != round_id || round->happened_at == ANNING_UNKNOWN)
        continue;
      iso = anning_instant_day (round->happened_at, round->utc_offset);
      anning_day_parse (iso, day);
      return;
    }
}

/* Returns: fen that were paid after @from, until @to */
static gint64
sum_paid (const AnningDebtCase *debt_case,
          const GDate          *from,
          const GDate          *to)
{
  gint64 sum = 0;

  for (guint i = 0; i < debt_case->payments->len; i++)
    {
      const AnningPayment *payment = g_ptr_array_index (debt_case->payments, i);
      GDate day;

      if (payment->amount != ANNING_UNKNOWN && anning_day_parse (payment->day, &day)
          && g_date_compare (&day, from) > 0 && g_date_compare (&day, to) <= 0)
        sum += payment->amount;
    }
  return CLAMP (sum, 0, ANNING_MONEY_MAX);
}

static gint64
find_paid (const AnningDebtCase *debt_case,
           const AnningSumCheck *check)
{
  if (!g_date_valid (&check->bill_day) || !g_date_valid (&check->demanded_day))
    return 0;
  if (g_date_compare (&check->demanded_day, &check->bill_day) < 0)
    return -sum_paid (debt_case, &check->demanded_day, &check->bill_day);
  return sum_paid (debt_case, &check->bill_day, &check->demanded_day);
}

/**
 * anning_sum_check_init:
 * @check: (out)
 *
 * Looks up what is demanded: the sum to be repaid of the terms that they named last
 * (anning_find_counter_offer()), before anything they would waive. And what the lender's own bill says:
 * the parts of the claim under the terms of the debt. What was paid between the two days is taken off the
 * bill, or put back where the bill is the later one; payments without a day cannot be counted. Interest
 * between the two days is not reckoned.
 *
 * Of a settled debt, and where an agreement is in force, nothing counts as demanded.
 */
void
anning_sum_check_init (AnningSumCheck       *check,
                       const AnningDebtCase *debt_case)
{
  const AnningProposal *theirs;

  g_return_if_fail (check != NULL && debt_case != NULL);

  *check = (AnningSumCheck) { .demanded = ANNING_UNKNOWN, .expected = ANNING_UNKNOWN };
  g_date_clear (&check->demanded_day, 1);
  g_date_clear (&check->bill_day, 1);
  check->bill = anning_debt_claimed_sum (debt_case->debt);
  if (check->bill != ANNING_UNKNOWN)
    anning_day_parse (debt_case->debt->claimed_day, &check->bill_day);
  theirs = is_settled (debt_case) || anning_debt_case_find_accepted (debt_case) != NULL
           ? NULL : anning_find_counter_offer (debt_case);
  if (theirs != NULL && theirs->base_amount != ANNING_UNKNOWN && theirs->base_amount > 0)
    {
      check->demanded = theirs->base_amount;
      read_round_day (debt_case, theirs->round_id, &check->demanded_day);
      check->paid = find_paid (debt_case, check);
    }
  if (check->bill != ANNING_UNKNOWN)
    check->expected = CLAMP (check->bill - check->paid, 0, ANNING_MONEY_MAX);
}

/* @day: on which it stands; may be not valid */
static void
begin (AnningDraft          *draft,
       const AnningDebtCase *debt_case,
       guint                 variant,
       AnningSeverity        severity,
       const GDate          *day)
{
  const guint lender = anning_words_index (anning_lender_types, debt_case->debt->lender_type);

  anning_draft_begin (draft, ANNING_RULE_CON_11, severity);
  draft->finding.variant = (guint8) variant;
  draft->finding.debt_id = debt_case->debt->record.id;
  draft->finding.day = g_date_valid (day) ? (gint32) g_date_get_julian (day) : 0;
  draft->finding.lender = lender < ANNING_N_LENDERS ? (guint8) lender : ANNING_LENDER_UNKNOWN;
  /* Which papers of a debt are at hand is not known. */
  draft->proofs = 0;
}

/* A loan of which a table of all costs had to be shown. */
static gboolean
is_disclosed (const AnningDebtCase *debt_case)
{
  g_auto (GStrv) rules = anning_cost_rules_find (debt_case);

  return g_strv_contains ((const char *const *) rules, "rate.disclosure_2026");
}

/**
 * anning_conduct_check_sum:
 * @check: of anning_sum_check_init()
 *
 * R-CON-11: whether the sum that is demanded is more than the lender's own bill says, by more than what is
 * tolerated. That two sums do not agree says no more than that they are to be compared.
 *
 * Returns: (transfer full): at most one finding
 */
AnningFindings *
anning_conduct_check_sum (const AnningDebtCase          *debt_case,
                          const AnningSumCheck          *check,
                          const AnningConductParameters *parameters)
{
  AnningConductPass pass = { .parameters = parameters, .days = ANNING_DAYS_ALL };
  AnningDraft draft;
  gboolean known;

  g_return_val_if_fail (debt_case != NULL && check != NULL && parameters != NULL, NULL);

  pass.findings = anning_findings_new ();
  known = check->expected != ANNING_UNKNOWN;
  if (check->demanded == ANNING_UNKNOWN
      || (known && (check->demanded - check->expected) * ANNING_RATE_ONE <= check->expected * parameters->sum_tolerance))
    return pass.findings;

  begin (&draft, debt_case, STATEMENT, ANNING_SEVERITY_LOW, &check->demanded_day);
  draft.without = 1 << ANNING_BASIS_COURT_24 | 1 << ANNING_BASIS_PRIVATE_LPR;
  if (!is_disclosed (debt_case))
    draft.without |= 1 << ANNING_BASIS_DISCLOSURE;
  /* Two sums that do not agree are to be compared, whoever the lender is. */
  draft.stands_alone = TRUE;
  draft.finding.outcome = known ? ANNING_OUTCOME_HIT : ANNING_OUTCOME_INSUFFICIENT;
  draft.finding.missing = known ? 0 : ANNING_MISSING_STATEMENT;
  anning_draft_end (&draft, &pass);
  return pass.findings;
}

/**
 * anning_conduct_check_cost:
 * @line: of this debt, by anning_cost_line_find()
 * @yearly_cost: millionths per year, all costs together, simple; may be ANNING_UNKNOWN
 *
 * R-CON-11: whether the whole cost of the loan is above the line above which a borrower may ask a court to
 * adjust it: 24 percent a year for licensed lenders, four times the LPR of the contract day for others. The
 * line is no limit beyond which nothing is owed. While the lender is not known, the lower line is looked at,
 * and nothing counts; a contract that is older than the rule is not held against it.
 *
 * Returns: (transfer full): at most one finding
 */
AnningFindings *
anning_conduct_check_cost (const AnningDebtCase          *debt_case,
                           const AnningCostLine          *line,
                           gint64                         yearly_cost,
                           const AnningConductParameters *parameters)
{
  AnningConductPass pass = { .parameters = parameters, .days = ANNING_DAYS_ALL };
  AnningDraft draft;
  guint32 missing = 0;
  gboolean private;
  GDate day;

  g_return_val_if_fail (debt_case != NULL && line != NULL && parameters != NULL, NULL);

  pass.findings = anning_findings_new ();
  if (line->kind == ANNING_COST_LINE_BEFORE_RULE)
    return pass.findings;
  if (line->lowest == ANNING_UNKNOWN)
    missing |= ANNING_MISSING_LPR;
  if (yearly_cost == ANNING_UNKNOWN)
    missing |= ANNING_MISSING_YEARLY_COST;
  if (missing == 0 && yearly_cost <= line->lowest)
    return pass.findings;

  private = line->kind == ANNING_COST_LINE_PRIVATE || line->kind == ANNING_COST_LINE_NO_DAY;
  g_date_clear (&day, 1);
  anning_day_parse (debt_case->debt->contract_day, &day);
  begin (&draft, debt_case, private ? PRIVATE : LICENSED, ANNING_SEVERITY_INFO, &day);
  draft.without = 1 << ANNING_BASIS_DISCLOSURE;
  draft.finding.outcome = missing != 0 ? ANNING_OUTCOME_INSUFFICIENT : ANNING_OUTCOME_HIT;
  draft.finding.missing = missing;
  anning_draft_end (&draft, &pass);
  return pass.findings;
}
