/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-cost-group.h"

#include <glib/gi18n.h>

#include "anning-format.h"
#include "anning-record.h"
#include "anning-schedule-table.h"

struct _AnningCostGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *message;
  AdwActionRow *effective;
  AdwActionRow *nominal;
  AnningCostLineRow *line;
  AdwActionRow *advertised;
  AdwActionRow *arrived;
  AdwActionRow *paid;
  AdwActionRow *interest;
  AdwActionRow *fees;
  AdwExpanderRow *disclosure;
  AdwActionRow *method;
  AnningFigureTable *table;
  GArray *flows; /* AnningFlow, shown once the disclosure is open */
};

G_DEFINE_FINAL_TYPE (AnningCostGroup, anning_cost_group, ADW_TYPE_PREFERENCES_GROUP)

/* The text of a figure, and the row's name read together with it. */
static void
set_figure (AdwActionRow *row,
            const char   *figure)
{
  GtkLabel *label = g_object_get_data (G_OBJECT (row), "anning-figure");
  g_autofree char *name = g_strdup_printf ("%s %s", adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), figure);

  gtk_label_set_label (label, figure);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static AdwActionRow *
add_figure (AnningCostGroup *self,
            const char      *title,
            const char      *subtitle)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  GtkWidget *label = gtk_label_new (NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (row, subtitle);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (row, label);
  g_object_set_data (G_OBJECT (row), "anning-figure", label);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  return row;
}

static void
set_rate (AdwActionRow *row,
          gint64        rate)
{
  g_autofree char *text = anning_format_rate (rate);

  set_figure (row, text);
}

static void
set_money (AdwActionRow *row,
           gint64        fen)
{
  g_autofree char *text = anning_format_money (fen);

  set_figure (row, text);
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
  GtkWidget *row;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("What it really costs"));

  self->message = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->message), FALSE);
  adw_action_row_set_title_lines (self->message, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->message));

  self->effective = add_figure (self, _("Yearly cost, compounded"), _("effective: what the money costs in a whole year"));
  self->nominal = add_figure (self, _("Yearly cost, simple"), _("nominal: twelve times the monthly rate"));
  self->line = ANNING_COST_LINE_ROW (anning_cost_line_row_new ());
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->line));
  self->advertised = add_figure (self, _("Advertised rate"), "");
  self->arrived = add_figure (self, _("Received"), "");
  self->paid = add_figure (self, _("To be paid in all"), "");
  self->interest = add_figure (self, _("Interest in all"), "");
  self->fees = add_figure (self, _("Fees in all"), "");

  self->disclosure = ADW_EXPANDER_ROW (adw_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->disclosure), _("How it came about"));
  self->method = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->method),
    _("The yearly cost is the rate at which everything that is paid, fees included, is worth as much as what was received. "
      "Simple: the rate per month times twelve. Compounded: by the days between the payments, 365 to a year."));
  adw_action_row_set_title_lines (self->method, 0);
  adw_expander_row_add_row (self->disclosure, GTK_WIDGET (self->method));
  self->table = ANNING_FIGURE_TABLE (anning_flow_table_new (_("What was received and what is paid")));
  row = adw_preferences_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("What was received and what is paid"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (self->table));
  adw_expander_row_add_row (self->disclosure, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->disclosure));
  g_signal_connect_object (self->disclosure, "notify::expanded", G_CALLBACK (show_flows), self, G_CONNECT_SWAPPED);

  anning_cost_group_show (self, NULL, ANNING_UNKNOWN, "");
}

static const char *
rate_sentence (const AnningYearlyCost *cost)
{
  if (cost->n_rates > 1)
    return _("More than one yearly rate fits these payments, so none can be stated for certain.");
  if (cost->nominal == ANNING_UNKNOWN && cost->effective == ANNING_UNKNOWN)
    return _("No yearly rate fits these payments. Please check what was received and what is paid.");
  if (cost->effective != ANNING_UNKNOWN && cost->effective < 0)
    return _("Less is paid back than was received: the yearly cost is below zero. Please check the sums.");
  return NULL;
}

void
anning_cost_group_show (AnningCostGroup        *self,
                        const AnningYearlyCost *cost,
                        gint64                  advertised,
                        const char             *sentence)
{
  AdwActionRow *figures[6];

  g_return_if_fail (ANNING_IS_COST_GROUP (self));

  figures[0] = self->effective;
  figures[1] = self->nominal;
  figures[2] = self->arrived;
  figures[3] = self->paid;
  figures[4] = self->interest;
  figures[5] = self->fees;
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    gtk_widget_set_visible (GTK_WIDGET (figures[i]), cost != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->disclosure), cost != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->advertised), advertised != ANNING_UNKNOWN);
  set_rate (self->advertised, advertised);

  if (cost != NULL)
    {
      sentence = rate_sentence (cost);
      set_rate (self->effective, cost->effective);
      set_rate (self->nominal, cost->nominal);
      set_money (self->arrived, cost->arrived);
      set_money (self->paid, cost->paid);
      set_money (self->interest, cost->interest);
      set_money (self->fees, cost->fees);
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
