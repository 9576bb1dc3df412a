/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-planner-list.h"

#include <glib/gi18n.h>

#include "anning-debt-row.h"
#include "anning-debt-standing.h"
#include "anning-planner-places.h"
#include "anning-planner-words.h"
#include "anning-summary-group.h"
#include "anning-toasts.h"

/* Rows that a first look shows; making more before that would keep somebody waiting. */
#define FIRST_ROWS 8
/* Rows made in one turn of the main loop after it. */
#define MORE_ROWS 6

struct _AnningPlannerList
{
  AdwBin parent_instance;

  GtkStack *states;
  AdwStatusPage *problem;
  AnningSummaryGroup *summary;
  GtkWidget *empty;
  GtkWidget *first_button;
  GtkWidget *debts_group;
  GtkListBox *debt_list;
  AdwPreferencesGroup *household_group;

  AnningPlannerBook *book;
  GtkSliceListModel *made; /* the debts that have a row */
  guint making;            /* source that makes the rows of the others */
  GPtrArray *place_rows;   /* AdwActionRow, in the order of the household's places */
  gint64 debt_id;          /* the debt that is shown beside the list, 0: none */
  char *place;             /* the household's place that is, NULL: none */
};

G_DEFINE_FINAL_TYPE (AnningPlannerList, anning_planner_list, ADW_TYPE_BIN)

/* Marks what is shown, and nothing else: arrow keys move the focus along, Enter opens. */
static void
select_row (AnningPlannerList *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->debt_list, i)) != NULL; i++)
    {
      if (self->debt_id != 0 && anning_debt_row_get_id (ANNING_DEBT_ROW (row)) == self->debt_id)
        {
          gtk_list_box_select_row (self->debt_list, row);
          return;
        }
    }
  gtk_list_box_unselect_all (self->debt_list);
}

static void
row_selected_cb (AnningPlannerList *self)
{
  /* The list box lets go of its rows when the template has let go of it. */
  if (self->debt_list != NULL)
    select_row (self);
}

static void
show_places (AnningPlannerList *self,
             const GDate       *today)
{
  guint n;
  const AnningPlannerPlace *places = anning_planner_places_of_household (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *summary = places[i].summary != NULL ? places[i].summary (self->book, 0, today) : NULL;
      g_autofree char *escaped = g_markup_escape_text (summary != NULL ? summary : "", -1);

      adw_action_row_set_subtitle (g_ptr_array_index (self->place_rows, i), escaped);
    }
}

/* Rows and sums as they stand in the file. */
static void
update (AnningPlannerList *self)
{
  GPtrArray *cases = anning_planner_book_get_cases (self->book);
  AnningDebtsSum sum = { 0 };
  AnningBudget budget;
  GDate today;

  anning_planner_today (&today);
  for (guint i = 0; i < cases->len; i++)
    {
      const AnningDebtCase *its = g_ptr_array_index (cases, i);
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->debt_list, i);
      AnningDebtStanding standing;

      anning_debt_standing (its, &today, &standing);
      anning_debts_sum_add (&sum, &standing);
      if (row != NULL)
        anning_debt_row_show (ANNING_DEBT_ROW (row), its->debt, &standing);
    }
  anning_budget_add_up (anning_planner_book_get_budget (self->book), &budget);
  anning_summary_group_show (self->summary, &sum, &budget);
  show_places (self, &today);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), cases->len > 0);
  gtk_widget_set_visible (self->debts_group, cases->len > 0);
  gtk_widget_set_visible (self->empty, cases->len == 0);
}

static void
update_state (AnningPlannerList *self)
{
  const GError *error = anning_planner_book_get_error (self->book);

  if (error != NULL)
    {
      g_autofree char *sentence = anning_error_sentence (error);
      g_autofree char *escaped = g_markup_escape_text (sentence, -1);

      adw_status_page_set_icon_name (self->problem, "dialog-warning-symbolic");
      adw_status_page_set_description (self->problem, escaped);
    }
  gtk_stack_set_visible_child_name (self->states,
                                    error != NULL ? "error"
                                    : anning_planner_book_get_loaded (self->book) ? "list" : "reading");
}

/* The rows below the first ones, a few at a time. */
static gboolean
make_rows (gpointer user_data)
{
  AnningPlannerList *self = user_data;
  GPtrArray *cases = anning_planner_book_get_cases (self->book);
  guint n_made = gtk_slice_list_model_get_size (self->made);
  guint n_rows = MIN (n_made + MORE_ROWS, cases->len);
  GDate today;

  anning_planner_today (&today);
  gtk_slice_list_model_set_size (self->made, n_rows);
  for (guint i = n_made; i < n_rows; i++)
    {
      const AnningDebtCase *its = g_ptr_array_index (cases, i);
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->debt_list, (int) i);
      AnningDebtStanding standing;

      anning_debt_standing (its, &today, &standing);
      anning_debt_row_show (ANNING_DEBT_ROW (row), its->debt, &standing);
    }
  select_row (self);
  if (n_rows < cases->len)
    return G_SOURCE_CONTINUE;
  self->making = 0;
  return G_SOURCE_REMOVE;
}

static void
book_changed_cb (AnningPlannerList *self)
{
  update_state (self);
  update (self);
  select_row (self);
  if (self->making == 0 && anning_planner_book_get_cases (self->book)->len > gtk_slice_list_model_get_size (self->made))
    self->making = g_idle_add (make_rows, self);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  return anning_debt_row_new (anning_record_item_get_id (item));
}

