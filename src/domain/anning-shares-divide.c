/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-shares-private.h"

/* What takes part in a split, and with which weight. */
typedef enum
{
  BY_OPENING,
  BY_WANT,
  ALIKE,
} Weighing;

static void
give (AnningSharesAccount *account,
      gint64               fen)
{
  account->share += fen;
  account->room -= fen;
}

static void
add_part (AnningShares *self,
          guint        *n_parts,
          guint         index,
          Weighing      weighing,
          gint64        limit)
{
  const AnningSharesAccount *account = &self->accounts[index];
  AnningSharePart *part = &self->parts[(*n_parts)++];

  part->index = index;
  part->limit = MIN (limit, account->room);
  part->weight = weighing == BY_OPENING ? account->opening : weighing == BY_WANT ? part->limit : 1;
}

static gint64
split (AnningShares *self,
       guint         n_parts,
       gint64        money)
{
  gint64 left = anning_share_split (money, self->parts, n_parts);

  for (guint i = 0; i < n_parts; i++)
    give (&self->accounts[self->parts[i].index], self->parts[i].share);
  return left;
}

/* Among all that are open. */
static gint64
split_all (AnningShares *self,
           Weighing      weighing,
           gint64        money)
{
  guint n_parts = 0;

  for (guint i = 0; i < self->n_open; i++)
    add_part (self, &n_parts, self->open[i], weighing, G_MAXINT64);
  return split (self, n_parts, money);
}

/* The sums that are promised; where money is short, to what comes first by its priority. */
static gint64
keep_promises (AnningShares *self,
               gint64        money)
{
  for (AnningSharePriority priority = ANNING_SHARE_SECURED; priority <= ANNING_SHARE_NORMAL; priority++)
    {
      guint n_parts = 0;

      for (guint i = 0; i < self->n_open; i++)
        {
          guint index = self->open[i];
          const AnningSharesDue *due = self->accounts[index].due;

          if (due != NULL && due->payment > 0 && self->debts[index].priority == priority)
            add_part (self, &n_parts, index, BY_WANT, due->payment);
        }
      money = split (self, n_parts, money);
    }
  return money;
}

static gint64
share_by_priority (AnningShares *self,
                   gint64        money)
{
  /* First what each of the first ones asks for, then the others, then the first ones again. */
  for (guint turn = 0; turn < 2; turn++)
    {
      for (AnningSharePriority priority = ANNING_SHARE_SECURED; priority <= ANNING_SHARE_NORMAL; priority++)
        {
          guint n_parts = 0;

          for (guint i = 0; money > 0 && i < self->n_open; i++)
            {
              guint index = self->open[i];
              const AnningShareDebt *debt = &self->debts[index];
              gint64 limit = G_MAXINT64;

              if (debt->priority != priority)
                continue;
              if (turn == 0 && priority != ANNING_SHARE_NORMAL && debt->minimum > 0)
                limit = MAX (debt->minimum - self->accounts[index].share, 0);
              add_part (self, &n_parts, index,
                        turn == 0 && priority != ANNING_SHARE_NORMAL ? BY_WANT : BY_OPENING, limit);
            }
          money = split (self, n_parts, money);
        }
    }
  return money;
}

static gint64
share_by_cost (AnningShares *self,
               gint64        money)
{
  for (guint i = 0; money > 0 && i < self->n_debts; i++)
    {
      AnningSharesAccount *account = &self->accounts[self->by_cost[i]];
      gint64 fen = MIN (money, account->room);

      give (account, fen);
      money -= fen;
    }
  return money;
}

static gint64
share_by_size (AnningShares *self,
               gint64        money)
{
  while (money > 0)
    {
      AnningSharesAccount *smallest = NULL;
      gint64 fen;

      for (guint i = 0; i < self->n_open; i++)
        {
          AnningSharesAccount *account = &self->accounts[self->open[i]];

          if (account->room > 0 && (smallest == NULL || account->opening < smallest->opening))
            smallest = account;
        }
      if (smallest == NULL)
        return money;
      fen = MIN (money, smallest->room);
      give (smallest, fen);
      money -= fen;
    }
  return money;
}

/* Where the tokens are more than the money, it is shared alike. */
static gint64
share_tokens (AnningShares *self,
              gint64        token,
              gint64        money)
{
  guint n_parts = 0;

  for (guint i = 0; i < self->n_open; i++)
    {
      gint64 share = self->accounts[self->open[i]].share;

      if (share < token)
        add_part (self, &n_parts, self->open[i], ALIKE, token - share);
    }
  return split_all (self, BY_OPENING, split (self, n_parts, money));
}

static gint64
share_own (AnningShares *self,
           gint64        money)
{
  guint n_parts = 0;

  for (guint i = 0; i < self->n_open; i++)
    add_part (self, &n_parts, self->open[i], BY_WANT, self->debts[self->open[i]].own);
  return split_all (self, BY_OPENING, split (self, n_parts, money));
}

/**
 * Divides what there is in a month by the rule: fills in the share of each account that is open.
 *
 * @money: fen, above 0
 *
 * Returns: fen that nobody owes any more
 */
gint64
anning_shares_divide (AnningShares             *self,
                      const AnningShareOptions *options,
                      gint64                    money)
{
  if (options->rule == ANNING_SHARE_OWN)
    return share_own (self, money);

  money = keep_promises (self, money);
  switch (options->rule)
    {
    case ANNING_SHARE_PRIORITY:
      return share_by_priority (self, money);
    case ANNING_SHARE_COST:
      return share_by_cost (self, money);
    case ANNING_SHARE_SMALLEST:
      return share_by_size (self, money);
    case ANNING_SHARE_EQUAL:
      return split_all (self, ALIKE, money);
    case ANNING_SHARE_TOKEN:
      return share_tokens (self, options->token, money);
    case ANNING_SHARE_BALANCE:
    case ANNING_SHARE_OWN:
    case ANNING_SHARE_N_RULES:
    default:
      return split_all (self, BY_OPENING, money);
    }
}

/* Returns: fen by which what has to be given first exceeds @money, 0 where it does not */
gint64
anning_shares_find_lacking (const AnningShares       *self,
                            const AnningShareOptions *options,
                            gint64                    money)
{
  gint64 wanted = 0;

  for (guint i = 0; i < self->n_open; i++)
    {
      const AnningShareDebt *debt = &self->debts[self->open[i]];
      const AnningSharesAccount *account = &self->accounts[self->open[i]];
      gint64 want = account->due != NULL ? account->due->payment : 0;

      if (options->rule == ANNING_SHARE_OWN)
        want = debt->own;
      else if (options->rule == ANNING_SHARE_TOKEN)
        want = MAX (want, options->token);
      wanted += MIN (want, account->room);
    }
  return MAX (wanted - money, 0);
}
