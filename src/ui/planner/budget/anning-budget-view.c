/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-budget-view.h"

#include <glib/gi18n.h>

#include "anning-budget-left-group.h"
#include "anning-budget-people-group.h"
#include "anning-budget-sums.h"
#include "anning-budget-versions-group.h"
#include "anning-budget-year-group.h"
#include "anning-budgets.h"
#include "anning-format.h"
#include "anning-income-group.h"
#include "anning-planner-places.h"
#include "anning-planner-words.h"
#include "anning-spending-group.h"
#include "anning-toasts.h"
#include "anning-window.h"

/* Between two groups of a planner view. */
#define SPACING 18

struct _AnningBudgetView
{
  AnningPlannerView parent_instance;

  GtkWidget *start;
  GtkWidget *start_button;
  AnningBudgetLeftGroup *left_group;
  AnningBudgetPeopleGroup *people_group;
  AnningRecordGroup *income_group;
  AnningRecordGroup *spending_group;
  AnningBudgetYearGroup *year_group;
  AnningBudgetVersionsGroup *versions_group;
  guint pending; /* source */
};

/* The lines that were begun with, to be taken back. */
typedef struct
{
  AnningStore *store;
  GArray *ids; /* gint64 */
  GWeakRef window;
} Beginning;

G_DEFINE_FINAL_TYPE (AnningBudgetView, anning_budget_view, ANNING_TYPE_PLANNER_VIEW)

static GPtrArray *
get_lines (AnningBudgetView *self)
{
  GPtrArray *lines = anning_record_group_get_records (self->income_group);
  g_autoptr (GPtrArray) spending = anning_record_group_get_records (self->spending_group);

  g_ptr_array_extend (lines, spending, NULL, NULL);
  return lines;
}

/* Which lines the groups show, and the sums over them. */
static void
show_person (AnningBudgetView *self)
{
  g_autoptr (GPtrArray) lines = get_lines (self);
  g_autoptr (GPtrArray) theirs = NULL;
  const char *person;
  gboolean everyone = anning_budget_people_group_get_chosen (self->people_group, &person);

  theirs = everyone ? g_ptr_array_ref (lines) : anning_budget_lines_of (lines, person);
  anning_budget_group_set_person (ANNING_BUDGET_GROUP (self->income_group), everyone, person);
  anning_budget_group_set_person (ANNING_BUDGET_GROUP (self->spending_group), everyone, person);
  anning_budget_group_show_sums (ANNING_BUDGET_GROUP (self->income_group), theirs);
  anning_budget_group_show_sums (ANNING_BUDGET_GROUP (self->spending_group), theirs);
}

/* What stands above the lines, in pixels. */
static int
height_above (AnningBudgetView *self)
{
  GtkWidget *widgets[] = { self->start, GTK_WIDGET (self->left_group), GTK_WIDGET (self->people_group) };
  int width = gtk_widget_get_width (GTK_WIDGET (self->income_group));
  int sum = 0;

  /* Shown, and not laid out yet. */
  if (width <= 0)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (widgets); i++)
    {
      int height;

      if (!gtk_widget_get_visible (widgets[i]))
        continue;
      gtk_widget_measure (widgets[i], GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
      sum += height + SPACING;
    }
  return sum;
}

/* A line in which somebody types stays where it is on the screen, whatever comes or goes above it. */
static void
keep_in_place (AnningBudgetView *self,
               int               before)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW) : NULL;
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self->income_group), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *place;
  int grown;

  /* The button above a list may have the focus only because nothing else is there yet. */
  if (row == NULL || scroller == NULL
      || (!gtk_widget_is_ancestor (row, GTK_WIDGET (self->income_group))
          && !gtk_widget_is_ancestor (row, GTK_WIDGET (self->spending_group))))
    return;
  grown = height_above (self) - before;
  if (grown == 0)
    return;
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_set_upper (place, gtk_adjustment_get_upper (place) + MAX (grown, 0));
  gtk_adjustment_set_value (place, gtk_adjustment_get_value (place) + grown);
}

