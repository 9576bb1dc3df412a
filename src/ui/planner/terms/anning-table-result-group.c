/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-table-result-group.h"

#include <glib/gi18n.h>

#include "anning-figure-table.h"
#include "anning-format.h"
#include "anning-loan.h"
#include "anning-rows.h"

/* More refused rows than this mean another table or other columns. */
#define MOST_REFUSED 20

struct _AnningTableResultGroup
{
  AdwPreferencesGroup parent_instance;

  GtkWidget *problem_row;
  GtkWidget *count_row;
  GtkLabel *count;
  GtkWidget *payment_row;
  GtkLabel *payment;
  GtkWidget *principal_row;
  GtkLabel *principal;
  GtkWidget *unnamed_row;
  GtkLabel *unnamed;
  GtkWidget *rounded_row;
  GtkWidget *refused_row;
  GPtrArray *refused; /* rows inside it */
  GtkWidget *table_row;
  GtkWidget *how_row;
  AnningFigureTable *table;
};

G_DEFINE_FINAL_TYPE (AnningTableResultGroup, anning_table_result_group, ADW_TYPE_PREFERENCES_GROUP)

static const AnningFigureColumn columns[] = {
  { N_("No."), TRUE },
  { N_("Due day"), FALSE },
  { N_("All that is due"), TRUE },
  { N_("Principal"), TRUE },
  { N_("Interest"), TRUE },
  { N_("Fee"), TRUE },
};

/* ---- sentences ---- */

/* Returns: (nullable): why nothing can be taken over */
static const char *
problem_sentence (const AnningScheduleRows *rows)
{
  if (rows->lacks_day)
    return _("No column is chosen for the due days. Choose it below.");
  if (rows->lacks_sum)
    return _("No column is chosen for what is due or for the principal. Choose one below.");
  if (rows->too_many)
    return _("There are more than 600 instalments. No loan has so many: this seems to be another kind of table.");
  if (rows->n_taken == 0)
    return _("No row could be read as an instalment. Check what each column is.");
  return NULL;
}

static const char *
refusal_sentence (AnningScheduleProblem problem)
{
  switch (problem)
    {
    case ANNING_SCHEDULE_NO_DAY:
      return _("There is no due day in this row.");
    case ANNING_SCHEDULE_BAD_DAY:
      return _("The due day cannot be read. It needs year, month and day, such as 2026-03-05.");
    case ANNING_SCHEDULE_NO_SUM:
      return _("There is no sum in this row.");
    case ANNING_SCHEDULE_BAD_SUM:
      return _("A sum cannot be read as a number.");
    case ANNING_SCHEDULE_AMBIGUOUS_SUM:
      return _("A sum can be read in two ways, such as 1,2. Write it in full in the table.");
    case ANNING_SCHEDULE_NEGATIVE_SUM:
      return _("A sum is below zero.");
    case ANNING_SCHEDULE_LARGE_SUM:
      return _("A sum is too large.");
    case ANNING_SCHEDULE_PARTS:
      return _("Principal, interest and fees together are more than what is due.");
    case ANNING_SCHEDULE_FINE:
    default:
      return "";
    }
}

/* Returns: (transfer full): how the principal of the table stands to that of the debt */
static char *
principal_sentence (const AnningScheduleRows *rows,
                    gint64                    principal)
{
  gint64 excess = anning_schedule_rows_excess (rows, principal);
  g_autofree char *named = anning_format_money (principal);
  g_autofree char *difference = NULL;

  if (rows->principal == ANNING_UNKNOWN)
    return g_strdup (_("The table does not say how much of each instalment is principal."));
  if (excess == ANNING_UNKNOWN)
    return g_strdup (_("The principal of the debt is not entered yet."));
  if (excess == 0)
    return g_strdup (_("As much as the principal of the debt."));

  difference = anning_format_money (ABS (excess));
  return excess > 0
           /* Translators: two sums */
           ? g_strdup_printf (_("The principal of the debt is %s: here it is %s more. Please check both."), named, difference)
           /* Translators: two sums */
           : g_strdup_printf (_("The principal of the debt is %s: here it is %s less. Please check both."), named, difference);
}

/* ---- rows ---- */

