/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-budget-sums.h"

#include <string.h>

#include "anning-money.h"

#define N_(text) text

/* The first words of anning_budget_categories; the others are of spending. */
static const AnningWord income_categories[] = {
  { "wages", N_("Wages") },
  { "business", N_("Own business") },
  { "other_income", N_("Other income") },
  { NULL, NULL },
};
#define N_INCOME_CATEGORIES (G_N_ELEMENTS (income_categories) - 1)

static gboolean
is_income (const char *kind)
{
  return g_strcmp0 (kind, "income") == 0;
}

/* The name of a person as it is compared: without blanks around it. Returns: (nullable) */
static char *
person_name (const char *text)
{
  char *name;

  if (text == NULL)
    return NULL;
  name = g_strstrip (g_strdup (text));
  if (*name != '\0')
    return name;
  g_free (name);
  return NULL;
}

void
anning_budget_person_free (AnningBudgetPerson *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self);
}

/* How it stands with a household whose lines were added up. */
AnningBudgetState
anning_budget_get_state (const AnningBudget *budget)
{
  g_return_val_if_fail (budget != NULL, ANNING_BUDGET_EMPTY);

  if (budget->income == 0 && budget->spending == 0 && budget->lean_income == 0 && budget->lean_spending == 0)
    return ANNING_BUDGET_EMPTY;
  if (budget->surplus <= 0)
    return ANNING_BUDGET_NOTHING;
  return budget->lean_surplus <= 0 ? ANNING_BUDGET_LEAN_GAP : ANNING_BUDGET_SPARE;
}

/**
 * TRUE while a whole side of the budget waits for its first sum: then nothing can
 * be said of what is left. A side without any line is finished: nothing comes in.
 *
 * @lines: AnningBudgetLine
 */
gboolean
anning_budget_is_unfinished (const GPtrArray *lines)
{
  guint n_lines[2] = { 0 };
  guint n_open[2] = { 0 };

  g_return_val_if_fail (lines != NULL, FALSE);

  for (guint i = 0; i < lines->len; i++)
    {
      const AnningBudgetLine *line = g_ptr_array_index (lines, i);
      guint side = anning_budget_line_is_income (line) ? 0 : 1;

      n_lines[side]++;
      if (anning_budget_line_is_open (line))
        n_open[side]++;
    }
  return (n_lines[0] > 0 && n_open[0] == n_lines[0]) || (n_lines[1] > 0 && n_open[1] == n_lines[1]);
}

/**
 * @kind: a word of anning_budget_kinds
 *
 * Returns: (transfer none): those of anning_budget_categories that belong to it, in order
 */
const AnningWord *
anning_budget_get_categories (const char *kind)
{
  return is_income (kind) ? income_categories : anning_budget_categories + N_INCOME_CATEGORIES;
}

/* Returns: the category under which @line is counted; "other" where its own is none of its kind */
const char *
anning_budget_line_get_group (const AnningBudgetLine *line)
{
  const AnningWord *categories;

  g_return_val_if_fail (line != NULL, "other");

  categories = anning_budget_get_categories (line->kind);
  for (guint i = 0; categories[i].word != NULL; i++)
    {
      if (g_strcmp0 (categories[i].word, line->category) == 0)
        return categories[i].word;
    }
  return anning_budget_line_is_income (line) ? "other_income" : "other";
}

/* TRUE while no sum was entered. */
gboolean
anning_budget_line_is_open (const AnningBudgetLine *line)
{
  g_return_val_if_fail (line != NULL, FALSE);

  return (line->amount == 0 || line->amount == ANNING_UNKNOWN) &&
         (line->lean_amount == 0 || line->lean_amount == ANNING_UNKNOWN);
}

/* TRUE when a lean month has a sum of its own: an irregular income, spending that can be cut. */
gboolean
anning_budget_line_is_uneven (const AnningBudgetLine *line)
{
  g_return_val_if_fail (line != NULL, FALSE);

  return anning_budget_line_amount (line, TRUE) != line->amount;
}

/*
 * TRUE for an income that is seldom the same every month and has no sum for a lean
 * month yet: without one a lean month looks better than it will be.
 */
gboolean
anning_budget_line_lacks_lean (const AnningBudgetLine *line)
{
  const char *group;

  g_return_val_if_fail (line != NULL, FALSE);

  group = anning_budget_line_get_group (line);
  return anning_budget_line_is_income (line) && line->lean_amount == ANNING_UNKNOWN
         && g_strcmp0 (line->period, "monthly") == 0
         && !anning_budget_line_is_open (line)
         && (strcmp (group, "business") == 0 || strcmp (group, "other_income") == 0);
}

/* @person: (nullable): NULL for nobody alone. TRUE when @line is noted as theirs. */
gboolean
anning_budget_line_belongs_to (const AnningBudgetLine *line,
                               const char             *person)
{
  g_autofree char *name = NULL;
  g_autofree char *wanted = person_name (person);

  g_return_val_if_fail (line != NULL, FALSE);

  name = person_name (line->person);
  return g_strcmp0 (name, wanted) == 0;
}

