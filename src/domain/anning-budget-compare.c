/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-budget-compare.h"

#include <string.h>

#include "anning-budget-sums.h"
#include "anning-money.h"

/* An empty name and none are the same name. */
static gboolean
same_text (const char *a,
           const char *b)
{
  return strcmp (a != NULL ? a : "", b != NULL ? b : "") == 0;
}

/* What is compared of a line: a month of it, or the whole where it happens once. */
static gint64
sum_of (const AnningBudgetLine *line,
        gboolean                lean)
{
  if (line == NULL)
    return 0;
  return anning_budget_line_is_once (line) ? anning_budget_line_whole (line, lean)
                                           : anning_budget_line_monthly (line, lean);
}

static gboolean
is_same_line (const AnningBudgetLine *a,
              const AnningBudgetLine *b,
              gboolean                whose_too)
{
  return anning_budget_line_is_income (a) == anning_budget_line_is_income (b) &&
         anning_budget_line_is_once (a) == anning_budget_line_is_once (b) &&
         strcmp (anning_budget_line_get_group (a), anning_budget_line_get_group (b)) == 0 &&
         same_text (a->name, b->name) && (!whose_too || same_text (a->person, b->person));
}

/*
 * Gives each line of @now its line of @then. @partners: for each of @now the index in
 * @then or -1; @taken: for each of @then whether it has a partner.
 */
static void
match (const GPtrArray *then,
       const GPtrArray *now,
       gboolean         whose_too,
       int             *partners,
       gboolean        *taken)
{
  for (guint i = 0; i < now->len; i++)
    {
      for (guint j = 0; partners[i] < 0 && j < then->len; j++)
        {
          if (taken[j] ||
              !is_same_line (g_ptr_array_index (then, j), g_ptr_array_index (now, i), whose_too))
            continue;
          partners[i] = (int) j;
          taken[j] = TRUE;
        }
    }
}

static AnningBudgetChange
find_change (const AnningBudgetPair *pair)
{
  gint64 difference = pair->difference != 0 ? pair->difference : pair->lean_difference;

  if (pair->then == NULL)
    return ANNING_BUDGET_ADDED;
  if (pair->now == NULL)
    return ANNING_BUDGET_GONE;
  if (difference == 0)
    return ANNING_BUDGET_SAME;
  return difference > 0 ? ANNING_BUDGET_MORE : ANNING_BUDGET_LESS;
}

static void
add_pair (AnningBudgetComparison *self,
          const AnningBudgetLine *then,
          const AnningBudgetLine *now)
{
  AnningBudgetPair pair = { .then = then, .now = now };

  pair.once = anning_budget_line_is_once (now != NULL ? now : then);
  pair.then_normal = sum_of (then, FALSE);
  pair.now_normal = sum_of (now, FALSE);
  pair.difference = pair.now_normal - pair.then_normal;
  pair.then_lean = sum_of (then, TRUE);
  pair.now_lean = sum_of (now, TRUE);
  pair.lean_difference = pair.now_lean - pair.then_lean;
  pair.change = find_change (&pair);
  if (pair.change != ANNING_BUDGET_SAME)
    self->n_changed++;
  g_array_append_val (self->pairs, pair);
}

/* Incomes first, then by category; g_array_sort is stable for equal ones. */
static int
compare_pairs (gconstpointer a,
               gconstpointer b)
{
  const AnningBudgetPair *first = a;
  const AnningBudgetPair *second = b;
  const AnningBudgetLine *one = first->now != NULL ? first->now : first->then;
  const AnningBudgetLine *other = second->now != NULL ? second->now : second->then;
  guint one_index, other_index;

  if (anning_budget_line_is_income (one) != anning_budget_line_is_income (other))
    return anning_budget_line_is_income (one) ? -1 : 1;
  one_index = anning_words_index (anning_budget_categories, anning_budget_line_get_group (one));
  other_index = anning_words_index (anning_budget_categories, anning_budget_line_get_group (other));
  return (one_index > other_index) - (one_index < other_index);
}

