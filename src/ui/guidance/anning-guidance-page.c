/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-guidance-page.h"

#include <glib/gi18n.h>

#include "anning-article-search.h"
#include "anning-article-view.h"
#include "anning-facts.h"
#include "anning-language.h"
#include "anning-library.h"
#include "anning-reading.h"
#include "anning-record-list.h"
#include "anning-toasts.h"

/* More rows than anyone reads, and few enough to build at every key. */
#define MAX_HITS 60

struct _AnningGuidancePage
{
  AnningPage parent_instance;

  AnningLibrary *library;
  AnningFacts *facts;
  GPtrArray *hits; /* AnningArticleHit, as listed */
  AnningRecordList *bookmarks;

  AdwLeaflet *leaflet;
  GtkSearchEntry *search_entry;
  GtkStack *list_stack;
  AdwStatusPage *nothing_page;
  AdwStatusPage *error_page;
  GtkListBox *article_list;
  GtkListBox *hit_list;
  GtkStack *article_stack;
  AnningArticleView *article_view;
};

G_DEFINE_FINAL_TYPE (AnningGuidancePage, anning_guidance_page, ANNING_TYPE_PAGE)

/* Returns: (nullable): the bookmark of that article */
static const AnningBookmark *
find_bookmark (AnningGuidancePage *self,
               const char         *key)
{
  guint n_bookmarks = self->bookmarks != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->bookmarks)) : 0;

  for (guint i = 0; i < n_bookmarks; i++)
    {
      const AnningBookmark *bookmark = anning_record_list_get (self->bookmarks, i);

      if (g_strcmp0 (bookmark->article, key) == 0)
        return bookmark;
    }
  return NULL;
}

static GtkWidget *
make_line (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A row of two lines; the second is markup. */
static GtkWidget *
make_row (const char *title,
          const char *markup)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *first = make_line (NULL);
  GtkWidget *second = make_line ("caption");
  g_autofree char *name = NULL;

  gtk_label_set_label (GTK_LABEL (first), title);
  gtk_label_set_markup (GTK_LABEL (second), markup);
  gtk_widget_add_css_class (second, "dim-label");
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), first);
  gtk_box_append (GTK_BOX (lines), second);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);

  name = g_strdup_printf ("%s, %s", title, gtk_label_get_text (GTK_LABEL (second)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
clear_list (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (list, 0))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
show_star (GtkListBoxRow *row,
           gboolean       bookmarked)
{
  GtkWidget *box = gtk_list_box_row_get_child (row);
  GtkWidget *last = gtk_widget_get_last_child (box);

  if (GTK_IS_IMAGE (last) == bookmarked)
    return;
  if (!bookmarked)
    {
      gtk_box_remove (GTK_BOX (box), last);
      return;
    }
  last = gtk_image_new_from_icon_name ("starred-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (last), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Kept"), -1);
  gtk_box_append (GTK_BOX (box), last);
}

static void
bookmarks_changed_cb (AnningGuidancePage *self)
{
  const AnningLibraryEntry *shown = anning_article_view_get_entry (self->article_view);
  guint n_articles = self->library != NULL ? anning_library_get_count (self->library) : 0;

  for (guint i = 0; i < n_articles; i++)
    {
      const AnningLibraryEntry *entry = anning_library_get (self->library, i);

      show_star (gtk_list_box_get_row_at_index (self->article_list, i),
                 find_bookmark (self, entry->article->key) != NULL);
    }
  if (shown != NULL)
    anning_article_view_set_bookmarked (self->article_view, find_bookmark (self, shown->article->key) != NULL);
}

static void
show_article (AnningGuidancePage       *self,
              const AnningLibraryEntry *entry)
{
  guint n_articles = anning_library_get_count (self->library);

  if (anning_article_view_get_entry (self->article_view) != entry)
    anning_article_view_set_entry (self->article_view, entry, self->facts);
  anning_article_view_set_bookmarked (self->article_view, find_bookmark (self, entry->article->key) != NULL);
  for (guint i = 0; i < n_articles; i++)
    {
      if (anning_library_get (self->library, i) == entry)
        gtk_list_box_select_row (self->article_list, gtk_list_box_get_row_at_index (self->article_list, i));
    }
}

static void
article_activated_cb (AnningGuidancePage *self,
                      GtkListBoxRow      *row)
{
  show_article (self, anning_library_get (self->library, gtk_list_box_row_get_index (row)));
  adw_leaflet_set_visible_child_name (self->leaflet, "article");
}

static void
hit_activated_cb (AnningGuidancePage *self,
                  GtkListBoxRow      *row)
{
  const AnningArticleHit *hit = g_ptr_array_index (self->hits, gtk_list_box_row_get_index (row));

  show_article (self, hit->entry);
  if (hit->place == ANNING_HIT_BLOCK)
    anning_article_view_show_hit (self->article_view, hit->block, hit->start, hit->end);
  adw_leaflet_set_visible_child_name (self->leaflet, "article");
}

static void
search_changed_cb (AnningGuidancePage *self)
{
  const char *query = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autofree char *stripped = g_strstrip (g_strdup (query));

  clear_list (self->hit_list);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  if (*stripped == '\0' || self->library == NULL)
    {
      gtk_stack_set_visible_child_name (self->list_stack, "articles");
      return;
    }

  self->hits = anning_article_search (self->library, stripped);
  for (guint i = 0; i < self->hits->len && i < MAX_HITS; i++)
    {
      const AnningArticleHit *hit = g_ptr_array_index (self->hits, i);

      gtk_list_box_append (self->hit_list, make_row (hit->entry->article->title, hit->snippet));
    }
  /* A large icon is loaded as soon as it is named, shown or not. */
  if (self->hits->len == 0)
    adw_status_page_set_icon_name (self->nothing_page, "edit-find-symbolic");
  gtk_stack_set_visible_child_name (self->list_stack, self->hits->len > 0 ? "hits" : "nothing");
}

static void
search_activate_cb (AnningGuidancePage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->hit_list, 0);

  if (row == NULL)
    return;
  gtk_list_box_select_row (self->hit_list, row);
  hit_activated_cb (self, row);
}

