/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-planner-papers-private.h"

#include "anning-debt-standing.h"
#include "anning-loan.h"
#include "anning-money.h"
#include "anning-yearly-cost.h"

/* In the order of the columns. */
enum
{
  COLUMN_CREDITOR,
  COLUMN_TYPE,
  COLUMN_AGREED,
  COLUMN_RECEIVED,
  COLUMN_OPEN,
  COLUMN_COST,
  COLUMN_SINCE,
  COLUMN_STAGE,
  N_COLUMNS
};

static const struct
{
  const char *word;
  AnningTableKind kind;
} columns[] = {
  [COLUMN_CREDITOR] = { "creditor", ANNING_TABLE_TEXT },
  [COLUMN_TYPE] = { "type", ANNING_TABLE_TEXT },
  [COLUMN_AGREED] = { "agreed", ANNING_TABLE_MONEY },
  [COLUMN_RECEIVED] = { "received", ANNING_TABLE_MONEY },
  [COLUMN_OPEN] = { "open", ANNING_TABLE_MONEY },
  [COLUMN_COST] = { "cost", ANNING_TABLE_RATE },
  [COLUMN_SINCE] = { "since", ANNING_TABLE_DAY },
  [COLUMN_STAGE] = { "stage", ANNING_TABLE_TEXT },
};

/* Returns: millionths per year to a tenth of a percent, ANNING_UNKNOWN where no rate or more than one can be stated */
static gint64
find_cost (const AnningDebtCase *its)
{
  g_autoptr (AnningLoan) loan = anning_loan_from_debt (its->debt, its->fees, its->lines, NULL);
  g_autoptr (AnningYearlyCost) cost = loan != NULL ? anning_yearly_cost_new (loan, NULL) : NULL;

  return cost != NULL && cost->n_rates == 1 ? anning_paper_rate (cost->effective) : ANNING_UNKNOWN;
}

static gboolean
is_wanted (AnningPaperWriter    *self,
           const AnningDebtCase *its)
{
  return self->request->debt == NULL || its == self->request->debt || (self->parts & ANNING_PAPER_OTHERS) != 0;
}

static void
add_sum (gint64 *sum,
         gint64  fen)
{
  if (fen != ANNING_UNKNOWN)
    *sum += fen;
}

AnningTable *
anning_paper_debts_table (AnningPaperWriter *self)
{
  AnningTable *table = anning_table_new (anning_paper_label (self, "debts", "title"));
  gint64 sums[N_COLUMNS] = { 0 };

  for (guint i = 0; i < N_COLUMNS; i++)
    anning_table_add_column (table, anning_paper_label (self, "debts", columns[i].word), columns[i].kind);
  for (guint i = 0; i < self->request->cases->len; i++)
    {
      const AnningDebtCase *its = g_ptr_array_index (self->request->cases, i);
      const AnningDebt *debt = its->debt;
      const gint64 received = debt->received != ANNING_UNKNOWN ? debt->received : debt->principal;
      AnningDebtStanding standing;

      if (!is_wanted (self, its))
        continue;
      anning_debt_standing (its, &self->request->today, &standing);
      anning_table_add_row (table);
      anning_table_set_text (table, COLUMN_CREDITOR, debt->creditor);
      anning_table_set_text (table, COLUMN_TYPE, anning_paper_label (self, "lender_type", debt->lender_type));
      anning_table_set_number (table, COLUMN_AGREED, debt->principal);
      anning_table_set_number (table, COLUMN_RECEIVED, received);
      anning_table_set_number (table, COLUMN_OPEN, standing.owed);
      anning_table_set_number (table, COLUMN_COST, find_cost (its));
      anning_table_set_text (table, COLUMN_SINCE, debt->overdue_since);
      anning_table_set_text (table, COLUMN_STAGE, anning_paper_label (self, "stage", debt->stage));
      add_sum (&sums[COLUMN_AGREED], debt->principal);
      add_sum (&sums[COLUMN_RECEIVED], received);
      add_sum (&sums[COLUMN_OPEN], standing.owed);
    }
  if (anning_table_get_n_rows (table) > 1)
    {
      anning_table_add_sum_row (table);
      anning_table_set_text (table, COLUMN_CREDITOR, anning_paper_label (self, "words", "total"));
      for (guint i = COLUMN_AGREED; i <= COLUMN_OPEN; i++)
        anning_table_set_number (table, i, sums[i]);
    }
  return table;
}

static guint
count_unknown (AnningPaperWriter *self)
{
  guint n = 0;

  for (guint i = 0; i < self->request->cases->len; i++)
    {
      const AnningDebtCase *its = g_ptr_array_index (self->request->cases, i);
      AnningDebtStanding standing;

      anning_debt_standing (its, &self->request->today, &standing);
      n += is_wanted (self, its) && standing.owed == ANNING_UNKNOWN;
    }
  return n;
}

/* The list of debts: for one creditor only what is owed to it, unless the others are wanted. */
gboolean
anning_paper_write_debts (AnningPaperWriter  *self,
                          GError            **error)
{
  guint n_unknown;

  if (self->request->cases->len == 0)
    {
      g_set_error_literal (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_MISSING, "debts");
      return FALSE;
    }
  anning_paper_add_head (self);
  anning_paper_add_table (self, NULL, anning_paper_debts_table (self));
  n_unknown = count_unknown (self);
  if (n_unknown > 0)
    {
      g_autofree char *count = g_strdup_printf ("%u", n_unknown);

      anning_paper_add_said (self, ANNING_PAGE_SMALL, "unknown", count, ANNING_PAPER_END);
    }
  anning_paper_add (self, ANNING_PAGE_SMALL, anning_paper_word (self, "claimed"));
  anning_paper_add (self, ANNING_PAGE_SMALL, anning_paper_word (self, "cost_how"));
  anning_paper_add_others (self);
  anning_paper_add_signature (self);
  return TRUE;
}
