/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-budget-left-group.h"

#include <glib/gi18n.h>

#include "anning-budget-sums.h"
#include "anning-figure-table.h"
#include "anning-format.h"
#include "anning-rows.h"
#include "anning-target.h"

struct _AnningBudgetLeftGroup
{
  AdwPreferencesGroup parent_instance;

  AdwActionRow *income;
  AdwActionRow *spending;
  AdwActionRow *left;
  AdwActionRow *lean;
  AdwActionRow *verdict;
  GPtrArray *steps; /* AdwActionRow, in the order of steps[] */
  AdwExpanderRow *disclosure;
  AnningFigureTable *table;
  GPtrArray *rows; /* GStrv, shown once the disclosure is open */
};

/* What can be done next, and when that is offered. */
static const struct
{
  AnningBudgetState state;
  const char *target; /* as anning-target.h; "shares" is a place of the planner */
  const char *title;
  const char *subtitle;
} steps[] = {
  { ANNING_BUDGET_NOTHING, "article:cannot-pay", N_("Nothing can be paid this month"),
    N_("What comes first, and what to say") },
  { ANNING_BUDGET_NOTHING, "letter:deferral", N_("Ask for a deferral"),
    N_("A letter to be filled in: payments are put off until something is left again") },
  { ANNING_BUDGET_NOTHING, "letter:waiver-settlement", N_("Ask for a waiver"),
    N_("A letter to be filled in: interest, penalties and fees that are let off") },
  { ANNING_BUDGET_NOTHING, "article:free-help", N_("Help that costs nothing"),
    N_("Who advises, who gives relief") },
  { ANNING_BUDGET_LEAN_GAP, "article:negotiating", N_("How to negotiate"),
    N_("A sum that a lean month can bear too, or one that pauses then") },
  { ANNING_BUDGET_LEAN_GAP, "shares", N_("Divide it among the debts"),
    N_("See what each creditor gets, and which promise breaks first in lean months") },
  { ANNING_BUDGET_SPARE, "shares", N_("Divide it among the debts"),
    N_("See what each creditor gets, and how long it takes") },
};

static const AnningFigureColumn columns[] = {
  { N_("Group"), FALSE },
  { N_("Normal month"), TRUE },
  { N_("Lean month"), TRUE },
};

G_DEFINE_FINAL_TYPE (AnningBudgetLeftGroup, anning_budget_left_group, ADW_TYPE_PREFERENCES_GROUP)

static AdwActionRow *
add_figure (AnningBudgetLeftGroup *self,
            const char            *title,
            const char            *style)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  GtkWidget *label = gtk_label_new (NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  gtk_widget_add_css_class (label, "numeric");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  adw_action_row_add_suffix (row, label);
  g_object_set_data (G_OBJECT (row), "anning-figure", label);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  return row;
}

/* The text of a figure, and the row's name read together with it. */
static void
set_money (AdwActionRow *row,
           gint64        fen)
{
  g_autofree char *text = anning_format_money (fen);

  gtk_label_set_label (g_object_get_data (G_OBJECT (row), "anning-figure"), text);
  anning_action_row_name_figure (row, text);
}

static void
step_activated_cb (AdwActionRow *row,
                   gpointer      user_data)
{
  const char *target = user_data;

  if (g_str_equal (target, "shares"))
    gtk_widget_activate_action (GTK_WIDGET (row), "planner.show", "s", target);
  else
    anning_target_activate (GTK_WIDGET (row), target);
}

static void
add_steps (AnningBudgetLeftGroup *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(steps[i].title));
      adw_action_row_set_subtitle (row, _(steps[i].subtitle));
      adw_action_row_set_title_lines (row, 0);
      adw_action_row_set_subtitle_lines (row, 0);
      adw_action_row_add_suffix (row, gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect (row, "activated", G_CALLBACK (step_activated_cb), (gpointer) steps[i].target);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
      g_ptr_array_add (self->steps, row);
    }
}

static void
add_cells (GPtrArray  *rows,
           const char *title,
           gint64      normal,
           gint64      lean)
{
  char **cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

  cells[0] = g_strdup (title);
  cells[1] = anning_format_money (normal);
  cells[2] = anning_format_money (lean);
  g_ptr_array_add (rows, cells);
}

static void
add_sums (GPtrArray       *rows,
          const GPtrArray *lines,
          const char      *kind)
{
  g_autoptr (GArray) sums = anning_budget_sums (lines, kind);

  for (guint i = 0; i < sums->len; i++)
    {
      const AnningBudgetSum *sum = &g_array_index (sums, AnningBudgetSum, i);

      add_cells (rows, anning_format_word (anning_budget_categories, sum->category), sum->normal, sum->lean);
    }
}

static void
free_cells (gpointer data)
{
  g_strfreev (data);
}