static gboolean
open_article (AnningGuidancePage *self,
              const char         *key)
{
  const AnningLibraryEntry *entry = self->library != NULL ? anning_library_find (self->library, key) : NULL;

  if (entry == NULL)
    return FALSE;
  show_article (self, entry);
  adw_leaflet_set_visible_child_name (self->leaflet, "article");
  return TRUE;
}

static void
open_article_cb (AnningGuidancePage *self,
                 const char         *key)
{
  if (!open_article (self, key))
    anning_toast (GTK_WIDGET (self), _("This article is not there."));
}

static void
bookmark_saved_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (AnningGuidancePage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (anning_records_save_finish (ANNING_STORE (source), result, &error) != 0)
    return;
  anning_toast_error (GTK_WIDGET (self), error);
  bookmarks_changed_cb (self);
}

static void
bookmark_removed_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (AnningGuidancePage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (anning_records_remove_finish (ANNING_STORE (source), result, &error))
    return;
  anning_toast_error (GTK_WIDGET (self), error);
  bookmarks_changed_cb (self);
}

static void
bookmark_toggled_cb (AnningGuidancePage *self)
{
  const AnningLibraryEntry *entry = anning_article_view_get_entry (self->article_view);
  AnningStore *store = anning_page_get_store (ANNING_PAGE (self));
  const AnningBookmark *bookmark;

  if (entry == NULL || store == NULL)
    return;

  bookmark = find_bookmark (self, entry->article->key);
  if (bookmark != NULL)
    {
      anning_records_remove_async (store, &anning_bookmark_type, bookmark->record.id,
                                   bookmark_removed_cb, g_object_ref (self));
    }
  else
    {
      g_autoptr (AnningBookmark) added = anning_bookmark_new ();

      added->article = g_strdup (entry->article->key);
      anning_records_save_async (store, &anning_bookmark_type, added, bookmark_saved_cb, g_object_ref (self));
    }
}

static const AnningLibraryEntry *
entry_of (AnningGuidancePage *self,
          GtkListBoxRow      *row)
{
  return row != NULL ? anning_library_get (self->library, gtk_list_box_row_get_index (row)) : NULL;
}

