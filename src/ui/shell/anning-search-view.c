/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-search-view.h"

#include <glib/gi18n.h>

#include "anning-article-search.h"
#include "anning-format.h"
#include "anning-language.h"
#include "anning-page.h"
#include "anning-search-result.h"
#include "anning-search.h"
#include "anning-toasts.h"

/* More than anyone reads; another character narrows it down. */
#define MAX_HITS 50
#define MAX_ARTICLES 5

struct _AnningSearchView
{
  AdwBin parent_instance;

  AnningStore *store;
  AnningLibrary *library;
  GCancellable *cancellable;
  GListStore *results;
  char *query;

  GtkStack *stack;
  AdwStatusPage *failed;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (AnningSearchView, anning_search_view, ADW_TYPE_BIN)

/* Returns: (transfer full): the icon of the page that shows such rows */
static char *
table_icon (const char *table)
{
  const char *page = anning_page_find_for_table (table);

  return g_strdup_printf ("anning-%s-symbolic", page != NULL ? page : "planner");
}

/* What kind of thing it is, in a word: also what a screen reader hears. */
static const char *
table_label (const char *table)
{
  static const char *const labels[][2] = {
    { "article", N_("Article") },
    { "debt", N_("Debt") },
    { "debt_fee", N_("Fee") },
    { "payment", N_("Payment") },
    { "budget_line", N_("Budget") },
    { "proposal", N_("Proposal") },
    { "round", N_("Negotiation") },
    { "incident", N_("Incident") },
    { "marker", N_("Marker") },
    { "relative", N_("Relative") },
    { "note", N_("Note") },
    { "note_part", N_("Note") },
    { "letter", N_("Letter") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (g_str_equal (table, labels[i][0]))
        return _(labels[i][1]);
    }
  return "";
}

static void
setup_cb (AnningSearchView *self,
          GtkListItem      *item)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *snippet = gtk_label_new (NULL);
  GtkWidget *kind = gtk_label_new (NULL);

  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (snippet), 0);
  gtk_label_set_ellipsize (GTK_LABEL (snippet), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (snippet), TRUE);
  gtk_widget_add_css_class (snippet, "caption");
  gtk_widget_add_css_class (snippet, "dim-label");
  gtk_widget_add_css_class (kind, "caption");
  gtk_widget_add_css_class (kind, "dim-label");
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), snippet);
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (row), kind);
  gtk_widget_add_css_class (row, "search-row");
  g_object_set_data (G_OBJECT (item), "icon", icon);
  g_object_set_data (G_OBJECT (item), "title", title);
  g_object_set_data (G_OBJECT (item), "snippet", snippet);
  g_object_set_data (G_OBJECT (item), "kind", kind);
  adw_clamp_set_child (ADW_CLAMP (clamp), row);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 680);
  gtk_list_item_set_child (item, clamp);
}

static void
bind_cb (AnningSearchView *self,
         GtkListItem      *item)
{
  AnningSearchResult *result = gtk_list_item_get_item (item);
  const char *table = anning_search_result_get_table (result);
  const char *title = anning_search_result_get_title (result);
  GtkLabel *snippet = g_object_get_data (G_OBJECT (item), "snippet");
  g_autofree char *icon = table_icon (table);

  gtk_image_set_from_icon_name (g_object_get_data (G_OBJECT (item), "icon"), icon);
  gtk_label_set_label (g_object_get_data (G_OBJECT (item), "title"),
                       title != NULL && *title != '\0' ? title : table_label (table));
  gtk_label_set_markup (snippet, anning_search_result_get_markup (result));
  gtk_widget_set_visible (GTK_WIDGET (snippet), *anning_search_result_get_markup (result) != '\0');
  gtk_label_set_label (g_object_get_data (G_OBJECT (item), "kind"), table_label (table));
}

static void
open_result (AnningSearchView   *self,
             AnningSearchResult *result)
{
  const char *key = anning_search_result_get_key (result);

  gtk_widget_activate_action (GTK_WIDGET (self), "app.show-record", "(sxs)",
                              anning_search_result_get_table (result),
                              anning_search_result_get_id (result),
                              key != NULL ? key : "");
}

static void
activate_cb (AnningSearchView *self,
             guint             position)
{
  g_autoptr (AnningSearchResult) result = g_list_model_get_item (G_LIST_MODEL (self->results), position);

  if (result != NULL)
    open_result (self, result);
}

