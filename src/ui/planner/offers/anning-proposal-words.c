/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-proposal-words.h"

#include <glib/gi18n.h>

#include "anning-format.h"
#include "anning-planner-words.h"
#include "anning-round-table.h"

gboolean
anning_proposal_is_private (const AnningProposal *proposal)
{
  g_return_val_if_fail (proposal != NULL, FALSE);

  return g_strcmp0 (proposal->role, "target") == 0 || g_strcmp0 (proposal->role, "limit") == 0;
}

char *
anning_proposal_name (const AnningProposal *proposal)
{
  const char *kind;

  g_return_val_if_fail (proposal != NULL, NULL);

  kind = anning_format_word (anning_proposal_kinds, proposal->kind);
  if (!anning_proposal_is_private (proposal))
    return g_strdup (kind);
  /* Translators: a role such as "Limit", a kind of proposal such as "Instalments" */
  return g_strdup_printf (_("%1$s · %2$s"), anning_format_word (anning_proposal_roles, proposal->role), kind);
}

/* "36 × ¥642.10 · together ¥23,118.40"; with a down payment "¥7,000.00, then 24 × …". */
static char *
proposal_plan_line (const AnningProposal     *proposal,
                    const AnningProposalPlan *plan)
{
  g_autofree char *down = NULL;
  g_autofree char *first = NULL;
  g_autofree char *payments = NULL;
  g_autofree char *total = NULL;

  g_return_val_if_fail (proposal != NULL && plan != NULL, NULL);

  first = anning_format_money (plan->first_payment);
  total = anning_format_money (plan->total);
  if (plan->n_instalments == 1)
    payments = g_strdup (first);
  else if (proposal->step_up > 0)
    /* Translators: number of payments, the first and smallest of them */
    payments = g_strdup_printf (_("%1$u payments from %2$s on"), plan->n_instalments, first);
  else
    /* Translators: number of payments, one payment */
    payments = g_strdup_printf (_("%1$u × %2$s"), plan->n_instalments, first);

  if (plan->down_payment > 0)
    {
      down = anning_format_money (plan->down_payment);
      /* Translators: a down payment, then "24 × ¥500.00", then all together */
      return g_strdup_printf (_("%1$s first, then %2$s · together %3$s"), down, payments, total);
    }
  if (plan->n_instalments == 1)
    return g_steal_pointer (&payments);
  /* Translators: "24 × ¥500.00", then all together */
  return g_strdup_printf (_("%1$s · together %2$s"), payments, total);
}

char *
anning_proposal_line (const AnningProposal *proposal)
{
  g_autoptr (AnningProposalPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (proposal != NULL, NULL);

  plan = anning_proposal_plan_new (proposal, &error);
  return plan != NULL ? proposal_plan_line (proposal, plan) : anning_planner_proposal_sentence (error);
}

char *
anning_format_month (const GDate *month)
{
  g_autoptr (GDateTime) time = NULL;

  g_return_val_if_fail (month != NULL && g_date_valid (month), NULL);

  time = g_date_time_new_utc (g_date_get_year (month), g_date_get_month (month), 1, 0, 0, 0);
  /* Translators: a month of a year, in the form of strftime(): "March 2027" */
  return g_date_time_format (time, _("%B %Y"));
}

char *
anning_format_money_change (gint64 fen)
{
  g_autofree char *sum = NULL;

  if (fen == ANNING_UNKNOWN)
    return anning_format_money (fen);
  if (fen == 0)
    return g_strdup ("±0");
  sum = anning_money_to_text (ABS (fen));
  /* A minus as wide as the plus, so that the digits stand below each other. */
  return g_strconcat (fen > 0 ? "+" : "\u2212", sum, NULL);
}

/* Returns: (nullable): ours that stands: agreed on, else the newest offer, else whatever is there */
static const AnningProposal *
find_standing (const AnningDebtCase *its)
{
  const AnningProposal *found = anning_debt_case_find_accepted (its);

  if (found == NULL)
    found = anning_debt_case_find_proposal (its, "ours", "offer");
  return found != NULL ? found : anning_debt_case_find_proposal (its, "ours", NULL);
}

char *
anning_proposals_summary (AnningPlannerBook *book,
                          gint64             debt_id,
                          const GDate       *today)
{
  const AnningDebtCase *its = anning_planner_book_get_case (book, debt_id);
  const AnningProposal *proposal = its != NULL ? find_standing (its) : NULL;
  g_autofree char *line = NULL;

  if (proposal == NULL)
    return g_strdup (_("None yet"));
  line = anning_proposal_line (proposal);
  /* Translators: status of a proposal such as "Sent", then "36 × ¥642.10 · together ¥23,118.40" */
  return g_strdup_printf (_("%1$s · %2$s"), anning_format_word (anning_proposal_states, proposal->status), line);
}

char *
anning_rounds_summary (AnningPlannerBook *book,
                       gint64             debt_id,
                       const GDate       *today)
{
  const AnningDebtCase *its = anning_planner_book_get_case (book, debt_id);
  g_autoptr (GArray) lines = NULL;
  g_autofree char *count = NULL;
  const AnningRound *last;

  if (its == NULL || its->rounds->len == 0)
    return g_strdup (_("None yet"));

  count = g_strdup_printf (ngettext ("%u round", "%u rounds", its->rounds->len), its->rounds->len);
  lines = anning_round_table_new (its);
  last = g_array_index (lines, AnningRoundLine, lines->len - 1).round;
  if (g_strcmp0 (last->outcome, "open") == 0 && last->promised_by != NULL)
    {
      g_autofree char *day = anning_format_day (last->promised_by);

      /* Translators: "3 rounds", then a day */
      return g_strdup_printf (_("%1$s · answer due on %2$s"), count, day);
    }
  /* Translators: "3 rounds", then how the last one ended, such as "Refused" */
  return g_strdup_printf (_("%1$s · last: %2$s"), count, anning_format_word (anning_round_outcomes, last->outcome));
}
