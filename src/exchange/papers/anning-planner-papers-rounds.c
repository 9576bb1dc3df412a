/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-planner-papers-private.h"

#include "anning-date.h"
#include "anning-money.h"
#include "anning-round-table.h"

/* In the order of the columns. */
enum
{
  COLUMN_PLAN,
  COLUMN_WAIVED,
  COLUMN_DOWN,
  COLUMN_MONTHLY,
  COLUMN_MONTHS,
  COLUMN_INTEREST,
  COLUMN_TOTAL,
  COLUMN_LAST,
  COLUMN_COST,
  N_COLUMNS
};

static const struct
{
  const char *word;
  AnningTableKind kind;
} columns[] = {
  [COLUMN_PLAN] = { "plan", ANNING_TABLE_TEXT },
  [COLUMN_WAIVED] = { "waived", ANNING_TABLE_MONEY },
  [COLUMN_DOWN] = { "down", ANNING_TABLE_MONEY },
  [COLUMN_MONTHLY] = { "monthly", ANNING_TABLE_MONEY },
  [COLUMN_MONTHS] = { "months", ANNING_TABLE_COUNT },
  [COLUMN_INTEREST] = { "interest", ANNING_TABLE_MONEY },
  [COLUMN_TOTAL] = { "total", ANNING_TABLE_MONEY },
  [COLUMN_LAST] = { "last", ANNING_TABLE_DAY },
  [COLUMN_COST] = { "cost", ANNING_TABLE_RATE },
};

static void
add_figures (AnningPaperWriter       *self,
             AnningTable             *table,
             const char              *word,
             const AnningPlanFigures *figures)
{
  anning_table_add_row (table);
  anning_table_set_text (table, COLUMN_PLAN, anning_paper_word (self, word));
  anning_table_set_number (table, COLUMN_WAIVED, figures->waived);
  anning_table_set_number (table, COLUMN_DOWN, figures->down_payment);
  anning_table_set_number (table, COLUMN_MONTHLY, figures->monthly);
  anning_table_set_number (table, COLUMN_MONTHS, figures->months);
  anning_table_set_number (table, COLUMN_INTEREST, figures->interest);
  anning_table_set_number (table, COLUMN_TOTAL, figures->total);
  anning_table_set_day (table, COLUMN_LAST, &figures->last_day);
  anning_table_set_number (table, COLUMN_COST, anning_paper_rate (figures->yearly_cost));
}

/* A row of differences is set off as one of sums is. */
static void
add_difference (AnningPaperWriter       *self,
                AnningTable             *table,
                const char              *word,
                const AnningPlanFigures *figures,
                const AnningPlanFigures *against)
{
  AnningPlanDifference difference;

  anning_plan_figures_compare (figures, against, &difference);
  anning_table_add_sum_row (table);
  anning_table_set_text (table, COLUMN_PLAN, anning_paper_word (self, word));
  anning_table_set_number (table, COLUMN_WAIVED, difference.waived);
  anning_table_set_number (table, COLUMN_DOWN, difference.down_payment);
  anning_table_set_number (table, COLUMN_MONTHLY, difference.monthly);
  anning_table_set_number (table, COLUMN_MONTHS, difference.months);
  anning_table_set_number (table, COLUMN_INTEREST, difference.interest);
  anning_table_set_number (table, COLUMN_TOTAL, difference.total);
  anning_table_set_number (table, COLUMN_COST, anning_paper_rate (difference.yearly_cost));
}

static gboolean
find_figures (const AnningProposal *proposal,
              AnningPlanFigures    *figures)
{
  return proposal != NULL && anning_plan_figures_of_proposal (proposal, figures, NULL);
}

static void
add_private (AnningPaperWriter *self,
             AnningTable       *table,
             const char        *role)
{
  AnningPlanFigures figures;

  if (!(self->parts & ANNING_PAPER_TARGETS)
      || !find_figures (anning_debt_case_find_proposal (self->request->debt, "ours", role), &figures))
    return;
  add_figures (self, table, role, &figures);
  self->paper->contents.targets = TRUE;
}

