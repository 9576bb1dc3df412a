/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-round-table.h"

static gboolean
is_theirs (const AnningProposal *proposal)
{
  return g_strcmp0 (proposal->author, "theirs") == 0;
}

static const AnningProposal *
find_proposal (const AnningDebtCase *debt_case,
               gint64                id)
{
  for (guint i = 0; i < debt_case->proposals->len; i++)
    {
      const AnningProposal *proposal = g_ptr_array_index (debt_case->proposals, i);

      if (proposal->record.id == id)
        return proposal;
    }
  return NULL;
}

static int
compare_rounds (gconstpointer a,
                gconstpointer b)
{
  const AnningRound *first = ((const AnningRoundLine *) a)->round;
  const AnningRound *second = ((const AnningRoundLine *) b)->round;

  if (first->happened_at != second->happened_at)
    return first->happened_at < second->happened_at ? -1 : 1;
  return first->record.id < second->record.id ? -1 : first->record.id > second->record.id;
}

/**
 * Returns: (nullable): the terms that they named in a round, the last ones where they named several
 */
const AnningProposal *
anning_round_find_theirs (const AnningDebtCase *debt_case,
                          gint64                round_id)
{
  g_return_val_if_fail (debt_case != NULL, NULL);

  for (guint i = debt_case->proposals->len; i > 0 && round_id > 0; i--)
    {
      const AnningProposal *proposal = g_ptr_array_index (debt_case->proposals, i - 1);

      if (is_theirs (proposal) && proposal->round_id == round_id)
        return proposal;
    }
  return NULL;
}

/**
 * Returns: (nullable): what they offered last: in the last round in which they named terms, or, where
 *   none of theirs belongs to a round, the one written down last
 */
const AnningProposal *
anning_find_counter_offer (const AnningDebtCase *debt_case)
{
  g_autoptr (GArray) lines = NULL;
  const AnningProposal *found = NULL;

  g_return_val_if_fail (debt_case != NULL, NULL);

  lines = anning_round_table_new (debt_case);
  for (guint i = lines->len; i > 0 && found == NULL; i--)
    found = g_array_index (lines, AnningRoundLine, i - 1).theirs;
  for (guint i = debt_case->proposals->len; i > 0 && found == NULL; i--)
    {
      const AnningProposal *proposal = g_ptr_array_index (debt_case->proposals, i - 1);

      /* What belongs to a round that was deleted went with it. */
      if (is_theirs (proposal) && proposal->round_id <= 0)
        found = proposal;
    }
  return found;
}

/**
 * Puts the rounds of a debt in order, with what both sides put forward in each, how far they moved
 * since the round before in which they named terms, and what still lies between the two sides.
 *
 * Returns: (transfer full) (element-type AnningRoundLine): the oldest first; points into @debt_case
 */
GArray *
anning_round_table_new (const AnningDebtCase *debt_case)
{
  GArray *lines;
  AnningPlanFigures ours;
  AnningPlanFigures theirs;
  gboolean ours_known = FALSE;
  gboolean theirs_known = FALSE;

  g_return_val_if_fail (debt_case != NULL, NULL);

  lines = g_array_sized_new (FALSE, FALSE, sizeof (AnningRoundLine), debt_case->rounds->len);
  for (guint i = 0; i < debt_case->rounds->len; i++)
    {
      AnningRoundLine line = { .round = g_ptr_array_index (debt_case->rounds, i) };

      g_array_append_val (lines, line);
    }
  g_array_sort (lines, compare_rounds);

  for (guint i = 0; i < lines->len; i++)
    {
      AnningRoundLine *line = &g_array_index (lines, AnningRoundLine, i);

      if (line->round->proposal_id != ANNING_UNKNOWN)
        line->ours = find_proposal (debt_case, line->round->proposal_id);
      line->theirs = anning_round_find_theirs (debt_case, line->round->record.id);
      if (line->ours != NULL && anning_plan_figures_of_proposal (line->ours, &line->ours_figures, NULL))
        {
          line->ours_known = ours_known = TRUE;
          ours = line->ours_figures;
        }
      if (line->theirs != NULL && anning_plan_figures_of_proposal (line->theirs, &line->theirs_figures, NULL))
        {
          line->theirs_known = TRUE;
          line->moved = theirs_known;
          if (theirs_known)
            anning_plan_figures_compare (&line->theirs_figures, &theirs, &line->change);
          theirs_known = TRUE;
          theirs = line->theirs_figures;
        }
      line->apart = ours_known && theirs_known;
      if (line->apart)
        anning_plan_figures_compare (&theirs, &ours, &line->gap);
    }
  return lines;
}
