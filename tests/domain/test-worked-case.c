/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-account.h"
#include "anning-agreement.h"
#include "anning-budget-line.h"
#include "anning-budget-months.h"
#include "anning-claim.h"
#include "anning-contract.h"
#include "anning-cost-excess.h"
#include "anning-cost-line.h"
#include "anning-cost-shares.h"
#include "anning-date.h"
#include "anning-debt-standing.h"
#include "anning-due-days.h"
#include "anning-payment-order.h"
#include "anning-promises.h"
#include "anning-proposal-plan.h"
#include "anning-round-table.h"
#include "anning-share-input.h"
#include "anning-yearly-cost.h"

/*
 * One household from the first debt to the first missed payment, as it stands on 21 November 2026. Each
 * figure is worked out by hand where it is used, or comes from the published plan "curo-6m".
 *
 *   CARD     six payments of 1707.00, overdue since the fourth; 5200.00 are claimed
 *   KEPT     10 000.00 agreed, 9000.00 arrived, 11 000.00 due after a year
 *   FLAT     12 000.00, 0.6 % of that each month for a year
 *   FRIEND   20 000.00 without interest, all at once
 *   AGREED   12 800.00 were claimed; after three rounds 2000.00 at once and ten times 1000.00
 */
enum
{
  CARD,
  KEPT,
  FLAT,
  FRIEND,
  AGREED,
  N_DEBTS
};

typedef struct
{
  AnningDebt *debts[N_DEBTS];
  AnningDebtCase *its[N_DEBTS];
  GPtrArray *cases;
  GPtrArray *budget;
  GPtrArray *fees;
  GPtrArray *payments;
  GPtrArray *proposals;
  GPtrArray *rounds;
  GDate today;
} Household;

static GDate
day (const char *text)
{
  GDate date;

  g_assert_true (anning_day_parse (text, &date));
  return date;
}

static void
check_day (const GDate *date,
           const char  *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_date_valid (date));
  text = anning_day_format (date);
  g_assert_cmpstr (text, ==, expected);
}

static AnningDebt *
borrow (Household  *self,
        guint       which,
        const char *lender,
        const char *method,
        gint64      principal,
        gint64      months,
        const char *contract_day,
        const char *first_due_day)
{
  AnningDebt *debt = self->debts[which];

  debt->record.id = which + 1;
  debt->creditor = g_strdup_printf ("Creditor %u", which + 1);
  debt->lender_type = g_strdup (lender);
  debt->method = g_strdup (method);
  debt->principal = principal;
  debt->term_months = months;
  debt->contract_day = g_strdup (contract_day);
  debt->first_due_day = g_strdup (first_due_day);
  debt->stage = g_strdup ("current");
  return debt;
}

static void
fall_behind (AnningDebt *debt,
             const char *since,
             const char *claimed_day,
             gint64      principal,
             gint64      interest,
             gint64      penalty)
{
  g_free (debt->stage);
  debt->stage = g_strdup ("overdue");
  debt->overdue_since = g_strdup (since);
  debt->claimed_day = g_strdup (claimed_day);
  debt->claimed_principal = principal;
  debt->claimed_interest = interest;
  debt->claimed_penalty = penalty;
}

static AnningProposal *
propose (Household  *self,
         gint64      id,
         const char *author,
         gint64      months,
         const char *first_due_day)
{
  AnningProposal *proposal = anning_proposal_new ();

  proposal->record.id = id;
  proposal->debt_id = AGREED + 1;
  proposal->author = g_strdup (author);
  proposal->role = g_strdup ("offer");
  proposal->kind = g_strdup ("instalments");
  proposal->base_amount = 1280000;
  proposal->waived_penalty = 80000;
  proposal->months = months;
  proposal->first_due_day = g_strdup (first_due_day);
  proposal->status = g_strdup ("declined");
  g_ptr_array_add (self->proposals, proposal);
  g_ptr_array_add (self->its[AGREED]->proposals, proposal);
  return proposal;
}

static void
talk (Household *self,
      gint64     id,
      gint64     happened_at,
      gint64     proposal_id)
{
  AnningRound *round = anning_round_new ();

  round->record.id = id;
  round->debt_id = AGREED + 1;
  round->happened_at = happened_at;
  round->proposal_id = proposal_id;
  g_ptr_array_add (self->rounds, round);
  g_ptr_array_add (self->its[AGREED]->rounds, round);
}

static void
pay (Household  *self,
     const char *when,
     gint64      amount)
{
  AnningPayment *payment = anning_payment_new ();

  payment->record.id = 100 + self->payments->len;
  payment->debt_id = AGREED + 1;
  payment->day = g_strdup (when);
  payment->amount = amount;
  g_ptr_array_add (self->payments, payment);
  g_ptr_array_add (self->its[AGREED]->payments, payment);
}