static void
show (AnningBudgetView *self)
{
  g_autoptr (GPtrArray) lines = get_lines (self);
  int before = gtk_widget_get_mapped (GTK_WIDGET (self)) ? height_above (self) : 0;
  GDate today;

  anning_planner_today (&today);
  gtk_widget_set_visible (self->start, anning_record_group_get_n_rows (self->spending_group) == 0);
  anning_budget_left_group_show (self->left_group, lines);
  gtk_widget_set_visible (GTK_WIDGET (self->left_group), lines->len > 0);
  anning_budget_people_group_show (self->people_group, lines);
  anning_budget_year_group_show (self->year_group, lines, &today);
  gtk_widget_set_visible (GTK_WIDGET (self->year_group), lines->len > 0);
  anning_budget_versions_group_show (self->versions_group, lines);
  show_person (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    keep_in_place (self, before);
}

static gboolean
idle_cb (gpointer user_data)
{
  AnningBudgetView *self = user_data;

  self->pending = 0;
  show (self);
  return G_SOURCE_REMOVE;
}

/* Both groups answer to one change of the file: shown once, before the next frame. */
static void
changed_cb (AnningBudgetView *self)
{
  if (self->pending == 0)
    self->pending = g_idle_add_full (G_PRIORITY_HIGH_IDLE, idle_cb, self, NULL);
}

static void
beginning_free (gpointer data)
{
  Beginning *beginning = data;

  g_clear_object (&beginning->store);
  g_array_unref (beginning->ids);
  g_weak_ref_clear (&beginning->window);
  g_free (beginning);
}

static void
dropped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!anning_budgets_drop_open_finish (ANNING_STORE (source), result, &error) && window != NULL)
    anning_toast_error (window, error);
}

static void
undo_cb (gpointer user_data)
{
  Beginning *beginning = user_data;

  anning_budgets_drop_open_async (beginning->store, beginning->ids, dropped_cb, g_weak_ref_get (&beginning->window));
}

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningBudgetView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = anning_budgets_begin_finish (ANNING_STORE (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  Beginning *beginning;

  gtk_widget_set_sensitive (self->start_button, TRUE);
  if (root == NULL)
    return;
  if (ids == NULL)
    {
      anning_toast_error (GTK_WIDGET (self), error);
      return;
    }
  beginning = g_new0 (Beginning, 1);
  beginning->store = g_object_ref (ANNING_STORE (source));
  beginning->ids = g_steal_pointer (&ids);
  g_weak_ref_init (&beginning->window, root);
  anning_toast_undo (GTK_WIDGET (self), _("The usual groups are added"), undo_cb, beginning, beginning_free);
}

static void
start_clicked_cb (AnningBudgetView *self)
{
  anning_planner_view_flush (ANNING_PLANNER_VIEW (self));
  gtk_widget_set_sensitive (self->start_button, FALSE);
  anning_budgets_begin_async (anning_planner_view_get_store (ANNING_PLANNER_VIEW (self)), begun_cb, g_object_ref (self));
}

static void
add_once_cb (AnningBudgetView *self)
{
  anning_budget_group_add_once (ANNING_BUDGET_GROUP (self->spending_group));
}

static void
papers_clicked_cb (GtkWidget *button)
{
  gtk_widget_activate_action (button, "planner.show", "s", "papers");
}

static void
anning_budget_view_update (AnningPlannerView *view)
{
  changed_cb (ANNING_BUDGET_VIEW (view));
}

static void
anning_budget_view_flush (AnningPlannerView *view)
{
  AnningBudgetView *self = ANNING_BUDGET_VIEW (view);

  anning_record_group_flush (self->income_group);
  anning_record_group_flush (self->spending_group);
  anning_record_group_flush (ANNING_RECORD_GROUP (self->versions_group));
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
  anning_budget_versions_group_load (self->versions_group, anning_planner_view_get_book (view));
  gtk_widget_set_sensitive (self->start_button, TRUE);
}

static void
anning_budget_view_dispose (GObject *object)
{
  AnningBudgetView *self = ANNING_BUDGET_VIEW (object);

  g_clear_handle_id (&self->pending, g_source_remove);

  G_OBJECT_CLASS (anning_budget_view_parent_class)->dispose (object);
}

static void
anning_budget_view_class_init (AnningBudgetViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  AnningPlannerViewClass *view_class = ANNING_PLANNER_VIEW_CLASS (klass);

  object_class->constructed = anning_budget_view_constructed;
  object_class->dispose = anning_budget_view_dispose;
  view_class->update = anning_budget_view_update;
  view_class->flush = anning_budget_view_flush;
}

static GtkWidget *
make_start (AnningBudgetView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = gtk_label_new (_("A budget in a minute: one line for your wages and one for each of the ten usual groups of "
                                      "spending. Fill in what each comes to in a month."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  self->start_button = gtk_button_new_with_label (_("Begin with the Usual Groups"));
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->start_button))), TRUE);
  gtk_widget_add_css_class (self->start_button, "suggested-action");
  gtk_widget_add_css_class (self->start_button, "pill");
  gtk_widget_set_halign (self->start_button, GTK_ALIGN_START);
  gtk_widget_set_sensitive (self->start_button, FALSE);
  g_signal_connect_object (self->start_button, "clicked", G_CALLBACK (start_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->start_button);
  return box;
}