/* What happened at some moment is told apart by it. */
static AnningSearchResult *
make_result (const AnningHit *hit)
{
  g_autofree char *markup = anning_search_result_mark_up (hit->snippet);
  g_autofree char *date = NULL;
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  if (hit->at == ANNING_UNKNOWN)
    return anning_search_result_new (hit->table, hit->id, NULL, hit->title, markup);

  date = anning_format_date (hit->at, hit->utc_offset);
  time = anning_format_time (hit->at, hit->utc_offset);
  text = g_strdup_printf (*markup != '\0' ? "%s %s · %s" : "%s %s%s", date, time, markup);
  return anning_search_result_new (hit->table, hit->id, NULL, hit->title, text);
}

/* Each article once, with the first of its places. */
static void
add_articles (AnningSearchView *self,
              GPtrArray        *results)
{
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  /* The articles come with the program: a failure to read them is told by their page. */
  if (self->library == NULL)
    self->library = anning_library_load (anning_ui_language (), NULL);
  if (self->library == NULL)
    return;
  hits = anning_article_search (self->library, self->query);
  for (guint i = 0; i < hits->len && results->len < MAX_ARTICLES; i++)
    {
      const AnningArticleHit *hit = g_ptr_array_index (hits, i);
      const AnningArticle *article = hit->entry->article;

      if (g_hash_table_add (seen, (gpointer) article))
        g_ptr_array_add (results, anning_search_result_new ("article", 0, article->key, article->title, hit->snippet));
    }
}

static void
found_cb (GObject      *source,
          GAsyncResult *async_result,
          gpointer      user_data)
{
  g_autoptr (AnningSearchView) self = user_data;
  g_autoptr (GPtrArray) hits = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;

  hits = anning_search_finish (ANNING_STORE (source), async_result, &error);
  if (self->stack == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (hits == NULL)
    {
      g_autofree char *sentence = anning_error_sentence (error);
      g_autofree char *markup = g_markup_escape_text (sentence, -1);

      adw_status_page_set_description (self->failed, markup);
      gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->failed));
      return;
    }

  results = g_ptr_array_new_with_free_func (g_object_unref);
  add_articles (self, results);
  for (guint i = 0; i < hits->len; i++)
    {
      AnningHit *hit = g_ptr_array_index (hits, i);

      g_ptr_array_add (results, make_result (hit));
    }
  g_list_store_splice (self->results, 0, g_list_model_get_n_items (G_LIST_MODEL (self->results)),
                       results->pdata, results->len);
  gtk_stack_set_visible_child_name (self->stack, results->len > 0 ? "results" : "nothing");
}

static void
anning_search_view_dispose (GObject *object)
{
  AnningSearchView *self = ANNING_SEARCH_VIEW (object);

  g_cancellable_cancel (self->cancellable);
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_SEARCH_VIEW);
  self->stack = NULL;
  g_clear_object (&self->cancellable);
  g_clear_object (&self->store);
  g_clear_object (&self->library);
  g_clear_object (&self->results);
  g_clear_pointer (&self->query, g_free);
  G_OBJECT_CLASS (anning_search_view_parent_class)->dispose (object);
}

static void
anning_search_view_class_init (AnningSearchViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_search_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/shell/anning-search-view.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningSearchView, stack);
  gtk_widget_class_bind_template_child (widget_class, AnningSearchView, failed);
  gtk_widget_class_bind_template_child (widget_class, AnningSearchView, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
anning_search_view_init (AnningSearchView *self)
{
  self->results = g_list_store_new (ANNING_TYPE_SEARCH_RESULT);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_model (self->list,
                           GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->results)))));
}

void
anning_search_view_set_store (AnningSearchView *self,
                              AnningStore      *store)
{
  g_return_if_fail (ANNING_IS_SEARCH_VIEW (self));
  g_set_object (&self->store, store);
}

void
anning_search_view_set_query (AnningSearchView *self,
                              const char       *query)
{
  g_return_if_fail (ANNING_IS_SEARCH_VIEW (self));

  if (g_strcmp0 (self->query, query) == 0)
    return;
  g_free (self->query);
  self->query = g_strdup (query);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->store == NULL || query == NULL || *query == '\0')
    return;
  self->cancellable = g_cancellable_new ();
  anning_search_async (self->store, query, NULL, MAX_HITS, self->cancellable, found_cb, g_object_ref (self));
}

void
anning_search_view_activate_first (AnningSearchView *self)
{
  g_return_if_fail (ANNING_IS_SEARCH_VIEW (self));
  activate_cb (self, 0);
}