/* Three rounds: what each side put forward, and what was agreed at last. */
static void
negotiate (Household *self)
{
  AnningProposal *proposal;

  propose (self, 10, "ours", 24, "2026-07-15");
  talk (self, 1, 1000, 10);
  proposal = propose (self, 20, "theirs", 6, "2026-07-15");
  proposal->round_id = 1;
  proposal->waived_penalty = 0;

  proposal = propose (self, 11, "ours", 20, "2026-08-10");
  proposal->down_payment = 200000;
  proposal->down_day = g_strdup ("2026-07-10");
  talk (self, 2, 2000, 11);
  proposal = propose (self, 21, "theirs", 12, "2026-07-15");
  proposal->round_id = 2;

  proposal = propose (self, 12, "ours", 10, "2026-08-10");
  proposal->down_payment = 200000;
  proposal->down_day = g_strdup ("2026-07-10");
  talk (self, 3, 3000, 12);
  g_free (proposal->status);
  proposal->status = g_strdup ("accepted");
  proposal->agreed_day = g_strdup ("2026-07-05");
}

static void
keep_budget (Household  *self,
             const char *kind,
             const char *category,
             gint64      amount,
             gint64      lean_amount,
             const char *period,
             const char *when)
{
  AnningBudgetLine *line = anning_budget_line_new ();

  line->kind = g_strdup (kind);
  line->category = g_strdup (category);
  line->amount = amount;
  line->lean_amount = lean_amount;
  line->period = g_strdup (period);
  line->day = g_strdup (when);
  g_ptr_array_add (self->budget, line);
}

static void
set_up (Household     *self,
        gconstpointer  data)
{
  AnningDebt *debt;
  AnningDebtFee *fee = anning_debt_fee_new ();

  self->today = day ("2026-11-21");
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_debt_case_free);
  self->budget = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_budget_line_free);
  self->fees = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_debt_fee_free);
  self->payments = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_payment_free);
  self->proposals = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_proposal_free);
  self->rounds = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_round_free);
  for (guint i = 0; i < N_DEBTS; i++)
    {
      self->debts[i] = anning_debt_new ();
      self->its[i] = anning_debt_case_new (self->debts[i]);
      g_ptr_array_add (self->cases, self->its[i]);
    }

  debt = borrow (self, CARD, "bank_card", "level_payment", 1000000, 6, "2026-01-18", "2026-02-18");
  debt->instalment = 170700;
  debt->penalty_rate = 182500;
  fall_behind (debt, "2026-05-18", "2026-07-18", 505139, 6961, 7900);

  debt = borrow (self, KEPT, "microloan", "bullet", 1000000, 12, "2026-03-01", "2027-03-01");
  debt->rate = 100000;
  fee->debt_id = KEPT + 1;
  fee->amount = 100000;
  fee->charged = g_strdup ("at_payout");
  fee->kind = g_strdup ("service");
  g_ptr_array_add (self->fees, fee);
  g_ptr_array_add (self->its[KEPT]->fees, fee);

  debt = borrow (self, FLAT, "consumer_finance", "flat_rate", 1200000, 12, "2026-06-10", "2026-07-10");
  debt->rate = 72000;

  debt = borrow (self, FRIEND, "private", "bullet", 2000000, 12, "2026-06-01", "2027-06-01");
  debt->rate = 0;

  debt = borrow (self, AGREED, "bank_loan", "level_payment", 1200000, 12, "2025-06-15", "2025-07-15");
  debt->rate = 0;
  fall_behind (debt, "2025-07-15", "2026-06-30", 1200000, ANNING_UNKNOWN, 80000);
  negotiate (self);
  pay (self, "2026-07-10", 200000);
  pay (self, "2026-08-10", 100000);
  pay (self, "2026-09-12", 100000);
  pay (self, "2026-10-09", 100000);

  keep_budget (self, "income", "wages", 500000, 400000, "monthly", NULL);
  keep_budget (self, "income", "business", 200000, ANNING_UNKNOWN, "monthly", NULL);
  keep_budget (self, "spending", "housing", 180000, ANNING_UNKNOWN, "monthly", NULL);
  keep_budget (self, "spending", "food", 150000, ANNING_UNKNOWN, "monthly", NULL);
  keep_budget (self, "spending", "phone", 10000, ANNING_UNKNOWN, "monthly", NULL);
  keep_budget (self, "spending", "parents", 50000, ANNING_UNKNOWN, "monthly", NULL);
  keep_budget (self, "spending", "insurance", 120000, ANNING_UNKNOWN, "yearly", NULL);
  keep_budget (self, "spending", "utilities", 90000, ANNING_UNKNOWN, "once", "2026-12-05");
}

