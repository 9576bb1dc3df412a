/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-limitation.h"

#include "anning-contract.h"
#include "anning-proposal-plan.h"

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const AnningLimitationEvent *first = a;
  const AnningLimitationEvent *second = b;
  int order = g_date_compare (&first->day, &second->day);

  return order != 0 ? order : (int) first->basis - (int) second->basis;
}

static void
add_event (AnningLimitation      *limitation,
           AnningLimitationBasis  basis,
           const GDate           *day,
           const GDate           *today)
{
  AnningLimitationEvent event = { .basis = basis, .effect = ANNING_LIMITATION_BEFORE, .day = *day };

  /* What has not happened yet interrupts nothing. */
  if (g_date_compare (day, today) <= 0)
    g_array_append_val (limitation->events, event);
}

static void
add_day (AnningLimitation      *limitation,
         AnningLimitationBasis  basis,
         const char            *iso,
         const GDate           *today)
{
  GDate day;

  if (anning_day_parse (iso, &day))
    add_event (limitation, basis, &day, today);
}

static void
collect_events (AnningLimitation     *limitation,
                const AnningDebtCase *debt_case,
                const GDate          *today)
{
  const AnningProposal *accepted = anning_debt_case_find_accepted (debt_case);

  add_day (limitation, ANNING_LIMITATION_DEMAND, debt_case->debt->last_demand_day, today);
  add_day (limitation, ANNING_LIMITATION_ACKNOWLEDGED, debt_case->debt->last_acknowledged_day, today);
  for (guint i = 0; i < debt_case->payments->len; i++)
    {
      const AnningPayment *payment = g_ptr_array_index (debt_case->payments, i);

      if (payment->amount != ANNING_UNKNOWN && payment->amount > 0)
        add_day (limitation, ANNING_LIMITATION_PAYMENT, payment->day, today);
    }
  for (guint i = 0; i < debt_case->rounds->len; i++)
    {
      const AnningRound *round = g_ptr_array_index (debt_case->rounds, i);
      g_autofree char *day = NULL;

      if (round->proposal_id == ANNING_UNKNOWN || round->proposal_id == 0)
        continue;
      day = anning_instant_day (round->happened_at, round->utc_offset);
      add_day (limitation, ANNING_LIMITATION_OFFER, day, today);
    }
  if (accepted != NULL)
    add_day (limitation, ANNING_LIMITATION_AGREEMENT, accepted->agreed_day, today);
  g_array_sort (limitation->events, compare_events);
}

/* Returns: whether a day is known on which the period begins by itself */
static gboolean
find_begin (const AnningDebtCase  *debt_case,
            AnningLimitationBasis *basis,
            GDate                 *begin)
{
  g_autoptr (GArray) schedule = anning_contract_schedule (debt_case, NULL);

  if (schedule != NULL && schedule->len > 0)
    {
      *basis = ANNING_LIMITATION_LAST_DUE;
      *begin = g_array_index (schedule, AnningInstalment, schedule->len - 1).due;
      return TRUE;
    }
  *basis = ANNING_LIMITATION_OVERDUE;
  return anning_day_parse (debt_case->debt->overdue_since, begin);
}

/* Where the agreement is paid in instalments, the period begins with the last of them. */
static gboolean
find_agreed_end (const AnningDebtCase *debt_case,
                 GDate                *day)
{
  const AnningProposal *accepted = anning_debt_case_find_accepted (debt_case);
  g_autoptr (AnningProposalPlan) plan = accepted != NULL ? anning_proposal_plan_new (accepted, NULL) : NULL;

  if (plan == NULL || !g_date_valid (&plan->last_day))
    return FALSE;
  *day = plan->last_day;
  return TRUE;
}

/* @longest: not valid where no day is known from which the twenty years run */
static void
start_from (AnningLimitation      *limitation,
            AnningLimitationBasis  basis,
            const GDate           *day,
            const GDate           *longest)
{
  limitation->basis = basis;
  limitation->from = *day;
  anning_day_add_months (day, ANNING_LIMITATION_MONTHS, &limitation->end);
  limitation->capped = g_date_valid (longest) && g_date_valid (&limitation->end)
                       && g_date_compare (&limitation->end, longest) > 0;
  if (limitation->capped)
    limitation->end = *longest;
}

/*
 * An agreement puts a new debt in the place of the old one: the twenty years run
 * anew as well. It moves the last day due even while the contract still runs.
 */
static void
take_agreement (AnningLimitation      *limitation,
                AnningLimitationEvent *event,
                const AnningDebtCase  *debt_case,
                GDate                 *longest)
{
  GDate last;

  if (!find_agreed_end (debt_case, &last) || g_date_compare (&last, &event->day) < 0)
    {
      if (event->effect == ANNING_LIMITATION_BEFORE)
        return;
      last = event->day;
    }
  if (event->effect == ANNING_LIMITATION_BEFORE)
    event->effect = ANNING_LIMITATION_RESTARTS;
  anning_day_add_months (&last, ANNING_LIMITATION_MONTHS_MAX, longest);
  start_from (limitation, ANNING_LIMITATION_AGREEMENT, &last, longest);
}