static GtkWidget *
make_papers_button (void)
{
  GtkWidget *button = gtk_button_new_with_label (_("Budget as a Document"));

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_widget_set_tooltip_text (button, _("This budget as a document for a creditor"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_visible (button, anning_planner_places_find (FALSE, "papers") != NULL);
  g_signal_connect (button, "clicked", G_CALLBACK (papers_clicked_cb), NULL);
  return button;
}

static void
anning_budget_view_init (AnningBudgetView *self)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (self);

  self->start = make_start (self);
  self->left_group = ANNING_BUDGET_LEFT_GROUP (anning_budget_left_group_new ());
  self->people_group = ANNING_BUDGET_PEOPLE_GROUP (anning_budget_people_group_new ());
  self->income_group = g_object_new (ANNING_TYPE_INCOME_GROUP, NULL);
  self->spending_group = g_object_new (ANNING_TYPE_SPENDING_GROUP, NULL);
  self->year_group = ANNING_BUDGET_YEAR_GROUP (anning_budget_year_group_new ());
  self->versions_group = ANNING_BUDGET_VERSIONS_GROUP (anning_budget_versions_group_new ());

  anning_planner_view_set_title (view, _("Budget"));
  anning_planner_view_add (view, self->start);
  anning_planner_view_add (view, GTK_WIDGET (self->left_group));
  anning_planner_view_add (view, GTK_WIDGET (self->people_group));
  anning_planner_view_add (view, GTK_WIDGET (self->income_group));
  anning_planner_view_add (view, GTK_WIDGET (self->spending_group));
  anning_planner_view_add (view, GTK_WIDGET (self->year_group));
  anning_planner_view_add (view, GTK_WIDGET (self->versions_group));
  anning_planner_view_add (view, make_papers_button ());

  g_signal_connect_object (self->income_group, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->spending_group, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->people_group, "chosen", G_CALLBACK (show_person), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->year_group, "add", G_CALLBACK (add_once_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->versions_group, "keep", G_CALLBACK (anning_planner_view_flush), self, G_CONNECT_SWAPPED);
  show (self);
}

char *
anning_budget_view_summary (AnningPlannerBook *book,
                            gint64             debt_id,
                            const GDate       *today)
{
  GPtrArray *lines;
  AnningBudget budget;
  g_autofree char *normal = NULL;
  g_autofree char *lean = NULL;

  g_return_val_if_fail (ANNING_IS_PLANNER_BOOK (book), NULL);

  lines = anning_planner_book_get_budget (book);
  anning_budget_add_up (lines, &budget);
  switch (anning_budget_is_unfinished (lines) ? ANNING_BUDGET_EMPTY : anning_budget_get_state (&budget))
    {
    case ANNING_BUDGET_EMPTY:
      return g_strdup (_("What comes in, what is needed, what is left"));
    case ANNING_BUDGET_NOTHING:
      return g_strdup (_("Nothing to spare at present"));
    case ANNING_BUDGET_LEAN_GAP:
    case ANNING_BUDGET_SPARE:
    default:
      normal = anning_format_money (budget.surplus);
      if (budget.lean_surplus == budget.surplus)
        /* Translators: %s is a sum of money a month */
        return g_strdup_printf (_("%s left a month"), normal);
      lean = anning_format_money (budget.lean_surplus);
      /* Translators: sums of money: left in a normal month, and in a lean one */
      return g_strdup_printf (_("%s left a month, lean %s"), normal, lean);
    }
}