static void
tear_down (Household     *self,
           gconstpointer  data)
{
  g_ptr_array_unref (self->cases);
  g_ptr_array_unref (self->budget);
  g_ptr_array_unref (self->fees);
  g_ptr_array_unref (self->payments);
  g_ptr_array_unref (self->proposals);
  g_ptr_array_unref (self->rounds);
  for (guint i = 0; i < N_DEBTS; i++)
    anning_debt_free (self->debts[i]);
}

static AnningLoan *
read_loan (Household *self,
           guint      which)
{
  g_autoptr (GError) error = NULL;
  AnningLoan *loan = anning_loan_from_debt (self->debts[which], self->its[which]->fees, self->its[which]->lines, &error);

  g_assert_no_error (error);
  return loan;
}

static void
check_instalment (const GArray *schedule,
                  guint         number,
                  const char   *due,
                  gint64        payment,
                  gint64        principal,
                  gint64        interest,
                  gint64        balance)
{
  const AnningInstalment *line = &g_array_index (schedule, AnningInstalment, number - 1);

  check_day (&line->due, due);
  g_assert_cmpint (line->payment, ==, payment);
  g_assert_cmpint (line->principal, ==, principal);
  g_assert_cmpint (line->interest, ==, interest);
  g_assert_cmpint (line->balance, ==, balance);
}

static GArray *
read_schedule (Household *self,
               guint      which)
{
  g_autoptr (AnningLoan) loan = read_loan (self, which);
  g_autoptr (GError) error = NULL;
  GArray *schedule = anning_loan_schedule (loan, &error);

  g_assert_no_error (error);
  return schedule;
}

static void
test_schedules (Household     *self,
                gconstpointer  data)
{
  g_autoptr (GArray) card = read_schedule (self, CARD);
  g_autoptr (GArray) kept = read_schedule (self, KEPT);
  g_autoptr (GArray) flat = read_schedule (self, FLAT);
  g_autoptr (GArray) friend = read_schedule (self, FRIEND);

  /* Published, row by row: curo-6m. */
  g_assert_cmpuint (card->len, ==, 6);
  check_instalment (card, 1, "2026-02-18", 170700, 163825, 6875, 836175);
  check_instalment (card, 2, "2026-03-18", 170700, 164951, 5749, 671224);
  check_instalment (card, 3, "2026-04-18", 170700, 166085, 4615, 505139);
  check_instalment (card, 4, "2026-05-18", 170700, 167227, 3473, 337912);
  check_instalment (card, 5, "2026-06-18", 170700, 168377, 2323, 169535);
  check_instalment (card, 6, "2026-07-18", 170700, 169535, 1165, 0);
  /* 10 % of the 10 000.00 agreed, not of what arrived. */
  g_assert_cmpuint (kept->len, ==, 1);
  check_instalment (kept, 1, "2027-03-01", 1100000, 1000000, 100000, 0);
  /* 12 000 / 12 = 1000.00, and 0.6 % of 12 000 = 72.00. */
  g_assert_cmpuint (flat->len, ==, 12);
  check_instalment (flat, 1, "2026-07-10", 107200, 100000, 7200, 1100000);
  check_instalment (flat, 12, "2027-06-10", 107200, 100000, 7200, 0);
  g_assert_cmpuint (friend->len, ==, 1);
  check_instalment (friend, 1, "2027-06-01", 2000000, 2000000, 0, 0);
}

static void
test_cost (Household     *self,
           gconstpointer  data)
{
  g_autoptr (AnningLoan) card = read_loan (self, CARD);
  g_autoptr (AnningLoan) kept = read_loan (self, KEPT);
  g_autoptr (AnningLoan) friend = read_loan (self, FRIEND);
  g_autoptr (AnningYearlyCost) card_cost = anning_yearly_cost_new (card, NULL);
  g_autoptr (AnningYearlyCost) kept_cost = anning_yearly_cost_new (kept, NULL);
  g_autoptr (AnningYearlyCost) friend_cost = anning_yearly_cost_new (friend, NULL);
  g_autoptr (AnningCostShares) shares = anning_cost_shares_new (kept, NULL);
  const AnningCostPart *interest, *fee;

  /* The published rate is 0.08250039 a year, twelve times that of a month. */
  g_assert_cmpint (card_cost->nominal, ==, 82500);
  /* 365 days: 11 000 / 9000 = 1.222222. */
  g_assert_cmpint (kept_cost->arrived, ==, 900000);
  g_assert_cmpint (kept_cost->effective, ==, 222222);
  /* As much back as was lent. */
  g_assert_cmpint (friend_cost->effective, ==, 0);

  /* Without the interest 10 000 / 9000 = 1.111111; without the fee 11 000 / 10 000 = 1.1. */
  g_assert_cmpuint (shares->parts->len, ==, 2);
  interest = &g_array_index (shares->parts, AnningCostPart, 0);
  fee = &g_array_index (shares->parts, AnningCostPart, 1);
  g_assert_cmpint (interest->kind, ==, ANNING_COST_PART_INTEREST);
  g_assert_cmpint (interest->amount, ==, 100000);
  g_assert_cmpint (interest->raises, ==, 111111);
  g_assert_cmpint (fee->kind, ==, ANNING_COST_PART_FEE);
  g_assert_cmpint (fee->amount, ==, 100000);
  g_assert_cmpint (fee->raises, ==, 122222);
}

