/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-promises.h"

#include "anning-agreement.h"
#include "anning-share-input.h"

static void
add_lines (GArray               *promises,
           const AnningDebt     *debt,
           const AnningProposal *proposal,
           const GArray         *lines)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const AnningAccountLine *line = &g_array_index (lines, AnningAccountLine, i);
      AnningPromise promise = {
        .debt_id = debt->record.id,
        .proposal_id = proposal != NULL ? proposal->record.id : 0,
        .due = line->instalment.due,
        .amount = line->open,
        .paid = line->paid,
        .priority = anning_share_priority_of (debt),
      };

      g_array_append_val (promises, promise);
    }
}

/* In the order in which they are paid; as they stand where nothing tells them apart. */
static int
compare_promises (gconstpointer a,
                  gconstpointer b)
{
  const AnningPromise *first = a;
  const AnningPromise *second = b;
  int order = g_date_compare (&first->due, &second->due);

  return order != 0 ? order : (int) first->priority - (int) second->priority;
}

static gboolean
is_sorted (const GArray *promises)
{
  for (guint i = 1; i < promises->len; i++)
    {
      if (compare_promises (&g_array_index (promises, AnningPromise, i - 1),
                            &g_array_index (promises, AnningPromise, i)) > 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * Collects what is promised: the payments of each agreement in force, and those of each contract that
 * is paid on time. A contract that is overdue is no promise any more until something new is agreed.
 *
 * @cases: AnningDebtCase
 * @leave_out: id of a debt that does not count, as when something else is tried for it; 0: none
 * @n_overdue: (out) (optional): how many contracts do not count because they are overdue
 *
 * Returns: (transfer full): AnningPromise, in the order in which they are paid
 */
GArray *
anning_promises_collect (const GPtrArray *cases,
                         gint64           leave_out,
                         const GDate     *today,
                         guint           *n_overdue)
{
  GArray *promises = g_array_new (FALSE, TRUE, sizeof (AnningPromise));
  guint n_left_out = 0;

  g_return_val_if_fail (cases != NULL, promises);
  g_return_val_if_fail (today != NULL && g_date_valid (today), promises);

  for (guint i = 0; i < cases->len; i++)
    {
      const AnningDebtCase *debt_case = g_ptr_array_index (cases, i);
      const AnningDebt *debt = debt_case->debt;
      g_autoptr (AnningAgreement) agreement = NULL;

      if (leave_out != 0 && debt->record.id == leave_out)
        continue;
      agreement = anning_agreement_new (debt_case, today);
      if (agreement == NULL)
        continue;
      if (agreement->proposal == NULL && g_strcmp0 (debt->stage, "overdue") == 0)
        n_left_out++;
      else
        add_lines (promises, debt, agreement->proposal, agreement->account->lines);
    }
  if (n_overdue != NULL)
    *n_overdue = n_left_out;
  g_array_sort (promises, compare_promises);
  return promises;
}

/**
 * Adds the payments of a proposal that is not agreed yet.
 *
 * @debt: the one it is for
 * @proposal_id: 0 while it is not stored
 * @instalments: AnningInstalment, as of AnningProposalPlan
 */
void
anning_promises_try (GArray           *promises,
                     const AnningDebt *debt,
                     gint64            proposal_id,
                     const GArray     *instalments)
{
  g_return_if_fail (promises != NULL && debt != NULL && instalments != NULL);

  for (guint i = 0; i < instalments->len; i++)
    {
      const AnningInstalment *instalment = &g_array_index (instalments, AnningInstalment, i);
      AnningPromise promise = {
        .debt_id = debt->record.id,
        .proposal_id = proposal_id,
        .due = instalment->due,
        .amount = instalment->payment,
        .priority = anning_share_priority_of (debt),
        .tried = TRUE,
      };

      g_array_append_val (promises, promise);
    }
}

static void
note_break (AnningPromises      *self,
            const AnningPromise *promise,
            guint                number,
            const GDate         *month,
            gint64               lacking)
{
  if (self->breaks)
    return;
  self->breaks = TRUE;
  self->first = (AnningPromiseBreak) { .debt_id = promise->debt_id, .proposal_id = promise->proposal_id,
                                       .number = number, .month = *month, .due = promise->due,
                                       .amount = promise->amount, .lacking = lacking };
}

/*
 * Pays the promises of a month one after the other. What is paid already has
 * taken its money, and cannot break.
 *
 * @next: (inout): the first one that no month has had yet
 */
static void
pay_month (AnningPromises     *self,
           AnningPromiseMonth *month,
           guint               number,
           const GArray       *sorted,
           guint              *next)
{
  guint begin = *next;
  gboolean broken = FALSE;

  month->left = month->carried + month->surplus;
  for (; *next < sorted->len; *next += 1)
    {
      const AnningPromise *promise = &g_array_index (sorted, AnningPromise, *next);

      if (anning_day_months (&month->month, &promise->due) > 0)
        break;
      /* What was paid on something due earlier came out of earlier months. */
      if (anning_day_months (&month->month, &promise->due) == 0)
        {
          month->promised += promise->paid;
          month->left -= promise->paid;
        }
    }

  for (guint i = begin; i < *next; i++)
    {
      const AnningPromise *promise = &g_array_index (sorted, AnningPromise, i);
      gint64 lacking = promise->amount - MAX (month->left, 0);

      month->promised += promise->amount;
      month->left -= promise->amount;
      if (promise->tried)
        month->added += promise->amount;
      if (promise->amount > 0 && lacking > 0)
        {
          broken = TRUE;
          note_break (self, promise, number, &month->month, lacking);
        }
    }
  if (broken)
    self->n_broken++;
}

/**
 * Sets what is promised against what there is, month by month.
 *
 * What a month leaves over is carried into the next; what it lacks is not. The promises of a month are
 * paid by due day, on the same day the secured, judged and living-critical debts before the others, then as
 * they stand. In the first month everything open that was due before is paid too.
 *
 * @promises: AnningPromise, sums not below 0
 * @months: AnningBudgetMonth, one after the other; later promises are not looked at
 * @options: for anning_shares_surplus(): lean months, less income…; no rule is asked for
 *
 * Returns: (transfer full)
 */
AnningPromises *
anning_promises_new (const GArray             *promises,
                     const GArray             *months,
                     const AnningShareOptions *options)
{
  AnningPromises *self;
  g_autoptr (GArray) sorted = NULL;
  gint64 carried = 0;
  gint64 carried_before = 0;
  guint next = 0;

  g_return_val_if_fail (promises != NULL && months != NULL && options != NULL, NULL);

  self = g_new0 (AnningPromises, 1);
  self->months = g_array_sized_new (FALSE, TRUE, sizeof (AnningPromiseMonth), months->len);
  /* While a slider is dragged they are the same ones each time, and in order already. */
  if (!is_sorted (promises))
    {
      sorted = g_array_copy ((GArray *) promises);
      g_array_sort (sorted, compare_promises);
    }
  for (guint i = 0; i < months->len; i++)
    {
      const AnningBudgetMonth *budget = &g_array_index (months, AnningBudgetMonth, i);
      AnningPromiseMonth month = { .month = budget->month, .carried = carried };

      month.surplus = anning_shares_surplus (budget, i, options);
      pay_month (self, &month, i, sorted != NULL ? sorted : promises, &next);
      month.left_before = carried_before + month.surplus - (month.promised - month.added);
      g_array_append_val (self->months, month);

      carried = MAX (month.left, 0);
      carried_before = MAX (month.left_before, 0);
      self->total += month.promised;
      self->lowest = i == 0 ? month.left : MIN (self->lowest, month.left);
    }
  return self;
}

void
anning_promises_free (AnningPromises *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->months);
  g_free (self);
}
