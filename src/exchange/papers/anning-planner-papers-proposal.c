/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-planner-papers-private.h"

#include "anning-money.h"
#include "anning-proposal-plan.h"

static gint64
known (gint64 fen)
{
  return fen != ANNING_UNKNOWN ? fen : 0;
}

static gboolean
is_settlement (const AnningProposal *proposal)
{
  return g_strcmp0 (proposal->kind, "settlement") == 0;
}

/* ---- why ---- */

static void
add_budget (AnningPaperWriter *self)
{
  AnningBudget budget;
  g_autofree char *income = NULL;
  g_autofree char *spending = NULL;
  g_autofree char *surplus = NULL;
  g_autofree char *lean = NULL;

  if (!(self->parts & ANNING_PAPER_BUDGET) || !anning_paper_find_budget (self, &budget))
    return;
  income = anning_paper_sum (self, budget.income);
  spending = anning_paper_sum (self, budget.spending);
  surplus = anning_paper_sum (self, budget.surplus);
  anning_paper_add_said (self, ANNING_PAGE_BODY, "income_line", income, spending, surplus, ANNING_PAPER_END);
  if (!(self->parts & ANNING_PAPER_LEAN) || budget.lean_surplus == budget.surplus)
    return;
  lean = anning_paper_sum (self, budget.lean_surplus);
  anning_paper_add_said (self, ANNING_PAGE_BODY, "lean_line", lean, ANNING_PAPER_END);
}

static void
add_reason (AnningPaperWriter    *self,
            const AnningProposal *proposal)
{
  GPtrArray *blocks = self->paper->blocks;
  guint n;

  anning_paper_add (self, ANNING_PAGE_HEADING, anning_paper_word (self, "reason"));
  n = blocks->len;
  if (proposal->reason != NULL && *proposal->reason != '\0')
    anning_paper_add (self, ANNING_PAGE_BODY, proposal->reason);
  add_budget (self);
  anning_paper_add_others (self);
  /* A heading with nothing below it is none. */
  if (blocks->len == n)
    g_ptr_array_set_size (blocks, (int) n - 1);
}

/* ---- what is proposed ---- */

typedef struct
{
  AnningPaperWriter *writer;
  guint number;
} List;

static void
add_item (List       *list,
          const char *text)
{
  anning_paper_add_item (list->writer, ++list->number, text);
}

static void
add_waiver (List                     *list,
            const AnningProposal     *proposal,
            const AnningProposalPlan *plan)
{
  AnningPaperWriter *self = list->writer;
  const gint64 named = anning_proposal_waived (proposal);
  const struct
  {
    const char *word;
    gint64 amount;
  } parts[] = {
    { "principal_part", known (proposal->waived) },
    { "interest_part", known (proposal->waived_interest) },
    { "penalty_part", known (proposal->waived_penalty) },
    { "fees_part", known (proposal->waived_fees) },
    { "settled_part", plan->waived - named },
  };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *all = NULL;
  g_autofree char *line = NULL;

  if (plan->waived <= 0)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *sum = NULL;
      g_autofree char *part = NULL;

      if (parts[i].amount <= 0)
        continue;
      sum = anning_paper_sum (self, parts[i].amount);
      part = anning_paper_say (self, parts[i].word, sum, ANNING_PAPER_END);
      if (text->len > 0)
        g_string_append (text, anning_paper_word (self, "between"));
      g_string_append (text, part);
    }
  all = anning_paper_money (self, plan->waived, FALSE);
  line = anning_paper_say (self, "waiver", all, text->str, ANNING_PAPER_END);
  add_item (list, line);
}

static void
add_down_payment (List                     *list,
                  const AnningProposalPlan *plan)
{
  AnningPaperWriter *self = list->writer;
  const AnningInstalment *row = &g_array_index (plan->payments, AnningInstalment, 0);
  g_autofree char *sum = NULL;
  g_autofree char *day = NULL;
  g_autofree char *line = NULL;

  if (plan->down_payment <= 0)
    return;
  sum = anning_paper_money (self, plan->down_payment, FALSE);
  day = anning_paper_day (self, &row->due);
  line = anning_paper_say (self, "down", sum, day, ANNING_PAPER_END);
  add_item (list, line);
}