/* The one-year LPR that was in force on each contract day: 3.0 % since 20 May 2025. */
static void
test_line (Household     *self,
           gconstpointer  data)
{
  const GDate announced = day ("2025-05-20");
  const GDate seen = day ("2026-11-20");
  g_autoptr (AnningLprTable) table = anning_lpr_table_new (&seen);
  AnningCostLimits limits = { .licensed = 240000, .lpr_times = 4, .private_since = day ("2020-08-20"), .lpr = table };
  g_autoptr (AnningLoan) kept = read_loan (self, KEPT);
  g_autoptr (AnningCostExcess) licensed = NULL;
  g_autoptr (AnningCostExcess) without = NULL;
  AnningCostLine line;

  g_assert_true (anning_lpr_table_add (table, &announced, 30000));
  anning_cost_line_find (&limits, self->debts[KEPT]->lender_type, self->debts[KEPT]->contract_day, &line);
  g_assert_cmpint (line.kind, ==, ANNING_COST_LINE_LICENSED);
  g_assert_cmpint (line.rate, ==, 240000);
  /* 4 × 3.0 % */
  anning_cost_line_find (&limits, self->debts[FRIEND]->lender_type, self->debts[FRIEND]->contract_day, &line);
  g_assert_cmpint (line.kind, ==, ANNING_COST_LINE_PRIVATE);
  g_assert_cmpint (line.rate, ==, 120000);

  /* 24 % of 9000.00 for a year are 2160.00: 11 160.00, more than the 11 000.00 that are due. */
  licensed = anning_cost_excess_of_contract (kept, 240000, NULL);
  g_assert_cmpint (licensed->above, ==, 0);
  /* Were the lender one without a licence: 12 % are 1080.00, and 11 000.00 − 10 080.00 = 920.00. */
  without = anning_cost_excess_of_contract (kept, 120000, NULL);
  g_assert_cmpint (without->interest, ==, 108000);
  g_assert_cmpint (without->above, ==, 92000);
}

/* What is due of the card and what is not due of the other loan, were both owed to one creditor. */
static void
test_payment_order (Household     *self,
                    gconstpointer  data)
{
  g_autoptr (GArray) items = g_array_new (FALSE, TRUE, sizeof (AnningOrderItem));
  AnningOrderItem card = { .debt_id = CARD + 1, .due = TRUE, .burden = 82500, .due_day = day ("2026-05-18"),
                           .costs = 7900, .interest = 6961, .principal = 505139 };
  AnningOrderItem kept = { .debt_id = KEPT + 1, .burden = 222222, .due_day = day ("2027-03-01"),
                           .interest = 100000, .principal = 1000000 };
  g_autoptr (GArray) some = NULL;
  g_autoptr (GArray) more = NULL;
  const AnningOrderShare *share;
  gint64 left_over;

  g_array_append_val (items, kept);
  g_array_append_val (items, card);

  /* 300.00: what is due comes first, though the other is dearer. 79.00, 69.61, the rest 151.39. */
  some = anning_payment_order_divide (items, 30000, &left_over);
  g_assert_cmpuint (some->len, ==, 1);
  share = &g_array_index (some, AnningOrderShare, 0);
  g_assert_cmpuint (share->item, ==, 1);
  g_assert_cmpint (share->reason, ==, ANNING_ORDER_DUE);
  g_assert_cmpint (share->costs, ==, 7900);
  g_assert_cmpint (share->interest, ==, 6961);
  g_assert_cmpint (share->principal, ==, 15139);
  g_assert_cmpint (left_over, ==, 0);

  /* 6500.00: all 5200.00 of it; 1300.00 remain for the other, its interest of 1000.00 first. */
  more = anning_payment_order_divide (items, 650000, &left_over);
  g_assert_cmpuint (more->len, ==, 2);
  share = &g_array_index (more, AnningOrderShare, 0);
  g_assert_cmpint (share->costs + share->interest + share->principal, ==, 520000);
  share = &g_array_index (more, AnningOrderShare, 1);
  g_assert_cmpint (share->reason, ==, ANNING_ORDER_LAST);
  g_assert_cmpint (share->interest, ==, 100000);
  g_assert_cmpint (share->principal, ==, 30000);
  g_assert_cmpint (left_over, ==, 0);
}

