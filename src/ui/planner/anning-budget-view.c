/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-budget-view.h"

#include <glib/gi18n.h>

#include "anning-budget.h"
#include "anning-format.h"
#include "anning-income-group.h"
#include "anning-spending-group.h"

struct _AnningBudgetView
{
  AnningPlannerView parent_instance;

  GtkLabel *income;
  GtkLabel *spending;
  AdwActionRow *surplus_row;
  GtkLabel *surplus;
  GtkWidget *lean_row;
  GtkLabel *lean;
  AnningRecordGroup *income_group;
  AnningRecordGroup *spending_group;
};

G_DEFINE_FINAL_TYPE (AnningBudgetView, anning_budget_view, ANNING_TYPE_PLANNER_VIEW)

static void
set_money (GtkLabel *label,
           gint64    fen)
{
  g_autofree char *text = anning_format_money (fen);

  gtk_label_set_label (label, text);
}

static void
show_surplus (AnningBudgetView   *self,
              const AnningBudget *budget,
              guint               n_lines)
{
  const char *title;
  const char *subtitle;

  if (n_lines == 0)
    {
      title = _("Left to repay with");
      subtitle = _("Enter what comes in and what the household needs.");
    }
  else if (budget->surplus > 0)
    {
      title = _("Left to repay with");
      subtitle = _("Promise less than this, so that one bad month does not break the plan.");
    }
  else
    {
      title = _("Nothing to spare");
      subtitle = _("Many households are at this point. Food, housing and health come first. Next: ask each creditor "
                   "for a deferral or a waiver, with this table as the reason, and promise no sum that is not there.");
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->surplus_row), title);
  adw_action_row_set_subtitle (self->surplus_row, subtitle);
  set_money (self->surplus, budget->surplus);
}

static void
update (AnningBudgetView *self)
{
  g_autoptr (GPtrArray) lines = anning_record_group_get_records (self->income_group);
  g_autoptr (GPtrArray) spending = anning_record_group_get_records (self->spending_group);
  AnningBudget budget;

  g_ptr_array_extend (lines, spending, NULL, NULL);
  anning_budget_add_up (lines, &budget);
  set_money (self->income, budget.income);
  set_money (self->spending, budget.spending);
  show_surplus (self, &budget, lines->len);
  set_money (self->lean, budget.lean_surplus);
  gtk_widget_set_visible (self->lean_row, budget.lean_surplus != budget.surplus);
}

static void
anning_budget_view_flush (AnningPlannerView *view)
{
  AnningBudgetView *self = ANNING_BUDGET_VIEW (view);

  anning_record_group_flush (self->income_group);
  anning_record_group_flush (self->spending_group);
}

static void
anning_budget_view_constructed (GObject *object)
{
  AnningBudgetView *self = ANNING_BUDGET_VIEW (object);
  AnningPlannerView *view = ANNING_PLANNER_VIEW (object);

  G_OBJECT_CLASS (anning_budget_view_parent_class)->constructed (object);

  if (anning_planner_view_get_book (view) == NULL)
    return;
  anning_record_group_load (self->income_group, anning_planner_view_get_store (view), 0);
  anning_record_group_load (self->spending_group, anning_planner_view_get_store (view), 0);
}

static void
anning_budget_view_class_init (AnningBudgetViewClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = anning_budget_view_constructed;
  ANNING_PLANNER_VIEW_CLASS (klass)->flush = anning_budget_view_flush;
}

static GtkWidget *
add_row (GtkWidget   *group,
         const char  *title,
         GtkLabel   **figure)
{
  GtkWidget *row = adw_action_row_new ();

  *figure = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (*figure), "numeric");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (*figure));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static void
anning_budget_view_init (AnningBudgetView *self)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (self);
  GtkWidget *group = adw_preferences_group_new ();

  anning_planner_view_set_title (view, _("Budget"));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("In a normal month"));
  add_row (group, _("Income a month"), &self->income);
  add_row (group, _("Necessary spending a month"), &self->spending);
  self->surplus_row = ADW_ACTION_ROW (add_row (group, "", &self->surplus));
  self->lean_row = add_row (group, _("Left in a lean month"), &self->lean);
  self->income_group = g_object_new (ANNING_TYPE_INCOME_GROUP, NULL);
  self->spending_group = g_object_new (ANNING_TYPE_SPENDING_GROUP, NULL);
  anning_planner_view_add (view, group);
  anning_planner_view_add (view, GTK_WIDGET (self->income_group));
  anning_planner_view_add (view, GTK_WIDGET (self->spending_group));
  g_signal_connect_object (self->income_group, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->spending_group, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
