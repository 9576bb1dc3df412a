/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-share-workings.h"

#include <glib/gi18n.h>

#include "anning-budget-months.h"
#include "anning-chart-words.h"
#include "anning-figure-table.h"
#include "anning-money.h"
#include "anning-rows.h"

/* What one month was reckoned with; all in fen. */
typedef struct
{
  GDate month;
  gint64 budget; /* what the budget leaves */
  gint64 money;  /* what there is to share, with what is tried out */
  gint64 shared;
  gint64 open;   /* after it */
} Working;

struct _AnningShareWorkings
{
  AdwPreferencesGroup parent_instance;

  AdwExpanderRow *expander;
  AnningFigureTable *table;
  GArray *workings; /* Working */
  guint fill_id;    /* the table follows when there is time */
};

static const AnningFigureColumn columns[] = {
  { N_("Month"), FALSE },
  { N_("Left by the budget"), TRUE },
  { N_("To share"), TRUE },
  { N_("Shared out"), TRUE },
  { N_("Still open"), TRUE },
};

G_DEFINE_FINAL_TYPE (AnningShareWorkings, anning_share_workings, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
fill_cb (gpointer user_data)
{
  AnningShareWorkings *self = ANNING_SHARE_WORKINGS (user_data);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  self->fill_id = 0;
  for (guint i = 0; i < self->workings->len; i++)
    {
      const Working *working = &g_array_index (self->workings, Working, i);
      GStrv cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

      cells[0] = anning_chart_format_month (&working->month, 0);
      cells[1] = anning_money_to_text (working->budget);
      cells[2] = anning_money_to_text (working->money);
      cells[3] = anning_money_to_text (working->shared);
      cells[4] = anning_money_to_text (working->open);
      g_ptr_array_add (rows, cells);
    }
  anning_figure_table_set_rows (self->table, rows);
  return G_SOURCE_REMOVE;
}

static void
fill_later (AnningShareWorkings *self)
{
  if (self->fill_id == 0 && adw_expander_row_get_expanded (self->expander))
    self->fill_id = g_idle_add_full (G_PRIORITY_LOW, fill_cb, self, NULL);
}

static void
anning_share_workings_dispose (GObject *object)
{
  g_clear_handle_id (&ANNING_SHARE_WORKINGS (object)->fill_id, g_source_remove);

  G_OBJECT_CLASS (anning_share_workings_parent_class)->dispose (object);
}

static void
anning_share_workings_finalize (GObject *object)
{
  g_array_unref (ANNING_SHARE_WORKINGS (object)->workings);

  G_OBJECT_CLASS (anning_share_workings_parent_class)->finalize (object);
}

static void
anning_share_workings_class_init (AnningShareWorkingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_share_workings_dispose;
  object_class->finalize = anning_share_workings_finalize;
}

static void
anning_share_workings_init (AnningShareWorkings *self)
{
  GtkWidget *method = adw_action_row_new ();
  GtkWidget *row = adw_preferences_row_new ();

  self->workings = g_array_new (FALSE, FALSE, sizeof (Working));
  self->expander = ADW_EXPANDER_ROW (anning_expander_row_new ());
  anning_row_name (GTK_LIST_BOX_ROW (self->expander), _("How it is worked out"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (method),
    _("Each month a twelfth of the yearly interest is added to what bears interest. Then what the budget leaves in that month "
      "is shared: first what was agreed with a creditor, the rest by the rule. With your own sums, only by these. "
      "A payment covers interest and fees before principal; interest that stays unpaid bears none. What one debt needs "
      "no more goes to the others. Interest is rounded to the fen, and the shares of a month add up to its sum exactly."));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (method), 0);
  adw_expander_row_add_row (self->expander, method);

  self->table = ANNING_FIGURE_TABLE (anning_figure_table_new (_("Month by month"), columns, G_N_ELEMENTS (columns)));
  anning_row_name (GTK_LIST_BOX_ROW (row), _("Month by month"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (self->table));
  adw_expander_row_add_row (self->expander, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->expander));
  g_signal_connect_object (self->expander, "notify::expanded", G_CALLBACK (fill_later), self, G_CONNECT_SWAPPED);
}

GtkWidget *
anning_share_workings_new (void)
{
  return g_object_new (ANNING_TYPE_SHARE_WORKINGS, NULL);
}

/**
 * anning_share_workings_show:
 * @result: may change afterwards
 * @months: AnningBudgetMonth, as many as @result has rows or more
 */
void
anning_share_workings_show (AnningShareWorkings     *self,
                            const AnningShareResult *result,
                            const GArray            *months)
{
  g_return_if_fail (ANNING_IS_SHARE_WORKINGS (self));
  g_return_if_fail (result != NULL && months != NULL && result->n_months <= months->len);

  g_array_set_size (self->workings, result->n_months);
  for (guint i = 0; i < result->n_months; i++)
    {
      const AnningBudgetMonth *month = &g_array_index (months, AnningBudgetMonth, i);
      Working working = { .month = month->month, .budget = month->surplus, .money = result->money[i] };

      for (guint j = 0; j < result->n_debts; j++)
        {
          working.shared += result->paid[(gsize) i * result->n_debts + j];
          working.open += result->balances[(gsize) i * result->n_debts + j];
        }
      g_array_index (self->workings, Working, i) = working;
    }
  fill_later (self);
}
