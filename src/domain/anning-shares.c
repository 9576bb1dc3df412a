/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-shares.h"

#include "anning-money.h"
#include "anning-shares-private.h"

#include <string.h>

/* Marks a label for translation; the page translates it. */
#define N_(text) text

/* A twelfth of a year, in millionths: the interest of a month is balance × rate / this. */
#define MONTHLY_PARTS (12 * ANNING_RATE_ONE)

/* A thousand times what can be typed: sums that grow for fifty years stay within gint64. */
#define OPEN_MAX (1000 * ANNING_MONEY_MAX)

const AnningWord anning_share_rules[] = {
  { "priority", N_("Priority debts first") },
  { "balance", N_("In proportion to what is owed") },
  { "cost", N_("Highest cost first") },
  { "smallest", N_("Smallest first") },
  { "equal", N_("The same to each") },
  { "token", N_("Something to everyone") },
  { "own", N_("As I set it") },
  { NULL, NULL },
};

static gint64
cost_of (const AnningShareDebt *debt)
{
  return debt->cost != ANNING_UNKNOWN ? debt->cost : debt->rate;
}

/* Stable, so that two that cost the same keep the order of the list. */
static void
order_by_cost (AnningShares *self)
{
  for (guint i = 0; i < self->n_debts; i++)
    {
      guint place = i;

      for (; place > 0
             && cost_of (&self->debts[self->by_cost[place - 1]]) < cost_of (&self->debts[i]); place--)
        self->by_cost[place] = self->by_cost[place - 1];
      self->by_cost[place] = i;
    }
}

static void
begin_accounts (AnningShares *self)
{
  self->n_open = 0;
  for (guint i = 0; i < self->n_debts; i++)
    {
      const AnningShareDebt *debt = &self->debts[i];
      AnningSharesAccount *account = &self->accounts[i];

      *account = (AnningSharesAccount) { .bearing = debt->balance };
      if (debt->bearing != ANNING_UNKNOWN)
        account->bearing = MIN (debt->bearing, debt->balance);
      account->silent = debt->balance - account->bearing;
      account->plain = debt->rate > 0 ? (G_MAXINT64 - MONTHLY_PARTS) / debt->rate : G_MAXINT64;

      self->outcomes[i] = (AnningShareOutcome) { .id = debt->id };
      g_date_clear (&self->outcomes[i].end, 1);
      self->result.start += debt->balance;
      if (debt->balance > 0)
        self->open[self->n_open++] = i;
    }
}

/* The interest that is agreed for a month, when only @bearing of what it was agreed for is open. */
static gint64
share_of_agreed (const AnningSharesDue *due,
                 gint64                 bearing)
{
  gint64 product;

  if (bearing >= due->open)
    return due->interest;
  /* Dividing 128 bits takes several times as long. */
  if (!__builtin_mul_overflow (due->interest, bearing, &product) && product < G_MAXINT64 - due->open)
    return (product + due->open / 2) / due->open;
  return (gint64) (((__int128) due->interest * bearing + due->open / 2) / due->open);
}

/*
 * One month's interest, rounded half up to the fen. By an agreement it is the agreement's own, less in
 * proportion where something was paid ahead; what is behind bears the rate.
 */
static gint64
accrue (const AnningSharesAccount *account,
        gint64                     rate)
{
  gint64 bearing = account->bearing;
  gint64 interest = 0;

  if (account->due != NULL)
    {
      interest = share_of_agreed (account->due, bearing);
      bearing -= MIN (bearing, account->due->open);
    }
  if (bearing <= account->plain)
    interest += (bearing * rate + MONTHLY_PARTS / 2) / MONTHLY_PARTS;
  else
    interest += (gint64) (((__int128) bearing * rate + MONTHLY_PARTS / 2) / MONTHLY_PARTS);
  return MIN (interest, OPEN_MAX - account->bearing - account->silent);
}

static void
begin_month (AnningShares *self,
             guint         number,
             gboolean      frozen)
{
  for (guint i = 0; i < self->n_open; i++)
    {
      guint index = self->open[i];
      AnningSharesAccount *account = &self->accounts[index];

      account->opening = account->bearing + account->silent;
      account->share = 0;
      account->due = self->agreed[index] != NULL ? &self->agreed[index][number] : NULL;
      if (!frozen && (self->debts[index].rate > 0 || account->due != NULL))
        {
          gint64 interest = accrue (account, self->debts[index].rate);

          account->silent += interest;
          self->outcomes[index].interest += interest;
        }
      account->room = account->bearing + account->silent;
    }
}

