/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-share-split.h"
#include "anning-shares.h"

G_BEGIN_DECLS

/* Sums in fen. */

/* What an agreement asks for in a month, and what it leaves open at the beginning of it. */
typedef struct
{
  gint64 payment;
  gint64 interest;
  gint64 open;
} AnningSharesDue;

/* A debt while months go by. */
typedef struct
{
  gint64 bearing; /* bears interest */
  gint64 silent;  /* open beside it; bears none */
  gint64 opening; /* both, before the interest of the month */
  gint64 room;    /* open with the interest of the month, less its share so far */
  gint64 share;   /* of the month */
  gint64 plain;   /* up to this balance 64 bits are enough for the interest */
  const AnningSharesDue *due; /* of the month, by an agreement; NULL: none */
} AnningSharesAccount;

struct _AnningShares
{
  AnningShareDebt *debts;
  guint n_debts;
  AnningBudgetMonth *months;
  guint n_months;
  AnningSharesDue **agreed; /* [debt][month]; NULL without an agreement */

  guint *by_cost; /* all debts, the dearest first */
  guint *open;    /* debts that are still open, in list order */
  guint n_open;
  AnningSharesAccount *accounts;
  AnningSharePart *parts;

  AnningShareOutcome *outcomes;
  gint64 *balances;
  gint64 *paid;
  gint64 *money;
  AnningShareResult result;
};

gint64 anning_shares_divide       (AnningShares             *self,
                                   const AnningShareOptions *options,
                                   gint64                    money);
gint64 anning_shares_find_lacking (const AnningShares       *self,
                                   const AnningShareOptions *options,
                                   gint64                    money);

G_END_DECLS
