/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-guidance-page.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-article-view.h"
#include "anning-claims-view.h"
#include "anning-fact-page.h"
#include "anning-glossary-view.h"
#include "anning-guidance-nav.h"
#include "anning-hotlines-view.h"
#include "anning-kept-documents.h"
#include "anning-letters-view.h"
#include "anning-reading-marks.h"
#include "anning-rates-view.h"
#include "anning-search-view.h"
#include "anning-situations-view.h"
#include "anning-tick-lists-view.h"
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
  GtkWidget *restart_button;
  GtkStack *detail_stack;
  AdwStatusPage *error_page;
  AnningArticleView *article_view;
  AdwBin *fact_bin;
};

G_DEFINE_FINAL_TYPE (AnningGuidancePage, anning_guidance_page, ANNING_TYPE_PAGE)

/* ---- kept documents ---- */

static gboolean
is_kept (AnningGuidancePage *self,
         const char         *key)
{
  return self->kept != NULL && anning_kept_documents_contains (self->kept, key);
}

static void
kept_changed_cb (AnningGuidancePage *self)
{
  const AnningLibraryEntry *shown = anning_article_view_get_entry (self->article_view);

  if (shown != NULL)
    anning_article_view_set_bookmarked (self->article_view, is_kept (self, shown->article->key));
  if (self->texts != NULL && self->kept != NULL)
    {
      g_autoptr (GHashTable) keys = anning_kept_documents_get_keys (self->kept);

      anning_guidance_nav_set_kept (self->nav, keys);
    }
}

static void
bookmark_toggled_cb (AnningGuidancePage *self)
{
  const AnningLibraryEntry *entry = anning_article_view_get_entry (self->article_view);

  if (entry != NULL && self->kept != NULL)
    anning_kept_documents_toggle (self->kept, entry->article->key, GTK_WIDGET (self));
}

/* ---- places ---- */

/* Shows the page of that name in the stack, making it when it is first asked for. */
static GtkWidget *
show_pane (AnningGuidancePage  *self,
           const char          *name,
           GtkWidget         *(*make) (AnningTexts *texts))
{
  GtkWidget *pane = gtk_stack_get_child_by_name (self->detail_stack, name);

  if (pane == NULL)
    {
      pane = make (self->texts);
      gtk_stack_add_named (self->detail_stack, pane, name);
    }
  gtk_stack_set_visible_child (self->detail_stack, pane);
  return pane;
}

/* The same for what works on the file. Returns: (nullable): NULL while the file is not open yet */
static GtkWidget *
show_store_pane (AnningGuidancePage  *self,
                 const char          *name,
                 GtkWidget         *(*make) (AnningGuidancePage *self))
{
  GtkWidget *pane = gtk_stack_get_child_by_name (self->detail_stack, name);

  if (pane == NULL && anning_page_get_store (ANNING_PAGE (self)) != NULL)
    {
      pane = make (self);
      gtk_stack_add_named (self->detail_stack, pane, name);
    }
  if (pane != NULL)
    gtk_stack_set_visible_child (self->detail_stack, pane);
  return pane;
}

/* Goes on where the reader stopped in an article; one that was read begins anew. */
static void
resume (AnningGuidancePage       *self,
        const AnningLibraryEntry *entry)
{
  const char *key = entry->article->key;
  guint block = 0;

  if (self->marks == NULL)
    return;
  anning_article_view_set_read (self->article_view, anning_reading_marks_is_read (self->marks, key));
  if (entry->kind == ANNING_DOCUMENT_ARTICLE && !anning_reading_marks_is_read (self->marks, key))
    block = anning_reading_marks_get_block (self->marks, key);
  if (block > 0)
    anning_article_view_set_position (self->article_view, block);
  gtk_widget_set_visible (self->restart_button, block > 0);
}

static void
restart_cb (AnningGuidancePage *self)
{
  anning_article_view_set_position (self->article_view, 0);
  gtk_widget_set_visible (self->restart_button, FALSE);
}

static void
position_changed_cb (AnningGuidancePage *self)
{
  const AnningLibraryEntry *entry = anning_article_view_get_entry (self->article_view);

  if (entry != NULL && self->marks != NULL)
    anning_reading_marks_set (self->marks, entry->article->key,
                              anning_article_view_get_position (self->article_view),
                              anning_article_view_get_read (self->article_view));
}

static gboolean
show_document (AnningGuidancePage *self,
               const char         *key,
               const char         *find)
{
  const AnningLibraryEntry *entry = anning_library_find (anning_texts_get_library (self->texts), key);

  if (entry == NULL)
    return FALSE;
  if (anning_article_view_get_entry (self->article_view) != entry)
    {
      anning_article_view_set_entry (self->article_view, entry, anning_texts_get_facts (self->texts));
      resume (self, entry);
    }
  anning_article_view_set_bookmarked (self->article_view, is_kept (self, key));
  gtk_stack_set_visible_child_name (self->detail_stack, "document");
  if (find != NULL)
    anning_article_view_find (self->article_view, find);
  return TRUE;
}

