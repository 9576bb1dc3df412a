/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-budget-versions-group.h"

#include <glib/gi18n.h>

#include "anning-budget-compare.h"
#include "anning-budget-sums.h"
#include "anning-budgets.h"
#include "anning-figure-table.h"
#include "anning-format.h"
#include "anning-planner-words.h"
#include "anning-rows.h"
#include "anning-toasts.h"

struct _AnningBudgetVersionsGroup
{
  AnningRecordGroup parent_instance;

  AnningPlannerBook *book;
  GtkWidget *keep_button;
  GPtrArray *lines; /* AnningBudgetLine, as they are now */
};

/* What belongs to one row. */
typedef struct
{
  AnningForm *form; /* weak */
  AdwActionRow *sentence;
  AnningFigureTable *table; /* NULL until the row was opened */
  char *day;
  gint64 id;
} Kept;

static const AnningRecordGroupTexts texts = {
  .empty = N_("No budget is kept yet. One that is kept stays as it is, so that you see later what has changed."),
  .remove = N_("Delete this kept budget"),
  .removed = N_("Kept budget deleted"),
};

static const AnningFigureColumn columns[] = {
  { N_("Line"), FALSE },
  { N_("Then"), TRUE },
  { N_("Now"), TRUE },
  { N_("Difference"), TRUE },
};

enum
{
  KEEP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningBudgetVersionsGroup, anning_budget_versions_group, ANNING_TYPE_RECORD_GROUP)

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_clear_weak_pointer (&kept->form);
  g_free (kept->day);
  g_free (kept);
}

static Kept *
get_kept (gpointer row)
{
  return g_object_get_data (row, "anning-kept-budget");
}

/* The newest first. */
static int
compare_rows (GtkListBoxRow *a,
              GtkListBoxRow *b,
              gpointer       user_data)
{
  const Kept *one = get_kept (a);
  const Kept *other = get_kept (b);
  int order;

  if (one == NULL || other == NULL)
    return (one != NULL) - (other != NULL);
  order = g_strcmp0 (other->day, one->day);
  return order != 0 ? order : (other->id > one->id) - (other->id < one->id);
}

static void
add_cells (GPtrArray  *rows,
           const char *title,
           gint64      then,
           gint64      now,
           gint64      difference)
{
  g_autofree char *money = anning_format_money (difference);
  char **cells = g_new0 (char *, G_N_ELEMENTS (columns) + 1);

  cells[0] = g_strdup (title);
  cells[1] = anning_format_money (then);
  cells[2] = anning_format_money (now);
  cells[3] = difference > 0 ? g_strconcat ("+", money, NULL) : g_strdup (difference == 0 ? "" : money);
  g_ptr_array_add (rows, cells);
}

static char *
pair_title (const AnningBudgetPair *pair)
{
  const AnningBudgetLine *line = pair->now != NULL ? pair->now : pair->then;
  const char *name = line->name != NULL ? line->name
                                        : anning_format_word (anning_budget_categories, anning_budget_line_get_group (line));

  switch (pair->change)
    {
    case ANNING_BUDGET_ADDED:
      /* Translators: %s is a line of the budget that was added since */
      return g_strdup_printf (_("%s (new)"), name);
    case ANNING_BUDGET_GONE:
      /* Translators: %s is a line of the budget that is not there any more */
      return g_strdup_printf (_("%s (gone)"), name);
    case ANNING_BUDGET_SAME:
    case ANNING_BUDGET_MORE:
    case ANNING_BUDGET_LESS:
    default:
      /* Translators: name of a line of the budget, and that it happens once: "School (once)" */
      return pair->once ? g_strdup_printf (_("%1$s (%2$s)"), name, anning_format_word (anning_budget_periods, "once"))
                        : g_strdup (name);
    }
}

static void
free_cells (gpointer data)
{
  g_strfreev (data);
}

static GPtrArray *
make_rows (const AnningBudgetComparison *comparison)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (free_cells);
  const AnningBudget *then = &comparison->then;
  const AnningBudget *now = &comparison->now;
  const AnningBudget *difference = &comparison->difference;

  for (guint i = 0; i < comparison->pairs->len; i++)
    {
      const AnningBudgetPair *pair = &g_array_index (comparison->pairs, AnningBudgetPair, i);
      g_autofree char *title = pair_title (pair);

      add_cells (rows, title, pair->then_normal, pair->now_normal, pair->difference);
    }
  add_cells (rows, _("Income together"), then->income, now->income, difference->income);
  add_cells (rows, _("Spending together"), then->spending, now->spending, difference->spending);
  add_cells (rows, _("Left in a normal month"), then->surplus, now->surplus, difference->surplus);
  add_cells (rows, _("Left in a lean month"), then->lean_surplus, now->lean_surplus, difference->lean_surplus);
  return rows;
}

