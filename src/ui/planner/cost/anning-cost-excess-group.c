/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-cost-excess-group.h"

#include <glib/gi18n.h>

#include "anning-cost-rows.h"
#include "anning-figure-table.h"
#include "anning-format.h"

struct _AnningCostExcessGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *above;
  AdwActionRow *paid_above;
  AdwActionRow *claimed_above;
  AdwActionRow *by_contract;
  AdwExpanderRow *how;
  AdwActionRow *basis;
  AnningFigureTable *table;
  GPtrArray *cells; /* GStrv, shown once the disclosure is open */
};

G_DEFINE_FINAL_TYPE (AnningCostExcessGroup, anning_cost_excess_group, ADW_TYPE_PREFERENCES_GROUP)

static const AnningFigureColumn columns[] = {
  { N_("Day"), TRUE },
  { N_("What it was"), FALSE },
  { N_("Amount"), TRUE },
  { N_("Days"), TRUE },
  { N_("Interest at the line"), TRUE },
  { N_("To interest"), TRUE },
  { N_("To the sum"), TRUE },
  { N_("Above"), TRUE },
  { N_("Still open"), TRUE },
};

static const char *
find_label (AnningExcessStepKind kind)
{
  switch (kind)
    {
    case ANNING_EXCESS_RECEIVED:
      return _("Received");
    case ANNING_EXCESS_PAID:
      return _("Paid");
    case ANNING_EXCESS_CLAIMED:
      return _("Claimed");
    case ANNING_EXCESS_OPEN:
    default:
      return _("Until this day");
    }
}

static void
fill_cells (GPtrArray              *rows,
            const AnningCostExcess *excess)
{
  g_ptr_array_set_size (rows, 0);
  for (guint i = 0; i < excess->steps->len; i++)
    {
      const AnningExcessStep *step = &g_array_index (excess->steps, AnningExcessStep, i);
      GStrv cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

      cells[0] = anning_day_format (&step->day);
      cells[1] = g_strdup (find_label (step->kind));
      cells[2] = anning_money_to_text (step->amount);
      cells[3] = g_strdup_printf ("%d", (int) step->days);
      cells[4] = anning_money_to_text (step->interest);
      cells[5] = anning_money_to_text (step->to_interest);
      cells[6] = anning_money_to_text (step->to_principal);
      cells[7] = anning_money_to_text (step->above);
      cells[8] = anning_money_to_text (step->interest_open + step->principal_open);
      g_ptr_array_add (rows, cells);
    }
}

static void
show_table (AnningCostExcessGroup *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (!adw_expander_row_get_expanded (self->how))
    return;
  /* The table takes the texts out of the array. */
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = 0; i < self->cells->len; i++)
    g_ptr_array_add (rows, g_strdupv (g_ptr_array_index (self->cells, i)));
  anning_figure_table_set_rows (self->table, rows);
}

static char *
dup_day (const GDate *day)
{
  g_autofree char *iso = anning_day_format (day);

  return anning_format_day (iso);
}

/* What the figures rest on: which payments, which claim, which day. */
static char *
dup_basis (const AnningCostExcess *excess)
{
  g_autofree char *received = anning_format_money (excess->received);
  g_autofree char *interest = anning_format_money (excess->interest);
  g_autofree char *paid = anning_format_money (excess->paid);
  g_autofree char *claimed = anning_format_money (excess->claimed);
  g_autofree char *until = dup_day (&excess->until);
  GString *text = g_string_new (NULL);

  /* Translators: sums of money and a day */
  g_string_append_printf (text, _("Received: %1$s. Interest at the line until %2$s: %3$s. Paid: %4$s."),
                          received, until, interest, paid);
  if (excess->claimed != ANNING_UNKNOWN)
    {
      g_string_append_c (text, '\n');
      /* Translators: %s is a sum of money */
      g_string_append_printf (text, _("Claimed: %s."), claimed);
    }
  if (g_date_valid (&excess->paid_before))
    {
      g_autofree char *before = dup_day (&excess->paid_before);

      g_string_append_c (text, '\n');
      /* Translators: %s is a day */
      g_string_append_printf (text, _("Fewer payments are noted than the contract asked for, so the instalments due before %s count as paid."),
                              before);
    }
  if (excess->drawn_assumed)
    {
      g_string_append_c (text, '\n');
      g_string_append (text, _("The day of the contract is not known; it is reckoned back from the first due day."));
    }
  if (excess->until_assumed)
    {
      g_string_append_c (text, '\n');
      g_string_append (text, _("The claim has no day; today is taken for it."));
    }
  return g_string_free (text, FALSE);
}

