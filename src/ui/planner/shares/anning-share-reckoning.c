/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-share-reckoning.h"

#include <glib/gi18n.h>

#include "anning-debt-standing.h"
#include "anning-share-input.h"

/* Two debts to one creditor are told apart by the product. */
static char *
name_debt (const GPtrArray  *records,
           const AnningDebt *debt)
{
  const char *name = debt->creditor != NULL ? debt->creditor : debt->product;

  for (guint i = 0; i < records->len; i++)
    {
      const AnningDebt *other = g_ptr_array_index (records, i);

      if (other != debt && debt->creditor != NULL && debt->product != NULL && g_strcmp0 (other->creditor, debt->creditor) == 0)
        return g_strdup_printf ("%s · %s", debt->creditor, debt->product);
    }
  return g_strdup (name != NULL ? name : _("New Debt"));
}

/* Those with something open; of the others, how many have a sum that nobody knows. */
static void
read_debts (AnningShareReckoning *self,
            const GPtrArray      *cases,
            AnningShareCosts     *costs,
            const GDate          *today)
{
  self->debts = anning_share_input (cases, costs, today);
  for (guint i = 0; i < cases->len; i++)
    {
      const AnningDebtCase *its = g_ptr_array_index (cases, i);
      AnningDebtStanding standing;

      if (g_array_index (self->debts, AnningShareDebt, self->records->len).balance > 0)
        {
          g_ptr_array_add (self->records, (gpointer) its->debt);
          continue;
        }
      g_array_remove_index (self->debts, self->records->len);
      anning_debt_standing (its, today, &standing);
      self->n_unknown += standing.owed == ANNING_UNKNOWN;
    }

  self->names = g_new0 (char *, self->records->len + 1);
  for (guint i = 0; i < self->records->len; i++)
    self->names[i] = name_debt (self->records, g_ptr_array_index (self->records, i));
}

/**
 * anning_share_reckoning_new:
 * @cases: (element-type AnningDebtCase): have to live as long as this
 * @budget: (element-type AnningBudgetLine): only read here
 * @costs: (nullable): keeps the yearly costs
 * @today: its month is the first
 *
 * Returns: (transfer full)
 */
AnningShareReckoning *
anning_share_reckoning_new (const GPtrArray  *cases,
                            const GPtrArray  *budget,
                            AnningShareCosts *costs,
                            const GDate      *today)
{
  AnningShareReckoning *self;

  g_return_val_if_fail (cases != NULL && budget != NULL, NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  self = g_new0 (AnningShareReckoning, 1);
  self->records = g_ptr_array_new ();
  self->balances = g_array_new (FALSE, FALSE, sizeof (gint64));
  read_debts (self, cases, costs, today);
  self->months = anning_budget_months (budget, today, budget->len > 0 ? ANNING_SHARE_RECKONING_MONTHS : 0);
  self->promises = anning_promises_collect (cases, 0, today, NULL);
  return self;
}

void
anning_share_reckoning_free (AnningShareReckoning *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->debts);
  g_ptr_array_unref (self->records);
  g_strfreev (self->names);
  g_array_unref (self->months);
  g_array_unref (self->promises);
  g_array_unref (self->balances);
  anning_promises_free (self->kept);
  anning_shares_free (self->shares);
  g_free (self);
}

/**
 * anning_share_reckoning_set_own:
 * @position: of the debt among those with something open
 * @own: fen a month, for the rule "own"
 */
void
anning_share_reckoning_set_own (AnningShareReckoning *self,
                                guint                 position,
                                gint64                own)
{
  g_return_if_fail (self != NULL && position < self->debts->len);

  if (g_array_index (self->debts, AnningShareDebt, position).own == own)
    return;
  g_array_index (self->debts, AnningShareDebt, position).own = own;
  self->result = NULL;
  g_clear_pointer (&self->shares, anning_shares_free);
}

/**
 * anning_share_reckoning_run:
 *
 * Works everything out for @wishes: all rules, and what is promised. There has
 * to be a debt and a month.
 */
void
anning_share_reckoning_run (AnningShareReckoning    *self,
                            const AnningShareWishes *wishes)
{
  AnningShareOptions options;

  g_return_if_fail (self != NULL && wishes != NULL);
  g_return_if_fail (self->debts->len > 0 && self->months->len > 0);

  if (self->shares == NULL)
    self->shares = anning_shares_new ((const AnningShareDebt *) (gconstpointer) self->debts->data, self->debts->len,
                                      self->months);
  anning_share_wishes_get_options (wishes, &g_array_index (self->months, AnningBudgetMonth, 0).month, &options);
  for (guint i = 0; i < ANNING_SHARE_N_RULES; i++)
    {
      const AnningShareResult *result;

      /* The chosen one comes last: its months stay to be shown. */
      options.rule = (AnningShareRule) ((wishes->options.rule + 1 + i) % ANNING_SHARE_N_RULES);
      self->result = result = anning_shares_run (self->shares, &options);
      self->summaries[options.rule] = (AnningShareSummary) {
        .n_months = result->n_months,
        .never = result->never,
        .paid = result->total_paid,
        .interest = result->total_interest,
        .first_cleared = result->first_cleared,
      };
    }
  anning_promises_free (self->kept);
  self->kept = anning_promises_new (self->promises, self->months, &options);
}

/**
 * anning_share_reckoning_get_chart:
 * @payments: what is paid each month; else what is open, from now on
 * @first: (out): the month of index 0
 * @data: (out): valid until the next run or chart
 */
void
anning_share_reckoning_get_chart (AnningShareReckoning *self,
                                  gboolean              payments,
                                  GDate                *first,
                                  AnningChartData      *data)
{
  const AnningShareResult *result;

  g_return_if_fail (self != NULL && self->result != NULL);
  g_return_if_fail (first != NULL && data != NULL);

  result = self->result;
  *first = g_array_index (self->months, AnningBudgetMonth, 0).month;
  data->n_months = result->n_months;
  data->n_series = result->n_debts;
  data->values = result->paid;
  if (payments)
    return;

  g_array_set_size (self->balances, 0);
  for (guint i = 0; i < self->debts->len; i++)
    g_array_append_val (self->balances, g_array_index (self->debts, AnningShareDebt, i).balance);
  g_array_append_vals (self->balances, result->balances, result->n_months * result->n_debts);
  data->n_months++;
  data->values = (const gint64 *) (gconstpointer) self->balances->data;
  g_date_subtract_months (first, 1);
}

/**
 * anning_share_reckoning_largest:
 *
 * Returns: position of the debt of which most is open
 */
guint
anning_share_reckoning_largest (AnningShareReckoning *self)
{
  guint largest = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 1; i < self->debts->len; i++)
    {
      if (g_array_index (self->debts, AnningShareDebt, i).balance > g_array_index (self->debts, AnningShareDebt, largest).balance)
        largest = i;
    }
  return largest;
}