static gboolean
show_situations (AnningGuidancePage *self,
                 gint64              id,
                 const char         *key,
                 const char         *find)
{
  if (*key != '\0')
    return show_document (self, key, find);
  show_pane (self, "situations", anning_situations_view_new);
  return TRUE;
}

static gboolean
show_claims (AnningGuidancePage *self,
             gint64              id,
             const char         *key,
             const char         *find)
{
  if (*key != '\0')
    return show_document (self, key, find);
  show_pane (self, "claims", anning_claims_view_new);
  return TRUE;
}

static gboolean
show_article (AnningGuidancePage *self,
              gint64              id,
              const char         *key,
              const char         *find)
{
  return show_document (self, key, find);
}

static gboolean
show_hotlines (AnningGuidancePage *self,
               gint64              id,
               const char         *key,
               const char         *find)
{
  GtkWidget *view = show_pane (self, "hotlines", anning_hotlines_view_new);

  return *key == '\0' || anning_hotlines_view_reveal (ANNING_HOTLINES_VIEW (view), key);
}

static gboolean
show_terms (AnningGuidancePage *self,
            gint64              id,
            const char         *key,
            const char         *find)
{
  GtkWidget *view = show_pane (self, "terms", anning_glossary_view_new);

  return *key == '\0' || anning_glossary_view_reveal (ANNING_GLOSSARY_VIEW (view), key);
}

/* The way back leads through letters too. */
static void
letter_asked_cb (AnningGuidancePage *self,
                 const char         *table,
                 gint64              id,
                 const char         *key)
{
  anning_page_show_record (ANNING_PAGE (self), table, id, key);
}

static GtkWidget *
make_letters (AnningGuidancePage *self)
{
  GtkWidget *view = anning_letters_view_new ();

  anning_letters_view_set_store (ANNING_LETTERS_VIEW (view), anning_page_get_store (ANNING_PAGE (self)));
  g_signal_connect_object (view, "asked", G_CALLBACK (letter_asked_cb), self, G_CONNECT_SWAPPED);
  return view;
}

/* The letters to be written; with an id the one about that debt. */
static gboolean
show_letters (AnningGuidancePage *self,
              gint64              id,
              const char         *key,
              const char         *find)
{
  GtkWidget *view = show_store_pane (self, "letters", make_letters);

  if (view == NULL)
    return TRUE;
  if (*key == '\0')
    anning_letters_view_show_list (ANNING_LETTERS_VIEW (view));
  else
    anning_letters_view_show_template (ANNING_LETTERS_VIEW (view), key, id > 0 ? id : ANNING_UNKNOWN);
  return TRUE;
}

static gboolean
show_letter (AnningGuidancePage *self,
             gint64              id,
             const char         *key,
             const char         *find)
{
  GtkWidget *view = show_store_pane (self, "letters", make_letters);

  if (view != NULL)
    anning_letters_view_show_letter (ANNING_LETTERS_VIEW (view), id);
  return TRUE;
}

static GtkWidget *
make_tick_lists (AnningGuidancePage *self)
{
  return anning_tick_lists_view_new (self->texts, anning_page_get_store (ANNING_PAGE (self)));
}

static gboolean
show_tick_lists (AnningGuidancePage *self,
                 gint64              id,
                 const char         *key,
                 const char         *find)
{
  GtkWidget *view = show_store_pane (self, "tick-lists", make_tick_lists);

  return view == NULL || anning_tick_lists_view_show (ANNING_TICK_LISTS_VIEW (view), key);
}

/* A line that the user added, found by a search. */
static gboolean
show_tick (AnningGuidancePage *self,
           gint64              id,
           const char         *key,
           const char         *find)
{
  GtkWidget *view = show_store_pane (self, "tick-lists", make_tick_lists);

  if (view != NULL)
    anning_tick_lists_view_show_line (ANNING_TICK_LISTS_VIEW (view), id);
  return TRUE;
}

static GtkWidget *
make_rates (AnningGuidancePage *self)
{
  return anning_rates_view_new (self->texts, anning_page_get_store (ANNING_PAGE (self)));
}

static gboolean
show_rates (AnningGuidancePage *self,
            gint64              id,
            const char         *key,
            const char         *find)
{
  show_store_pane (self, "rates", make_rates);
  return TRUE;
}

static gboolean
show_fact (AnningGuidancePage *self,
           gint64              id,
           const char         *key,
           const char         *find)
{
  const AnningFact *fact = anning_facts_find (anning_texts_get_facts (self->texts), key);

  if (fact == NULL)
    return FALSE;
  adw_bin_set_child (self->fact_bin, anning_fact_page_new (self->texts, fact));
  gtk_stack_set_visible_child_name (self->detail_stack, "fact");
  return TRUE;
}

