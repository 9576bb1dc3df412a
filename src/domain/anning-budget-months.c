/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-budget-months.h"

#include "anning-budget.h"
#include "anning-date.h"
#include "anning-money.h"

#define MONTHS_A_YEAR 12

/* What happens in each January, February… */
typedef struct
{
  gint64 income;
  gint64 spending;
  gint64 lean_income;
  gint64 lean_spending;
} Regular;

/*
 * Twelfths of a sum as the differences of its running total: each is right to
 * a fen, and any twelve months that follow each other make the whole.
 *
 * @index: 0 for January
 */
static gint64
part_of_year (gint64 amount,
              guint  index)
{
  return amount * (index + 1) / MONTHS_A_YEAR - amount * index / MONTHS_A_YEAR;
}

static void
add_regular (const AnningBudgetLine *line,
             Regular                *year)
{
  gboolean yearly = g_strcmp0 (line->period, "yearly") == 0;
  gint64 normal = anning_budget_line_whole (line, FALSE);
  gint64 lean = anning_budget_line_whole (line, TRUE);

  for (guint i = 0; i < MONTHS_A_YEAR; i++)
    {
      gint64 month = yearly ? part_of_year (normal, i) : normal;
      gint64 lean_month = yearly ? part_of_year (lean, i) : lean;

      if (anning_budget_line_is_income (line))
        {
          year[i].income += month;
          year[i].lean_income += lean_month;
        }
      else
        {
          year[i].spending += month;
          year[i].lean_spending += lean_month;
        }
    }
}

static void
add_once (const AnningBudgetLine *line,
          const GDate            *first,
          GArray                 *months)
{
  int sign = anning_budget_line_is_income (line) ? 1 : -1;
  AnningBudgetMonth *month;
  GDate day;
  int index;

  if (line->day == NULL || !anning_day_parse (line->day, &day))
    return;
  index = anning_day_months (first, &day);
  if (index < 0 || (guint) index >= months->len)
    return;
  month = &g_array_index (months, AnningBudgetMonth, index);
  month->once += sign * anning_budget_line_whole (line, FALSE);
  month->surplus += sign * anning_budget_line_whole (line, FALSE);
  month->lean_surplus += sign * anning_budget_line_whole (line, TRUE);
}

/**
 * What a household takes in, needs and has left, month by month.
 *
 * A yearly amount is spread over the calendar months so that any twelve of them
 * add up to it to the fen. What happens once counts whole in the month of its
 * day; without a day it is in no month. A line without an amount for lean months
 * counts as in a normal one.
 *
 * @lines: AnningBudgetLine
 * @first: a day in the first month
 * @n: how many months
 *
 * Returns: (transfer full): @n AnningBudgetMonth; fewer at the end of the year 9999
 */
GArray *
anning_budget_months (const GPtrArray *lines,
                      const GDate     *first,
                      guint            n)
{
  GArray *months = g_array_sized_new (FALSE, TRUE, sizeof (AnningBudgetMonth), n);
  Regular year[MONTHS_A_YEAR] = { 0 };
  GDate start;

  g_return_val_if_fail (lines != NULL, months);
  g_return_val_if_fail (first != NULL && g_date_valid (first), months);

  for (guint i = 0; i < lines->len; i++)
    {
      const AnningBudgetLine *line = g_ptr_array_index (lines, i);

      if (!anning_budget_line_is_once (line))
        add_regular (line, year);
    }

  start = *first;
  g_date_set_day (&start, 1);
  for (guint i = 0; i < n; i++)
    {
      AnningBudgetMonth month = { 0 };
      const Regular *regular;

      anning_day_add_months (&start, i, &month.month);
      if (!g_date_valid (&month.month))
        break;
      regular = &year[g_date_get_month (&month.month) - 1];
      month.income = regular->income;
      month.spending = regular->spending;
      month.surplus = regular->income - regular->spending;
      month.lean_surplus = regular->lean_income - regular->lean_spending;
      g_array_append_val (months, month);
    }

  for (guint i = 0; i < lines->len; i++)
    {
      const AnningBudgetLine *line = g_ptr_array_index (lines, i);

      if (anning_budget_line_is_once (line))
        add_once (line, first, months);
    }
  return months;
}

/**
 * The month in which least is left; the first of several.
 *
 * @months: AnningBudgetMonth, at least one
 * @lean: of lean months
 *
 * Returns: its index
 */
guint
anning_budget_months_lowest (const GArray *months,
                             gboolean      lean)
{
  guint lowest = 0;

  g_return_val_if_fail (months != NULL, 0);

  for (guint i = 1; i < months->len; i++)
    {
      const AnningBudgetMonth *month = &g_array_index (months, AnningBudgetMonth, i);
      const AnningBudgetMonth *least = &g_array_index (months, AnningBudgetMonth, lowest);

      if (lean ? month->lean_surplus < least->lean_surplus : month->surplus < least->surplus)
        lowest = i;
    }
  return lowest;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const AnningBudgetLine *one = *(const AnningBudgetLine *const *) a;
  const AnningBudgetLine *other = *(const AnningBudgetLine *const *) b;

  if (one->day == NULL || other->day == NULL)
    return (one->day == NULL) - (other->day == NULL);
  /* ISO days sort as texts. */
  return g_strcmp0 (one->day, other->day);
}

/**
 * What happens once, by day.
 *
 * @lines: AnningBudgetLine
 *
 * Returns: (transfer container): lines of @lines; those without a day come last
 */
GPtrArray *
anning_budget_once (const GPtrArray *lines)
{
  GPtrArray *once = g_ptr_array_new ();

  g_return_val_if_fail (lines != NULL, once);

  for (guint i = 0; i < lines->len; i++)
    {
      AnningBudgetLine *line = g_ptr_array_index (lines, i);

      if (anning_budget_line_is_once (line))
        g_ptr_array_add (once, line);
    }
  g_ptr_array_sort (once, compare_days);
  return once;
}
