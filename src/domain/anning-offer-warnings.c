/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-offer-warnings.h"

#include "anning-limitation.h"

static const char *const limitation_facts[] = { "law.sol.19", "law.civil.192_193", "law.sol.8", "law.civil.195", NULL };
static const char *const card_limitation_facts[] = {
  "law.sol.19", "law.civil.192_193", "law.sol.8", "law.sol.card", "law.civil.195", NULL
};
static const char *const private_account_facts[] = { "scam.fakecollector", "out.negotiate", NULL };
static const char *const verbal_facts[] = { "out.negotiate", NULL };
static const char *const card_verbal_facts[] = { "out.negotiate", "reg.card.70", NULL };
static const char *const fee_facts[] = { "out.negotiate", "scam.anticollect", NULL };
static const char *const member_fee_facts[] = { "sro.cba2026.ban8", "out.negotiate", "scam.anticollect", NULL };
static const char *const agent_facts[] = { "scam.anticollect", "scam.40pct", NULL };
static const char *const card_facts[] = { "reg.card.70", "out.card70", NULL };
static const char *const no_facts[] = { NULL };

static gboolean
is_word (const char *value,
         const char *word)
{
  return g_strcmp0 (value, word) == 0;
}

/* One warning of a kind is enough; the last round in which there was reason for it is named. */
static void
warn (GArray                 *warnings,
      AnningOfferWarningKind  kind,
      const char *const      *facts,
      gint64                  round_id,
      gint64                  amount,
      const GDate            *day)
{
  AnningOfferWarning warning = { .kind = kind, .facts = facts, .round_id = round_id, .amount = amount };

  g_date_clear (&warning.day, 1);
  if (day != NULL)
    warning.day = *day;
  for (guint i = 0; i < warnings->len; i++)
    {
      if (g_array_index (warnings, AnningOfferWarning, i).kind == kind)
        {
          g_array_index (warnings, AnningOfferWarning, i) = warning;
          return;
        }
    }
  g_array_append_val (warnings, warning);
}

/* Whether a later round, or an agreement in writing, confirms what was said in @round. */
static gboolean
is_confirmed (const AnningDebtCase *debt_case,
              const AnningRound    *round)
{
  for (guint i = 0; i < debt_case->rounds->len; i++)
    {
      const AnningRound *other = g_ptr_array_index (debt_case->rounds, i);

      if (is_word (other->outcome, "confirmed") && other->happened_at >= round->happened_at)
        return TRUE;
    }
  for (guint i = 0; i < debt_case->proposals->len; i++)
    {
      const AnningProposal *proposal = g_ptr_array_index (debt_case->proposals, i);

      if (is_word (proposal->status, "accepted") && is_word (proposal->in_writing, "yes"))
        return TRUE;
    }
  return FALSE;
}

/* The guidelines bind members of the banking association: they say nothing of other lenders, and nothing
 * of one who is not known yet. */
static const char *const *
find_fee_facts (const AnningDebtCase *debt_case)
{
  static const char *const members[] = {
    "bank_card", "bank_loan", "consumer_finance", "auto_finance", "trust", "amc", NULL
  };
  const char *lender = debt_case->debt->lender_type;

  return lender != NULL && g_strv_contains (members, lender) ? member_fee_facts : fee_facts;
}

static const char *const *
find_verbal_facts (const AnningDebtCase *debt_case)
{
  return is_word (debt_case->debt->lender_type, "bank_card") ? card_verbal_facts : verbal_facts;
}

/* What was promised before is talked about in the next round, and settled by an agreement. */
static gboolean
awaits_answer (const AnningDebtCase *debt_case,
               const AnningRound    *round)
{
  if ((round->outcome != NULL && !is_word (round->outcome, "open"))
      || anning_debt_case_find_accepted (debt_case) != NULL)
    return FALSE;
  for (guint i = 0; i < debt_case->rounds->len; i++)
    {
      const AnningRound *other = g_ptr_array_index (debt_case->rounds, i);

      if (other->happened_at > round->happened_at)
        return FALSE;
    }
  return TRUE;
}

