/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-cost-group.h"

#include <glib/gi18n.h>

#include "anning-cost-rows.h"
#include "anning-format.h"
#include "anning-record.h"
#include "anning-schedule-table.h"

struct _AnningCostGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *message;
  AdwActionRow *effective;
  AdwActionRow *nominal;
  AdwActionRow *monthly;
  AnningCostLineRow *line;
  AdwActionRow *advertised;
  AdwActionRow *paid;
  AdwExpanderRow *disclosure;
  AnningFigureTable *table;
  GArray *flows; /* AnningFlow, shown once the disclosure is open */
};

G_DEFINE_FINAL_TYPE (AnningCostGroup, anning_cost_group, ADW_TYPE_PREFERENCES_GROUP)

static AdwActionRow *
add_figure (AnningCostGroup *self,
            const char      *title,
            const char      *subtitle)
{
  AdwActionRow *row = anning_cost_row_new (title, subtitle);

  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  return row;
}

static void
show_flows (AnningCostGroup *self)
{
  if (self->flows != NULL && adw_expander_row_get_expanded (self->disclosure))
    anning_flow_table_show (self->table, self->flows);
}

static void
anning_cost_group_finalize (GObject *object)
{
  g_clear_pointer (&ANNING_COST_GROUP (object)->flows, g_array_unref);

  G_OBJECT_CLASS (anning_cost_group_parent_class)->finalize (object);
}

static void
anning_cost_group_class_init (AnningCostGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_cost_group_finalize;
}

static void
anning_cost_group_init (AnningCostGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->message = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->message), FALSE);
  adw_action_row_set_title_lines (self->message, 0);
  adw_preferences_group_add (group, GTK_WIDGET (self->message));

  self->effective = add_figure (self, _("Yearly cost, compounded"), _("effective: what the money costs in a whole year"));
  anning_cost_row_set_style (self->effective, "title-2", TRUE);
  self->advertised = add_figure (self, _("Advertised rate"), NULL);
  self->line = ANNING_COST_LINE_ROW (anning_cost_line_row_new ());
  adw_preferences_group_add (group, GTK_WIDGET (self->line));
  self->nominal = add_figure (self, _("Yearly cost, simple"), _("nominal: twelve times the monthly rate"));
  self->monthly = add_figure (self, _("Rate per month"), _("periodic: what one month costs of what is still owed"));
  self->paid = add_figure (self, _("To be paid in all"), NULL);

  self->disclosure = anning_cost_how_new (
    _("The yearly cost is the rate at which everything that is paid, fees included, is worth as much as what was received. "
      "Simple: the rate per month times twelve. Compounded: by the days between the payments, 365 to a year."));
  anning_cost_how_add_text (self->disclosure,
    _("The rate per month is the periodic IRR: each instalment counts as one month. The compounded rate is what spreadsheets call XIRR. "
      "Offers often name only the simple one."));
  anning_cost_how_add_text (self->disclosure,
    _("What lies above the line is reckoned with simple interest. So the compounded rate may be a little above it "
      "although no sum is."));
  self->table = ANNING_FIGURE_TABLE (anning_flow_table_new (_("What was received and what is paid")));
  anning_cost_how_add_table (self->disclosure, _("What was received and what is paid"), GTK_WIDGET (self->table));
  adw_preferences_group_add (group, GTK_WIDGET (self->disclosure));
  g_signal_connect_object (self->disclosure, "notify::expanded", G_CALLBACK (show_flows), self, G_CONNECT_SWAPPED);

  anning_cost_group_show (self, NULL, ANNING_UNKNOWN, "");
}

static char *
dup_several (const AnningYearlyCost *cost)
{
  g_autoptr (GString) rates = g_string_new (NULL);

  for (guint i = 0; i < cost->rates->len; i++)
    {
      g_autofree char *rate = anning_format_rate (g_array_index (cost->rates, gint64, i));

      if (i > 0)
        g_string_append (rates, C_("between figures", ", "));
      g_string_append (rates, rate);
    }
  /* Translators: %s is a list of rates, "25.8%, 774.2%" */
  return g_strdup_printf (_("More than one yearly rate fits these payments (%s), so none can be stated for certain. "
                            "Please check the days: is something paid before the money arrived?"), rates->str);
}

static char *
dup_sentence (const AnningYearlyCost *cost)
{
  if (cost->n_rates > 1)
    return dup_several (cost);
  if (cost->arrived <= 0)
    return g_strdup (_("Nothing is left of what was received after all that was kept back, so no yearly rate exists. Please check the sums."));
  if (cost->nominal == ANNING_UNKNOWN && cost->effective == ANNING_UNKNOWN)
    return g_strdup (_("No yearly rate fits these payments. Please check what was received and what is paid."));
  if (cost->effective != ANNING_UNKNOWN && cost->effective < 0)
    return g_strdup (_("Less is paid back than was received: the yearly cost is below zero. Please check the sums."));
  return NULL;
}

void
anning_cost_group_show (AnningCostGroup        *self,
                        const AnningYearlyCost *cost,
                        gint64                  advertised,
                        const char             *sentence)
{
  AdwActionRow *figures[4];
  g_autofree char *own_sentence = NULL;

  g_return_if_fail (ANNING_IS_COST_GROUP (self));

  figures[0] = self->effective;
  figures[1] = self->nominal;
  figures[2] = self->monthly;
  figures[3] = self->paid;
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    gtk_widget_set_visible (GTK_WIDGET (figures[i]), cost != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->disclosure), cost != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->advertised), advertised != ANNING_UNKNOWN);
  anning_cost_row_set_rate (self->advertised, advertised);

  if (cost != NULL)
    {
      sentence = own_sentence = dup_sentence (cost);
      anning_cost_row_set_rate (self->effective, cost->n_rates > 1 ? ANNING_UNKNOWN : cost->effective);
      anning_cost_row_set_rate (self->nominal, cost->n_rates > 1 ? ANNING_UNKNOWN : cost->nominal);
      anning_cost_row_set_rate (self->monthly, cost->n_rates > 1 ? ANNING_UNKNOWN : cost->monthly);
      anning_cost_row_set_money (self->paid, cost->paid);
      g_clear_pointer (&self->flows, g_array_unref);
      self->flows = g_array_ref (cost->flows);
      show_flows (self);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->message), sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), sentence != NULL);
}

AnningCostLineRow *
anning_cost_group_get_line (AnningCostGroup *self)
{
  g_return_val_if_fail (ANNING_IS_COST_GROUP (self), NULL);
  return self->line;
}
