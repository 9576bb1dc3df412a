/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-budget-group.h"

#include <glib/gi18n.h>

#include "anning-budget-line.h"
#include "anning-format.h"
#include "anning-planner-words.h"
#include "anning-rows.h"

G_DEFINE_ABSTRACT_TYPE (AnningBudgetGroup, anning_budget_group, ANNING_TYPE_RECORD_GROUP)

static gpointer
anning_budget_group_create (AnningRecordGroup *group)
{
  AnningBudgetGroupClass *klass = ANNING_BUDGET_GROUP_GET_CLASS (group);
  AnningBudgetLine *line = anning_budget_line_new ();

  line->kind = g_strdup (klass->kind);
  line->category = g_strdup (klass->category);
  line->period = g_strdup ("monthly");
  return line;
}

static void
on_period (AnningWordRow *period,
           GParamSpec    *pspec,
           GtkWidget     *day)
{
  g_autofree char *word = NULL;

  g_object_get (period, "value", &word, NULL);
  gtk_widget_set_visible (day, g_strcmp0 (word, "once") == 0);
}

static void
anning_budget_group_fill (AnningRecordGroup *group,
                          AdwExpanderRow    *row,
                          AnningForm        *form)
{
  GtkWidget *period;
  GtkWidget *day;

  anning_planner_add_row (row, form, ADW_TYPE_ENTRY_ROW, "name", _("Name of the line"));
  anning_planner_add_word_row (row, form, "category", _("Category"), anning_budget_categories);
  anning_planner_add_row (row, form, ANNING_TYPE_MONEY_ROW, "amount", _("Amount (yuan)"));
  period = anning_planner_add_word_row (row, form, "period", _("How often"), anning_budget_periods);
  day = anning_planner_add_row (row, form, ANNING_TYPE_DAY_ROW, "day", _("On which day"));
  anning_planner_add_row (row, form, ANNING_TYPE_MONEY_ROW, "lean_amount", _("Amount in a lean month (yuan)"));
  anning_planner_add_row (row, form, ADW_TYPE_ENTRY_ROW, "person", _("Whose it is"));
  anning_planner_add_row (row, form, ADW_TYPE_ENTRY_ROW, "remark", _("Remark on the line"));
  g_signal_connect_object (period, "notify::value", G_CALLBACK (on_period), day, 0);
  on_period (ANNING_WORD_ROW (period), NULL, day);
}

static void
anning_budget_group_describe (AnningRecordGroup *group,
                              AdwExpanderRow    *row,
                              gconstpointer      record)
{
  const AnningBudgetLine *line = record;
  const char *category = anning_format_word (anning_budget_categories, line->category);
  g_autofree char *amount = anning_format_money (line->amount);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", amount, anning_format_word (anning_budget_periods, line->period));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->name != NULL ? line->name : category);
  adw_expander_row_set_subtitle (row, subtitle);
}

static gboolean
anning_budget_group_shows (AnningRecordGroup *group,
                           gconstpointer      record)
{
  const AnningBudgetLine *line = record;

  return g_strcmp0 (line->kind, ANNING_BUDGET_GROUP_GET_CLASS (group)->kind) == 0;
}

static void
anning_budget_group_class_init (AnningBudgetGroupClass *klass)
{
  AnningRecordGroupClass *group_class = ANNING_RECORD_GROUP_CLASS (klass);

  group_class->type = &anning_budget_line_type;
  group_class->create = anning_budget_group_create;
  group_class->fill = anning_budget_group_fill;
  group_class->describe = anning_budget_group_describe;
  group_class->shows = anning_budget_group_shows;
}

static void
anning_budget_group_init (AnningBudgetGroup *self)
{
}
