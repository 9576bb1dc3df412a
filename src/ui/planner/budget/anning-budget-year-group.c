/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-budget-year-group.h"

#include <glib/gi18n.h>

#include "anning-budget-bars.h"
#include "anning-budget-months.h"
#include "anning-budget-sums.h"
#include "anning-figure-table.h"
#include "anning-format.h"
#include "anning-proposal-words.h"
#include "anning-rows.h"

#define N_MONTHS 12

struct _AnningBudgetYearGroup
{
  AdwPreferencesGroup parent_instance;

  AnningBudgetBars *bars;
  GtkLabel *sentence;
  AdwExpanderRow *disclosure;
  AnningFigureTable *table;
  GPtrArray *rows;   /* GStrv, shown once the disclosure is open */
  GPtrArray *events; /* AdwActionRow */
};

static const AnningFigureColumn columns[] = {
  { N_("Month"), FALSE },
  { N_("Left"), TRUE },
  { N_("Left if lean"), TRUE },
  { N_("Once"), TRUE },
  { N_("Income"), TRUE },
  { N_("Spending"), TRUE },
};

enum
{
  ADD,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningBudgetYearGroup, anning_budget_year_group, ADW_TYPE_PREFERENCES_GROUP)

static char *
format_month (const AnningBudgetMonth *month)
{
  return g_strdup_printf ("%04d-%02d", g_date_get_year (&month->month), g_date_get_month (&month->month));
}

static void
free_cells (gpointer data)
{
  g_strfreev (data);
}

static GPtrArray *
make_rows (const GArray *months)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_cells);

  for (guint i = 0; i < months->len; i++)
    {
      const AnningBudgetMonth *month = &g_array_index (months, AnningBudgetMonth, i);
      char **cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

      cells[0] = format_month (month);
      cells[1] = anning_format_money (month->surplus);
      cells[2] = anning_format_money (month->lean_surplus);
      cells[3] = month->once != 0 ? anning_format_money (month->once) : g_strdup ("");
      cells[4] = anning_format_money (month->income);
      cells[5] = anning_format_money (month->spending);
      g_ptr_array_add (rows, cells);
    }
  return rows;
}

static void
show_rows (AnningBudgetYearGroup *self)
{
  g_autoptr (GPtrArray) rows = NULL;

  if (self->rows == NULL || !adw_expander_row_get_expanded (self->disclosure))
    return;
  rows = g_steal_pointer (&self->rows);
  anning_figure_table_set_rows (self->table, rows);
}

static char *
lowest_sentence (const GArray *months)
{
  const AnningBudgetMonth *normal = &g_array_index (months, AnningBudgetMonth, anning_budget_months_lowest (months, FALSE));
  const AnningBudgetMonth *lean = &g_array_index (months, AnningBudgetMonth, anning_budget_months_lowest (months, TRUE));
  g_autofree char *month = anning_format_month (&normal->month);
  g_autofree char *left = anning_format_money (normal->surplus);
  g_autofree char *lean_left = anning_format_money (lean->lean_surplus);

  /* Translators: a month such as "March 2027"; what is left in it; what is left in the lowest of lean months */
  return g_strdup_printf (_("Least is left in %s: %s. If months are lean, down to %s."), month, left, lean_left);
}