/* What the first month with something to share gives, and whom it leaves behind. */
static void
note_first (AnningShares *self)
{
  AnningShareResult *result = &self->result;

  for (guint i = self->n_debts; i > 0; i--)
    {
      const AnningShareDebt *debt = &self->debts[i - 1];
      const AnningSharesAccount *account = &self->accounts[i - 1];

      self->outcomes[i - 1].first = account->share;
      if (debt->kept_up && account->room > 0 && account->share < debt->minimum)
        {
          result->n_behind++;
          result->behind = i - 1;
        }
    }
}

/* Interest and fees are paid before what bears interest: Civil Code, Article 561. */
static void
end_month (AnningShares *self,
           guint         number)
{
  gsize row = (gsize) number * self->n_debts;
  guint n_open = 0;

  memset (self->balances + row, 0, self->n_debts * sizeof (gint64));
  memset (self->paid + row, 0, self->n_debts * sizeof (gint64));
  for (guint i = 0; i < self->n_open; i++)
    {
      guint index = self->open[i];
      AnningSharesAccount *account = &self->accounts[index];
      AnningShareOutcome *outcome = &self->outcomes[index];
      gint64 silent = MIN (account->share, account->silent);

      account->silent -= silent;
      account->bearing -= account->share - silent;
      self->balances[row + index] = account->room;
      self->paid[row + index] = account->share;
      outcome->paid += account->share;
      if (account->room > 0)
        {
          self->open[n_open++] = index;
          continue;
        }
      outcome->n_months = number + 1;
      outcome->end = self->months[number].month;
      self->result.n_cleared++;
      if (self->result.first_cleared == 0)
        self->result.first_cleared = number + 1;
    }
  self->n_open = n_open;
}

static void
add_up (AnningShares *self)
{
  AnningShareResult *result = &self->result;

  for (guint i = 0; i < self->n_open; i++)
    {
      self->outcomes[self->open[i]].never = TRUE;
      result->left_open += self->accounts[self->open[i]].bearing + self->accounts[self->open[i]].silent;
    }
  result->never = self->n_open > 0;
  for (guint i = 0; i < self->n_debts; i++)
    {
      result->total_paid += self->outcomes[i].paid;
      result->total_interest += self->outcomes[i].interest;
    }
}

/* Returns: (transfer full): of each month that is looked at */
static AnningSharesDue *
read_agreed (const GArray *agreed,
             guint         n_months)
{
  AnningSharesDue *dues = g_new0 (AnningSharesDue, n_months);
  gint64 open = 0;

  for (guint i = MAX (agreed->len, n_months); i > 0; i--)
    {
      /* Past its end, whatever is left. */
      AnningSharesDue due = { .payment = G_MAXINT64 };

      if (i <= agreed->len)
        {
          const AnningShareDue *asked = &g_array_index (agreed, AnningShareDue, i - 1);

          due.payment = CLAMP (asked->payment, 0, ANNING_MONEY_MAX);
          due.interest = CLAMP (asked->interest, 0, due.payment);
          open = MIN (open + due.payment - due.interest, ANNING_MONEY_MAX);
          due.open = open;
        }
      if (i <= n_months)
        dues[i - 1] = due;
    }
  return dues;
}

/**
 * Makes ready to share.
 *
 * @debts: copied; negative sums and rates count as 0
 * @months: AnningBudgetMonth, copied: what there is to share, one month after the other, at most
 *   ANNING_SHARES_MONTHS_MAX of them; as many are looked ahead
 *
 * Returns: (transfer full)
 */
AnningShares *
anning_shares_new (const AnningShareDebt *debts,
                   guint                  n_debts,
                   const GArray          *months)
{
  AnningShares *self;
  gsize n_figures;

  g_return_val_if_fail (debts != NULL || n_debts == 0, NULL);
  g_return_val_if_fail (months != NULL && months->len <= ANNING_SHARES_MONTHS_MAX, NULL);

  self = g_new0 (AnningShares, 1);
  self->n_debts = n_debts;
  self->n_months = months->len;
  self->debts = g_memdup2 (debts, n_debts * sizeof (AnningShareDebt));
  self->months = g_memdup2 (months->data, months->len * sizeof (AnningBudgetMonth));
  self->agreed = g_new0 (AnningSharesDue *, n_debts);
  for (guint i = 0; i < n_debts; i++)
    {
      AnningShareDebt *debt = &self->debts[i];

      debt->balance = CLAMP (debt->balance, 0, ANNING_MONEY_MAX);
      debt->rate = CLAMP (debt->rate, 0, ANNING_RATE_MAX);
      debt->bearing = debt->bearing != ANNING_UNKNOWN ? MAX (debt->bearing, 0) : ANNING_UNKNOWN;
      debt->minimum = CLAMP (debt->minimum, 0, ANNING_MONEY_MAX);
      debt->own = CLAMP (debt->own, 0, ANNING_MONEY_MAX);
      if (debt->agreed != NULL && debt->agreed->len > 0)
        self->agreed[i] = read_agreed (debt->agreed, self->n_months);
      debt->agreed = NULL;
    }

  n_figures = (gsize) n_debts * months->len;
  self->by_cost = g_new (guint, n_debts);
  self->open = g_new (guint, n_debts);
  self->accounts = g_new0 (AnningSharesAccount, n_debts);
  self->parts = g_new0 (AnningSharePart, n_debts);
  self->outcomes = g_new0 (AnningShareOutcome, n_debts);
  self->balances = g_new0 (gint64, n_figures);
  self->paid = g_new0 (gint64, n_figures);
  self->money = g_new0 (gint64, months->len);
  order_by_cost (self);
  return self;
}

