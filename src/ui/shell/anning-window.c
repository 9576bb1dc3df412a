/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-window.h"

#include <glib/gi18n.h>

#include "anning-announcement.h"
#include "anning-copies-sheet.h"
#include "anning-gone.h"
#include "anning-guidance-page.h"
#include "anning-hiding.h"
#include "anning-import-dialog.h"
#include "anning-incidents-page.h"
#include "anning-listening-bar.h"
#include "anning-page-focus.h"
#include "anning-page-holder.h"
#include "anning-planner-page.h"
#include "anning-problem.h"
#include "anning-process.h"
#include "anning-recording-bar.h"
#include "anning-relatives-page.h"
#include "anning-rights-bar.h"
#include "anning-restoring-view.h"
#include "anning-window-search.h"
#include "anning-setting.h"
#include "anning-sheet.h"
#include "anning-toasts.h"
#include "anning-undo-stack.h"
#include "anning-welcome.h"

struct _AnningWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings;
  AnningStore *store;
  AnningGone *gone;
  GPtrArray *hidden;   /* GtkWindow, while everything is hidden */
  GListStore *waiting; /* files that came before the file was open */
  char *wanted;        /* …and an action of the application, with its parameter */
  GVariant *wanted_parameter;
  AnningWindowSearch *search;
  AnningUndoStack *undos;
  gboolean painted;    /* the empty window was seen: now it may be filled */
  gboolean first_start;

  AdwToastOverlay *toasts;
  GtkStack *state;
  AnningProblem *problem;
  AdwBin *welcome;
  GtkButton *create_button;
  AdwSplitButton *create_split; /* instead of it, where more than one thing can begin */
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkRevealer *example_revealer;
  GtkStack *search_stack;
  AdwBin *search_place;
  AdwViewSwitcherTitle *switcher;
  AdwViewStack *pages;
  GtkDropTarget *drop_target;
  AnningPageHolder *guidance;
  AnningPageHolder *planner;
  AnningPageHolder *incidents;
  AnningPageHolder *relatives;
  AnningRightsBar *rights_bar;
  AnningRecordingBar *recording_bar;
  AnningListeningBar *listening_bar;
};

G_DEFINE_FINAL_TYPE (AnningWindow, anning_window, ADW_TYPE_APPLICATION_WINDOW)

/* Returns: (nullable): NULL before the file is open */
static AnningPage *
get_visible_page (AnningWindow *self)
{
  return anning_page_holder_get_page (ANNING_PAGE_HOLDER (adw_view_stack_get_visible_child (self->pages)));
}

static void
quiet_pages (AnningWindow *self)
{
  AnningPageHolder *holders[] = { self->guidance, self->planner, self->incidents, self->relatives };

  for (guint i = 0; i < G_N_ELEMENTS (holders); i++)
    {
      AnningPage *page = anning_page_holder_peek_page (holders[i]);

      if (page != NULL)
        anning_page_quiet (page);
    }
}

static void
update_create_button (AnningWindow *self)
{
  AnningPageHolder *holder = ANNING_PAGE_HOLDER (adw_view_stack_get_visible_child (self->pages));
  AnningPage *page = holder != NULL ? anning_page_holder_peek_page (holder) : NULL;
  const char *label = page != NULL ? anning_page_get_create_label (page) : NULL;
  GMenuModel *menu = label != NULL ? anning_page_get_create_menu (page) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->create_button), label != NULL && menu == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->create_split), menu != NULL);
  adw_split_button_set_menu_model (self->create_split, menu);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.create", label != NULL);
  if (label == NULL)
    return;

  gtk_widget_set_tooltip_text (GTK_WIDGET (self->create_button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->create_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->create_split), label);
  /* The two buttons in it are what has the focus. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->create_split))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_last_child (GTK_WIDGET (self->create_split))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_split_button_get_dropdown_tooltip (self->create_split), -1);
}

/* What stands in the header while the switcher is at the bottom. */
static void
update_title (AnningWindow *self)
{
  GtkWidget *child = adw_view_stack_get_visible_child (self->pages);

  if (child != NULL)
    adw_view_switcher_title_set_title (self->switcher,
                                       adw_view_stack_page_get_title (adw_view_stack_get_page (self->pages, child)));
}