static const struct
{
  const char *table;
  gboolean (*show) (AnningGuidancePage *self,
                    gint64              id,
                    const char         *key,
                    const char         *find);
} places[] = {
  { "situation", show_situations },
  { "claim", show_claims },
  { "article", show_article },
  { "hotline", show_hotlines },
  { "term", show_terms },
  { "letter_template", show_letters },
  { "letter", show_letter },
  { "tick_list", show_tick_lists },
  { "tick", show_tick },
  { "lpr_value", show_rates },
  { "fact", show_fact },
};

static gboolean
is_place (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      if (g_strcmp0 (places[i].table, table) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A document of another kind than its link says is found all the same. */
static const char *
find_table (AnningGuidancePage *self,
            const AnningPlace  *place,
            const char         *key)
{
  const AnningLibraryEntry *entry = NULL;

  if (*key != '\0')
    entry = anning_library_find (anning_texts_get_library (self->texts), key);
  return entry != NULL && g_str_equal (place->table, "article") ? anning_document_kind_word (entry->kind) : place->table;
}

static void
update_back (AnningGuidancePage *self)
{
  gtk_widget_set_visible (self->back_button,
                          adw_leaflet_get_folded (self->leaflet) || anning_trail_can (self->trail, -1));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "guidance.forward", anning_trail_can (self->trail, 1));
}

/* Where the focus was when this was last on the screen. */
static gboolean
focus_again (GtkWidget *widget)
{
  GtkWidget *last = widget, *child;

  while (last != NULL && (child = gtk_widget_get_focus_child (last)) != NULL)
    last = child;
  return last != widget && gtk_widget_get_mapped (last) && gtk_widget_grab_focus (last);
}

/* Where a link led, reading goes on with the keys; from the list or the search it does not run away. */
static void
take_focus (AnningGuidancePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || (focus != NULL && gtk_widget_get_mapped (focus)
                                                     && !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->detail_stack))))
    return;
  /* Another text begins at its title, not at the button that led to it. */
  if (gtk_widget_get_mapped (GTK_WIDGET (self->article_view)))
    gtk_widget_grab_focus (GTK_WIDGET (self->article_view));
  else if (!focus_again (gtk_stack_get_visible_child (self->detail_stack)))
    gtk_widget_child_focus (GTK_WIDGET (self->detail_stack), GTK_DIR_TAB_FORWARD);
}

/* Shows where the trail stands; waits for the texts when they are not there yet. */
static void
show_current (AnningGuidancePage *self)
{
  const AnningPlace *place = anning_trail_current (self->trail);
  g_autofree char *key = NULL;
  const char *table, *find;
  gboolean shown = FALSE;

  update_back (self);
  gtk_widget_set_visible (self->restart_button, FALSE);
  if (self->texts == NULL || place == NULL)
    return;

  find = strchr (place->key, '#');
  key = find != NULL ? g_strndup (place->key, find - place->key) : g_strdup (place->key);
  table = find_table (self, place, key);
  anning_article_view_quiet (self->article_view);
  for (guint i = 0; i < G_N_ELEMENTS (places) && !shown; i++)
    shown = g_str_equal (places[i].table, table) && places[i].show (self, place->id, key, find != NULL ? find + 1 : NULL);

  if (shown)
    {
      anning_guidance_nav_select (self->nav, table, key);
      take_focus (self);
    }
  else
    anning_toast (GTK_WIDGET (self), _("This is not there any more."));
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
  if (texts == NULL)
    {
      adw_status_page_set_icon_name (self->error_page, "dialog-warning-symbolic");
      gtk_stack_set_visible_child (self->detail_stack, GTK_WIDGET (self->error_page));
      return;
    }

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
  kept_changed_cb (self);
  load_marks (self);
  /* What needs the file was asked for before it was open. */
  show_current (self);
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

  if (!is_place (table))
    return FALSE;
  /* Whoever comes from elsewhere has nothing here to go back to. */
  if (!reading)
    anning_trail_clear (self->trail);
  go_to (self, table, id, key != NULL ? key : "");
  return TRUE;
}

static void
anning_guidance_page_quiet (AnningPage *page)
{
  anning_article_view_quiet (ANNING_GUIDANCE_PAGE (page)->article_view);
}

static void
anning_guidance_page_dispose (GObject *object)
{
  AnningGuidancePage *self = ANNING_GUIDANCE_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->article_view != NULL)
    anning_article_view_set_entry (self->article_view, NULL, NULL);
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

  g_type_ensure (ANNING_TYPE_ARTICLE_VIEW);
  g_type_ensure (ANNING_TYPE_GUIDANCE_NAV);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/guidance/anning-guidance-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, results_bin);
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, nav);
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, back_button);
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, restart_button);
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, detail_stack);
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, error_page);
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, article_view);
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, fact_bin);
  gtk_widget_class_bind_template_callback (widget_class, nav_opened_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_back);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, bookmark_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, position_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, restart_cb);

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