/**
 * The sums of the categories, in the order of anning_budget_categories.
 *
 * @lines: AnningBudgetLine
 * @kind: a word of anning_budget_kinds
 *
 * Returns: (transfer full): AnningBudgetSum of each category that has a line; together they
 *   are what anning_budget_add_up() says
 */
GArray *
anning_budget_sums (const GPtrArray *lines,
                    const char      *kind)
{
  const AnningWord *categories = anning_budget_get_categories (kind);
  GArray *sums = g_array_new (FALSE, TRUE, sizeof (AnningBudgetSum));

  g_return_val_if_fail (lines != NULL && kind != NULL, sums);

  for (guint i = 0; categories[i].word != NULL; i++)
    {
      AnningBudgetSum sum = { .category = categories[i].word };

      for (guint j = 0; j < lines->len; j++)
        {
          const AnningBudgetLine *line = g_ptr_array_index (lines, j);

          if (anning_budget_line_is_income (line) != is_income (kind) ||
              strcmp (anning_budget_line_get_group (line), sum.category) != 0)
            continue;
          sum.n_lines++;
          sum.normal += anning_budget_line_monthly (line, FALSE);
          sum.lean += anning_budget_line_monthly (line, TRUE);
          if (anning_budget_line_is_once (line))
            sum.once += anning_budget_line_whole (line, FALSE);
          if (anning_budget_line_is_open (line))
            sum.n_open++;
        }
      if (sum.n_lines > 0)
        g_array_append_val (sums, sum);
    }
  return sums;
}

static gboolean
has_name (gconstpointer person,
          gconstpointer name)
{
  return g_strcmp0 (((const AnningBudgetPerson *) person)->name, name) == 0;
}

/**
 * Whose the lines are.
 *
 * @lines: AnningBudgetLine
 *
 * Returns: (transfer full): AnningBudgetPerson, by name as first met; what belongs to nobody
 *   alone comes last. Together they are what anning_budget_add_up() says.
 */
GPtrArray *
anning_budget_people (const GPtrArray *lines)
{
  GPtrArray *people = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_budget_person_free);
  AnningBudgetPerson *nobody = NULL;

  g_return_val_if_fail (lines != NULL, people);

  for (guint i = 0; i < lines->len; i++)
    {
      const AnningBudgetLine *line = g_ptr_array_index (lines, i);
      g_autofree char *name = person_name (line->person);
      AnningBudgetPerson *person;

      if (name == NULL ? nobody != NULL : g_ptr_array_find_with_equal_func (people, name, has_name, NULL))
        continue;
      person = g_new0 (AnningBudgetPerson, 1);
      person->name = g_steal_pointer (&name);
      if (person->name == NULL)
        nobody = person;
      else
        g_ptr_array_add (people, person);
    }
  if (nobody != NULL)
    g_ptr_array_add (people, nobody);

  for (guint i = 0; i < people->len; i++)
    {
      AnningBudgetPerson *person = g_ptr_array_index (people, i);
      g_autoptr (GPtrArray) own = anning_budget_lines_of (lines, person->name);

      person->n_lines = own->len;
      anning_budget_add_up (own, &person->budget);
    }
  return people;
}

/**
 * The lines of one person.
 *
 * @lines: AnningBudgetLine
 * @person: (nullable): NULL for those that belong to nobody alone
 *
 * Returns: (transfer container): lines of @lines, in their order
 */
GPtrArray *
anning_budget_lines_of (const GPtrArray *lines,
                        const char      *person)
{
  GPtrArray *own = g_ptr_array_new ();

  g_return_val_if_fail (lines != NULL, own);

  for (guint i = 0; i < lines->len; i++)
    {
      AnningBudgetLine *line = g_ptr_array_index (lines, i);

      if (anning_budget_line_belongs_to (line, person))
        g_ptr_array_add (own, line);
    }
  return own;
}

static AnningBudgetLine *
make_line (const char *kind,
           const char *category)
{
  AnningBudgetLine *line = anning_budget_line_new ();

  line->kind = g_strdup (kind);
  line->category = g_strdup (category);
  line->period = g_strdup ("monthly");
  return line;
}

/**
 * What a budget usually begins with: wages, and a line for each group of necessary
 * spending. What has a line already is left out.
 *
 * @lines: AnningBudgetLine that stand
 *
 * Returns: (transfer full): new AnningBudgetLine without sums
 */
GPtrArray *
anning_budget_usual_lines (const GPtrArray *lines)
{
  GPtrArray *usual = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_budget_line_free);
  const AnningWord *categories = anning_budget_get_categories ("spending");
  g_autoptr (GArray) incomes = NULL;
  g_autoptr (GArray) sums = NULL;

  g_return_val_if_fail (lines != NULL, usual);

  incomes = anning_budget_sums (lines, "income");
  if (incomes->len == 0)
    g_ptr_array_add (usual, make_line ("income", "wages"));

  sums = anning_budget_sums (lines, "spending");
  for (guint i = 0, next = 0; categories[i].word != NULL; i++)
    {
      if (next < sums->len && strcmp (g_array_index (sums, AnningBudgetSum, next).category, categories[i].word) == 0)
        next++;
      else
        g_ptr_array_add (usual, make_line ("spending", categories[i].word));
    }
  return usual;
}
