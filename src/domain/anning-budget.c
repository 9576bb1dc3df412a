/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-budget.h"

#include "anning-money.h"

/* Returns: whether it brings something in; all that does not is spending */
gboolean
anning_budget_line_is_income (const AnningBudgetLine *line)
{
  g_return_val_if_fail (line != NULL, FALSE);

  return g_strcmp0 (line->kind, "income") == 0;
}

/* Returns: whether it happens once, on a day, and is in no month's sum */
gboolean
anning_budget_line_is_once (const AnningBudgetLine *line)
{
  g_return_val_if_fail (line != NULL, FALSE);

  return g_strcmp0 (line->period, "once") == 0;
}

/**
 * The amount of a line, whatever its period.
 *
 * @lean: in a lean month; a line without an amount for it counts as in a normal one. An income is never more
 *   than in a normal month: who lowered that and left the other alone must not be told that there is more.
 *
 * Returns: fen; may be ANNING_UNKNOWN
 */
gint64
anning_budget_line_amount (const AnningBudgetLine *line,
                           gboolean                lean)
{
  g_return_val_if_fail (line != NULL, ANNING_UNKNOWN);

  if (!lean || line->lean_amount == ANNING_UNKNOWN)
    return line->amount;
  if (line->amount != ANNING_UNKNOWN && anning_budget_line_is_income (line))
    return MIN (line->amount, line->lean_amount);
  return line->lean_amount;
}

/**
 * The amount of a line for reckoning, see anning_budget_line_amount(). One beyond what can be typed would
 * only come from a damaged file, and must not overflow.
 *
 * Returns: fen, at most ANNING_MONEY_MAX either way; 0 where it is not known
 */
gint64
anning_budget_line_whole (const AnningBudgetLine *line,
                          gboolean                lean)
{
  gint64 amount = anning_budget_line_amount (line, lean);

  return amount == ANNING_UNKNOWN ? 0 : CLAMP (amount, -ANNING_MONEY_MAX, ANNING_MONEY_MAX);
}

/**
 * What a line comes to in one month.
 *
 * @lean: in a lean month, see anning_budget_line_amount()
 *
 * Returns: fen; a yearly amount is a twelfth, rounded half up; 0 for what happens once
 */
gint64
anning_budget_line_monthly (const AnningBudgetLine *line,
                            gboolean                lean)
{
  gint64 amount;

  g_return_val_if_fail (line != NULL, 0);

  if (anning_budget_line_is_once (line))
    return 0;
  amount = anning_budget_line_whole (line, lean);
  if (g_strcmp0 (line->period, "yearly") == 0)
    return (amount + 6) / 12;
  return amount;
}

/**
 * Adds up incomes and necessary spending.
 *
 * @lines: AnningBudgetLine
 * @budget: (out): filled in
 */
void
anning_budget_add_up (const GPtrArray *lines,
                      AnningBudget    *budget)
{
  g_return_if_fail (lines != NULL && budget != NULL);

  *budget = (AnningBudget) { 0 };
  for (guint i = 0; i < lines->len; i++)
    {
      const AnningBudgetLine *line = g_ptr_array_index (lines, i);
      gint64 normal = anning_budget_line_monthly (line, FALSE);
      gint64 lean = anning_budget_line_monthly (line, TRUE);

      if (anning_budget_line_is_once (line))
        budget->n_once++;
      if (anning_budget_line_is_income (line))
        {
          budget->income += normal;
          budget->lean_income += lean;
        }
      else
        {
          budget->spending += normal;
          budget->lean_spending += lean;
        }
    }
  budget->surplus = budget->income - budget->spending;
  budget->lean_surplus = budget->lean_income - budget->lean_spending;
}
