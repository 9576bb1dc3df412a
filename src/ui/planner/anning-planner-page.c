/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-planner-page.h"

#include <glib/gi18n.h>

#include "anning-deadlines-view.h"
#include "anning-debt-detail.h"
#include "anning-planner-list.h"
#include "anning-planner-places.h"
#include "anning-planner-start.h"
#include "anning-terms-view.h"
#include "anning-toasts.h"

struct _AnningPlannerPage
{
  AnningPage parent_instance;

  AdwLeaflet *leaflet;
  AnningPlannerList *list;
  GtkWidget *detail_pane;
  GtkWidget *back_button;
  GtkLabel *back_label;
  AdwBin *detail_bin;

  AnningPlannerBook *book;
  guint starting; /* source that shows the way where nothing is entered yet */
  char *shown;    /* target of planner.show that the right pane shows, NULL: none */
  char *pending;  /* one to be shown once the book is read */
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

/* Marks in the list what the right pane shows. */
static void
mark_shown (AnningPlannerPage *self)
{
  const char *place = NULL;
  gint64 id = self->shown != NULL ? read_target (self->shown, &place) : 0;

  anning_planner_list_set_shown (self->list, id, place);
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

  anning_planner_list_set_suggests (self->list, !ANNING_IS_PLANNER_VIEW (child) || ANNING_IS_PLANNER_START (child)
                                                || adw_leaflet_get_folded (self->leaflet));
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
  adw_status_page_set_title (ADW_STATUS_PAGE (status), _("Choose a Debt"));
  adw_status_page_set_description (ADW_STATUS_PAGE (status),
                                   _("Here you see what it costs, its schedule, your proposals and payments."));
  adw_bin_set_child (self->detail_bin, status);
  g_clear_pointer (&self->shown, g_free);
  mark_shown (self);
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
  mark_shown (self);
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
  mark_shown (self);
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
book_changed_cb (AnningPlannerPage *self)
{
  g_autofree char *pending = g_steal_pointer (&self->pending);

  update_placeholder (self);
  update_back (self);
  if (pending != NULL)
    show_target (self, pending);
  /* Who came by a key found nothing yet that could take the focus, or what had it has done its work and is gone. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self)) && gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) == NULL)
    gtk_widget_child_focus (self->shown != NULL ? GTK_WIDGET (self->detail_bin) : GTK_WIDGET (self->list),
                            GTK_DIR_TAB_FORWARD);
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
back_clicked_cb (AnningPlannerPage *self)
{
  const char *place = NULL;
  gint64 id = self->shown != NULL ? read_target (self->shown, &place) : 0;

  if (id != 0 && place != NULL)
    show_debt (self, id, NULL);
  else
    adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

/* Where both panes are seen, from the right one into the list. */
static gboolean
go_back_cb (GtkWidget *widget,
            GVariant  *arguments,
            gpointer   user_data)
{
  AnningPlannerPage *self = ANNING_PLANNER_PAGE (widget);

  if (!gtk_widget_get_mapped (widget))
    return GDK_EVENT_PROPAGATE;
  if (gtk_widget_get_visible (self->back_button) && gtk_widget_get_child_visible (self->detail_pane))
    back_clicked_cb (self);
  else
    anning_planner_list_focus_shown (self->list);
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
anning_planner_page_store_opened (AnningPage *page)
{
  AnningPlannerPage *self = ANNING_PLANNER_PAGE (page);

  show_placeholder (self);
  g_clear_object (&self->book);
  self->book = anning_planner_book_new (anning_page_get_store (page));
  g_clear_handle_id (&self->starting, g_source_remove);
  anning_planner_list_set_book (self->list, self->book);
  g_signal_connect_object (self->book, "changed", G_CALLBACK (book_changed_cb), self, G_CONNECT_SWAPPED);
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
  if (g_str_equal (table, "deadline"))
    {
      show_target (self, "deadlines");
      if (id != 0 && ANNING_IS_DEADLINES_VIEW (adw_bin_get_child (self->detail_bin)))
        anning_deadlines_view_open (ANNING_DEADLINES_VIEW (adw_bin_get_child (self->detail_bin)), id);
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
  g_clear_handle_id (&self->starting, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_PLANNER_PAGE);
  g_clear_object (&self->book);

  G_OBJECT_CLASS (anning_planner_page_parent_class)->dispose (object);
}

static void
anning_planner_page_finalize (GObject *object)
{
  AnningPlannerPage *self = ANNING_PLANNER_PAGE (object);

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

  g_type_ensure (ANNING_TYPE_PLANNER_LIST);
  gtk_widget_class_install_action (widget_class, "planner.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "planner.show", "s", show_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/planner/anning-planner-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, list);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, detail_pane);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, back_label);
  gtk_widget_class_bind_template_child (widget_class, AnningPlannerPage, detail_bin);
  gtk_widget_class_bind_template_callback (widget_class, back_clicked_cb);
}

static void
anning_planner_page_init (AnningPlannerPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  anning_page_set_create_label (ANNING_PAGE (self), _("Add a debt"));
  add_keys (self);
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (update_pane), self, G_CONNECT_SWAPPED);
  show_placeholder (self);
}

GtkWidget *
anning_planner_page_new (void)
{
  return g_object_new (ANNING_TYPE_PLANNER_PAGE, NULL);
}