static void
add_deferral (List                     *list,
              const AnningProposal     *proposal,
              const AnningProposalPlan *plan)
{
  AnningPaperWriter *self = list->writer;
  g_autofree char *months = NULL;
  g_autofree char *interest = NULL;
  g_autofree char *line = NULL;

  if (proposal->defer_months == ANNING_UNKNOWN || proposal->defer_months <= 0)
    return;
  months = g_strdup_printf ("%" G_GINT64_FORMAT, proposal->defer_months);
  if (plan->deferral_interest == 0)
    {
      line = anning_paper_say (self, "deferral_free", months, ANNING_PAPER_END);
    }
  else
    {
      interest = anning_paper_money (self, plan->deferral_interest, FALSE);
      line = anning_paper_say (self, "deferral", months, interest, ANNING_PAPER_END);
    }
  add_item (list, line);
}

static void
add_instalments (List                     *list,
                 const AnningProposal     *proposal,
                 const AnningProposalPlan *plan)
{
  AnningPaperWriter *self = list->writer;
  const guint first = plan->down_payment > 0 ? 1 : 0;
  const AnningInstalment *row = &g_array_index (plan->payments, AnningInstalment, first);
  const AnningInstalment *last = &g_array_index (plan->payments, AnningInstalment, plan->payments->len - 1);
  g_autofree char *count = g_strdup_printf ("%u", plan->n_instalments);
  g_autofree char *sum = anning_paper_money (self, plan->first_payment, FALSE);
  g_autofree char *from = anning_paper_day (self, &row->due);
  g_autofree char *until = anning_paper_day (self, &plan->last_day);
  g_autofree char *other = NULL;
  g_autofree char *line = NULL;

  if (is_settlement (proposal))
    {
      line = anning_paper_say (self, "settlement", until, sum, ANNING_PAPER_END);
    }
  else if (plan->highest_payment != plan->first_payment)
    {
      other = anning_paper_money (self, plan->highest_payment, FALSE);
      line = anning_paper_say (self, "rising", count, sum, from, until, other, ANNING_PAPER_END);
    }
  else if (last->payment != plan->first_payment)
    {
      other = anning_paper_money (self, last->payment, FALSE);
      line = anning_paper_say (self, "level_last", count, sum, from, until, other, ANNING_PAPER_END);
    }
  else
    {
      line = anning_paper_say (self, "level", count, sum, from, until, ANNING_PAPER_END);
    }
  add_item (list, line);
}

static void
add_interest (List                     *list,
              const AnningProposal     *proposal,
              const AnningProposalPlan *plan)
{
  AnningPaperWriter *self = list->writer;
  g_autofree char *rate = NULL;
  g_autofree char *interest = NULL;
  g_autofree char *line = NULL;

  if (plan->interest == 0)
    {
      add_item (list, anning_paper_word (self, "free"));
      return;
    }
  /* What only the deferral bears was said with it. */
  if (known (proposal->rate) == 0)
    return;
  rate = anning_rate_to_short_text (proposal->rate, 2);
  interest = anning_paper_money (self, plan->interest, FALSE);
  line = anning_paper_say (self, "interest", rate, interest, ANNING_PAPER_END);
  add_item (list, line);
}

static void
add_terms (AnningPaperWriter        *self,
           const AnningProposal     *proposal,
           const AnningProposalPlan *plan)
{
  List list = { self, 0 };
  g_autofree char *base = anning_paper_money (self, proposal->base_amount, TRUE);
  g_autofree char *total = anning_paper_money (self, plan->total, TRUE);
  g_autofree char *base_line = anning_paper_say (self, "base", base, ANNING_PAPER_END);
  g_autofree char *total_line = anning_paper_say (self, "total_line", total, ANNING_PAPER_END);

  anning_paper_add (self, ANNING_PAGE_HEADING, anning_paper_word (self, "terms"));
  add_item (&list, base_line);
  add_waiver (&list, proposal, plan);
  add_down_payment (&list, plan);
  add_deferral (&list, proposal, plan);
  add_instalments (&list, proposal, plan);
  add_interest (&list, proposal, plan);
  add_item (&list, total_line);
}

