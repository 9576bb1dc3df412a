/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-guidance-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-guidance-detail.h"
#include "anning-guidance-nav.h"
#include "anning-kept-documents.h"
#include "anning-reading-marks.h"
#include "anning-search-view.h"
#include "anning-toasts.h"
#include "anning-trail.h"
#include "anning-ui-texts.h"

struct _AnningGuidancePage
{
  AnningPage parent_instance;

  GCancellable *cancellable;
  AnningTexts *texts; /* NULL until they are loaded */
  AnningTrail *trail;
  AnningReadingMarks *marks;
  AnningKeptDocuments *kept;

  AdwLeaflet *leaflet;
  GtkSearchEntry *search_entry;
  GtkStack *list_stack;
  AdwBin *results_bin;
  AnningGuidanceNav *nav;
  GtkWidget *back_button;
  AnningGuidanceDetail *detail;
};

G_DEFINE_FINAL_TYPE (AnningGuidancePage, anning_guidance_page, ANNING_TYPE_PAGE)

/* ---- places ---- */

static void
update_back (AnningGuidancePage *self)
{
  gtk_widget_set_visible (self->back_button,
                          adw_leaflet_get_folded (self->leaflet) || anning_trail_can (self->trail, -1));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "guidance.forward", anning_trail_can (self->trail, 1));
}

/* Where a link led, reading goes on with the keys; from the list or the search it does not run away. */
static void
take_focus (AnningGuidancePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (gtk_widget_get_mapped (GTK_WIDGET (self))
      && (focus == NULL || !gtk_widget_get_mapped (focus)
          || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->detail))))
    gtk_widget_grab_focus (GTK_WIDGET (self->detail));
}

/* Shows where the trail stands; waits for the texts when they are not there yet. */
static void
show_current (AnningGuidancePage *self)
{
  const AnningPlace *place = anning_trail_current (self->trail);
  g_autofree char *key = NULL;
  const char *find;

  update_back (self);
  if (self->texts == NULL || place == NULL)
    return;

  find = strchr (place->key, '#');
  key = find != NULL ? g_strndup (place->key, find - place->key) : g_strdup (place->key);
  if (anning_guidance_detail_show (self->detail, place->table, place->id, key, find != NULL ? find + 1 : NULL))
    {
      anning_guidance_nav_select (self->nav, place->table, key);
      take_focus (self);
    }
  else
    {
      anning_toast (GTK_WIDGET (self), _("This is not there any more."));
    }
}

static void
go_to (AnningGuidancePage *self,
       const char         *table,
       gint64              id,
       const char         *key)
{
  anning_trail_go (self->trail, table, id, key);
  adw_leaflet_set_visible_child_name (self->leaflet, "detail");
  show_current (self);
}

/* From the list a new way begins. */
static void
nav_opened_cb (AnningGuidancePage *self,
               const char         *table,
               const char         *key)
{
  anning_trail_clear (self->trail);
  go_to (self, table, 0, key);
}

static void
back_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  AnningGuidancePage *self = ANNING_GUIDANCE_PAGE (widget);

  if (anning_trail_step (self->trail, -1) != NULL)
    show_current (self);
  else
    adw_leaflet_set_visible_child_name (self->leaflet, "list");
}

static void
forward_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  AnningGuidancePage *self = ANNING_GUIDANCE_PAGE (widget);

  if (anning_trail_step (self->trail, 1) != NULL)
    show_current (self);
}

static gboolean
step_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   action)
{
  return gtk_widget_get_mapped (widget) && gtk_widget_activate_action (widget, action, NULL);
}

/* Also while nothing has the focus, as after a link whose text is gone; before the leaflet, to which Alt+Left
 * is the way to the list. */
static void
add_keys (AnningGuidancePage *self)
{
  static const char *const keys[][2] = {
    { "<Alt>Left", "guidance.back" },
    { "<Alt>Right", "guidance.forward" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), GTK_SHORTCUT_SCOPE_GLOBAL);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i][0]),
                                                            gtk_callback_action_new (step_cb, (gpointer) keys[i][1],
                                                                                     NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/* ---- search ---- */

static AnningSearchView *
get_search_view (AnningGuidancePage *self)
{
  if (adw_bin_get_child (self->results_bin) == NULL)
    {
      adw_bin_set_child (self->results_bin, g_object_new (ANNING_TYPE_SEARCH_VIEW, NULL));
      anning_search_view_set_store (ANNING_SEARCH_VIEW (adw_bin_get_child (self->results_bin)),
                                    anning_page_get_store (ANNING_PAGE (self)));
      anning_search_view_take_keys (ANNING_SEARCH_VIEW (adw_bin_get_child (self->results_bin)),
                                    GTK_WIDGET (self->search_entry));
    }
  return ANNING_SEARCH_VIEW (adw_bin_get_child (self->results_bin));
}

static void
search_changed_cb (AnningGuidancePage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));

  if (*text != '\0')
    anning_search_view_set_query (get_search_view (self), text);
  gtk_stack_set_visible_child_name (self->list_stack, *text != '\0' ? "results" : "nav");
}

static void
search_activate_cb (AnningGuidancePage *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    anning_search_view_activate_first (get_search_view (self));
}

/* ---- texts and file ---- */