static GPtrArray *
make_rows (const GPtrArray    *lines,
           const AnningBudget *budget)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_cells);

  add_sums (rows, lines, "income");
  add_cells (rows, _("Income together"), budget->income, budget->lean_income);
  add_sums (rows, lines, "spending");
  add_cells (rows, _("Spending together"), budget->spending, budget->lean_spending);
  add_cells (rows, _("Income less spending"), budget->surplus, budget->lean_surplus);
  return rows;
}

static void
show_rows (AnningBudgetLeftGroup *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (self->rows == NULL || !adw_expander_row_get_expanded (self->disclosure))
    return;
  rows = g_steal_pointer (&self->rows);
  anning_figure_table_set_rows (self->table, rows);
}

static const char *
find_verdict (AnningBudgetState state)
{
  switch (state)
    {
    case ANNING_BUDGET_NOTHING:
      return _("Many households are at this point. Food, housing and health come first. Next: ask each creditor "
               "for a deferral or a waiver, with this table as the reason, and promise no sum that is not there.");
    case ANNING_BUDGET_LEAN_GAP:
      return _("In a lean month nothing is left. Promise only what a lean month can bear, or agree on what holds then.");
    case ANNING_BUDGET_SPARE:
      return _("Promise less than this, so that one bad month does not break the plan.");
    case ANNING_BUDGET_EMPTY:
    default:
      return _("Enter what comes in and what the household needs. If nothing comes in, delete the empty line under Income.");
    }
}

static void
anning_budget_left_group_dispose (GObject *object)
{
  AnningBudgetLeftGroup *self = ANNING_BUDGET_LEFT_GROUP (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);

  G_OBJECT_CLASS (anning_budget_left_group_parent_class)->dispose (object);
}

static void
anning_budget_left_group_class_init (AnningBudgetLeftGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_budget_left_group_dispose;
}

static void
add_disclosure (AnningBudgetLeftGroup *self)
{
  AdwActionRow *method = ADW_ACTION_ROW (adw_action_row_new ());
  GtkWidget *row = adw_preferences_row_new ();

  self->disclosure = ADW_EXPANDER_ROW (anning_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->disclosure), _("How it is worked out"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (method),
    _("Income less necessary spending. A yearly sum counts with a twelfth. A lean month takes the sum for lean months "
      "where there is one, and otherwise the usual one. What happens once counts in its month only: see the next "
      "twelve months."));
  adw_action_row_set_title_lines (method, 0);
  adw_expander_row_add_row (self->disclosure, GTK_WIDGET (method));

  self->table = ANNING_FIGURE_TABLE (anning_figure_table_new (_("Income and spending by group"), columns, G_N_ELEMENTS (columns)));
  anning_row_name (GTK_LIST_BOX_ROW (row), _("Income and spending by group"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (self->table));
  adw_expander_row_add_row (self->disclosure, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->disclosure));
  g_signal_connect_object (self->disclosure, "notify::expanded", G_CALLBACK (show_rows), self, G_CONNECT_SWAPPED);
}

static void
anning_budget_left_group_init (AnningBudgetLeftGroup *self)
{
  self->steps = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("What Is Left"));
  self->income = add_figure (self, _("Income a month"), NULL);
  self->spending = add_figure (self, _("Necessary spending a month"), NULL);
  self->left = add_figure (self, _("Left in a normal month"), "heading");
  self->lean = add_figure (self, _("Left in a lean month"), "heading");
  self->verdict = ADW_ACTION_ROW (adw_action_row_new ());
  adw_action_row_set_title_lines (self->verdict, 0);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->verdict));
  add_steps (self);
  add_disclosure (self);
}

GtkWidget *
anning_budget_left_group_new (void)
{
  return g_object_new (ANNING_TYPE_BUDGET_LEFT_GROUP, NULL);
}

void
anning_budget_left_group_show (AnningBudgetLeftGroup *self,
                               const GPtrArray       *lines)
{
  AnningBudget budget;
  AnningBudgetState state;

  g_return_if_fail (ANNING_IS_BUDGET_LEFT_GROUP (self));
  g_return_if_fail (lines != NULL);

  anning_budget_add_up (lines, &budget);
  state = anning_budget_is_unfinished (lines) ? ANNING_BUDGET_EMPTY : anning_budget_get_state (&budget);
  set_money (self->income, budget.income);
  set_money (self->spending, budget.spending);
  set_money (self->left, budget.surplus);
  set_money (self->lean, budget.lean_surplus);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->verdict),
                                 state == ANNING_BUDGET_NOTHING ? _("Nothing to spare") : find_verdict (state));
  adw_action_row_set_subtitle (self->verdict, state == ANNING_BUDGET_NOTHING ? find_verdict (state) : "");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_set_visible (g_ptr_array_index (self->steps, i), steps[i].state == state);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = make_rows (lines, &budget);
  show_rows (self);
}