static void
page_changed_cb (AnningWindow *self)
{
  const char *name = adw_view_stack_get_visible_child_name (self->pages);

  update_title (self);
  if (name == NULL || self->store == NULL)
    return;
  anning_window_search_leave (self->search);
  update_create_button (self);
  g_settings_set_string (self->settings, "last-page", name);
}

static void
page_made_cb (AnningWindow *self,
              AnningPage   *page)
{
  g_signal_connect_object (page, "notify::create-label", G_CALLBACK (update_create_button), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "notify::create-menu", G_CALLBACK (update_create_button), self, G_CONNECT_SWAPPED);
  update_create_button (self);
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         gpointer       user_data)
{
  AnningWindow *self = ANNING_WINDOW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));
  g_autoptr (GListStore) files = NULL;

  if (!G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    return FALSE;

  files = g_list_store_new (G_TYPE_FILE);
  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    g_list_store_append (files, l->data);
  anning_window_import (self, G_LIST_MODEL (files));
  return TRUE;
}

/* What can be brought in, and the ways to do so. */
static void
import_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  AnningWindow *self = ANNING_WINDOW (widget);
  g_autoptr (GListStore) none = g_list_store_new (G_TYPE_FILE);

  if (self->store != NULL)
    anning_window_import (self, G_LIST_MODEL (none));
}

/* What somebody sent, in a chat or an e-mail, and the user copied. */
static void
paste_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  AnningWindow *self = ANNING_WINDOW (widget);
  g_autoptr (GListStore) none = g_list_store_new (G_TYPE_FILE);
  AnningImportDialog *dialog;

  if (self->store == NULL)
    return;
  dialog = anning_import_dialog_new (self->store, G_LIST_MODEL (none));
  anning_sheet_present (GTK_WINDOW (dialog), widget);
  anning_import_dialog_paste (dialog);
}

static void
create_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  AnningPage *page = get_visible_page (ANNING_WINDOW (widget));

  if (page != NULL)
    anning_page_create (page);
}

static void
search_action (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  AnningWindow *self = ANNING_WINDOW (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->state), "pages") != 0)
    return;
  anning_window_search_begin (self->search);
}

static void
undo_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  AnningWindow *self = ANNING_WINDOW (widget);

  anning_undo_stack_pop (self->undos);
  anning_announce (C_("what was done last", "Taken back"));
  gtk_widget_action_set_enabled (widget, "win.undo", !anning_undo_stack_is_empty (self->undos));
}

/* Building pages frees some megabytes that the C library would keep. */
static void
give_back_memory_cb (gpointer data)
{
  anning_process_give_back_memory ();
}

static void
activate_wanted (AnningWindow *self)
{
  g_autofree char *action = g_steal_pointer (&self->wanted);
  g_autoptr (GVariant) parameter = g_steal_pointer (&self->wanted_parameter);

  if (action != NULL)
    g_action_group_activate_action (G_ACTION_GROUP (gtk_window_get_application (GTK_WINDOW (self))), action, parameter);
}

/* The folder of copies may be another one now. */
static void
look_at_rights (AnningWindow *self)
{
  g_autofree char *copies = anning_copies_sheet_dup_folder (self->settings);

  if (self->painted && self->store != NULL)
    anning_rights_bar_set_file (self->rights_bar, anning_store_get_path (self->store), copies);
}

/* Making a page takes longer than a frame: the window is on the screen before that. */
static void
show_store (AnningWindow *self)
{
  if (!self->painted || self->store == NULL)
    return;

  anning_page_holder_set_up (self->guidance, ANNING_TYPE_GUIDANCE_PAGE, self->store);
  anning_page_holder_set_up (self->planner, ANNING_TYPE_PLANNER_PAGE, self->store);
  anning_page_holder_set_up (self->incidents, ANNING_TYPE_INCIDENTS_PAGE, self->store);
  anning_page_holder_set_up (self->relatives, ANNING_TYPE_RELATIVES_PAGE, self->store);
  look_at_rights (self);
  anning_recording_bar_set_store (self->recording_bar, self->store);
  if (self->first_start)
    adw_bin_set_child (self->welcome, g_object_new (ANNING_TYPE_WELCOME, NULL));
  gtk_stack_set_visible_child_name (self->state, self->first_start ? "welcome" : "pages");
  g_timeout_add_once (500, give_back_memory_cb, NULL);

  if (self->waiting != NULL)
    {
      g_autoptr (GListStore) files = g_steal_pointer (&self->waiting);

      anning_window_import (self, G_LIST_MODEL (files));
    }
  activate_wanted (self);
}

