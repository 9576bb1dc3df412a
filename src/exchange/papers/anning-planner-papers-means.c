/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-planner-papers-private.h"

#include "anning-budget-months.h"
#include "anning-budget-sums.h"
#include "anning-date.h"
#include "anning-money.h"

/* Where a value goes; 0: there is no such column. */
typedef struct
{
  guint whose;
  guint normal;
  guint lean;
} Columns;

static gboolean
is_once (const AnningBudgetLine *line)
{
  return g_strcmp0 (line->period, "once") == 0;
}

static Columns
add_columns (AnningPaperWriter *self,
             AnningTable       *table,
             gboolean           whose,
             gboolean           lean)
{
  Columns columns = { 0 };
  guint n = 1;

  anning_table_add_column (table, anning_paper_word (self, "item"), ANNING_TABLE_TEXT);
  if (whose)
    {
      anning_table_add_column (table, anning_paper_word (self, "whose"), ANNING_TABLE_TEXT);
      columns.whose = n++;
    }
  anning_table_add_column (table, anning_paper_word (self, "normal"), ANNING_TABLE_MONEY);
  columns.normal = n++;
  if (lean)
    {
      anning_table_add_column (table, anning_paper_word (self, "lean"), ANNING_TABLE_MONEY);
      columns.lean = n;
    }
  return columns;
}

static void
set_sums (AnningTable   *table,
          const Columns *columns,
          const char    *item,
          gint64         normal,
          gint64         lean)
{
  anning_table_set_text (table, 0, item);
  anning_table_set_number (table, columns->normal, normal);
  if (columns->lean > 0)
    anning_table_set_number (table, columns->lean, lean);
}

/* "Food", or where it has a name of its own "Food: canteen". */
static char *
dup_item (AnningPaperWriter      *self,
          const AnningBudgetLine *line)
{
  const char *group = anning_paper_label (self, "category", anning_budget_line_get_group (line));

  if (line->name == NULL || *line->name == '\0' || g_str_equal (line->name, group))
    return g_strdup (group);
  return g_strdup_printf (g_strcmp0 (self->request->language, "en") == 0 ? "%s: %s" : "%s：%s", group, line->name);
}

static void
add_lines (AnningPaperWriter *self,
           AnningTable       *table,
           const Columns     *columns,
           const char        *kind,
           const char        *category)
{
  for (guint i = 0; i < self->request->budget->len; i++)
    {
      const AnningBudgetLine *line = g_ptr_array_index (self->request->budget, i);
      g_autofree char *item = NULL;

      if (g_strcmp0 (line->kind, kind) != 0 || is_once (line) || anning_budget_line_is_open (line)
          || !g_str_equal (anning_budget_line_get_group (line), category))
        continue;
      item = dup_item (self, line);
      anning_table_add_row (table);
      set_sums (table, columns, item, anning_budget_line_monthly (line, FALSE), anning_budget_line_monthly (line, TRUE));
      if (columns->whose > 0)
        anning_table_set_text (table, columns->whose,
                               line->person != NULL ? line->person : anning_paper_word (self, "everybody"));
    }
}

/* One side of the budget, by group or line by line. */
static void
add_side (AnningPaperWriter *self,
          const char        *kind,
          const char        *heading,
          gint64             normal,
          gint64             lean,
          gboolean           with_lean)
{
  const gboolean lines = (self->parts & ANNING_PAPER_LINES) != 0;
  AnningTable *table = anning_table_new (anning_paper_word (self, heading));
  const Columns columns = add_columns (self, table, lines && (self->parts & ANNING_PAPER_PEOPLE) != 0, with_lean);
  g_autoptr (GArray) sums = anning_budget_sums (self->request->budget, kind);

  for (guint i = 0; i < sums->len; i++)
    {
      const AnningBudgetSum *sum = &g_array_index (sums, AnningBudgetSum, i);

      if (lines)
        {
          add_lines (self, table, &columns, kind, sum->category);
        }
      else if (sum->normal != 0 || sum->lean != 0)
        {
          anning_table_add_row (table);
          set_sums (table, &columns, anning_paper_label (self, "category", sum->category), sum->normal, sum->lean);
        }
    }
  anning_table_add_sum_row (table);
  set_sums (table, &columns, anning_paper_word (self, "total"), normal, lean);
  anning_paper_add_table (self, anning_paper_word (self, heading), table);
}

static void
add_left (AnningPaperWriter  *self,
          const AnningBudget *budget,
          gboolean            with_lean)
{
  AnningTable *table = anning_table_new (anning_paper_word (self, "left"));
  const Columns columns = add_columns (self, table, FALSE, with_lean);

  anning_table_add_row (table);
  set_sums (table, &columns, anning_paper_word (self, "incomes"), budget->income, budget->lean_income);
  anning_table_add_row (table);
  set_sums (table, &columns, anning_paper_word (self, "needs"), budget->spending, budget->lean_spending);
  anning_table_add_sum_row (table);
  set_sums (table, &columns, anning_paper_word (self, "rest"), budget->surplus, budget->lean_surplus);
  anning_paper_add_table (self, anning_paper_word (self, "left"), table);

  switch (anning_budget_get_state (budget))
    {
    case ANNING_BUDGET_NOTHING:
      anning_paper_add (self, ANNING_PAGE_BODY, anning_paper_word (self, "nothing"));
      break;
    case ANNING_BUDGET_LEAN_GAP:
      if (with_lean)
        anning_paper_add (self, ANNING_PAGE_BODY, anning_paper_word (self, "lean_gap"));
      break;
    case ANNING_BUDGET_EMPTY:
    case ANNING_BUDGET_SPARE:
    default:
      break;
    }
}