static void
check_claim (const AnningClaim *claim,
             AnningClaimPart    part,
             gint64             contract,
             gint64             claimed,
             gint64             difference)
{
  g_assert_cmpint (claim->parts[part].contract, ==, contract);
  g_assert_cmpint (claim->parts[part].claimed, ==, claimed);
  g_assert_cmpint (claim->parts[part].difference, ==, difference);
}

static void
test_claim (Household     *self,
            gconstpointer  data)
{
  g_autoptr (AnningClaim) claim = anning_claim_new (self->its[CARD], &self->today, NULL);

  g_assert_nonnull (claim);
  check_day (&claim->day, "2026-07-18");
  /* Open after three of the published rows. */
  check_claim (claim, ANNING_CLAIM_PRINCIPAL, 505139, 505139, 0);
  /* 34.73 + 23.23 + 11.65 */
  check_claim (claim, ANNING_CLAIM_INTEREST, 6961, 6961, 0);
  /* 18.25 % a year are 0.05 % a day: 1672.27 for 61 days 51.00, 1683.77 for 30 days 25.26. */
  check_claim (claim, ANNING_CLAIM_PENALTY, 7626, 7900, 274);
  g_assert_true (claim->parts[ANNING_CLAIM_PENALTY].reasons & ANNING_CLAIM_MORE);
  /* 5121.00 + 76.26, against 5200.00 */
  g_assert_cmpint (claim->total.contract, ==, 519726);
  g_assert_cmpint (claim->total.claimed, ==, 520000);
  g_assert_cmpint (claim->total.difference, ==, 274);
}

static void
check_standing (Household       *self,
                guint            which,
                AnningOwedBasis  basis,
                gint64           owed,
                const char      *next_due,
                gint64           next_payment)
{
  AnningDebtStanding standing;

  anning_debt_standing (self->its[which], &self->today, &standing);
  g_assert_cmpint (standing.basis, ==, basis);
  g_assert_cmpint (standing.owed, ==, owed);
  g_assert_cmpint (standing.next_payment, ==, next_payment);
  if (next_due != NULL)
    check_day (&standing.next_due, next_due);
  else
    g_assert_false (g_date_valid (&standing.next_due));
}

static void
test_standing (Household     *self,
               gconstpointer  data)
{
  AnningDebtsSum sum = { 0 };

  check_standing (self, KEPT, ANNING_OWED_SCHEDULE, 1000000, "2027-03-01", 1100000);
  /* Five of twelve were due before today, and the debt is paid on time. */
  check_standing (self, FLAT, ANNING_OWED_SCHEDULE, 700000, "2026-12-10", 107200);
  check_standing (self, FRIEND, ANNING_OWED_SCHEDULE, 2000000, "2027-06-01", 2000000);

  for (guint i = 0; i < N_DEBTS; i++)
    {
      AnningDebtStanding standing;

      anning_debt_standing (self->its[i], &self->today, &standing);
      anning_debts_sum_add (&sum, &standing);
      /* By the agreement: 5000.00 of 12 000.00 were paid. */
      if (i == AGREED)
        g_assert_cmpint (standing.owed, ==, 700000);
      /* 5051.39 + 69.61 + 79.00 */
      if (i == CARD)
        g_assert_cmpint (standing.owed, ==, 520000);
    }
  /* 5200 + 10 000 + 7000 + 20 000 + 7000 */
  g_assert_cmpint (sum.owed, ==, 4920000);
  g_assert_cmpuint (sum.n_open, ==, 5);
  g_assert_cmpuint (sum.n_unknown, ==, 0);
  /* The one agreement: 1000.00. */
  g_assert_cmpuint (sum.n_promised, ==, 1);
  g_assert_cmpint (sum.promised, ==, 100000);
}

static GArray *
read_months (Household *self,
             guint      n)
{
  GDate first = day ("2026-11-01");

  return anning_budget_months (self->budget, &first, n);
}

static void
test_budget (Household     *self,
             gconstpointer  data)
{
  g_autoptr (GArray) months = read_months (self, 14);
  const AnningBudgetMonth *november = &g_array_index (months, AnningBudgetMonth, 0);
  const AnningBudgetMonth *december = &g_array_index (months, AnningBudgetMonth, 1);
  const AnningBudgetMonth *next_december = &g_array_index (months, AnningBudgetMonth, 13);

  /* 5000 + 2000; 1800 + 1500 + 100 + 500 and a twelfth of 1200; 7000 − 4000. */
  g_assert_cmpint (november->income, ==, 700000);
  g_assert_cmpint (november->spending, ==, 400000);
  g_assert_cmpint (november->once, ==, 0);
  g_assert_cmpint (november->surplus, ==, 300000);
  /* Wages of 4000.00: 1000.00 less. */
  g_assert_cmpint (november->lean_surplus, ==, 200000);
  /* The heating, 900.00, this winter only. */
  g_assert_cmpint (december->once, ==, -90000);
  g_assert_cmpint (december->surplus, ==, 210000);
  g_assert_cmpint (december->lean_surplus, ==, 110000);
  g_assert_cmpint (next_december->surplus, ==, 300000);
}