static void
after_paint_cb (AnningWindow  *self,
                GdkFrameClock *clock)
{
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, self);
  self->painted = TRUE;
  show_store (self);
}

static void
anning_window_map (GtkWidget *widget)
{
  AnningWindow *self = ANNING_WINDOW (widget);

  GTK_WIDGET_CLASS (anning_window_parent_class)->map (widget);
  if (!self->painted)
    g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint",
                             G_CALLBACK (after_paint_cb), self, G_CONNECT_SWAPPED);
}

/* X11 wants a picture for the task bar; a named icon would be drawn from its SVG at each start. */
static void
anning_window_realize (GtkWidget *widget)
{
  g_autoptr (GdkTexture) icon = NULL;
  GList icons = { NULL };

  GTK_WIDGET_CLASS (anning_window_parent_class)->realize (widget);
  icon = gdk_texture_new_from_resource ("/org/anning/Anning/icons/window-icon.png");
  icons.data = icon;
  gdk_toplevel_set_icon_list (GDK_TOPLEVEL (gtk_native_get_surface (GTK_NATIVE (widget))), &icons);
}

static gboolean
anning_window_close_request (GtkWindow *window)
{
  AnningWindow *self = ANNING_WINDOW (window);
  int width, height;

  if (anning_recording_bar_holds (self->recording_bar))
    return GDK_EVENT_STOP;
  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  quiet_pages (self);

  return GTK_WINDOW_CLASS (anning_window_parent_class)->close_request (window);
}

static void
anning_window_dispose (GObject *object)
{
  AnningWindow *self = ANNING_WINDOW (object);

  anning_sheet_close_all (GTK_WINDOW (self));
  g_clear_object (&self->search);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_WINDOW);
  g_clear_pointer (&self->undos, anning_undo_stack_free);
  g_clear_pointer (&self->hidden, g_ptr_array_unref);
  g_clear_object (&self->waiting);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->wanted_parameter, g_variant_unref);
  g_clear_object (&self->gone);
  g_clear_object (&self->store);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (anning_window_parent_class)->dispose (object);
}

static void
anning_window_class_init (AnningWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = anning_window_dispose;
  widget_class->map = anning_window_map;
  widget_class->realize = anning_window_realize;
  window_class->close_request = anning_window_close_request;

  g_type_ensure (ANNING_TYPE_LISTENING_BAR);
  g_type_ensure (ANNING_TYPE_PAGE_HOLDER);
  g_type_ensure (ANNING_TYPE_PROBLEM);
  g_type_ensure (ANNING_TYPE_RECORDING_BAR);
  g_type_ensure (ANNING_TYPE_RIGHTS_BAR);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/shell/anning-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AnningWindow, state);
  gtk_widget_class_bind_template_child (widget_class, AnningWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, AnningWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, AnningWindow, create_button);
  gtk_widget_class_bind_template_child (widget_class, AnningWindow, create_split);
  gtk_widget_class_bind_template_child (widget_class, AnningWindow, search_bar);
  gtk_widget_class_bind_template_child (widget_class, AnningWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AnningWindow, example_revealer);
  gtk_widget_class_bind_template_child (widget_class, AnningWindow, rights_bar);
  gtk_widget_class_bind_template_child (widget_class, AnningWindow, search_stack);
  gtk_widget_class_bind_template_child (widget_class, AnningWindow, search_place);
  gtk_widget_class_bind_template_child (widget_class, AnningWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, AnningWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, AnningWindow, drop_target);
  gtk_widget_class_bind_template_child (widget_class, AnningWindow, guidance);
  gtk_widget_class_bind_template_child (widget_class, AnningWindow, planner);
  gtk_widget_class_bind_template_child (widget_class, AnningWindow, incidents);
  gtk_widget_class_bind_template_child (widget_class, AnningWindow, relatives);
  gtk_widget_class_bind_template_child (widget_class, AnningWindow, recording_bar);
  gtk_widget_class_bind_template_child (widget_class, AnningWindow, listening_bar);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_made_cb);

  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "win.paste-handed-over", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "win.create", NULL, create_action);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, search_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  /* Not an application shortcut: that would take Ctrl+Z away from the text being typed. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
}

static void
anning_window_init (AnningWindow *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST };

  self->undos = anning_undo_stack_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_drop_target_set_gtypes (self->drop_target, types, G_N_ELEMENTS (types));
  self->search = anning_window_search_new (self->search_bar, self->search_entry, self->search_stack, self->search_place);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", FALSE);
  anning_listening_bar_set_listening (self->listening_bar, anning_listening_get_default ());
  update_title (self);
  update_create_button (self);
}

AnningWindow *
anning_window_new (GtkApplication *application,
                   GSettings      *settings)
{
  AnningWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (ANNING_TYPE_WINDOW, "application", application, NULL);
  self->settings = g_object_ref (settings);
  g_signal_connect_object (settings, "changed::copies-folder", G_CALLBACK (look_at_rights), self, G_CONNECT_SWAPPED);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (settings, "window-width"),
                               g_settings_get_int (settings, "window-height"));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  return self;
}

static gpointer
is_first_job (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return GINT_TO_POINTER (anning_setting_is_first (db, ANNING_SETTING_TOLD_REMOTE, error));
}

/* Once for a file: whoever has it there for years knows by the second day. */
static void
remote_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningWindow) self = user_data;

  if (anning_store_call_finish (ANNING_STORE (source), result, NULL) != NULL && self->store == ANNING_STORE (source))
    anning_toast (GTK_WIDGET (self), _("This file lies on a network drive. It is written there in a slower and safer way. Open it on one computer at a time, and keep a copy on this one."));
}