static void
add_schedule (AnningPaperWriter        *self,
              const AnningProposalPlan *plan)
{
  AnningTable *table = anning_table_new (anning_paper_word (self, "schedule"));
  const gboolean down = plan->down_payment > 0;
  gint64 principal = 0;

  anning_table_add_column (table, anning_paper_word (self, "number"), ANNING_TABLE_COUNT);
  anning_table_add_column (table, anning_paper_word (self, "due"), ANNING_TABLE_DAY);
  anning_table_add_column (table, anning_paper_word (self, "payment"), ANNING_TABLE_MONEY);
  anning_table_add_column (table, anning_paper_word (self, "of_principal"), ANNING_TABLE_MONEY);
  anning_table_add_column (table, anning_paper_word (self, "of_interest"), ANNING_TABLE_MONEY);
  anning_table_add_column (table, anning_paper_word (self, "balance"), ANNING_TABLE_MONEY);
  for (guint i = 0; i < plan->payments->len; i++)
    {
      const AnningInstalment *row = &g_array_index (plan->payments, AnningInstalment, i);

      anning_table_add_row (table);
      /* The instalments are counted as the terms above count them. */
      if (down && i == 0)
        anning_table_set_text (table, 0, anning_paper_word (self, "down_payment"));
      else
        anning_table_set_number (table, 0, down ? i : i + 1);
      anning_table_set_day (table, 1, &row->due);
      anning_table_set_number (table, 2, row->payment);
      anning_table_set_number (table, 3, row->principal);
      anning_table_set_number (table, 4, row->interest);
      anning_table_set_number (table, 5, row->balance);
      principal += row->principal;
    }
  anning_table_add_sum_row (table);
  anning_table_set_text (table, 0, anning_paper_word (self, "total"));
  anning_table_set_number (table, 2, plan->total);
  anning_table_set_number (table, 3, principal);
  anning_table_set_number (table, 4, plan->interest);
  anning_paper_add_table (self, anning_paper_word (self, "schedule"), table);
}

/* ---- what is asked ---- */

static void
add_asked (AnningPaperWriter        *self,
           const AnningProposal     *proposal,
           const AnningProposalPlan *plan)
{
  static const char *const words[] = { "agreement", "account", NULL, "certificate", "counter" };
  List list = { self, 0 };
  g_autofree char *valid = anning_paper_iso_day (self, proposal->valid_until);
  g_autofree char *answer = NULL;

  anning_paper_add (self, ANNING_PAGE_HEADING, anning_paper_word (self, "asked"));
  answer = valid != NULL ? anning_paper_say (self, "answer_by", valid, ANNING_PAPER_END)
                         : g_strdup (anning_paper_word (self, "answer"));
  add_item (&list, answer);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (words[i] != NULL)
        add_item (&list, anning_paper_word (self, words[i]));
      else if (!is_settlement (proposal))
        add_item (&list, anning_paper_word (self, plan->interest == 0 ? "no_more" : "no_penalty"));
    }
  if (valid != NULL)
    anning_paper_add_said (self, ANNING_PAGE_BODY, "valid", valid, ANNING_PAPER_END);
  anning_paper_add (self, ANNING_PAGE_BODY, anning_paper_word (self, "closing"));
}

/* One offer to one creditor. A target or a limit is never written, whoever asks for it. */
gboolean
anning_paper_write_proposal (AnningPaperWriter  *self,
                             GError            **error)
{
  const AnningProposal *proposal = self->request->proposal;
  g_autoptr (AnningProposalPlan) plan = NULL;

  if (proposal == NULL)
    proposal = anning_paper_find_offer (self->request->debt);
  if (proposal == NULL || g_strcmp0 (proposal->author, "theirs") == 0
      || (proposal->role != NULL && !g_str_equal (proposal->role, "offer")))
    {
      g_set_error_literal (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_MISSING, "proposal");
      return FALSE;
    }
  plan = anning_proposal_plan_new (proposal, error);
  if (plan == NULL)
    return FALSE;

  anning_paper_add_head (self);
  add_reason (self, proposal);
  add_terms (self, proposal, plan);
  add_schedule (self, plan);
  add_asked (self, proposal, plan);
  anning_paper_add_signature (self);
  return TRUE;
}