/*
 * Had nothing been agreed: 5200, 10 000, 7000, 20 000 and 7800 (12 800 claimed, 5000 paid) of 50 000.00;
 * 3000.00 to be shared.
 */
static void
test_shares (Household     *self,
             gconstpointer  data)
{
  static const struct
  {
    AnningShareRule rule;
    gint64 shares[N_DEBTS];
  } rules[] = {
    /* 6 % of each */
    { ANNING_SHARE_BALANCE, { 31200, 60000, 42000, 120000, 46800 } },
    /* KEPT is the dearest: 22 % against 8 % and 7.2 % on the sum agreed, which is less than twice as much. */
    { ANNING_SHARE_COST, { 0, 300000, 0, 0, 0 } },
    /* 5200.00 is the smallest. */
    { ANNING_SHARE_SMALLEST, { 300000, 0, 0, 0, 0 } },
    { ANNING_SHARE_EQUAL, { 60000, 60000, 60000, 60000, 60000 } },
    /* 500.00 to each, and 1 % of each balance */
    { ANNING_SHARE_TOKEN, { 55200, 60000, 57000, 70000, 57800 } },
    /* 300.00 and 1000.00 as they were set, and 3.4 % of each balance */
    { ANNING_SHARE_OWN, { 47680, 34000, 23800, 168000, 26520 } },
    /* What is needed to live gets its instalment of 1072.00; 1928.00 / 43 000.00 of each of the others:
       233.1535, 448.3721, 896.7442, 349.7302; of the fen that is left the largest part is the third's. */
    { ANNING_SHARE_PRIORITY, { 23315, 44837, 107200, 89675, 34973 } },
  };
  g_autoptr (GArray) debts = NULL;
  g_autoptr (GArray) months = read_months (self, 24);
  g_autoptr (AnningShares) shares = NULL;

  g_ptr_array_set_size (self->its[AGREED]->proposals, 0);
  self->debts[CARD]->own_share = 30000;
  self->debts[FRIEND]->own_share = 100000;
  self->debts[FLAT]->priority = g_strdup ("living");
  debts = anning_share_input (self->cases, NULL, &self->today);
  g_assert_cmpint (g_array_index (debts, AnningShareDebt, AGREED).balance, ==, 780000);
  shares = anning_shares_new ((const AnningShareDebt *) (gpointer) debts->data, debts->len, months);

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
      const AnningShareResult *result;
      gint64 sum = 0;

      options.rule = rules[i].rule;
      options.token = 50000;
      options.frozen = TRUE;
      result = anning_shares_run (shares, &options);
      for (guint debt = 0; debt < N_DEBTS; debt++)
        {
          sum += result->debts[debt].first;
          g_assert_cmpint (result->debts[debt].first, ==, rules[i].shares[debt]);
        }
      g_assert_cmpint (sum, ==, 300000);
      /* 50 000.00 in parts of 3000.00, 2100.00 in December: 16 × 3000 + 2100 = 50 100, the seventeenth is the last. */
      g_assert_cmpuint (result->n_months, ==, 17);
      g_assert_cmpint (result->total_paid, ==, 5000000);
      g_assert_cmpint (result->total_interest, ==, 0);
      g_assert_cmpint (result->left_over, ==, 10000);
    }
}

static void
check_month (const AnningPromises *promises,
             guint                 number,
             gint64                promised,
             gint64                left)
{
  const AnningPromiseMonth *month = &g_array_index (promises->months, AnningPromiseMonth, number);

  g_assert_cmpint (month->promised, ==, promised);
  g_assert_cmpint (month->left, ==, left);
}