static void
subtract (const AnningBudget *then,
          const AnningBudget *now,
          AnningBudget       *difference)
{
  *difference = (AnningBudget) {
    .income = now->income - then->income,
    .spending = now->spending - then->spending,
    .surplus = now->surplus - then->surplus,
    .lean_income = now->lean_income - then->lean_income,
    .lean_spending = now->lean_spending - then->lean_spending,
    .lean_surplus = now->lean_surplus - then->lean_surplus,
  };
}

/**
 * Lays two budgets side by side. A line of one is that of the other when kind, category, name
 * and whether it happens once agree; among several, the one of the same person, then the
 * first. A line under a new name is one that is gone and one that was added.
 *
 * @then: AnningBudgetLine, has to live as long as the answer
 * @now: AnningBudgetLine, has to live as long as the answer
 *
 * Returns: (transfer full)
 */
AnningBudgetComparison *
anning_budget_compare (const GPtrArray *then,
                       const GPtrArray *now)
{
  AnningBudgetComparison *self;
  g_autofree int *partners = NULL;
  g_autofree gboolean *taken = NULL;

  g_return_val_if_fail (then != NULL && now != NULL, NULL);

  self = g_new0 (AnningBudgetComparison, 1);
  self->pairs = g_array_new (FALSE, FALSE, sizeof (AnningBudgetPair));
  anning_budget_add_up (then, &self->then);
  anning_budget_add_up (now, &self->now);
  subtract (&self->then, &self->now, &self->difference);

  partners = g_new (int, now->len);
  taken = g_new0 (gboolean, then->len);
  for (guint i = 0; i < now->len; i++)
    partners[i] = -1;
  match (then, now, TRUE, partners, taken);
  match (then, now, FALSE, partners, taken);

  for (guint i = 0; i < now->len; i++)
    add_pair (self, partners[i] < 0 ? NULL : g_ptr_array_index (then, (guint) partners[i]), g_ptr_array_index (now, i));
  for (guint i = 0; i < then->len; i++)
    {
      if (!taken[i])
        add_pair (self, g_ptr_array_index (then, i), NULL);
    }
  g_array_sort (self->pairs, compare_pairs);
  return self;
}

void
anning_budget_comparison_free (AnningBudgetComparison *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->pairs);
  g_free (self);
}

static void
copy_fields (const AnningRecordType *from_type,
             gconstpointer           from,
             const AnningRecordType *to_type,
             gpointer                to)
{
  for (guint i = 0; i < from_type->n_fields; i++)
    {
      const AnningField *field = &from_type->fields[i];
      const AnningField *target = anning_record_find_field (to_type, field->name);

      if (target == NULL)
        continue;
      if (anning_field_is_text (field))
        anning_record_set_text (target, to, anning_record_get_text (field, from));
      else
        anning_record_set_integer (target, to, anning_record_get_integer (field, from));
    }
}

/* Returns: (transfer full): @line as it is kept in a version, not stored yet */
AnningBudgetVersionLine *
anning_budget_line_to_version (const AnningBudgetLine *line,
                               gint64                  version_id)
{
  AnningBudgetVersionLine *kept;

  g_return_val_if_fail (line != NULL, NULL);

  kept = anning_budget_version_line_new ();
  copy_fields (&anning_budget_line_type, line, &anning_budget_version_line_type, kept);
  kept->budget_version_id = version_id;
  return kept;
}

/* Returns: (transfer full): a kept line as a line of the budget, with no id */
static AnningBudgetLine *
budget_line_from_version (const AnningBudgetVersionLine *line)
{
  AnningBudgetLine *back;

  g_return_val_if_fail (line != NULL, NULL);

  back = anning_budget_line_new ();
  copy_fields (&anning_budget_version_line_type, line, &anning_budget_line_type, back);
  return back;
}

/**
 * @version_lines: AnningBudgetVersionLine of any versions
 *
 * Returns: (transfer full): the lines of one version, as AnningBudgetLine
 */
GPtrArray *
anning_budget_lines_of_version (const GPtrArray *version_lines,
                                gint64           version_id)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_budget_line_free);

  g_return_val_if_fail (version_lines != NULL, lines);

  for (guint i = 0; i < version_lines->len; i++)
    {
      const AnningBudgetVersionLine *line = g_ptr_array_index (version_lines, i);

      if (line->budget_version_id == version_id)
        g_ptr_array_add (lines, budget_line_from_version (line));
    }
  return lines;
}
