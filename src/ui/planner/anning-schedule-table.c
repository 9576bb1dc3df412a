/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-schedule-table.h"

#include <glib/gi18n.h>

#include "anning-format.h"

static const AnningFigureColumn schedule_columns[] = {
  { N_("No."), TRUE },
  { N_("Due"), TRUE },
  { N_("Payment"), TRUE },
  { N_("Principal"), TRUE },
  { N_("Interest"), TRUE },
  { N_("Still owed"), TRUE },
  { N_("Fees"), TRUE },
};

static const AnningFigureColumn account_columns[] = {
  { N_("No."), TRUE },
  { N_("Due"), TRUE },
  { N_("Payment"), TRUE },
  { N_("State"), FALSE },
  { N_("Principal"), TRUE },
  { N_("Interest"), TRUE },
  { N_("Fees"), TRUE },
  { N_("Still owed"), TRUE },
};

/* Those from the first to the state. */
#define N_STATE_COLUMNS 4
#define ACCOUNT_FEES 6

static const AnningFigureColumn flow_columns[] = {
  { N_("Day"), TRUE },
  { N_("What it was"), FALSE },
  { N_("Amount"), TRUE },
};

static const char *
flow_label (AnningFlowKind kind)
{
  switch (kind)
    {
    case ANNING_FLOW_RECEIVED:
      return _("Received");
    case ANNING_FLOW_PAYMENT:
      return _("Instalment");
    case ANNING_FLOW_FEE:
      return _("Fee");
    default:
      g_return_val_if_reached ("");
    }
}

GtkWidget *
anning_schedule_table_new (const char *name,
                           gboolean    fees)
{
  /* The last column is left out where there cannot be fees. */
  return anning_figure_table_new (name, schedule_columns, G_N_ELEMENTS (schedule_columns) - (fees ? 0 : 1));
}

/**
 * @instalments: AnningInstalment; empty: the table is emptied
 */
void
anning_schedule_table_show (AnningFigureTable *table,
                            const GArray      *instalments)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_return_if_fail (instalments != NULL);

  for (guint i = 0; i < instalments->len; i++)
    {
      const AnningInstalment *line = &g_array_index (instalments, AnningInstalment, i);
      GStrv cells = g_new0 (char *, G_N_ELEMENTS (schedule_columns) + 1);

      cells[0] = g_strdup_printf ("%u", line->number);
      cells[1] = anning_day_format (&line->due);
      cells[2] = anning_money_to_text (line->payment);
      cells[3] = anning_money_to_text (line->principal);
      cells[4] = anning_money_to_text (line->interest);
      cells[5] = anning_money_to_text (line->balance);
      cells[6] = anning_money_to_text (line->fee);
      g_ptr_array_add (rows, cells);
    }
  anning_figure_table_set_rows (table, rows);
}

/* Returns: (transfer full): how an instalment stands, in words and with a sign: "✓ paid 3 days late" */
static char *
account_line_text (const AnningAccountLine *line)
{
  int days = (int) MIN (line->days_late, G_MAXINT);
  g_autofree char *open = NULL;

  g_return_val_if_fail (line != NULL, NULL);

  switch (line->state)
    {
    case ANNING_ACCOUNT_PAID:
      return line->assumed ? g_strconcat ("✓ ", _("paid (not noted)"), NULL) : g_strconcat ("✓ ", _("paid"), NULL);
    case ANNING_ACCOUNT_PAID_LATE:
      return g_strdup_printf (ngettext ("✓ paid %d day late", "✓ paid %d days late", days), days);
    case ANNING_ACCOUNT_PART:
      open = anning_format_money (line->open);
      /* Translators: %s is a sum of money */
      return g_strdup_printf (_("◐ paid in part, %s open"), open);
    case ANNING_ACCOUNT_MISSED:
      return g_strdup_printf (ngettext ("× not paid, %d day", "× not paid, %d days", days), days);
    case ANNING_ACCOUNT_AHEAD:
      return g_strconcat ("✓ ", _("paid ahead"), NULL);
    case ANNING_ACCOUNT_DUE:
    default:
      return g_strconcat ("○ ", _("to come"), NULL);
    }
}

/**
 * @parts: with principal, interest, fees and balance, which stand behind the state
 */
GtkWidget *
anning_account_table_new (const char *name,
                          gboolean    parts)
{
  return anning_figure_table_new (name, account_columns, parts ? G_N_ELEMENTS (account_columns) : N_STATE_COLUMNS);
}

void
anning_account_table_show (AnningFigureTable   *table,
                           const AnningAccount *account)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  gboolean fees = FALSE;

  g_return_if_fail (account != NULL);

  for (guint i = 0; i < account->lines->len; i++)
    {
      const AnningAccountLine *line = &g_array_index (account->lines, AnningAccountLine, i);
      GStrv cells = g_new0 (char *, G_N_ELEMENTS (account_columns) + 1);

      cells[0] = g_strdup_printf ("%u", line->instalment.number);
      cells[1] = anning_day_format (&line->instalment.due);
      cells[2] = anning_money_to_text (line->instalment.payment);
      cells[3] = account_line_text (line);
      cells[4] = anning_money_to_text (line->instalment.principal);
      cells[5] = anning_money_to_text (line->instalment.interest);
      cells[6] = anning_money_to_text (line->instalment.fee);
      cells[7] = anning_money_to_text (line->instalment.balance);
      g_ptr_array_add (rows, cells);
      fees |= line->instalment.fee != 0;
    }
  if (anning_figure_table_get_n_columns (table) > ACCOUNT_FEES)
    anning_figure_table_show_column (table, ACCOUNT_FEES, fees);
  anning_figure_table_set_rows (table, rows);
}

GtkWidget *
anning_flow_table_new (const char *name)
{
  return anning_figure_table_new (name, flow_columns, G_N_ELEMENTS (flow_columns));
}

/**
 * @flows: AnningFlow, received money positive
 */
void
anning_flow_table_show (AnningFigureTable *table,
                        const GArray      *flows)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_return_if_fail (flows != NULL);

  for (guint i = 0; i < flows->len; i++)
    {
      const AnningFlow *flow = &g_array_index (flows, AnningFlow, i);
      GStrv cells = g_new0 (char *, G_N_ELEMENTS (flow_columns) + 1);

      cells[0] = anning_day_format (&flow->day);
      cells[1] = g_strdup (flow_label (flow->kind));
      cells[2] = anning_money_to_text (flow->amount);
      g_ptr_array_add (rows, cells);
    }
  anning_figure_table_set_rows (table, rows);
}