void
anning_window_set_store (AnningWindow *self,
                         AnningStore  *store,
                         gboolean      example,
                         gboolean      first_start)
{
  g_autofree char *page = NULL;

  g_return_if_fail (ANNING_IS_WINDOW (self));
  g_return_if_fail (ANNING_IS_STORE (store));

  page = g_settings_get_string (self->settings, "last-page");
  if (adw_view_stack_get_child_by_name (self->pages, page) != NULL)
    adw_view_stack_set_visible_child_name (self->pages, page);

  if (g_set_object (&self->store, store))
    {
      g_clear_object (&self->gone);
      self->gone = anning_gone_new (GTK_WINDOW (self), store);
      if (anning_store_get_remote (store))
        anning_store_write_async (store, is_first_job, NULL, NULL, NULL, NULL, remote_cb, g_object_ref (self));
    }
  gtk_revealer_set_reveal_child (self->example_revealer, example);
  anning_window_search_set_store (self->search, store);
  self->first_start = first_start;
  show_store (self);
}

void
anning_window_show_problem (AnningWindow *self,
                            const GError *error)
{
  g_return_if_fail (ANNING_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  anning_problem_set_error (self->problem, error);
  gtk_stack_set_visible_child_name (self->state, "problem");
}

static void
let_store_go (AnningWindow *self)
{
  AnningPageHolder *holders[] = { self->guidance, self->planner, self->incidents, self->relatives };

  quiet_pages (self);
  anning_window_search_set_store (self->search, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (holders); i++)
    anning_page_holder_clear (holders[i]);
  adw_bin_set_child (self->welcome, NULL);
  anning_recording_bar_set_store (self->recording_bar, NULL);
  anning_rights_bar_set_file (self->rights_bar, NULL, NULL);
  anning_undo_stack_clear (self->undos);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", FALSE);
  g_clear_object (&self->gone);
  g_clear_object (&self->store);
  update_create_button (self);
}

void
anning_window_show_restoring (AnningWindow *self,
                              GCancellable *cancellable)
{
  GtkWidget *view;

  g_return_if_fail (ANNING_IS_WINDOW (self));

  anning_sheet_close_all (GTK_WINDOW (self));
  let_store_go (self);
  view = gtk_stack_get_child_by_name (self->state, "restoring");
  if (view == NULL)
    {
      view = anning_restoring_view_new ();
      gtk_stack_add_named (self->state, view, "restoring");
    }
  anning_restoring_view_begin (ANNING_RESTORING_VIEW (view), cancellable);
  gtk_stack_set_visible_child (self->state, view);
}

void
anning_window_set_restored (AnningWindow *self,
                            double        fraction)
{
  GtkWidget *view;

  g_return_if_fail (ANNING_IS_WINDOW (self));

  view = gtk_stack_get_child_by_name (self->state, "restoring");
  if (view != NULL)
    anning_restoring_view_set_fraction (ANNING_RESTORING_VIEW (view), fraction);
}

void
anning_window_show_page (AnningWindow *self,
                         const char   *page)
{
  g_return_if_fail (ANNING_IS_WINDOW (self));

  if (self->store == NULL || adw_view_stack_get_child_by_name (self->pages, page) == NULL)
    return;
  anning_window_search_leave (self->search);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->state), "welcome") == 0)
    anning_setting_set_later (self->store, ANNING_SETTING_ENTERED, "yes");
  gtk_stack_set_visible_child_name (self->state, "pages");
  adw_view_stack_set_visible_child_name (self->pages, page);
  anning_page_focus (GTK_WIDGET (get_visible_page (self)));
}

