/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-share-words.h"

#include <glib/gi18n.h>

#include "anning-chart-words.h"
#include "anning-format.h"

#define YEARS (ANNING_SHARE_RECKONING_MONTHS / 12)

char *
anning_share_words_money (const AnningShareReckoning *reckoning,
                          gboolean                    what_if)
{
  const AnningShareResult *result;
  const AnningBudgetMonth *first;
  g_autofree char *month = NULL;
  g_autofree char *sum = NULL;

  g_return_val_if_fail (reckoning != NULL && reckoning->result != NULL, NULL);

  result = reckoning->result;
  if (result->nothing)
    return NULL;
  first = &g_array_index (reckoning->months, AnningBudgetMonth, result->first_month);
  month = anning_chart_format_month (&first->month, 0);
  sum = anning_format_money (result->money[result->first_month]);
  if (what_if)
    /* Translators: a month, a sum of money; "this" is less income and the like */
    return g_strdup_printf (_("To share in %1$s, if this were so: %2$s"), month, sum);
  /* Translators: a month, a sum of money */
  return g_strdup_printf (_("To share in %1$s: %2$s"), month, sum);
}

char *
anning_share_words_lacking (const AnningShareReckoning *reckoning)
{
  g_autofree char *sum = NULL;

  g_return_val_if_fail (reckoning != NULL && reckoning->result != NULL, NULL);

  if (reckoning->result->lacking <= 0)
    return NULL;
  sum = anning_format_money (reckoning->result->lacking);
  /* Translators: a sum of money */
  return g_strdup_printf (_("What was set and agreed comes to %s a month more than there is."), sum);
}

char *
anning_share_words_pace (const AnningShareReckoning *reckoning)
{
  g_return_val_if_fail (reckoning != NULL && reckoning->result != NULL, NULL);

  if (reckoning->result->nothing || !reckoning->result->never)
    return NULL;
  return g_strdup_printf (ngettext ("At this pace not everything is paid off within %u year.",
                                    "At this pace not everything is paid off within %u years.", YEARS), YEARS);
}

char *
anning_share_words_promise (const AnningShareReckoning *reckoning,
                            const char                 *creditor)
{
  const AnningPromises *kept;
  g_autofree char *month = NULL;
  g_autofree char *sum = NULL;

  g_return_val_if_fail (reckoning != NULL && reckoning->kept != NULL, NULL);

  kept = reckoning->kept;
  if (!kept->breaks)
    return g_strdup (reckoning->promises->len > 0 ? _("All that is promised can be kept in every month.")
                                                  : _("No payment is promised to anyone at present."));
  month = anning_chart_format_month (&kept->first.month, 0);
  sum = anning_format_money (kept->first.lacking);
  /* Translators: the number of a month, that month, a creditor, a sum of money */
  return g_strdup_printf (_("Month %1$u (%2$s) is the first in which a promise cannot be kept: %3$s, short by %4$s."),
                          kept->first.number + 1, month, creditor != NULL ? creditor : "—", sum);
}

char *
anning_share_words_behind (const AnningShareReckoning *reckoning)
{
  const AnningShareResult *result;
  g_autofree char *first = NULL;
  g_autofree char *minimum = NULL;

  g_return_val_if_fail (reckoning != NULL && reckoning->result != NULL, NULL);

  result = reckoning->result;
  if (result->n_behind == 0)
    return NULL;
  if (result->n_behind > 1)
    return g_strdup_printf (ngettext ("%u debt that is paid on time gets less than its contract asks for: it may fall behind.",
                                      "%u debts that are paid on time get less than their contracts ask for: they may fall behind.",
                                      result->n_behind), result->n_behind);
  first = anning_format_money (result->debts[result->behind].first);
  minimum = anning_format_money (g_array_index (reckoning->debts, AnningShareDebt, result->behind).minimum);
  /* Translators: a creditor, the sum it gets, the sum of an instalment */
  return g_strdup_printf (_("%1$s is paid on time, but gets %2$s of the %3$s that the contract asks for: it may fall behind."),
                          reckoning->names[result->behind], first, minimum);
}

static gboolean
has_priority (const AnningShareReckoning *reckoning)
{
  for (guint i = 0; i < reckoning->debts->len; i++)
    {
      if (g_array_index (reckoning->debts, AnningShareDebt, i).priority != ANNING_SHARE_NORMAL)
        return TRUE;
    }
  return FALSE;
}

char *
anning_share_words_notes (const AnningShareReckoning *reckoning,
                          AnningShareRule             rule)
{
  g_autofree char *left_out = NULL;
  const char *alike;

  g_return_val_if_fail (reckoning != NULL, NULL);

  if (reckoning->n_unknown > 0)
    left_out = g_strdup_printf (ngettext ("%u debt whose open sum is not known is left out.",
                                          "%u debts whose open sum is not known are left out.", reckoning->n_unknown),
                                reckoning->n_unknown);
  if (rule != ANNING_SHARE_PRIORITY || has_priority (reckoning))
    return g_steal_pointer (&left_out);
  alike = _("No debt is marked as secured, judged or needed for living, so all share in proportion.");
  if (left_out == NULL)
    return g_strdup (alike);
  /* Translators: one sentence after another */
  return g_strdup_printf (C_("two sentences", "%1$s %2$s"), left_out, alike);
}