static GtkWidget *
new_row (const char  *title,
         GtkLabel   **figure)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (figure != NULL)
    {
      *figure = GTK_LABEL (gtk_label_new (NULL));
      gtk_widget_add_css_class (GTK_WIDGET (*figure), "numeric");
      gtk_label_set_xalign (*figure, 1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (*figure));
    }
  return row;
}

static void
set_subtitle (GtkWidget  *row,
              const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
}

static void
set_warning (GtkWidget *widget,
             gboolean   warning)
{
  if (warning)
    gtk_widget_add_css_class (widget, "warning");
  else
    gtk_widget_remove_css_class (widget, "warning");
}

/* "¥1,234.50", or nothing where the table says nothing. */
static char *
cell_money (gint64 fen)
{
  return fen != ANNING_UNKNOWN ? anning_format_money (fen) : g_strdup ("");
}

static void
show_lines (AnningTableResultGroup *self,
            const GPtrArray        *lines,
            gboolean                any)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < lines->len && any; i++)
    {
      const AnningScheduleLine *line = g_ptr_array_index (lines, i);
      GStrv cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

      cells[0] = g_strdup_printf ("%u", i + 1);
      cells[1] = g_strdup (line->due_day);
      cells[2] = anning_format_money (line->payment);
      cells[3] = cell_money (line->principal);
      cells[4] = cell_money (line->interest);
      cells[5] = cell_money (line->fee);
      g_ptr_array_add (rows, cells);
    }
  anning_figure_table_set_rows (self->table, rows);
  gtk_widget_set_visible (self->table_row, rows->len > 0);
}

static void
add_refused (AnningTableResultGroup *self,
             const char             *title,
             const char             *subtitle)
{
  GtkWidget *row = new_row (title, NULL);

  set_subtitle (row, subtitle);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->refused_row), row);
  g_ptr_array_add (self->refused, row);
}

static void
show_refused (AnningTableResultGroup     *self,
              const AnningScheduleImport *import)
{
  const AnningScheduleRows *rows = import->rows;
  g_autofree char *title = NULL;

  for (guint i = 0; i < self->refused->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self->refused_row), g_ptr_array_index (self->refused, i));
  g_ptr_array_set_size (self->refused, 0);

  for (guint i = 0; i < rows->rows->len && self->refused->len < MOST_REFUSED; i++)
    {
      const AnningScheduleRow *row = &g_array_index (rows->rows, AnningScheduleRow, i);
      g_autofree char *cells = NULL;

      if (row->state != ANNING_SCHEDULE_ROW_REFUSED)
        continue;
      cells = g_strjoinv (" · ", g_ptr_array_index (import->table->rows, i));
      add_refused (self, refusal_sentence (row->problem), cells);
    }
  if (rows->n_refused > MOST_REFUSED)
    add_refused (self, _("And further ones."), "");

  title = g_strdup_printf (ngettext ("%u row is not taken over", "%u rows are not taken over", rows->n_refused),
                           rows->n_refused);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->refused_row), title);
  gtk_widget_set_visible (self->refused_row, rows->n_refused > 0);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->refused_row), rows->n_refused > 0);
}

static void
show_sums (AnningTableResultGroup     *self,
           const AnningScheduleImport *import,
           gint64                      principal)
{
  const AnningScheduleRows *rows = import->rows;
  const AnningScheduleLine *first = g_ptr_array_index (import->lines, 0);
  const AnningScheduleLine *last = g_ptr_array_index (import->lines, import->lines->len - 1);
  g_autofree char *from = anning_format_day (first->due_day);
  g_autofree char *to = anning_format_day (last->due_day);
  g_autofree char *days = g_strdup_printf ("%s – %s", from, to);
  g_autofree char *count = g_strdup_printf ("%u", rows->n_taken);
  g_autofree char *payment = anning_format_money (rows->payment);
  g_autofree char *sum = anning_format_money (rows->principal);
  g_autofree char *unnamed = anning_format_money (rows->unnamed);
  g_autofree char *sentence = principal_sentence (rows, principal);
  gint64 excess = anning_schedule_rows_excess (rows, principal);

  gtk_label_set_label (self->count, count);
  set_subtitle (self->count_row, days);
  gtk_label_set_label (self->payment, payment);
  gtk_label_set_label (self->principal, sum);
  gtk_label_set_label (self->unnamed, unnamed);
  set_subtitle (self->principal_row, sentence);
  set_warning (GTK_WIDGET (self->principal), excess != ANNING_UNKNOWN && excess != 0);
}

