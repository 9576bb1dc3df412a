/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-planner-page.h"

#include <glib/gi18n.h>

#include "anning-debt-detail.h"
#include "anning-debt-row.h"
#include "anning-debt-standing.h"
#include "anning-format.h"
#include "anning-planner-places.h"
#include "anning-planner-start.h"
#include "anning-planner-words.h"
#include "anning-summary-group.h"
#include "anning-terms-view.h"
#include "anning-toasts.h"

/* Rows that a first look shows; making more before that would keep somebody waiting. */
#define FIRST_ROWS 8
/* Rows made in one turn of the main loop after it. */
#define MORE_ROWS 6

struct _AnningPlannerPage
{
  AnningPage parent_instance;

  AdwLeaflet *leaflet;
  GtkStack *states;
  AdwStatusPage *problem;
  AnningSummaryGroup *summary;
  GtkWidget *empty;
  GtkWidget *first_button;
  GtkWidget *debts_group;
  GtkListBox *debt_list;
  AdwPreferencesGroup *household_group;
  GtkWidget *detail_pane;
  GtkWidget *back_button;
  GtkLabel *back_label;
  AdwBin *detail_bin;

  AnningPlannerBook *book;
  GtkSliceListModel *made; /* the debts that have a row */
  guint making;            /* source that makes the rows of the others */
  guint starting;          /* source that shows the way where nothing is entered yet */
  GPtrArray *place_rows; /* AdwActionRow, in the order of the household's places */
  char *shown;           /* target of planner.show that the right pane shows, NULL: none */
  char *pending;         /* one to be shown once the book is read */
};

G_DEFINE_FINAL_TYPE (AnningPlannerPage, anning_planner_page, ANNING_TYPE_PAGE)

/* The debt of a target such as "debt/12/cost", 0 for the household; @place: (out): "cost", NULL: the debt itself */
static gint64
read_target (const char  *target,
             const char **place)
{
  const char *end;
  gint64 id;

  *place = target;
  if (!g_str_has_prefix (target, "debt/"))
    return 0;
  id = g_ascii_strtoll (target + strlen ("debt/"), (char **) &end, 10);
  *place = *end == '/' ? end + 1 : NULL;
  return id;
}

static gint64
get_shown_debt (AnningPlannerPage *self)
{
  const char *place;

  return self->shown != NULL ? read_target (self->shown, &place) : 0;
}

static void show_placeholder (AnningPlannerPage *self);

/* The list comes first: it is what was opened. */
static void
show_start_cb (gpointer user_data)
{
  AnningPlannerPage *self = user_data;

  self->starting = 0;
  if (ADW_IS_STATUS_PAGE (adw_bin_get_child (self->detail_bin)) && anning_planner_book_get_cases (self->book)->len == 0)
    adw_bin_set_child (self->detail_bin, g_object_new (ANNING_TYPE_PLANNER_START, "book", self->book, NULL));
}

/* There is nothing to choose from an empty list: the way is shown instead. */
static void
update_placeholder (AnningPlannerPage *self)
{
  GtkWidget *child = adw_bin_get_child (self->detail_bin);
  gboolean loaded = self->book != NULL && anning_planner_book_get_loaded (self->book);
  gboolean empty = loaded && anning_planner_book_get_cases (self->book)->len == 0;

  if (ADW_IS_STATUS_PAGE (child) && empty)
    {
      gtk_widget_set_visible (child, FALSE);
      if (self->starting == 0)
        self->starting = g_idle_add_once (show_start_cb, self);
    }
  else if (ADW_IS_STATUS_PAGE (child))
    gtk_widget_set_visible (child, loaded);
  else if (ANNING_IS_PLANNER_START (child) && !empty)
    show_placeholder (self);
}

/* Marks what is shown, and nothing else: arrow keys move the focus along, Enter opens. */
static void
select_row (AnningPlannerPage *self)
{
  gint64 id = get_shown_debt (self);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->debt_list, i)) != NULL; i++)
    {
      if (id != 0 && anning_debt_row_get_id (ANNING_DEBT_ROW (row)) == id)
        {
          gtk_list_box_select_row (self->debt_list, row);
          return;
        }
    }
  gtk_list_box_unselect_all (self->debt_list);
}