static void
add_event (AnningBudgetYearGroup  *self,
           const AnningBudgetLine *line)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());
  gboolean income = g_strcmp0 (line->kind, "income") == 0;
  g_autofree char *money = anning_format_money (line->amount);
  g_autofree char *figure = g_strdup_printf ("%s%s", income ? "+" : ANNING_MINUS, money);
  g_autofree char *day = line->day != NULL ? anning_format_day (line->day) : NULL;
  const char *title = line->name != NULL ? line->name
                                         : anning_format_word (anning_budget_categories, anning_budget_line_get_group (line));
  const char *when = day != NULL ? day : _("No day yet: in none of these months");
  g_autofree char *name = g_strdup_printf ("%s %s %s", title, when, figure);
  GtkWidget *label = gtk_label_new (figure);

  /* What people type is not markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  adw_action_row_set_subtitle (row, when);
  gtk_widget_add_css_class (label, "numeric");
  if (day == NULL)
    gtk_widget_add_css_class (label, "warning");
  adw_action_row_add_suffix (row, label);
  anning_action_row_name (row, name);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  g_ptr_array_add (self->events, row);
}

static void
show_events (AnningBudgetYearGroup *self,
             const GPtrArray       *lines)
{
  g_autoptr (GPtrArray) once = anning_budget_once (lines);

  for (guint i = 0; i < self->events->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->events, i));
  g_ptr_array_set_size (self->events, 0);
  for (guint i = 0; i < once->len; i++)
    add_event (self, g_ptr_array_index (once, i));
}

static void
add_clicked_cb (AnningBudgetYearGroup *self)
{
  g_signal_emit (self, signals[ADD], 0);
}

static void
anning_budget_year_group_dispose (GObject *object)
{
  AnningBudgetYearGroup *self = ANNING_BUDGET_YEAR_GROUP (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);

  G_OBJECT_CLASS (anning_budget_year_group_parent_class)->dispose (object);
}

static void
anning_budget_year_group_class_init (AnningBudgetYearGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_budget_year_group_dispose;

  signals[ADD] = g_signal_new ("add", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                               0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_picture (AnningBudgetYearGroup *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *key = gtk_label_new (_("Bar: left in a normal month. Mark: if the month is lean. Below the line something is missing."));

  self->bars = ANNING_BUDGET_BARS (anning_budget_bars_new ());
  self->sentence = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->sentence, TRUE);
  gtk_label_set_xalign (self->sentence, 0);
  gtk_label_set_wrap (GTK_LABEL (key), TRUE);
  gtk_label_set_xalign (GTK_LABEL (key), 0);
  gtk_widget_add_css_class (key, "caption");
  gtk_widget_add_css_class (key, "dim-label");
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 12);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->bars));
  gtk_box_append (GTK_BOX (box), key);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->sentence));
  anning_row_name (GTK_LIST_BOX_ROW (row), _("What is left in each month"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static void
anning_budget_year_group_init (AnningBudgetYearGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);
  GtkWidget *button = gtk_button_new_from_icon_name ("list-add-symbolic");
  AdwActionRow *method = ADW_ACTION_ROW (adw_action_row_new ());
  GtkWidget *row = adw_preferences_row_new ();

  self->events = g_ptr_array_new ();
  adw_preferences_group_set_title (group, _("The Next Twelve Months"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Add what happens once"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Add what happens once"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (group, button);
  adw_preferences_group_add (group, make_picture (self));

  self->disclosure = ADW_EXPANDER_ROW (anning_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->disclosure), _("Month by month"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (method),
    _("Left is income less spending, and what happens once in that month. A yearly sum is spread so that twelve "
      "months make the whole, to the fen."));
  adw_action_row_set_title_lines (method, 0);
  adw_expander_row_add_row (self->disclosure, GTK_WIDGET (method));
  self->table = ANNING_FIGURE_TABLE (anning_figure_table_new (_("Month by month"), columns, G_N_ELEMENTS (columns)));
  anning_row_name (GTK_LIST_BOX_ROW (row), _("Month by month"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (self->table));
  adw_expander_row_add_row (self->disclosure, row);
  adw_preferences_group_add (group, GTK_WIDGET (self->disclosure));
  g_signal_connect_object (self->disclosure, "notify::expanded", G_CALLBACK (show_rows), self, G_CONNECT_SWAPPED);
}

GtkWidget *
anning_budget_year_group_new (void)
{
  return g_object_new (ANNING_TYPE_BUDGET_YEAR_GROUP, NULL);
}

void
anning_budget_year_group_show (AnningBudgetYearGroup *self,
                               const GPtrArray       *lines,
                               const GDate           *today)
{
  g_autoptr (GArray) months = NULL;
  g_autofree char *sentence = NULL;

  g_return_if_fail (ANNING_IS_BUDGET_YEAR_GROUP (self));
  g_return_if_fail (lines != NULL);
  g_return_if_fail (today != NULL && g_date_valid (today));

  months = anning_budget_months (lines, today, N_MONTHS);
  sentence = lowest_sentence (months);
  gtk_label_set_label (self->sentence, sentence);
  anning_budget_bars_set_months (self->bars, months, sentence);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = make_rows (months);
  show_rows (self);
  show_events (self, lines);
}