/* Returns: how many proposals stand in it */
static guint
add_plans (AnningPaperWriter *self)
{
  const AnningDebtCase *its = self->request->debt;
  AnningTable *table = anning_table_new (anning_paper_word (self, "plans"));
  AnningPlanFigures contract, ours, theirs;
  const gboolean has_contract = anning_plan_figures_of_contract (its, &self->request->today, &contract, NULL);
  const gboolean has_ours = find_figures (anning_paper_find_offer (its), &ours);
  const gboolean has_theirs = find_figures (anning_find_counter_offer (its), &theirs);

  for (guint i = 0; i < N_COLUMNS; i++)
    anning_table_add_column (table, anning_paper_word (self, columns[i].word), columns[i].kind);
  if (has_contract)
    add_figures (self, table, "contract_plan", &contract);
  if (has_ours)
    add_figures (self, table, "ours", &ours);
  add_private (self, table, "target");
  add_private (self, table, "limit");
  if (has_theirs)
    add_figures (self, table, "theirs", &theirs);
  if (has_ours && has_contract)
    add_difference (self, table, "ours_less_contract", &ours, &contract);
  if (has_ours && has_theirs)
    add_difference (self, table, "ours_less_theirs", &ours, &theirs);

  if (anning_table_get_n_rows (table) == 0)
    {
      anning_table_free (table);
      return 0;
    }
  anning_paper_add_table (self, anning_paper_word (self, "plans"), table);
  anning_paper_add (self, ANNING_PAGE_SMALL, anning_paper_word (self, "how"));
  return has_ours + has_theirs;
}

/* Ours in a round, unless it was a target or a limit that nobody heard. */
static gboolean
is_open (const AnningProposal *proposal)
{
  return proposal->role == NULL || g_str_equal (proposal->role, "offer");
}

static char *
dup_with (const AnningRound *round)
{
  if (round->with_whom != NULL && round->staff_number != NULL)
    return g_strdup_printf ("%s %s", round->with_whom, round->staff_number);
  return g_strdup (round->with_whom != NULL ? round->with_whom : round->staff_number);
}

static void
add_rounds (AnningPaperWriter *self,
            const GArray      *lines)
{
  AnningTable *table = anning_table_new (anning_paper_word (self, "rounds"));
  const gboolean staff = (self->parts & ANNING_PAPER_STAFF) != 0;
  const guint first = staff ? 2 : 1;

  anning_table_add_column (table, anning_paper_word (self, "round_day"), ANNING_TABLE_DAY);
  if (staff)
    anning_table_add_column (table, anning_paper_word (self, "with"), ANNING_TABLE_TEXT);
  anning_table_add_column (table, anning_paper_word (self, "ours_monthly"), ANNING_TABLE_MONEY);
  anning_table_add_column (table, anning_paper_word (self, "ours_total"), ANNING_TABLE_MONEY);
  anning_table_add_column (table, anning_paper_word (self, "theirs_monthly"), ANNING_TABLE_MONEY);
  anning_table_add_column (table, anning_paper_word (self, "theirs_total"), ANNING_TABLE_MONEY);
  anning_table_add_column (table, anning_paper_word (self, "promised"), ANNING_TABLE_TEXT);
  for (guint i = 0; i < lines->len; i++)
    {
      const AnningRoundLine *line = &g_array_index (lines, AnningRoundLine, i);
      g_autofree char *day = anning_instant_day (line->round->happened_at, line->round->utc_offset);
      g_autofree char *with = staff ? dup_with (line->round) : NULL;

      anning_table_add_row (table);
      anning_table_set_text (table, 0, day);
      if (staff)
        anning_table_set_text (table, 1, with);
      if (line->ours_known && is_open (line->ours))
        {
          anning_table_set_number (table, first, line->ours_figures.monthly);
          anning_table_set_number (table, first + 1, line->ours_figures.total);
        }
      if (line->theirs_known)
        {
          anning_table_set_number (table, first + 2, line->theirs_figures.monthly);
          anning_table_set_number (table, first + 3, line->theirs_figures.total);
        }
      anning_table_set_text (table, first + 4, line->round->promised);
    }
  anning_paper_add_table (self, anning_paper_word (self, "rounds"), table);
}

/* What was asked and what was offered on one debt, so far. */
gboolean
anning_paper_write_comparison (AnningPaperWriter  *self,
                               GError            **error)
{
  g_autoptr (GArray) lines = anning_round_table_new (self->request->debt);
  guint n_plans;

  anning_paper_add_head (self);
  n_plans = add_plans (self);
  if (lines->len > 0 && (self->parts & ANNING_PAPER_ROUNDS))
    add_rounds (self, lines);
  if (n_plans == 0 && lines->len == 0)
    {
      g_set_error_literal (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_MISSING, "rounds");
      return FALSE;
    }
  return TRUE;
}