static void
debt_activated_cb (AnningPlannerList *self,
                   AnningDebtRow     *row)
{
  g_autofree char *target = g_strdup_printf ("debt/%" G_GINT64_FORMAT, anning_debt_row_get_id (row));

  gtk_widget_activate_action (GTK_WIDGET (self), "planner.show", "s", target);
}

static void
place_activated_cb (AdwActionRow *row,
                    gpointer      user_data)
{
  const AnningPlannerPlace *place = user_data;

  gtk_widget_activate_action (GTK_WIDGET (row), "planner.show", "s", place->name);
}

/* As from the lists above and below it, which the groups of libadwaita lead on from. */
static gboolean
list_ends_cb (AnningPlannerList *self,
              GtkDirectionType   direction)
{
  if (direction != GTK_DIR_UP && direction != GTK_DIR_DOWN)
    return FALSE;
  return gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                                 direction == GTK_DIR_UP ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
}

/* Returns: (nullable): the row that leads to what is shown */
static GtkWidget *
find_shown_row (AnningPlannerList *self)
{
  guint n;
  const AnningPlannerPlace *places = anning_planner_places_of_household (&n);

  for (guint i = 0; i < n; i++)
    {
      if (g_strcmp0 (self->place, places[i].name) == 0)
        return g_ptr_array_index (self->place_rows, i);
    }
  return (GtkWidget *) gtk_list_box_get_selected_row (self->debt_list);
}

static void
retry_clicked_cb (AnningPlannerList *self)
{
  anning_planner_book_reload (self->book);
}

static void
add_places (AnningPlannerList *self)
{
  guint n;
  const AnningPlannerPlace *places = anning_planner_places_of_household (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = anning_planner_place_row_new (_(places[i].title));

      g_signal_connect (row, "activated", G_CALLBACK (place_activated_cb), (gpointer) &places[i]);
      adw_preferences_group_add (self->household_group, row);
      g_ptr_array_add (self->place_rows, row);
    }
}

static void
anning_planner_list_dispose (GObject *object)
{
  AnningPlannerList *self = ANNING_PLANNER_LIST (object);

  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_handle_id (&self->making, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_PLANNER_LIST);
  g_clear_object (&self->made);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (anning_planner_list_parent_class)->dispose (object);
}

static void
anning_planner_list_finalize (GObject *object)
{
  AnningPlannerList *self = ANNING_PLANNER_LIST (object);

  g_ptr_array_unref (self->place_rows);
  g_free (self->place);

  G_OBJECT_CLASS (anning_planner_list_parent_class)->finalize (object);
}

static void
anning_planner_list_class_init (AnningPlannerListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = anning_planner_list_dispose;
  object_class->finalize = anning_planner_list_finalize;

  g_type_ensure (ANNING_TYPE_SUMMARY_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/planner/anning-planner-list.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerList, states);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerList, problem);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerList, summary);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerList, empty);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerList, first_button);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerList, debts_group);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerList, debt_list);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerList, household_group);
  gtk_widget_class_bind_template_callback (widget_class, list_ends_cb);
  gtk_widget_class_bind_template_callback (widget_class, debt_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
anning_planner_list_init (AnningPlannerList *self)
{
  self->place_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  add_places (self);
}

/* @book: kept; whose debts and sums are listed from now on */
void
anning_planner_list_set_book (AnningPlannerList *self,
                              AnningPlannerBook *book)
{
  GListModel *debts;

  g_return_if_fail (ANNING_IS_PLANNER_LIST (self) && ANNING_IS_PLANNER_BOOK (book));

  g_set_object (&self->book, book);
  g_clear_handle_id (&self->making, g_source_remove);
  g_clear_object (&self->made);
  debts = G_LIST_MODEL (anning_planner_book_get_list (self->book, &anning_debt_type));
  self->made = gtk_slice_list_model_new (g_object_ref (debts), 0, FIRST_ROWS);
  gtk_list_box_bind_model (self->debt_list, G_LIST_MODEL (self->made), create_row, NULL, NULL);
  g_signal_connect_object (self->book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  update_state (self);
}

/*
 * anning_planner_list_set_shown:
 * @debt_id: 0: of no debt
 * @place: (nullable): of the household; only looked at where @debt_id is 0
 *
 * Marks what is shown beside the list.
 */
void
anning_planner_list_set_shown (AnningPlannerList *self,
                               gint64             debt_id,
                               const char        *place)
{
  g_return_if_fail (ANNING_IS_PLANNER_LIST (self));

  self->debt_id = debt_id;
  g_free (self->place);
  self->place = g_strdup (debt_id == 0 ? place : NULL);
  select_row (self);
}

/* Whether the first debt is what is suggested to do. */
void
anning_planner_list_set_suggests (AnningPlannerList *self,
                                  gboolean           suggests)
{
  g_return_if_fail (ANNING_IS_PLANNER_LIST (self));

  if (suggests)
    gtk_widget_add_css_class (self->first_button, "suggested-action");
  else
    gtk_widget_remove_css_class (self->first_button, "suggested-action");
}

/* The focus goes to the row that leads to what is shown, else to the first one. */
void
anning_planner_list_focus_shown (AnningPlannerList *self)
{
  GtkWidget *row;

  g_return_if_fail (ANNING_IS_PLANNER_LIST (self));

  row = find_shown_row (self);
  if (row == NULL || !gtk_widget_grab_focus (row))
    gtk_widget_child_focus (GTK_WIDGET (self->states), GTK_DIR_TAB_FORWARD);
}
