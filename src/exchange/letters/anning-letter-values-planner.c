/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-letter-values-private.h"

#include "anning-budget.h"
#include "anning-debt-state.h"
#include "anning-letter-incidents.h"
#include "anning-proposal-plan.h"
#include "anning-records.h"

/* Fen by which the last payment may differ from the others, beside the rounding of each. */
#define ROUNDED_REST 100

const char *
anning_letter_hint_field (const AnningDebtHint *hint)
{
  return hint->cost != NULL ? "cost_hint" : "sum_hint";
}

gboolean
anning_letter_values_read_debt (AnningLetterValues         *self,
                                AnningDb                   *db,
                                const AnningLetterSubject  *subject,
                                GError                    **error)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (AnningDebt) debt = anning_records_get (db, &anning_debt_type, subject->debt_id, &missing);
  g_autoptr (GPtrArray) payments = NULL;
  gint64 paid = 0;

  if (debt == NULL)
    return anning_letter_tolerate_missing (g_steal_pointer (&missing), error);
  payments = anning_records_list (db, &anning_payment_type, "debt_id", subject->debt_id, error);
  if (payments == NULL)
    return FALSE;
  for (guint i = 0; i < payments->len; i++)
    paid += ((const AnningPayment *) g_ptr_array_index (payments, i))->amount;

  anning_letter_values_take_lender (self, debt->lender_type);
  anning_letter_values_know_text (self, "creditor", debt->creditor);
  anning_letter_values_know_text (self, "product", debt->product);
  anning_letter_values_know_text (self, "contract_day", debt->contract_day);
  anning_letter_values_know_money (self, "principal", debt->principal);
  anning_letter_values_know_money (self, "received", debt->received);
  anning_letter_values_know_rate (self, "rate", debt->rate);
  anning_letter_values_know_money (self, "instalment", debt->instalment);
  anning_letter_values_know_count (self, "term_months", debt->term_months);
  anning_letter_values_know_text (self, "first_due_day", debt->first_due_day);
  anning_letter_values_know_text (self, "overdue_since", debt->overdue_since);
  anning_letter_values_know_money (self, "claimed_principal", debt->claimed_principal);
  anning_letter_values_know_money (self, "claimed_interest", debt->claimed_interest);
  anning_letter_values_know_money (self, "claimed_penalty", debt->claimed_penalty);
  anning_letter_values_know_money (self, "claimed_fees", debt->claimed_fees);
  anning_letter_values_know_money (self, "paid_total", paid);
  anning_letter_values_know_text (self, "pay_account", debt->pay_account);
  /* Only what the creditor claims is a claim, and as it was made: what is open now is our own sum. */
  if (g_strcmp0 (debt->stage, "settled") != 0)
    anning_letter_values_know_money (self, "claimed_total", anning_debt_claimed_sum (debt));
  return TRUE;
}

gboolean
anning_letter_values_read_hints (AnningLetterValues         *self,
                                 AnningDb                   *db,
                                 const AnningLetterSubject  *subject,
                                 GError                    **error)
{
  g_autoptr (GHashTable) of = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) dismissed = NULL;

  if (subject->limits == NULL)
    return TRUE;
  dismissed = anning_dismissals_read (db, error);
  if (dismissed == NULL)
    return FALSE;
  g_hash_table_add (of, (gpointer) &subject->debt_id);
  self->hints = anning_debt_hints_read (db, of, dismissed, subject->limits, error);
  if (self->hints == NULL)
    return FALSE;
  for (guint i = 0; i < self->hints->list->len; i++)
    anning_letter_values_know_text (self, anning_letter_hint_field (g_ptr_array_index (self->hints->list, i)), "1");
  return TRUE;
}

static guint
state_weight (const AnningProposal *proposal)
{
  static const char *const states[] = { "draft", "sent", "accepted" };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      if (g_strcmp0 (proposal->status, states[i]) == 0)
        return i + 1;
    }
  return 0;
}

