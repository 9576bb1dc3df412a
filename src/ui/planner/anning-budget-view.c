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
  AdwBin parent_instance;

  GtkLabel *income;
  GtkLabel *spending;
  AdwActionRow *surplus_row;
  GtkLabel *surplus;
  GtkWidget *lean_row;
  GtkLabel *lean;
  AnningRecordGroup *income_group;
  AnningRecordGroup *spending_group;
};

G_DEFINE_FINAL_TYPE (AnningBudgetView, anning_budget_view, ADW_TYPE_BIN)

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
anning_budget_view_dispose (GObject *object)
{
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNING_TYPE_BUDGET_VIEW);

  G_OBJECT_CLASS (anning_budget_view_parent_class)->dispose (object);
}

static void
anning_budget_view_class_init (AnningBudgetViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_budget_view_dispose;

  g_type_ensure (ANNING_TYPE_INCOME_GROUP);
  g_type_ensure (ANNING_TYPE_SPENDING_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/planner/anning-budget-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningBudgetView, income);
  gtk_widget_class_bind_template_child (widget_class, AnningBudgetView, spending);
  gtk_widget_class_bind_template_child (widget_class, AnningBudgetView, surplus_row);
  gtk_widget_class_bind_template_child (widget_class, AnningBudgetView, surplus);
  gtk_widget_class_bind_template_child (widget_class, AnningBudgetView, lean_row);
  gtk_widget_class_bind_template_child (widget_class, AnningBudgetView, lean);
  gtk_widget_class_bind_template_child (widget_class, AnningBudgetView, income_group);
  gtk_widget_class_bind_template_child (widget_class, AnningBudgetView, spending_group);
}

static void
anning_budget_view_init (AnningBudgetView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  g_signal_connect_object (self->income_group, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->spending_group, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

GtkWidget *
anning_budget_view_new (AnningStore *store)
{
  AnningBudgetView *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_BUDGET_VIEW, NULL);
  anning_record_group_load (self->income_group, store, 0);
  anning_record_group_load (self->spending_group, store, 0);
  return GTK_WIDGET (self);
}

void
anning_budget_view_flush (AnningBudgetView *self)
{
  g_return_if_fail (ANNING_IS_BUDGET_VIEW (self));

  anning_record_group_flush (self->income_group);
  anning_record_group_flush (self->spending_group);
}