static void
read_round (GArray               *warnings,
            const AnningDebtCase *debt_case,
            const AnningRound    *round,
            const GDate          *today)
{
  gint64 id = round->record.id;
  GDate due;

  if (is_word (round->pay_to, "personal_account"))
    warn (warnings, ANNING_OFFER_WARNING_PRIVATE_ACCOUNT, private_account_facts, id, 0, NULL);
  if (is_word (round->fee_asked, "yes"))
    warn (warnings, ANNING_OFFER_WARNING_FEE_ASKED, find_fee_facts (debt_case), id, 0, NULL);
  if (is_word (round->agent_asked, "yes"))
    warn (warnings, ANNING_OFFER_WARNING_AGENT_ASKED, agent_facts, id, 0, NULL);
  if (is_word (round->outcome, "promised") && !is_confirmed (debt_case, round))
    warn (warnings, ANNING_OFFER_WARNING_VERBAL_ONLY, find_verbal_facts (debt_case), id, 0, NULL);
  if (awaits_answer (debt_case, round) && anning_day_parse (round->promised_by, &due) && g_date_compare (&due, today) < 0)
    warn (warnings, ANNING_OFFER_WARNING_ANSWER_LATE, no_facts, id, 0, &due);
}

static void
read_limitation (GArray               *warnings,
                 const AnningDebtCase *debt_case,
                 const GDate          *today)
{
  g_autoptr (AnningLimitation) limitation = anning_limitation_new (debt_case, today);

  if (limitation->state == ANNING_LIMITATION_PASSED)
    warn (warnings, ANNING_OFFER_WARNING_LIMITATION,
          is_word (debt_case->debt->lender_type, "bank_card") ? card_limitation_facts : limitation_facts,
          0, 0, &limitation->end);
}

static void
read_proposal (GArray               *warnings,
               const AnningDebtCase *debt_case,
               const AnningProposal *proposal,
               guint                 card_months,
               const GDate          *today)
{
  gint64 months = 0;
  g_autoptr (AnningProposalPlan) plan = anning_proposal_plan_new (proposal, NULL);
  gboolean answered = is_word (proposal->status, "accepted") || is_word (proposal->status, "declined")
                      || is_word (proposal->status, "withdrawn");
  GDate until;

  if (plan != NULL)
    months = plan->n_instalments + proposal->defer_months;
  if (is_word (debt_case->debt->lender_type, "bank_card") && months > card_months)
    warn (warnings, ANNING_OFFER_WARNING_CARD_TOO_LONG, card_facts, 0, months, NULL);
  if (is_word (proposal->status, "accepted") && !is_word (proposal->in_writing, "yes"))
    warn (warnings, ANNING_OFFER_WARNING_VERBAL_ONLY, find_verbal_facts (debt_case), 0, 0, NULL);
  if (!answered && anning_day_parse (proposal->valid_until, &until) && g_date_compare (&until, today) < 0)
    warn (warnings, ANNING_OFFER_WARNING_EXPIRED, no_facts, 0, 0, &until);
}

/**
 * Says what to look at before a proposal is sent, signed or paid. Nothing here says that anything is
 * forbidden or need not be paid: each is a reason to check first, with the facts that it rests on.
 *
 * @proposal: (nullable): NULL: only what is known of the debt and its rounds
 * @strain: (nullable): as of anning_proposal_strain_new()
 * @card_months: the most instalments of a personal plan for a card; months put off count too
 *
 * Returns: (transfer full) (element-type AnningOfferWarning): at most one of a kind
 */
GArray *
anning_offer_warnings (const AnningDebtCase *debt_case,
                       const AnningProposal *proposal,
                       const AnningPromises *strain,
                       guint                 card_months,
                       const GDate          *today)
{
  AnningProposalStrain first;
  GArray *warnings;

  g_return_val_if_fail (debt_case != NULL, NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  warnings = g_array_new (FALSE, FALSE, sizeof (AnningOfferWarning));
  read_limitation (warnings, debt_case, today);
  if (is_word (debt_case->debt->pay_to, "personal_account"))
    warn (warnings, ANNING_OFFER_WARNING_PRIVATE_ACCOUNT, private_account_facts, 0, 0, NULL);
  for (guint i = 0; i < debt_case->rounds->len; i++)
    read_round (warnings, debt_case, g_ptr_array_index (debt_case->rounds, i), today);
  if (proposal != NULL)
    read_proposal (warnings, debt_case, proposal, card_months, today);
  if (strain != NULL && anning_proposal_strain_find_first (strain, &first))
    {
      warn (warnings, ANNING_OFFER_WARNING_OVER_BUDGET, no_facts, 0, first.lacking, &first.month);
      g_array_index (warnings, AnningOfferWarning, warnings->len - 1).before = first.lacking_before;
    }
  return warnings;
}