static void
test_promises (Household     *self,
               gconstpointer  data)
{
  AnningShareOptions options = ANNING_SHARE_OPTIONS_INIT;
  guint n_overdue;
  g_autoptr (GArray) lines = anning_promises_collect (self->cases, 0, &self->today, &n_overdue);
  g_autoptr (GArray) months = read_months (self, 12);
  g_autoptr (AnningPromises) normal = anning_promises_new (lines, months, &options);
  g_autoptr (AnningPromises) less = NULL;

  /* The card is overdue and nothing new is agreed for it. */
  g_assert_cmpuint (n_overdue, ==, 1);

  /* The missed 1000.00, and 1072.00 that were paid on the 10th: 3000 − 2072 = 928. */
  check_month (normal, 0, 207200, 92800);
  /* 928 + 2100 − 2072 = 956; 956 + 928 = 1884; 1884 + 928 = 2812 */
  check_month (normal, 1, 207200, 95600);
  check_month (normal, 2, 207200, 188400);
  check_month (normal, 3, 207200, 281200);
  /* On 1 March 2812 + 3000 are there of the 11 000.00. */
  g_assert_true (normal->breaks);
  g_assert_cmpint (normal->first.debt_id, ==, KEPT + 1);
  g_assert_cmpuint (normal->first.number, ==, 4);
  check_day (&normal->first.due, "2027-03-01");
  g_assert_cmpint (normal->first.amount, ==, 1100000);
  g_assert_cmpint (normal->first.lacking, ==, 518800);

  /* A fifth of 7000.00 less: 1600 − 1072 = 528, and 472.00 are lacking for what was due on 10 November. */
  options.income_factor = 800;
  less = anning_promises_new (lines, months, &options);
  g_assert_true (less->breaks);
  g_assert_cmpint (less->first.debt_id, ==, AGREED + 1);
  g_assert_cmpuint (less->first.number, ==, 0);
  check_day (&less->first.due, "2026-11-10");
  g_assert_cmpint (less->first.lacking, ==, 47200);
}

