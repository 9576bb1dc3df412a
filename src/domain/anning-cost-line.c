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

/* Returns: FALSE: that day has no such line */
static gboolean
find_private (const AnningCostLimits *limits,
              const GDate            *day,
              AnningCostLine         *line)
{
  if (g_date_compare (day, &limits->private_since) < 0
      || !anning_lpr_at (limits->lpr, day, &line->lpr, &line->lpr_seen))
    return FALSE;
  line->rate = limits->lpr_times * line->lpr.one_year;
  return TRUE;
}

/* While it is not known who lends, it may be the lower line that counts. */
static gint64
find_lowest (const AnningCostLimits *limits,
             const char             *contract_day)
{
  AnningCostLine line;
  GDate day;

  return anning_day_parse (contract_day, &day) && find_private (limits, &day, &line)
         ? MIN (line.rate, limits->licensed) : limits->licensed;
}

void
anning_cost_line_find (const AnningCostLimits *limits,
                       const char             *lender_type,
                       const char             *contract_day,
                       AnningCostLine         *line)
{
  GDate day;

  g_return_if_fail (limits != NULL && limits->lpr != NULL && line != NULL);

  *line = (AnningCostLine) { .rate = ANNING_UNKNOWN, .lowest = ANNING_UNKNOWN };
  g_date_clear (&line->lpr.day, 1);
  if (lender_type != NULL && g_strv_contains (licensed_types, lender_type))
    {
      line->kind = ANNING_COST_LINE_LICENSED;
      line->rate = line->lowest = limits->licensed;
      line->facts = (const char *const *) limits->licensed_facts;
      return;
    }
  if (lender_type == NULL || !g_strv_contains (private_types, lender_type))
    {
      line->kind = g_strcmp0 (lender_type, "platform") == 0 ? ANNING_COST_LINE_PLATFORM : ANNING_COST_LINE_NO_LENDER;
      line->lowest = find_lowest (limits, contract_day);
      return;
    }
  if (!anning_day_parse (contract_day, &day))
    {
      line->kind = ANNING_COST_LINE_NO_DAY;
      return;
    }
  if (!find_private (limits, &day, line))
    {
      line->kind = ANNING_COST_LINE_BEFORE_RULE;
      return;
    }
  line->kind = ANNING_COST_LINE_PRIVATE;
  line->lowest = line->rate;
  line->facts = (const char *const *) limits->private_facts;
}