static void
set_above (AdwActionRow *row,
           gint64        fen,
           const char   *subtitle)
{
  anning_cost_row_set_money (row, fen);
  anning_cost_row_set_style (row, "warning", fen > 0);
  adw_action_row_set_subtitle (row, subtitle);
}

/* Where the rate above stands over the line, a sum of nothing wants a reason. */
static const char *
find_reason (gint64      fen,
             gboolean    compounded_only,
             const char *otherwise)
{
  return fen == 0 && compounded_only
         ? _("The compounded yearly cost is above the line, the simple one is not. This sum is reckoned with simple interest, so it may be nothing.")
         : otherwise;
}

static void
anning_cost_excess_group_finalize (GObject *object)
{
  g_ptr_array_unref (ANNING_COST_EXCESS_GROUP (object)->cells);

  G_OBJECT_CLASS (anning_cost_excess_group_parent_class)->finalize (object);
}

static void
anning_cost_excess_group_class_init (AnningCostExcessGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_cost_excess_group_finalize;
}

static void
anning_cost_excess_group_init (AnningCostExcessGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  adw_preferences_group_set_title (group, _("Above the line"));
  adw_preferences_group_set_description (group,
    _("What lies above the line, a court may be asked to adjust: see the source. These figures are our arithmetic; a court may reckon in another way."));

  self->above = anning_cost_row_new (_("Paid and claimed above the line"), NULL);
  self->paid_above = anning_cost_row_new (_("of it already paid"), NULL);
  self->claimed_above = anning_cost_row_new (_("of it in the claim"), NULL);
  self->by_contract = anning_cost_row_new (_("If everything is paid as the contract has it"), _("what would lie above the line in the end"));
  adw_preferences_group_add (group, GTK_WIDGET (self->above));
  adw_preferences_group_add (group, GTK_WIDGET (self->paid_above));
  adw_preferences_group_add (group, GTK_WIDGET (self->claimed_above));
  adw_preferences_group_add (group, GTK_WIDGET (self->by_contract));

  self->how = anning_cost_how_new (
    _("From the day of payout, the sum that really arrived bears simple interest at the line on what is still open of it, day by day, 365 days to a year. "
      "Each payment goes to the interest so far and then to the sum; what is left of it is above the line. "
      "On the last day the claim is set against what is open then, and what exceeds it is above the line as well. Interest bears no interest."));
  anning_cost_how_add_text (self->how, _("A payment counts here for the debt under which it is noted."));
  self->basis = anning_cost_how_add_text (self->how, "");
  self->table = ANNING_FIGURE_TABLE (anning_figure_table_new (_("Step by step at the line"), columns, G_N_ELEMENTS (columns)));
  anning_cost_how_add_table (self->how, _("Step by step at the line"), GTK_WIDGET (self->table));
  adw_preferences_group_add (group, GTK_WIDGET (self->how));
  g_signal_connect_object (self->how, "notify::expanded", G_CALLBACK (show_table), self, G_CONNECT_SWAPPED);

  anning_cost_excess_group_show (self, NULL, NULL, FALSE, NULL);
}

void
anning_cost_excess_group_show (AnningCostExcessGroup  *self,
                               const AnningCostExcess *of_case,
                               const AnningCostExcess *of_contract,
                               gboolean                compounded_only,
                               GtkWidget              *source)
{
  g_return_if_fail (ANNING_IS_COST_EXCESS_GROUP (self));

  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), source);

  gtk_widget_set_visible (GTK_WIDGET (self), of_case != NULL || of_contract != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->above), of_case != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->paid_above), of_case != NULL && of_case->above > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->claimed_above),
                          of_case != NULL && of_case->above > 0 && of_case->claimed != ANNING_UNKNOWN);
  gtk_widget_set_visible (GTK_WIDGET (self->by_contract), of_contract != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->how), of_case != NULL);
  if (of_contract != NULL)
    set_above (self->by_contract, of_contract->above,
               find_reason (of_contract->above, compounded_only && (of_case == NULL || of_case->above > 0),
                            _("what would lie above the line in the end")));
  if (of_case == NULL)
    return;

  set_above (self->above, of_case->above,
             find_reason (of_case->above, compounded_only,
                          of_case->above > 0 ? _("more than the sum received would have cost at the line")
                                             : _("so far nothing lies above it")));
  anning_cost_row_set_money (self->paid_above, of_case->paid_above);
  anning_cost_row_set_money (self->claimed_above, of_case->claimed_above);
  {
    g_autofree char *basis = dup_basis (of_case);

    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->basis), basis);
  }
  fill_cells (self->cells, of_case);
  show_table (self);
}