/* @longest: (inout): the end of the twenty years */
static void
take_event (AnningLimitation      *limitation,
            AnningLimitationEvent *event,
            const AnningDebtCase  *debt_case,
            GDate                 *longest)
{
  if (!g_date_valid (&limitation->from))
    {
      event->effect = ANNING_LIMITATION_BEGINS;
      start_from (limitation, event->basis, &event->day, longest);
    }
  /* An end that the calendar does not reach is behind every event. */
  else if (g_date_valid (&limitation->end) && g_date_compare (&event->day, &limitation->end) > 0)
    {
      event->effect = ANNING_LIMITATION_AFTER;
      if (event->basis == ANNING_LIMITATION_DEMAND)
        limitation->demanded_after = TRUE;
      else
        limitation->agreed_after = TRUE;
      return;
    }
  else if (g_date_compare (&event->day, &limitation->from) >= 0)
    {
      event->effect = ANNING_LIMITATION_RESTARTS;
      start_from (limitation, event->basis, &event->day, longest);
    }

  if (event->basis == ANNING_LIMITATION_AGREEMENT)
    take_agreement (limitation, event, debt_case, longest);
}

static void
run_clock (AnningLimitation     *limitation,
           const AnningDebtCase *debt_case)
{
  AnningLimitationEvent begin = { .effect = ANNING_LIMITATION_BEGINS };
  GDate longest;

  g_date_clear (&longest, 1);
  g_date_clear (&begin.day, 1);
  if (find_begin (debt_case, &begin.basis, &begin.day))
    {
      anning_day_add_months (&begin.day, ANNING_LIMITATION_MONTHS_MAX, &longest);
      start_from (limitation, begin.basis, &begin.day, &longest);
    }
  for (guint i = 0; i < limitation->events->len; i++)
    take_event (limitation, &g_array_index (limitation->events, AnningLimitationEvent, i), debt_case, &longest);

  if (g_date_valid (&begin.day))
    {
      g_array_append_val (limitation->events, begin);
      g_array_sort (limitation->events, compare_events);
    }
}

/**
 * Works out how long the limitation period of a debt runs, from Civil Code 188 (three years), 189 (from
 * the last instalment), 195 (anew after a demand, an acknowledgement or a part payment). Counted to the
 * same day three years later, the last day of a shorter month. What happens once the period may have
 * passed does not restart it here, and is told apart: a demand, because there may have been an earlier
 * one that did, and anything that agrees to pay, because it may give up the defence (192).
 *
 * It rests on what is entered only. A single demand that nobody noted moves the end.
 *
 * @debt_case: only days until @today are looked at
 *
 * Returns: (transfer full)
 */
AnningLimitation *
anning_limitation_new (const AnningDebtCase *debt_case,
                       const GDate          *today)
{
  g_autoptr (AnningLimitation) limitation = NULL;
  const char *stage;

  g_return_val_if_fail (debt_case != NULL, NULL);
  g_return_val_if_fail (today != NULL && g_date_valid (today), NULL);

  limitation = g_new0 (AnningLimitation, 1);
  limitation->events = g_array_new (FALSE, FALSE, sizeof (AnningLimitationEvent));
  g_date_clear (&limitation->from, 1);
  g_date_clear (&limitation->end, 1);
  stage = debt_case->debt->stage;
  if (g_strcmp0 (stage, "settled") == 0)
    {
      limitation->state = ANNING_LIMITATION_NONE;
      return g_steal_pointer (&limitation);
    }
  if (g_strcmp0 (stage, "sued") == 0 || g_strcmp0 (stage, "judged") == 0)
    {
      limitation->state = ANNING_LIMITATION_COURT;
      return g_steal_pointer (&limitation);
    }

  collect_events (limitation, debt_case, today);
  run_clock (limitation, debt_case);
  if (!g_date_valid (&limitation->from) || !g_date_valid (&limitation->end))
    {
      limitation->state = ANNING_LIMITATION_UNKNOWN;
      return g_steal_pointer (&limitation);
    }
  limitation->days_left = anning_day_distance (today, &limitation->end);
  if (limitation->days_left < 0)
    limitation->state = ANNING_LIMITATION_PASSED;
  else if (g_date_compare (&limitation->from, today) > 0)
    limitation->state = ANNING_LIMITATION_NOT_BEGUN;
  else if (limitation->days_left <= ANNING_LIMITATION_NEAR)
    limitation->state = ANNING_LIMITATION_ENDING;
  else
    limitation->state = ANNING_LIMITATION_RUNNING;
  return g_steal_pointer (&limitation);
}

void
anning_limitation_free (AnningLimitation *limitation)
{
  if (limitation == NULL)
    return;

  g_array_unref (limitation->events);
  g_free (limitation);
}