/* Whether one sum tells what is paid each time: no steps, and no last payment that is far more than the rest. */
static gboolean
is_level (const AnningProposalPlan *plan)
{
  return plan->highest_payment - plan->first_payment <= ROUNDED_REST + plan->n_instalments;
}

static void
know_plan (AnningLetterValues   *self,
           const AnningProposal *proposal)
{
  g_autoptr (AnningProposalPlan) plan = anning_proposal_plan_new (proposal, NULL);
  const AnningInstalment *first;

  anning_letter_values_know_money (self, "waive_amount",
                                   plan != NULL ? plan->waived : anning_proposal_waived (proposal));
  anning_letter_values_know_text (self, "hardship", proposal->reason);
  if (plan == NULL)
    return;

  first = &g_array_index (plan->payments, AnningInstalment, plan->payments->len - plan->n_instalments);
  if (g_strcmp0 (proposal->kind, "settlement") == 0)
    {
      anning_letter_values_know_money (self, "settle_amount", plan->total);
      anning_letter_values_know_day (self, "settle_by", &plan->last_day);
      return;
    }
  if (is_level (plan))
    anning_letter_values_know_money (self, "offer_monthly", first->payment);
  anning_letter_values_know_count (self, "offer_months", plan->n_instalments);
  anning_letter_values_know_day (self, "offer_first_day", &first->due);
  anning_letter_values_know_money (self, "offer_total", plan->total - plan->down_payment);
  if (plan->down_payment > 0)
    {
      anning_letter_values_know_money (self, "down_amount", plan->down_payment);
      anning_letter_values_know_day (self, "down_day", &g_array_index (plan->payments, AnningInstalment, 0).due);
    }
  anning_letter_values_know_count (self, "defer_months", proposal->defer_months);
  if (proposal->defer_months > 0)
    anning_letter_values_know_day (self, "defer_until", &first->due);
}

/* What both sides agreed on, or we put forward; what we hope for and could bear is nobody else's business. */
static gboolean
is_for_others (const AnningProposal *proposal)
{
  if (g_strcmp0 (proposal->status, "accepted") == 0)
    return TRUE;
  return g_strcmp0 (proposal->author, "theirs") != 0
         && g_strcmp0 (proposal->role, "target") != 0
         && g_strcmp0 (proposal->role, "limit") != 0;
}

gboolean
anning_letter_values_read_proposal (AnningLetterValues  *self,
                                    AnningDb            *db,
                                    gint64               debt_id,
                                    GError             **error)
{
  g_autoptr (GPtrArray) proposals = anning_records_list (db, &anning_proposal_type, "debt_id", debt_id, error);
  const AnningProposal *best = NULL;

  if (proposals == NULL)
    return FALSE;
  for (guint i = 0; i < proposals->len; i++)
    {
      const AnningProposal *proposal = g_ptr_array_index (proposals, i);
      const guint weight = state_weight (proposal);
      const guint best_weight = best != NULL ? state_weight (best) : 0;

      if (!is_for_others (proposal))
        continue;
      if (weight > best_weight || (weight > 0 && weight == best_weight && proposal->record.id > best->record.id))
        best = proposal;
    }
  if (best != NULL)
    know_plan (self, best);
  return TRUE;
}

gboolean
anning_letter_values_read_budget (AnningLetterValues  *self,
                                  AnningDb            *db,
                                  GError             **error)
{
  g_autoptr (GPtrArray) lines = anning_records_list (db, &anning_budget_line_type, NULL, 0, error);
  AnningBudget budget;

  if (lines == NULL)
    return FALSE;
  anning_budget_add_up (lines, &budget);
  anning_letter_values_know_money (self, "income_monthly", budget.income);
  anning_letter_values_know_money (self, "spending_monthly", budget.spending);
  if (budget.income > 0 && budget.spending > 0)
    anning_letter_values_know_money (self, "surplus_monthly", budget.surplus);
  return TRUE;
}