static void
row_selected_cb (AnningPlannerPage *self)
{
  /* The list lets go of its rows when the page has let go of the list. */
  if (self->debt_list != NULL)
    select_row (self);
}

/* Back leads from a place of a debt to the debt, from anything else to the list, where that is folded away. */
static void
update_back (AnningPlannerPage *self)
{
  const AnningDebtCase *its = NULL;
  const char *place = NULL;
  const char *label = _("Debts");
  gint64 id = self->shown != NULL ? read_target (self->shown, &place) : 0;
  g_autofree char *name = NULL;

  if (id != 0 && place != NULL)
    its = anning_planner_book_get_case (self->book, id);
  if (its != NULL)
    label = its->debt->creditor != NULL ? its->debt->creditor : _("The debt");
  gtk_label_set_label (self->back_label, label);
  /* GTK 4.8 names no button after what stands in it. */
  name = g_strdup_printf (_("%1$s: %2$s"), _("Back"), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->back_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (self->back_button, its != NULL || adw_leaflet_get_folded (self->leaflet));
}

/* What is opened beside the list has the word: one suggestion at a time. */
static void
update_suggestion (AnningPlannerPage *self)
{
  GtkWidget *child = adw_bin_get_child (self->detail_bin);

  if (ANNING_IS_PLANNER_VIEW (child) && !ANNING_IS_PLANNER_START (child) && !adw_leaflet_get_folded (self->leaflet))
    gtk_widget_remove_css_class (self->first_button, "suggested-action");
  else
    gtk_widget_add_css_class (self->first_button, "suggested-action");
}

static void
update_pane (AnningPlannerPage *self)
{
  update_back (self);
  update_suggestion (self);
}

static void
show_placeholder (AnningPlannerPage *self)
{
  GtkWidget *status = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (status), "anning-planner-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _("Choose a debt"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                   _("Here you see what it costs, its schedule, your proposals and payments."));
  adw_bin_set_child (self->detail_bin, status);
  g_clear_pointer (&self->shown, g_free);
  update_placeholder (self);
  update_pane (self);
}

static void
removed_cb (AnningPlannerPage *self)
{
  show_placeholder (self);
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

/* What comes first is known once everything has its place. */
static gboolean
focus_first_cb (GtkWidget     *view,
                GdkFrameClock *clock,
                gpointer       focused)
{
  GtkRoot *root = gtk_widget_get_root (view);

  if (gtk_widget_get_height (view) == 0)
    return G_SOURCE_CONTINUE;
  if (gtk_root_get_focus (root) == focused)
    {
      gtk_root_set_focus (root, NULL);
      gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
    }
  return G_SOURCE_REMOVE;
}

static void
show_view (AnningPlannerPage *self,
           const char        *target,
           GtkWidget         *view)
{
  GtkWidget *before = adw_bin_get_child (self->detail_bin);

  if (ANNING_IS_PLANNER_VIEW (before))
    anning_planner_view_flush (ANNING_PLANNER_VIEW (before));
  g_free (self->shown);
  self->shown = g_strdup (target);
  adw_bin_set_child (self->detail_bin, view);
  select_row (self);
  update_pane (self);
  adw_leaflet_set_visible_child (self->leaflet, self->detail_pane);
  /* Who opened it with the keyboard goes on in it, instead of through all that the list still holds. */
  if (!gtk_widget_get_mapped (view))
    return;
  gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
  gtk_widget_add_tick_callback (view, focus_first_cb, gtk_root_get_focus (gtk_widget_get_root (view)), NULL);
}

static void
stored_cb (AnningPlannerPage *self,
           gint64             id)
{
  g_free (self->shown);
  self->shown = g_strdup_printf ("debt/%" G_GINT64_FORMAT "/terms", id);
  select_row (self);
  update_back (self);
}

static void
show_target (AnningPlannerPage *self,
             const char        *target)
{
  const AnningPlannerPlace *place = NULL;
  const char *name;
  gint64 id = read_target (target, &name);
  GtkWidget *view;

  if (g_strcmp0 (self->shown, target) == 0)
    {
      adw_leaflet_set_visible_child (self->leaflet, self->detail_pane);
      return;
    }
  if (id != 0 && anning_planner_book_get_case (self->book, id) == NULL)
    {
      /* The debts are still being read. */
      g_free (self->pending);
      self->pending = g_strdup (target);
      return;
    }
  g_clear_pointer (&self->pending, g_free);
  if (name != NULL)
    {
      place = anning_planner_places_find (id != 0, name);
      g_return_if_fail (place != NULL);
      view = anning_planner_place_create (place, self->book, id);
    }
  else
    {
      view = g_object_new (ANNING_TYPE_DEBT_DETAIL, "book", self->book, "debt-id", id, NULL);
      g_signal_connect_object (view, "removed", G_CALLBACK (removed_cb), self, G_CONNECT_SWAPPED);
    }
  show_view (self, target, view);
}

static void
show_action (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  AnningPlannerPage *self = ANNING_PLANNER_PAGE (widget);
  g_autofree char *target = g_variant_dup_string (parameter, NULL);

  if (self->book != NULL)
    show_target (self, target);
}

static void
add_action (GtkWidget  *widget,
            const char *action_name,
            GVariant   *parameter)
{
  anning_page_create (ANNING_PAGE (widget));
}

static void
show_places (AnningPlannerPage *self,
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
update (AnningPlannerPage *self)
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
  update_placeholder (self);
}

static void
update_state (AnningPlannerPage *self)
{
  const GError *error = anning_planner_book_get_error (self->book);

  if (error != NULL)
    {
      g_autofree char *sentence = anning_error_sentence (error);
      g_autofree char *escaped = g_markup_escape_text (sentence, -1);

      adw_status_page_set_description (self->problem, escaped);
    }
  gtk_stack_set_visible_child_name (self->states,
                                    error != NULL ? "error"
                                    : anning_planner_book_get_loaded (self->book) ? "list" : "reading");
  /* Who came by a key found nothing yet that could take the focus, or what had it has done its work and is gone. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) == NULL)
    gtk_widget_child_focus (self->shown != NULL ? GTK_WIDGET (self->detail_bin) : GTK_WIDGET (self->states),
                            GTK_DIR_TAB_FORWARD);
}

/* The rows below the first ones, a few at a time. */
static gboolean
make_rows (gpointer user_data)
{
  AnningPlannerPage *self = user_data;
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
book_changed_cb (AnningPlannerPage *self)
{
  g_autofree char *pending = g_steal_pointer (&self->pending);

  update_state (self);
  update (self);
  select_row (self);
  update_back (self);
  if (self->making == 0 && anning_planner_book_get_cases (self->book)->len > gtk_slice_list_model_get_size (self->made))
    self->making = g_idle_add (make_rows, self);
  if (pending != NULL)
    show_target (self, pending);
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  return anning_debt_row_new (anning_record_item_get_id (item));
}

static void
show_debt (AnningPlannerPage *self,
           gint64             id,
           const char        *place)
{
  /* A search that has no place to point to says "". */
  gboolean has_place = place != NULL && *place != '\0';
  g_autofree char *target = has_place ? g_strdup_printf ("debt/%" G_GINT64_FORMAT "/%s", id, place)
                                      : g_strdup_printf ("debt/%" G_GINT64_FORMAT, id);

  show_target (self, target);
}

static void
debt_activated_cb (AnningPlannerPage *self,
                   AnningDebtRow     *row)
{
  show_debt (self, anning_debt_row_get_id (row), NULL);
}

static void
place_activated_cb (AdwActionRow *row,
                    gpointer      user_data)
{
  const AnningPlannerPlace *place = user_data;

  gtk_widget_activate_action (GTK_WIDGET (row), "planner.show", "s", place->name);
}

static void
back_clicked_cb (AnningPlannerPage *self)
{
  const char *place = NULL;
  gint64 id = self->shown != NULL ? read_target (self->shown, &place) : 0;

  if (id != 0 && place != NULL)
    show_debt (self, id, NULL);
  else
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

/* As from the lists above and below it, which the groups of libadwaita lead on from. */
static gboolean
list_ends_cb (AnningPlannerPage *self,
              GtkDirectionType   direction)
{
  if (direction != GTK_DIR_UP && direction != GTK_DIR_DOWN)
    return FALSE;
  return gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                                 direction == GTK_DIR_UP ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
}

/* Returns: (nullable): the row that leads to what is shown */
static GtkWidget *
find_shown_row (AnningPlannerPage *self)
{
  guint n;
  const AnningPlannerPlace *places = anning_planner_places_of_household (&n);

  for (guint i = 0; i < n; i++)
    {
      if (g_strcmp0 (self->shown, places[i].name) == 0)
        return g_ptr_array_index (self->place_rows, i);
    }
  return (GtkWidget *) gtk_list_box_get_selected_row (self->debt_list);
}

/* Where both panes are seen, from the right one into the list. */
static gboolean
go_back_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   user_data)
{
  AnningPlannerPage *self = ANNING_PLANNER_PAGE (widget);
  GtkWidget *row = find_shown_row (self);

  if (!gtk_widget_get_mapped (widget))
    return GDK_EVENT_PROPAGATE;
  if (gtk_widget_get_visible (self->back_button) && gtk_widget_get_child_visible (self->detail_pane))
    back_clicked_cb (self);
  else if (row == NULL || !gtk_widget_grab_focus (row))
    gtk_widget_child_focus (GTK_WIDGET (self->states), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

/* Also while nothing has the focus; before the leaflet, to which Alt+Left is always the way to the list. */
static void
add_keys (AnningPlannerPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Alt>Left"),
                                                          gtk_callback_action_new (go_back_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
retry_clicked_cb (AnningPlannerPage *self)
{
  anning_planner_book_reload (self->book);
}

static void
anning_planner_page_store_opened (AnningPage *page)
{
  AnningPlannerPage *self = ANNING_PLANNER_PAGE (page);
  GListModel *debts;

  show_placeholder (self);
  g_clear_object (&self->book);
  self->book = anning_planner_book_new (anning_page_get_store (page));
  g_clear_handle_id (&self->making, g_source_remove);
  g_clear_handle_id (&self->starting, g_source_remove);
  g_clear_object (&self->made);
  debts = G_LIST_MODEL (anning_planner_book_get_list (self->book, &anning_debt_type));
  self->made = gtk_slice_list_model_new (g_object_ref (debts), 0, FIRST_ROWS);
  gtk_list_box_bind_model (self->debt_list, G_LIST_MODEL (self->made), create_row, NULL, NULL);
  g_signal_connect_object (self->book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
  update_state (self);
}

static void
anning_planner_page_create (AnningPage *page)
{
  AnningPlannerPage *self = ANNING_PLANNER_PAGE (page);
  GtkWidget *view;

  if (self->book == NULL)
    return;
  view = g_object_new (ANNING_TYPE_TERMS_VIEW, "book", self->book, NULL);
  g_signal_connect_object (view, "stored", G_CALLBACK (stored_cb), self, G_CONNECT_SWAPPED);
  show_view (self, NULL, view);
}

/* Where the rows of a table that belong to a debt are shown. */
static const struct
{
  const AnningRecordType *type;
  const char *place;
} owned[] = {
  { &anning_debt_fee_type, "terms" },
  { &anning_schedule_line_type, "terms" },
  { &anning_payment_type, "payments" },
  { &anning_proposal_type, "proposals" },
  { &anning_round_type, "rounds" },
};

/* A row that belongs to a debt: find out to which, then show that. */
static void
owned_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  AnningPlannerPage *self = g_task_get_source_object (task);
  guint which = GPOINTER_TO_UINT (g_task_get_task_data (task));
  const AnningRecordType *type = owned[which].type;
  g_autoptr (GError) error = NULL;
  gpointer record = anning_records_get_finish (ANNING_STORE (source), result, &error);

  if (record == NULL)
    {
      anning_toast_error (GTK_WIDGET (self), error);
    }
  else
    {
      show_debt (self, anning_record_get_integer (anning_record_find_field (type, "debt_id"), record),
                 owned[which].place);
      anning_record_free (type, record);
    }
  g_task_return_boolean (task, TRUE);
}

static gboolean
anning_planner_page_show_record (AnningPage *page,
                                 const char *table,
                                 gint64      id,
                                 const char *key)
{
  AnningPlannerPage *self = ANNING_PLANNER_PAGE (page);

  if (self->book == NULL)
    return FALSE;
  if (g_str_equal (table, "debt"))
    {
      show_debt (self, id, key);
      return TRUE;
    }
  if (g_str_equal (table, "budget_line") || g_str_equal (table, "budget_version"))
    {
      show_target (self, "budget");
      return TRUE;
    }
  /* A place of the household, by its name. */
  if (g_str_equal (table, "planner"))
    {
      if (anning_planner_places_find (FALSE, key) == NULL)
        return FALSE;
      show_target (self, key);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (owned); i++)
    {
      if (g_str_equal (table, owned[i].type->table))
        {
          GTask *task = g_task_new (self, NULL, NULL, NULL);

          g_task_set_source_tag (task, anning_planner_page_show_record);
          g_task_set_task_data (task, GUINT_TO_POINTER (i), NULL);
          anning_records_get_async (anning_page_get_store (page), owned[i].type, id, NULL, owned_read_cb, task);
          return TRUE;
        }
    }
  return FALSE;
}

static void
anning_planner_page_quiet (AnningPage *page)
{
  GtkWidget *view = adw_bin_get_child (ANNING_PLANNER_PAGE (page)->detail_bin);

  if (ANNING_IS_PLANNER_VIEW (view))
    anning_planner_view_flush (ANNING_PLANNER_VIEW (view));
}

static void
anning_planner_page_dispose (GObject *object)
{
  AnningPlannerPage *self = ANNING_PLANNER_PAGE (object);

  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_handle_id (&self->making, g_source_remove);
  g_clear_handle_id (&self->starting, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_PLANNER_PAGE);
  g_clear_object (&self->made);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (anning_planner_page_parent_class)->dispose (object);
}

static void
anning_planner_page_finalize (GObject *object)
{
  AnningPlannerPage *self = ANNING_PLANNER_PAGE (object);

  g_ptr_array_unref (self->place_rows);
  g_free (self->shown);
  g_free (self->pending);

  G_OBJECT_CLASS (anning_planner_page_parent_class)->finalize (object);
}

static void
anning_planner_page_class_init (AnningPlannerPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  AnningPageClass *page_class = ANNING_PAGE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = anning_planner_page_dispose;
  object_class->finalize = anning_planner_page_finalize;
  page_class->store_opened = anning_planner_page_store_opened;
  page_class->create = anning_planner_page_create;
  page_class->show_record = anning_planner_page_show_record;
  page_class->quiet = anning_planner_page_quiet;

  g_type_ensure (ANNING_TYPE_SUMMARY_GROUP);
  gtk_widget_class_install_action (widget_class, "planner.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "planner.show", "s", show_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/planner/anning-planner-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, states);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, problem);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, summary);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, empty);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, first_button);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, debts_group);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, debt_list);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, household_group);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, detail_pane);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, back_label);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, detail_bin);
  gtk_widget_class_bind_template_callback (widget_class, anning_page_create);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_ends_cb);
  gtk_widget_class_bind_template_callback (widget_class, debt_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
add_places (AnningPlannerPage *self)
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
anning_planner_page_init (AnningPlannerPage *self)
{
  self->place_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  anning_page_set_create_label (ANNING_PAGE (self), _("Add a debt"));
  add_places (self);
  add_keys (self);
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (update_pane), self, G_CONNECT_SWAPPED);
  show_placeholder (self);
}

GtkWidget *
anning_planner_page_new (void)
{
  return g_object_new (ANNING_TYPE_PLANNER_PAGE, NULL);
}
