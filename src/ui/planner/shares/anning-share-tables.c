/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-share-tables.h"

#include <glib/gi18n.h>

#include "anning-chart-words.h"
#include "anning-format.h"

static const AnningFigureColumn creditor_columns[] = {
  { N_("Creditor"), FALSE },
  { N_("First month"), TRUE },
  { N_("Months"), TRUE },
  { N_("Paid in all"), TRUE },
  { N_("Interest"), TRUE },
  { N_("Paid off"), TRUE },
};

static const AnningFigureColumn rule_columns[] = {
  { N_("Way to share"), FALSE },
  { N_("Months"), TRUE },
  { N_("Paid in all"), TRUE },
  { N_("Interest"), TRUE },
  { N_("First one paid off"), TRUE },
};

/* Returns: "12"; "> 360" when the end is not within the months that were looked at */
static char *
format_count (guint    months,
              gboolean never)
{
  return g_strdup_printf (never ? "> %u" : "%u", months);
}

/* What was paid until then is less than what it will be in the end. */
static char *
format_sum (gint64   fen,
            gboolean never)
{
  g_autofree char *text = anning_money_to_text (fen);

  return never ? g_strconcat ("> ", text, NULL) : g_steal_pointer (&text);
}

GtkWidget *
anning_creditor_table_new (void)
{
  return anning_figure_table_new (_("What each creditor gets"), creditor_columns, G_N_ELEMENTS (creditor_columns));
}

/* Of one creditor, or of all. */
static GStrv
make_row (const char *name,
          gint64      first,
          guint       n_months,
          gboolean    never,
          gint64      paid,
          gint64      interest)
{
  GStrv cells = g_new0 (char *, G_N_ELEMENTS (creditor_columns) + 1);

  cells[0] = g_strdup (name);
  cells[1] = anning_money_to_text (first);
  cells[2] = format_count (n_months, never);
  cells[3] = format_sum (paid, never);
  cells[4] = format_sum (interest, never);
  return cells;
}

/**
 * anning_creditor_table_show:
 * @names: (array): one for each debt of @result
 *
 * The last row is all of them together.
 */
void
anning_creditor_table_show (AnningFigureTable       *table,
                            const AnningShareResult *result,
                            const char *const       *names)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const GDate *end = NULL; /* the latest */
  gint64 first = 0;
  GStrv together;

  g_return_if_fail (ANNING_IS_FIGURE_TABLE (table) && result != NULL);

  for (guint i = 0; i < result->n_debts; i++)
    {
      const AnningShareOutcome *debt = &result->debts[i];
      GStrv cells = make_row (names[i], debt->first, debt->never ? result->n_months : debt->n_months, debt->never,
                              debt->paid, debt->interest);

      cells[5] = g_date_valid (&debt->end) ? anning_chart_format_month (&debt->end, 0) : g_strdup ("—");
      end = g_date_valid (&debt->end) && (end == NULL || g_date_compare (&debt->end, end) > 0) ? &debt->end : end;
      first += debt->first;
      g_ptr_array_add (rows, cells);
    }
  together = make_row (_("Together"), first, result->n_months, result->never, result->total_paid, result->total_interest);
  together[5] = end != NULL && !result->never ? anning_chart_format_month (end, 0) : g_strdup ("—");
  g_ptr_array_add (rows, together);
  anning_figure_table_set_rows (table, rows);
}

GtkWidget *
anning_rule_table_new (void)
{
  return anning_figure_table_new (_("All rules side by side"), rule_columns, G_N_ELEMENTS (rule_columns));
}

/**
 * anning_rule_table_show:
 * @summaries: (array): ANNING_SHARE_N_RULES of them
 * @chosen: is marked
 */
void
anning_rule_table_show (AnningFigureTable        *table,
                        const AnningShareSummary *summaries,
                        AnningShareRule           chosen)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_return_if_fail (ANNING_IS_FIGURE_TABLE (table) && summaries != NULL);

  for (guint i = 0; i < ANNING_SHARE_N_RULES; i++)
    {
      const AnningShareSummary *summary = &summaries[i];
      const char *label = _(anning_share_rules[i].label);
      GStrv cells = g_new0 (char *, G_N_ELEMENTS (rule_columns) + 1);

      cells[0] = i == chosen ? g_strconcat ("✓ ", label, NULL) : g_strdup (label);
      cells[1] = format_count (summary->n_months, summary->never);
      cells[2] = format_sum (summary->paid, summary->never);
      cells[3] = format_sum (summary->interest, summary->never);
      cells[4] = summary->first_cleared > 0 ? anning_format_months (summary->first_cleared) : g_strdup ("—");
      g_ptr_array_add (rows, cells);
    }
  anning_figure_table_set_rows (table, rows);
}