static void
kept_changed_cb (AnningGuidancePage *self)
{
  g_autoptr (GHashTable) keys = NULL;

  if (self->texts == NULL || self->kept == NULL)
    return;
  keys = anning_kept_documents_get_keys (self->kept);
  anning_guidance_nav_set_kept (self->nav, keys);
}

static void
mark_changed_cb (AnningGuidancePage *self,
                 const char         *key)
{
  AnningLibrary *library = anning_texts_get_library (self->texts);
  guint n_entries = anning_library_get_count (library);

  for (guint i = 0; i < n_entries; i++)
    {
      const char *each = anning_library_get (library, i)->article->key;

      if (key == NULL || g_str_equal (key, each))
        anning_guidance_nav_set_read (self->nav, each, anning_reading_marks_is_read (self->marks, each));
    }
}

/* Needs both: the marks are those of the documents. */
static void
load_marks (AnningGuidancePage *self)
{
  AnningStore *store = anning_page_get_store (ANNING_PAGE (self));

  if (self->texts == NULL || store == NULL || self->marks != NULL)
    return;
  self->marks = anning_reading_marks_new (store, anning_texts_get_library (self->texts));
  g_signal_connect_object (self->marks, "changed", G_CALLBACK (mark_changed_cb), self, G_CONNECT_SWAPPED);
  anning_guidance_detail_set_marks (self->detail, self->marks);
}

static void
texts_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (AnningGuidancePage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningTexts) texts = anning_ui_texts_load_finish (result, &error);

  if (self->leaflet == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  anning_guidance_detail_set_texts (self->detail, texts);
  if (texts == NULL)
    return;

  self->texts = g_steal_pointer (&texts);
  anning_guidance_nav_set_library (self->nav, anning_texts_get_library (self->texts));
  kept_changed_cb (self);
  load_marks (self);
  if (anning_trail_current (self->trail) == NULL)
    anning_trail_go (self->trail, "situation", 0, "");
  show_current (self);
}

static void
anning_guidance_page_store_opened (AnningPage *page)
{
  AnningGuidancePage *self = ANNING_GUIDANCE_PAGE (page);

  self->kept = anning_kept_documents_new (anning_page_get_store (page));
  g_signal_connect_object (self->kept, "changed", G_CALLBACK (kept_changed_cb), self, G_CONNECT_SWAPPED);
  anning_guidance_detail_set_store (self->detail, anning_page_get_store (page), self->kept);
  kept_changed_cb (self);
  load_marks (self);
  /* What needs the file was asked for before it was open. */
  show_current (self);
}

static void
start_over_cb (AnningGuidancePage *self)
{
  anning_guidance_detail_start_over (self->detail);
}

static gboolean
anning_guidance_page_show_record (AnningPage *page,
                                  const char *table,
                                  gint64      id,
                                  const char *key)
{
  AnningGuidancePage *self = ANNING_GUIDANCE_PAGE (page);
  gboolean reading = gtk_widget_get_mapped (GTK_WIDGET (self))
                     && (!adw_leaflet_get_folded (self->leaflet)
                         || g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "detail") == 0);

  if (!anning_guidance_detail_shows (table))
    return FALSE;
  /* Whoever comes from elsewhere has nothing here to go back to. */
  if (!reading)
    anning_trail_clear (self->trail);
  go_to (self, table, id, key != NULL ? key : "");
  return TRUE;
}

static void
asked_cb (AnningGuidancePage *self,
          const char         *table,
          gint64              id,
          const char         *key)
{
  anning_guidance_page_show_record (ANNING_PAGE (self), table, id, key);
}

static void
anning_guidance_page_quiet (AnningPage *page)
{
  anning_guidance_detail_quiet (ANNING_GUIDANCE_PAGE (page)->detail);
}

static void
anning_guidance_page_dispose (GObject *object)
{
  AnningGuidancePage *self = ANNING_GUIDANCE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->kept);
  g_clear_object (&self->marks);
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_GUIDANCE_PAGE);
  self->leaflet = NULL;
  g_clear_object (&self->texts);
  g_clear_pointer (&self->trail, anning_trail_free);
  G_OBJECT_CLASS (anning_guidance_page_parent_class)->dispose (object);
}

static void
anning_guidance_page_class_init (AnningGuidancePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  AnningPageClass *page_class = ANNING_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_guidance_page_dispose;
  page_class->store_opened = anning_guidance_page_store_opened;
  page_class->show_record = anning_guidance_page_show_record;
  page_class->quiet = anning_guidance_page_quiet;

  g_type_ensure (ANNING_TYPE_GUIDANCE_DETAIL);
  g_type_ensure (ANNING_TYPE_GUIDANCE_NAV);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/guidance/anning-guidance-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, results_bin);
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, nav);
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, back_button);
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, detail);
  gtk_widget_class_bind_template_callback (widget_class, nav_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_back);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_over_cb);
  gtk_widget_class_bind_template_callback (widget_class, asked_cb);

  gtk_widget_class_install_action (widget_class, "guidance.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "guidance.forward", NULL, forward_action);
}

static void
anning_guidance_page_init (AnningGuidancePage *self)
{
  self->trail = anning_trail_new ();
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_keys (self);
  update_back (self);
  anning_ui_texts_load_async (self->cancellable, texts_loaded_cb, g_object_ref (self));
}

AnningGuidancePage *
anning_guidance_page_new (void)
{
  return g_object_new (ANNING_TYPE_GUIDANCE_PAGE, NULL);
}
