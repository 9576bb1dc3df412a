/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-debt-hints.h"

#include "anning-conduct.h"
#include "anning-dismissal.h"
#include "anning-loan.h"
#include "anning-records.h"

static void
hint_free (gpointer data)
{
  AnningDebtHint *self = data;

  anning_yearly_cost_free (self->cost);
  g_free (self);
}

GHashTable *
anning_dismissals_read (AnningDb  *db,
                        GError   **error)
{
  g_autoptr (GPtrArray) dismissals = anning_records_list (db, &anning_dismissal_type, NULL, 0, error);
  GHashTable *keys;

  if (dismissals == NULL)
    return NULL;
  keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < dismissals->len; i++)
    {
      const AnningDismissal *dismissal = g_ptr_array_index (dismissals, i);

      if (dismissal->finding != NULL)
        g_hash_table_add (keys, g_strdup (dismissal->finding));
    }
  return keys;
}

/* Returns: (transfer full) (nullable): the hint, unless there is none, or too little is known, or it was set aside */
static AnningDebtHint *
take (AnningDebtHints      *self,
      const AnningDebtCase *its,
      GHashTable           *dismissed,
      AnningFindings       *findings)
{
  g_autoptr (AnningFindings) owned = findings;
  const AnningFinding *finding = owned->list->len > 0 ? &g_array_index (owned->list, AnningFinding, 0) : NULL;
  g_autofree char *key = NULL;
  AnningDebtHint *hint;

  if (finding == NULL || finding->outcome != ANNING_OUTCOME_HIT)
    return NULL;
  key = anning_finding_key (finding, NULL);
  if (g_hash_table_contains (dismissed, key))
    {
      self->n_set_aside++;
      return NULL;
    }
  hint = g_new0 (AnningDebtHint, 1);
  hint->its = its;
  hint->finding = *finding;
  g_ptr_array_add (self->list, hint);
  return hint;
}

static void
look_at_sum (AnningDebtHints      *self,
             const AnningDebtCase *its,
             GHashTable           *dismissed)
{
  AnningDebtHint *hint;
  AnningSumCheck check;

  anning_sum_check_init (&check, its);
  hint = take (self, its, dismissed, anning_conduct_check_sum (its, &check, &anning_conduct_parameters));
  if (hint != NULL)
    hint->sum = check;
}

static void
look_at_cost (AnningDebtHints        *self,
              const AnningDebtCase   *its,
              GHashTable             *dismissed,
              const AnningCostLimits *limits)
{
  g_autoptr (AnningLoan) loan = anning_loan_from_debt (its->debt, its->fees, its->lines, NULL);
  g_autoptr (AnningYearlyCost) cost = loan != NULL ? anning_yearly_cost_new (loan, NULL) : NULL;
  AnningDebtHint *hint;
  AnningCostLine line;

  if (cost == NULL)
    return;
  anning_cost_line_find (limits, its->debt->lender_type, its->debt->contract_day, &line);
  hint = take (self, its, dismissed,
               anning_conduct_check_cost (its, &line, anning_yearly_cost_compared (cost, NULL), &anning_conduct_parameters));
  if (hint == NULL)
    return;
  hint->cost = g_steal_pointer (&cost);
  hint->line = line;
}

static AnningLprTable *
read_lpr (AnningDb            *db,
          const AnningLimits  *limits,
          GError             **error)
{
  g_autoptr (GPtrArray) values = anning_records_list (db, &anning_lpr_value_type, NULL, 0, error);
  AnningLprTable *table;

  if (values == NULL)
    return NULL;
  table = anning_lpr_table_copy (limits->lpr);
  for (guint i = 0; i < values->len; i++)
    anning_lpr_table_join (table, g_ptr_array_index (values, i));
  return table;
}

AnningDebtHints *
anning_debt_hints_read (AnningDb            *db,
                        GHashTable          *debts,
                        GHashTable          *dismissed,
                        const AnningLimits  *limits,
                        GError             **error)
{
  g_autoptr (AnningDebtHints) self = g_new0 (AnningDebtHints, 1);
  g_autoptr (AnningLprTable) lpr = NULL;
  AnningCostLimits cost;

  g_return_val_if_fail (db != NULL && debts != NULL && dismissed != NULL && limits != NULL, NULL);

  self->list = g_ptr_array_new_with_free_func (hint_free);
  self->read = anning_debts_read (db, error);
  if (self->read == NULL || (lpr = read_lpr (db, limits, error)) == NULL)
    return NULL;
  cost = anning_limits_get_cost (limits, lpr);
  for (guint i = 0; i < self->read->cases->len; i++)
    {
      const AnningDebtCase *its = g_ptr_array_index (self->read->cases, i);

      if (!g_hash_table_contains (debts, &its->debt->record.id))
        continue;
      look_at_sum (self, its, dismissed);
      look_at_cost (self, its, dismissed, &cost);
    }
  return g_steal_pointer (&self);
}

void
anning_debt_hints_free (AnningDebtHints *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_clear_pointer (&self->read, anning_debts_read_free);
  g_free (self);
}

char **
anning_debt_hint_tell (const AnningDebtHint  *self,
                       const AnningRuleTexts *texts)
{
  g_return_val_if_fail (self != NULL && texts != NULL, NULL);

  return self->cost != NULL ? anning_reckoning_tell_cost (texts, self->its, self->cost, &self->line)
                            : anning_reckoning_tell_sum (texts, &self->sum, &anning_conduct_parameters);
}