void
anning_shares_free (AnningShares *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < self->n_debts; i++)
    g_free (self->agreed[i]);
  g_free (self->agreed);
  g_free (self->debts);
  g_free (self->months);
  g_free (self->by_cost);
  g_free (self->open);
  g_free (self->accounts);
  g_free (self->parts);
  g_free (self->outcomes);
  g_free (self->balances);
  g_free (self->paid);
  g_free (self->money);
  g_free (self);
}

/**
 * Says what is left in a month under the options.
 *
 * A lean month has its lean surplus. Income that falls takes its part of the regular income from it, in a
 * lean month of the usual one too, which is the cautious side. The factor of the surplus works on what is
 * then left, not on what is missing. Both are rounded half up to the fen. Money that is there once comes last.
 *
 * @number: of the month, from 0
 *
 * Returns: fen, below 0 when the household itself lacks something
 */
gint64
anning_shares_surplus (const AnningBudgetMonth  *month,
                       guint                     number,
                       const AnningShareOptions *options)
{
  const gint64 half = ANNING_SHARES_FACTOR_ONE / 2;
  gboolean lean;
  gint64 surplus;

  g_return_val_if_fail (month != NULL && options != NULL, 0);

  lean = (options->lean_every > 0 && (number + 1) % options->lean_every == 0)
         || ((options->lean_months >> (g_date_get_month (&month->month) - 1)) & 1) != 0;
  surplus = CLAMP (lean ? month->lean_surplus : month->surplus, -OPEN_MAX, OPEN_MAX);
  surplus -= (CLAMP (month->income, 0, OPEN_MAX) * (ANNING_SHARES_FACTOR_ONE - options->income_factor) + half)
             / ANNING_SHARES_FACTOR_ONE;
  if (surplus > 0)
    surplus = (surplus * options->surplus_factor + half) / ANNING_SHARES_FACTOR_ONE;
  if (number == options->once_month)
    surplus += options->once;
  return surplus;
}

/**
 * Shares each month's money by a rule until every debt is paid off or the months end.
 *
 * A month's interest, a twelfth of the yearly rate on the bearing part, is rounded half up to the fen and
 * added first; then the month's surplus is shared. A share pays interest and fees before the bearing part.
 * Unpaid interest bears none. Where a division leaves fen over, they go to the largest remainders, where two
 * are alike to the one that stands first. A month without surplus has nothing to share, which is no error.
 *
 * Takes no memory: it can run while a slider is dragged.
 *
 * Returns: (transfer none): valid until the next run
 */
const AnningShareResult *
anning_shares_run (AnningShares             *self,
                   const AnningShareOptions *options)
{
  AnningShareResult *result;

  g_return_val_if_fail (self != NULL && options != NULL, NULL);
  g_return_val_if_fail (options->rule < ANNING_SHARE_N_RULES, NULL);

  result = &self->result;
  *result = (AnningShareResult) { .rule = options->rule, .n_debts = self->n_debts, .debts = self->outcomes,
                                  .balances = self->balances, .paid = self->paid, .money = self->money,
                                  .nothing = TRUE };
  begin_accounts (self);
  for (guint number = 0; number < self->n_months && self->n_open > 0; number++)
    {
      gint64 money = MAX (anning_shares_surplus (&self->months[number], number, options), 0);

      begin_month (self, number, options->frozen);
      if (money == 0)
        result->n_dry++;
      else if (result->nothing)
        result->lacking = anning_shares_find_lacking (self, options, money);
      result->left_over = money > 0 ? anning_shares_divide (self, options, money) : 0;
      if (money > 0 && result->nothing)
        {
          result->nothing = FALSE;
          result->first_month = number;
          note_first (self);
        }
      self->money[number] = money;
      end_month (self, number);
      result->n_months = number + 1;
    }
  add_up (self);
  return result;
}
