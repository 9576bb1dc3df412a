/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-cost-line.h"

#include "anning-date.h"
#include "anning-record.h"

static const char *const licensed_types[] = {
  "bank_card", "bank_loan", "consumer_finance", "auto_finance", "trust", "microloan",
  "guarantee", "amc_local", "amc",
  NULL,
};

static const char *const private_types[] = { "private", "unlicensed", NULL };

void
anning_cost_line_find (const AnningCostLimits *limits,
                       const char             *lender_type,
                       const char             *contract_day,
                       AnningCostLine         *line)
{
  GDate day;

  g_return_if_fail (limits != NULL && limits->lpr != NULL && line != NULL);

  *line = (AnningCostLine) { .rate = ANNING_UNKNOWN };
  g_date_clear (&line->lpr.day, 1);
  if (lender_type != NULL && g_strv_contains (licensed_types, lender_type))
    {
      line->kind = ANNING_COST_LINE_LICENSED;
      line->rate = limits->licensed;
      line->facts = (const char *const *) limits->licensed_facts;
      return;
    }
  if (lender_type == NULL || !g_strv_contains (private_types, lender_type))
    {
      line->kind = g_strcmp0 (lender_type, "platform") == 0 ? ANNING_COST_LINE_PLATFORM : ANNING_COST_LINE_NO_LENDER;
      return;
    }
  if (!anning_day_parse (contract_day, &day))
    {
      line->kind = ANNING_COST_LINE_NO_DAY;
      return;
    }
  if (g_date_compare (&day, &limits->private_since) < 0
      || !anning_lpr_at (limits->lpr, &day, &line->lpr, &line->lpr_seen))
    {
      line->kind = ANNING_COST_LINE_BEFORE_RULE;
      return;
    }
  line->kind = ANNING_COST_LINE_PRIVATE;
  line->rate = limits->lpr_times * line->lpr.one_year;
  line->facts = (const char *const *) limits->private_facts;
}