void
anning_window_create_on (AnningWindow *self,
                         const char   *page)
{
  g_return_if_fail (ANNING_IS_WINDOW (self));

  if (self->store == NULL)
    return;
  anning_window_show_page (self, page);
  anning_page_create (get_visible_page (self));
}

void
anning_window_show_record (AnningWindow *self,
                           const char   *table,
                           gint64        id,
                           const char   *key)
{
  const char *name = anning_page_find_for_table (table);
  GtkWidget *holder;

  g_return_if_fail (ANNING_IS_WINDOW (self));
  g_return_if_fail (table != NULL);

  if (self->store == NULL || name == NULL)
    return;
  holder = adw_view_stack_get_child_by_name (self->pages, name);
  if (anning_page_show_record (anning_page_holder_get_page (ANNING_PAGE_HOLDER (holder)), table, id, key))
    anning_window_show_page (self, name);
}

void
anning_window_activate_once_filled (AnningWindow *self,
                                    const char   *action,
                                    GVariant     *parameter)
{
  g_return_if_fail (ANNING_IS_WINDOW (self));
  g_return_if_fail (action != NULL);

  g_free (self->wanted);
  g_clear_pointer (&self->wanted_parameter, g_variant_unref);
  self->wanted = g_strdup (action);
  self->wanted_parameter = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;
  if (self->painted && self->store != NULL)
    activate_wanted (self);
}

void
anning_window_import (AnningWindow *self,
                      GListModel   *files)
{
  g_return_if_fail (ANNING_IS_WINDOW (self));
  g_return_if_fail (G_IS_LIST_MODEL (files));

  if (!self->painted || self->store == NULL)
    {
      if (self->waiting == NULL)
        self->waiting = g_list_store_new (G_TYPE_FILE);
      for (guint i = 0; i < g_list_model_get_n_items (files); i++)
        {
          g_autoptr (GFile) file = g_list_model_get_item (files, i);

          g_list_store_append (self->waiting, file);
        }
      return;
    }

  /* The doors of the first start stay open behind the preview. */
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->state), "welcome") != 0)
    anning_window_show_page (self, "incidents");
  anning_import_dialog_present (GTK_WIDGET (self), self->store, files);
}

void
anning_window_hide_now (AnningWindow *self)
{
  g_return_if_fail (ANNING_IS_WINDOW (self));

  quiet_pages (self);
  anning_listening_hush (anning_listening_get_default ());
  gtk_window_set_title (GTK_WINDOW (self), "");
  if (self->hidden == NULL)
    self->hidden = anning_hiding_hide ();
}

void
anning_window_come_back (AnningWindow *self)
{
  g_autoptr (GPtrArray) hidden = NULL;

  g_return_if_fail (ANNING_IS_WINDOW (self));

  gtk_window_set_title (GTK_WINDOW (self), _("Anning"));
  gtk_window_present (GTK_WINDOW (self));
  hidden = g_steal_pointer (&self->hidden);
  if (hidden != NULL)
    anning_hiding_show (hidden);
}

gboolean
anning_window_is_recording (AnningWindow *self)
{
  g_return_val_if_fail (ANNING_IS_WINDOW (self), FALSE);
  return anning_recording_bar_is_busy (self->recording_bar);
}

AdwToastOverlay *
anning_window_get_toasts (AnningWindow *self)
{
  g_return_val_if_fail (ANNING_IS_WINDOW (self), NULL);
  return self->toasts;
}

void
anning_window_add_undo (AnningWindow   *self,
                        AdwToast       *toast,
                        AnningUndoFunc  func,
                        gpointer        data,
                        GDestroyNotify  data_free)
{
  g_return_if_fail (ANNING_IS_WINDOW (self));

  anning_undo_stack_push (self->undos, toast, func, data, data_free);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", TRUE);
}