static void
add_how (AnningTableResultGroup *self)
{
  GtkWidget *text = new_row (_("Each row with a day and a sum is an instalment. Headings, rows of sums, and rows in which nothing is due are left out."), NULL);
  GtkWidget *parts = new_row (_("“All that is due” stands as the table has it. Where it is exactly principal and interest and there is a fee beside them, the fee is added; where there is no such column, the parts are added up."), NULL);
  GtkWidget *sums = new_row (_("The sums above are those of all instalments that are taken over."), NULL);

  self->how_row = anning_expander_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->how_row), _("How it is worked out"));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->how_row), text);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->how_row), parts);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->how_row), sums);
}

static void
anning_table_result_group_finalize (GObject *object)
{
  g_ptr_array_unref (ANNING_TABLE_RESULT_GROUP (object)->refused);

  G_OBJECT_CLASS (anning_table_result_group_parent_class)->finalize (object);
}

static void
anning_table_result_group_class_init (AnningTableResultGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_table_result_group_finalize;
}

static void
anning_table_result_group_init (AnningTableResultGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->refused = g_ptr_array_new ();
  adw_preferences_group_set_title (group, _("What It Comes To"));

  self->problem_row = new_row (NULL, NULL);
  gtk_widget_add_css_class (self->problem_row, "warning");
  self->count_row = new_row (_("Number of instalments"), &self->count);
  self->payment_row = new_row (_("All payments together"), &self->payment);
  self->principal_row = new_row (_("Principal of all instalments"), &self->principal);
  self->unnamed_row = new_row (_("In the payments, but not named"), &self->unnamed);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->unnamed_row),
                               _("Neither principal nor interest nor a fee in the table. It is counted as interest; where it is a fee, choose its column below."));
  self->rounded_row = new_row (NULL, NULL);
  self->refused_row = anning_expander_row_new ();
  gtk_widget_add_css_class (self->refused_row, "warning");
  self->table = ANNING_FIGURE_TABLE (anning_figure_table_new (_("Instalments"), columns, G_N_ELEMENTS (columns)));
  self->table_row = anning_expander_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->table_row), _("The instalments one by one"));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->table_row), TRUE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self->table_row), GTK_WIDGET (self->table));
  add_how (self);

  adw_preferences_group_add (group, self->problem_row);
  adw_preferences_group_add (group, self->count_row);
  adw_preferences_group_add (group, self->payment_row);
  adw_preferences_group_add (group, self->principal_row);
  adw_preferences_group_add (group, self->unnamed_row);
  adw_preferences_group_add (group, self->rounded_row);
  adw_preferences_group_add (group, self->refused_row);
  adw_preferences_group_add (group, self->table_row);
  adw_preferences_group_add (group, self->how_row);
}

void
anning_table_result_group_show (AnningTableResultGroup     *self,
                                const AnningScheduleImport *import,
                                gint64                      principal)
{
  const char *problem;
  g_autofree char *rounded = NULL;
  gboolean any;

  g_return_if_fail (ANNING_IS_TABLE_RESULT_GROUP (self) && import != NULL);

  problem = problem_sentence (import->rows);
  any = problem == NULL;
  if (!any)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->problem_row), problem);
  gtk_widget_set_visible (self->problem_row, !any);
  gtk_widget_set_visible (self->count_row, any);
  gtk_widget_set_visible (self->payment_row, any);
  gtk_widget_set_visible (self->principal_row, any);
  gtk_widget_set_visible (self->unnamed_row, any && import->rows->unnamed > 0);
  gtk_widget_set_visible (self->how_row, any);
  if (any)
    show_sums (self, import, principal);

  rounded = g_strdup_printf (ngettext ("%u instalment had more than two decimals and was rounded to the fen.",
                                       "%u instalments had more than two decimals and were rounded to the fen.",
                                       import->rows->n_rounded), import->rows->n_rounded);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rounded_row), rounded);
  gtk_widget_set_visible (self->rounded_row, any && import->rows->n_rounded > 0);
  show_refused (self, import);
  show_lines (self, import->lines, any);
}