static void
add_people (AnningPaperWriter *self)
{
  g_autoptr (GPtrArray) people = anning_budget_people (self->request->budget);
  AnningTable *table;

  /* One who is everybody says nothing that the sums do not. */
  if (people->len < 2)
    return;
  table = anning_table_new (anning_paper_word (self, "people"));
  anning_table_add_column (table, anning_paper_word (self, "person"), ANNING_TABLE_TEXT);
  anning_table_add_column (table, anning_paper_word (self, "incomes"), ANNING_TABLE_MONEY);
  anning_table_add_column (table, anning_paper_word (self, "needs"), ANNING_TABLE_MONEY);
  anning_table_add_column (table, anning_paper_word (self, "rest"), ANNING_TABLE_MONEY);
  for (guint i = 0; i < people->len; i++)
    {
      const AnningBudgetPerson *person = g_ptr_array_index (people, i);

      anning_table_add_row (table);
      anning_table_set_text (table, 0, person->name != NULL ? person->name : anning_paper_word (self, "everybody"));
      anning_table_set_number (table, 1, person->budget.income);
      anning_table_set_number (table, 2, person->budget.spending);
      anning_table_set_number (table, 3, person->budget.surplus);
    }
  anning_paper_add_table (self, anning_paper_word (self, "people"), table);
}

static void
add_once (AnningPaperWriter *self)
{
  g_autoptr (GPtrArray) lines = anning_budget_once (self->request->budget);
  AnningTable *table = anning_table_new (anning_paper_word (self, "once"));

  anning_table_add_column (table, anning_paper_word (self, "when"), ANNING_TABLE_DAY);
  anning_table_add_column (table, anning_paper_word (self, "item"), ANNING_TABLE_TEXT);
  anning_table_add_column (table, anning_paper_word (self, "kind"), ANNING_TABLE_TEXT);
  anning_table_add_column (table, anning_paper_word (self, "sum"), ANNING_TABLE_MONEY);
  for (guint i = 0; i < lines->len; i++)
    {
      const AnningBudgetLine *line = g_ptr_array_index (lines, i);
      g_autofree char *item = NULL;
      GDate day;

      g_date_clear (&day, 1);
      /* What is over is no longer part of what the household can do. */
      if (anning_budget_line_is_open (line)
          || (line->day != NULL && anning_day_parse (line->day, &day)
              && g_date_compare (&day, &self->request->today) < 0))
        continue;
      item = (self->parts & ANNING_PAPER_LINES) != 0
               ? dup_item (self, line)
               : g_strdup (anning_paper_label (self, "category", anning_budget_line_get_group (line)));
      anning_table_add_row (table);
      anning_table_set_text (table, 0, line->day);
      anning_table_set_text (table, 1, item);
      anning_table_set_text (table, 2, anning_paper_label (self, "kind", line->kind));
      anning_table_set_number (table, 3, line->amount);
    }
  if (anning_table_get_n_rows (table) > 0)
    anning_paper_add_table (self, anning_paper_word (self, "once"), table);
  else
    anning_table_free (table);
}

static gboolean
has_yearly (AnningPaperWriter *self)
{
  for (guint i = 0; i < self->request->budget->len; i++)
    {
      const AnningBudgetLine *line = g_ptr_array_index (self->request->budget, i);

      if (g_strcmp0 (line->period, "yearly") == 0 && !anning_budget_line_is_open (line))
        return TRUE;
    }
  return FALSE;
}

/*
 * The statement of means (收支表). Lines that still have no sum are left out, as
 * they are in the sums.
 */
gboolean
anning_paper_write_means (AnningPaperWriter  *self,
                          GError            **error)
{
  AnningBudget budget;
  gboolean lean;

  if (!anning_paper_find_budget (self, &budget))
    {
      g_set_error_literal (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_MISSING, "budget");
      return FALSE;
    }
  lean = (self->parts & ANNING_PAPER_LEAN) != 0
         && (budget.lean_income != budget.income || budget.lean_spending != budget.spending);

  anning_paper_add_head (self);
  add_side (self, "income", "income", budget.income, budget.lean_income, lean);
  add_side (self, "spending", "spending", budget.spending, budget.lean_spending, lean);
  if (has_yearly (self))
    anning_paper_add (self, ANNING_PAGE_SMALL, anning_paper_word (self, "yearly"));
  add_left (self, &budget, lean);
  if (self->parts & ANNING_PAPER_PEOPLE)
    add_people (self);
  if (self->parts & ANNING_PAPER_ONCE)
    add_once (self);
  if ((self->parts & ANNING_PAPER_OTHERS) && self->request->cases->len > 0)
    anning_paper_add_table (self, anning_paper_word (self, "debts"), anning_paper_debts_table (self));
  anning_paper_add_others (self);
  anning_paper_add (self, ANNING_PAGE_BODY, anning_paper_word (self, "declaration"));
  anning_paper_add_signature (self);
  return TRUE;
}