static char *
comparison_sentence (const AnningBudgetComparison *comparison)
{
  g_autofree char *then = anning_format_money (comparison->then.surplus);
  g_autofree char *now = anning_format_money (comparison->now.surplus);
  g_autofree char *count = NULL;

  if (comparison->n_changed == 0)
    return g_strdup (_("Nothing has changed since then."));
  count = g_strdup_printf (ngettext ("%u line differs", "%u lines differ", comparison->n_changed), comparison->n_changed);
  /* Translators: how many lines differ; what was left in a normal month then, and now */
  return g_strdup_printf (_("%s. Left in a normal month: then %s, now %s."), count, then, now);
}

static GPtrArray *
get_kept_lines (AnningBudgetVersionsGroup *self,
                gint64                     id)
{
  AnningRecordList *list = anning_planner_book_get_list (self->book, &anning_budget_version_line_type);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_autoptr (GPtrArray) all = g_ptr_array_sized_new (n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (all, (gpointer) anning_record_list_get (list, i));
  return anning_budget_lines_of_version (all, id);
}

static void
compare (AnningBudgetVersionsGroup *self,
         Kept                      *kept)
{
  const AnningRecord *version = kept->form != NULL ? anning_form_get_record (kept->form) : NULL;
  g_autoptr (GPtrArray) then = NULL;
  g_autoptr (AnningBudgetComparison) comparison = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *sentence = NULL;

  if (kept->table == NULL || version == NULL || self->book == NULL)
    return;
  then = get_kept_lines (self, version->id);
  comparison = anning_budget_compare (then, self->lines);
  rows = make_rows (comparison);
  sentence = comparison_sentence (comparison);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (kept->sentence), sentence);
  anning_figure_table_set_rows (kept->table, rows);
}

static gpointer
anning_budget_versions_group_create (AnningRecordGroup *group)
{
  return anning_budget_version_new ();
}

static void
anning_budget_versions_group_begin (AnningRecordGroup *group,
                                    AdwExpanderRow    *row,
                                    AnningForm        *form)
{
  const AnningBudgetVersion *version = anning_form_get_record (form);
  Kept *kept = g_new0 (Kept, 1);

  g_set_weak_pointer (&kept->form, form);
  kept->day = g_strdup (version->day);
  kept->id = version->record.id;
  g_object_set_data_full (G_OBJECT (row), "anning-kept-budget", kept, kept_free);
}

static void
anning_budget_versions_group_fill (AnningRecordGroup *group,
                                   AdwExpanderRow    *row,
                                   AnningForm        *form)
{
  Kept *kept = get_kept (row);
  GtkWidget *holder = adw_preferences_row_new ();

  anning_planner_add_row (row, form, ADW_TYPE_ENTRY_ROW, "title", _("Name of this budget"));
  anning_planner_add_row (row, form, ANNING_TYPE_DAY_ROW, "day", _("Kept on"));
  kept->sentence = ADW_ACTION_ROW (adw_action_row_new ());
  adw_action_row_set_title_lines (kept->sentence, 0);
  adw_expander_row_add_row (row, GTK_WIDGET (kept->sentence));

  kept->table = ANNING_FIGURE_TABLE (anning_figure_table_new (_("Then and now"), columns, G_N_ELEMENTS (columns)));
  anning_row_name (GTK_LIST_BOX_ROW (holder), _("Then and now"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (holder), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (holder), GTK_WIDGET (kept->table));
  adw_expander_row_add_row (row, holder);
  compare (ANNING_BUDGET_VERSIONS_GROUP (group), kept);
}

static void
anning_budget_versions_group_describe (AnningRecordGroup *group,
                                       AdwExpanderRow    *row,
                                       gconstpointer      record)
{
  const AnningBudgetVersion *version = record;
  g_autofree char *day = anning_format_day (version->day);
  g_autofree char *title = NULL;

  if (version->title != NULL)
    title = g_strdup (version->title);
  else
    /* Translators: %s is a day */
    title = g_strdup_printf (_("Budget of %s"), day);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (row, version->title != NULL ? day : "");
}

static void
kept_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AnningBudgetVersionsGroup) self = user_data;
  g_autoptr (GError) error = NULL;

  anning_budgets_keep_finish (ANNING_STORE (source), result, &error);
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (error != NULL)
    anning_toast_error (GTK_WIDGET (self), error);
  else
    anning_toast (GTK_WIDGET (self), _("This budget is kept"));
}