/* 2000.00 at once, then 10 000.00 put off by three months at 6 %: 150.00, 15.00 with each of ten payments. */
static void
test_proposal (Household     *self,
               gconstpointer  data)
{
  AnningProposal *proposal = propose (self, 30, "ours", 10, "2026-08-10");
  g_autoptr (AnningProposalPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  g_free (proposal->role);
  proposal->role = g_strdup ("limit");
  proposal->down_payment = 200000;
  proposal->down_day = g_strdup ("2026-07-10");
  proposal->defer_months = 3;
  proposal->defer_rate = 60000;
  plan = anning_proposal_plan_new (proposal, &error);
  g_assert_no_error (error);
  g_assert_cmpint (plan->waived, ==, 80000);
  g_assert_cmpint (plan->base, ==, 1200000);
  g_assert_cmpint (plan->deferral_interest, ==, 15000);
  g_assert_cmpuint (plan->payments->len, ==, 11);
  check_instalment (plan->payments, 1, "2026-07-10", 200000, 200000, 0, 1000000);
  check_instalment (plan->payments, 2, "2026-11-10", 101500, 100000, 1500, 900000);
  check_instalment (plan->payments, 11, "2027-08-10", 101500, 100000, 1500, 0);
  /* 2000 + 10 × 1015 */
  g_assert_cmpint (plan->total, ==, 1215000);
}

static void
test_rounds (Household     *self,
             gconstpointer  data)
{
  g_autoptr (GArray) lines = anning_round_table_new (self->its[AGREED]);
  const AnningRoundLine *line;

  g_assert_cmpuint (lines->len, ==, 3);
  /* 12 000 / 24 = 500; 12 800 / 6 = 2133.33 */
  line = &g_array_index (lines, AnningRoundLine, 0);
  g_assert_cmpint (line->ours_figures.monthly, ==, 50000);
  g_assert_cmpint (line->theirs_figures.monthly, ==, 213333);
  g_assert_false (line->moved);
  g_assert_true (line->apart);
  g_assert_cmpint (line->gap.monthly, ==, 163333);
  g_assert_cmpint (line->gap.months, ==, -18);
  g_assert_cmpint (line->gap.total, ==, 80000);

  /* (12 000 − 2000) / 20 = 500; 12 000 / 12 = 1000. They gave up 800.00 and 1133.33 a month. */
  line = &g_array_index (lines, AnningRoundLine, 1);
  g_assert_cmpint (line->ours_figures.monthly, ==, 50000);
  g_assert_cmpint (line->ours_figures.down_payment, ==, 200000);
  g_assert_cmpint (line->theirs_figures.monthly, ==, 100000);
  g_assert_true (line->moved);
  g_assert_cmpint (line->change.waived, ==, 80000);
  g_assert_cmpint (line->change.total, ==, -80000);
  g_assert_cmpint (line->change.monthly, ==, -113333);
  g_assert_cmpint (line->gap.monthly, ==, 50000);
  g_assert_cmpint (line->gap.months, ==, -8);
  g_assert_cmpint (line->gap.total, ==, 0);

  /* They named nothing new: against their last, 1000.00 each, two payments fewer and 2000.00 at once. */
  line = &g_array_index (lines, AnningRoundLine, 2);
  g_assert_null (line->theirs);
  g_assert_cmpint (line->ours_figures.monthly, ==, 100000);
  g_assert_cmpint (line->gap.monthly, ==, 0);
  g_assert_cmpint (line->gap.months, ==, 2);
  g_assert_cmpint (line->gap.down_payment, ==, -200000);
}

static void
check_paid (const AnningAccount *account,
            guint                number,
            gint64               open,
            AnningAccountState   state,
            gint64               days_late)
{
  const AnningAccountLine *line = &g_array_index (account->lines, AnningAccountLine, number - 1);

  g_assert_cmpint (line->open, ==, open);
  g_assert_cmpint (line->state, ==, state);
  g_assert_cmpint (line->days_late, ==, days_late);
}

static void
test_agreement (Household     *self,
                gconstpointer  data)
{
  g_autoptr (AnningAgreement) agreement = anning_agreement_new (self->its[AGREED], &self->today);
  const AnningAccount *account;

  g_assert_nonnull (agreement);
  g_assert_cmpint (agreement->proposal->record.id, ==, 12);
  account = agreement->account;
  g_assert_cmpuint (account->lines->len, ==, 11);
  check_paid (account, 1, 0, ANNING_ACCOUNT_PAID, 0);
  check_paid (account, 2, 0, ANNING_ACCOUNT_PAID, 0);
  /* Due on 10 September, paid on the 12th. */
  check_paid (account, 3, 0, ANNING_ACCOUNT_PAID_LATE, 2);
  check_paid (account, 4, 0, ANNING_ACCOUNT_PAID, 0);
  /* 10 to 21 November */
  check_paid (account, 5, 100000, ANNING_ACCOUNT_MISSED, 11);
  check_paid (account, 6, 100000, ANNING_ACCOUNT_DUE, 0);
  /* 2000 + 4 × 1000 were due, 5000 were paid, of 12 000. */
  g_assert_cmpint (agreement->total, ==, 1200000);
  g_assert_cmpint (account->due, ==, 600000);
  g_assert_cmpint (account->paid, ==, 500000);
  g_assert_cmpint (account->missed, ==, 100000);
  g_assert_cmpint (account->open, ==, 700000);
  g_assert_cmpint (account->left_over, ==, 0);
  g_assert_cmpuint (account->n_paid, ==, 4);
  g_assert_cmpuint (account->n_missed, ==, 1);
  g_assert_cmpuint (agreement->n_late, ==, 2);
  check_day (&account->oldest_open, "2026-11-10");
  check_day (&account->next_due, "2026-12-10");
  g_assert_cmpint (account->next_open, ==, 100000);
  check_day (&agreement->last_day, "2027-05-10");
}

static void
test_calendar (Household     *self,
               gconstpointer  data)
{
  g_autoptr (GArray) days = anning_due_days (self->cases, NULL, &self->today);
  const GDate first = day ("2026-12-01");
  const GDate last = day ("2026-12-31");
  const AnningDueDay *next = anning_due_days_find_next (days, &self->today);
  guint n_late = 0;
  AnningDueSum december;

  for (guint i = 0; i < days->len; i++)
    {
      const AnningDueDay *due = &g_array_index (days, AnningDueDay, i);

      if (due->debt_id != AGREED + 1 || !anning_due_day_is_late (due))
        continue;
      n_late++;
      g_assert_cmpint (due->kind, ==, ANNING_DUE_PAYMENT);
      check_day (&due->day, "2026-11-10");
      g_assert_cmpint (due->open, ==, 100000);
      g_assert_cmpint (due->days_late, ==, 11);
      /* The down payment is the first. */
      g_assert_cmpuint (due->number, ==, 5);
      g_assert_cmpuint (due->of, ==, 11);
    }
  g_assert_cmpuint (n_late, ==, 1);
  g_assert_nonnull (next);
  check_day (&next->day, "2026-12-10");
  /* 1072.00 and 1000.00, both on the 10th. */
  anning_due_days_sum (days, &first, &last, &december);
  g_assert_cmpuint (december.n, ==, 2);
  g_assert_cmpint (december.open, ==, 207200);
  g_assert_cmpuint (december.n_late, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

#define ADD(name, func) g_test_add ("/worked-case/" name, Household, NULL, set_up, func, tear_down)
  ADD ("schedules", test_schedules);
  ADD ("cost", test_cost);
  ADD ("line", test_line);
  ADD ("payment-order", test_payment_order);
  ADD ("claim", test_claim);
  ADD ("standing", test_standing);
  ADD ("budget", test_budget);
  ADD ("shares", test_shares);
  ADD ("promises", test_promises);
  ADD ("proposal", test_proposal);
  ADD ("rounds", test_rounds);
  ADD ("agreement", test_agreement);
  ADD ("calendar", test_calendar);
#undef ADD

  return g_test_run ();
}