static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  const AnningLibraryEntry *entry = entry_of (user_data, row);
  const AnningLibraryEntry *previous = entry_of (user_data, before);
  GtkWidget *header;

  if (previous != NULL && g_strcmp0 (previous->group, entry->group) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  if (gtk_list_box_row_get_header (row) != NULL)
    return;

  header = make_line ("heading");
  gtk_label_set_label (GTK_LABEL (header), entry->group);
  gtk_widget_set_margin_top (header, 12);
  gtk_widget_set_margin_bottom (header, 6);
  gtk_widget_set_margin_start (header, 12);
  gtk_list_box_row_set_header (row, header);
}

static void
load_articles (AnningGuidancePage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) facts_error = NULL;
  guint n_articles;

  self->facts = anning_facts_load (anning_ui_language (), &facts_error);
  if (self->facts == NULL)
    g_warning ("The facts cannot be read: %s", facts_error->message);
  self->library = anning_library_load (anning_ui_language (), &error);
  if (self->library == NULL)
    {
      g_warning ("The articles cannot be read: %s", error->message);
      adw_status_page_set_icon_name (self->error_page, "dialog-warning-symbolic");
      gtk_stack_set_visible_child_name (self->article_stack, "error");
      return;
    }

  n_articles = anning_library_get_count (self->library);
  for (guint i = 0; i < n_articles; i++)
    {
      const AnningLibraryEntry *entry = anning_library_get (self->library, i);
      g_autofree char *summary = g_markup_escape_text (entry->article->summary, -1);

      gtk_list_box_append (self->article_list, make_row (entry->article->title, summary));
    }
  gtk_list_box_set_header_func (self->article_list, update_header, self, NULL);
  if (n_articles > 0)
    show_article (self, anning_library_get (self->library, 0));
}

static void
anning_guidance_page_store_opened (AnningPage *page)
{
  AnningGuidancePage *self = ANNING_GUIDANCE_PAGE (page);

  g_clear_object (&self->bookmarks);
  self->bookmarks = anning_record_list_new (anning_page_get_store (page), &anning_bookmark_type, NULL, 0);
  g_signal_connect_object (self->bookmarks, "items-changed", G_CALLBACK (bookmarks_changed_cb), self, G_CONNECT_SWAPPED);
  bookmarks_changed_cb (self);
}

static gboolean
anning_guidance_page_show_record (AnningPage *page,
                                  const char *table,
                                  gint64      id,
                                  const char *key)
{
  return g_strcmp0 (table, "article") == 0 && key != NULL && open_article (ANNING_GUIDANCE_PAGE (page), key);
}

static void
anning_guidance_page_quiet (AnningPage *page)
{
  anning_article_view_quiet (ANNING_GUIDANCE_PAGE (page)->article_view);
}

static void
back_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  adw_leaflet_set_visible_child_name (ANNING_GUIDANCE_PAGE (widget)->leaflet, "list");
}

static void
anning_guidance_page_dispose (GObject *object)
{
  AnningGuidancePage *self = ANNING_GUIDANCE_PAGE (object);

  if (self->article_view != NULL)
    anning_article_view_set_entry (self->article_view, NULL, NULL);
  g_clear_object (&self->bookmarks);
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_GUIDANCE_PAGE);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  g_clear_object (&self->library);
  g_clear_object (&self->facts);
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
  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/guidance/anning-guidance-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, list_stack);
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, nothing_page);
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, error_page);
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, article_list);
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, hit_list);
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, article_stack);
  gtk_widget_class_bind_template_child (widget_class, AnningGuidancePage, article_view);
  gtk_widget_class_bind_template_callback (widget_class, article_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, hit_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_article_cb);
  gtk_widget_class_bind_template_callback (widget_class, bookmark_toggled_cb);

  gtk_widget_class_install_action (widget_class, "guidance.back", NULL, back_action);
}

static void
anning_guidance_page_init (AnningGuidancePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  load_articles (self);
}

AnningGuidancePage *
anning_guidance_page_new (void)
{
  return g_object_new (ANNING_TYPE_GUIDANCE_PAGE, NULL);
}