static void
keep_clicked_cb (AnningBudgetVersionsGroup *self)
{
  g_autoptr (AnningBudgetVersion) version = anning_budget_version_new ();
  GDate today;

  g_signal_emit (self, signals[KEEP], 0);
  anning_planner_today (&today);
  version->day = anning_day_format (&today);
  anning_budgets_keep_async (anning_planner_book_get_store (self->book), version, kept_cb, g_object_ref (self));
}

static void
anning_budget_versions_group_constructed (GObject *object)
{
  AnningBudgetVersionsGroup *self = ANNING_BUDGET_VERSIONS_GROUP (object);

  G_OBJECT_CLASS (anning_budget_versions_group_parent_class)->constructed (object);

  self->keep_button = gtk_button_new_with_label (_("Keep This Budget"));
  gtk_widget_add_css_class (self->keep_button, "flat");
  gtk_widget_set_valign (self->keep_button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (self->keep_button, FALSE);
  g_signal_connect_object (self->keep_button, "clicked", G_CALLBACK (keep_clicked_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->keep_button);

  gtk_list_box_set_sort_func (anning_record_group_get_list (ANNING_RECORD_GROUP (self)), compare_rows, NULL, NULL);
}

static void
anning_budget_versions_group_dispose (GObject *object)
{
  AnningBudgetVersionsGroup *self = ANNING_BUDGET_VERSIONS_GROUP (object);

  g_clear_object (&self->book);

  G_OBJECT_CLASS (anning_budget_versions_group_parent_class)->dispose (object);
}

static void
anning_budget_versions_group_finalize (GObject *object)
{
  g_ptr_array_unref (ANNING_BUDGET_VERSIONS_GROUP (object)->lines);

  G_OBJECT_CLASS (anning_budget_versions_group_parent_class)->finalize (object);
}

static void
anning_budget_versions_group_class_init (AnningBudgetVersionsGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  AnningRecordGroupClass *group_class = ANNING_RECORD_GROUP_CLASS (klass);

  object_class->constructed = anning_budget_versions_group_constructed;
  object_class->dispose = anning_budget_versions_group_dispose;
  object_class->finalize = anning_budget_versions_group_finalize;
  group_class->type = &anning_budget_version_type;
  group_class->texts = &texts;
  group_class->create = anning_budget_versions_group_create;
  group_class->begin = anning_budget_versions_group_begin;
  group_class->fill = anning_budget_versions_group_fill;
  group_class->describe = anning_budget_versions_group_describe;

  signals[KEEP] = g_signal_new ("keep", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_budget_versions_group_init (AnningBudgetVersionsGroup *self)
{
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_budget_line_free);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Kept Budgets"));
}

GtkWidget *
anning_budget_versions_group_new (void)
{
  return g_object_new (ANNING_TYPE_BUDGET_VERSIONS_GROUP, NULL);
}

void
anning_budget_versions_group_load (AnningBudgetVersionsGroup *self,
                                   AnningPlannerBook         *book)
{
  g_return_if_fail (ANNING_IS_BUDGET_VERSIONS_GROUP (self));
  g_return_if_fail (ANNING_IS_PLANNER_BOOK (book));
  g_return_if_fail (self->book == NULL);

  self->book = g_object_ref (book);
  anning_record_group_load (ANNING_RECORD_GROUP (self), anning_planner_book_get_store (book), 0);
}

void
anning_budget_versions_group_show (AnningBudgetVersionsGroup *self,
                                   const GPtrArray           *lines)
{
  guint n_rows;

  g_return_if_fail (ANNING_IS_BUDGET_VERSIONS_GROUP (self));
  g_return_if_fail (lines != NULL);

  g_ptr_array_set_size (self->lines, 0);
  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (self->lines, anning_budget_line_copy (g_ptr_array_index (lines, i)));
  gtk_widget_set_sensitive (self->keep_button, self->book != NULL && lines->len > 0);

  n_rows = anning_record_group_get_n_rows (ANNING_RECORD_GROUP (self));
  for (guint i = 0; i < n_rows; i++)
    compare (self, get_kept (anning_record_group_get_row (ANNING_RECORD_GROUP (self), i)));
}
