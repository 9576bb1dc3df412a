/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-budget.h"
#include "anning-words.h"

G_BEGIN_DECLS

/* What the lines of one category come to in a month. Sums in fen. */
typedef struct
{
  const char *category; /* a word of anning_budget_categories */
  gint64 normal;        /* in a normal month; what happens once is not in it */
  gint64 lean;          /* in a lean month */
  gint64 once;          /* what happens once, all together */
  guint n_lines;
  guint n_open;         /* lines that still have no sum */
} AnningBudgetSum;

/* What one person of the household brings in and needs. */
typedef struct
{
  char *name; /* NULL: the lines that belong to nobody alone */
  AnningBudget budget;
  guint n_lines;
} AnningBudgetPerson;

typedef enum
{
  ANNING_BUDGET_EMPTY,     /* no sum was entered yet */
  ANNING_BUDGET_NOTHING,   /* nothing is left, not even in a normal month */
  ANNING_BUDGET_LEAN_GAP,  /* something is left in a normal month, nothing in a lean one */
  ANNING_BUDGET_SPARE,     /* something is left in both */
} AnningBudgetState;

AnningBudgetState anning_budget_get_state        (const AnningBudget     *budget);
gboolean          anning_budget_is_unfinished    (const GPtrArray        *lines);
const AnningWord *anning_budget_get_categories   (const char             *kind);
const char       *anning_budget_line_get_group   (const AnningBudgetLine *line);
gboolean          anning_budget_line_is_open     (const AnningBudgetLine *line);
gboolean          anning_budget_line_is_uneven   (const AnningBudgetLine *line);
gboolean          anning_budget_line_lacks_lean  (const AnningBudgetLine *line);
gboolean          anning_budget_line_belongs_to  (const AnningBudgetLine *line,
                                                  const char             *person);
GArray           *anning_budget_sums             (const GPtrArray        *lines,
                                                  const char             *kind);
GPtrArray        *anning_budget_people           (const GPtrArray        *lines);
GPtrArray        *anning_budget_lines_of         (const GPtrArray        *lines,
                                                  const char             *person);
GPtrArray        *anning_budget_usual_lines      (const GPtrArray        *lines);
void              anning_budget_person_free      (AnningBudgetPerson     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningBudgetPerson, anning_budget_person_free)

G_END_DECLS
