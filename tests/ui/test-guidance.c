/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-article-view.h"
#include "anning-fact-view.h"
#include "anning-guidance-page.h"
#include "anning-reading.h"
#include "ui-fixture.h"

static const char markdown[] =
  "checked: 2026-11-21\n\n# Title\n\nFirst.[](fact:a)\n\n## Heading\n\n> Note it.\n>\n> [Write it down](do:article:other)\n\n1. one\n";

static const char facts_text[] =
  "[a]\nen=A contract binds its parties.\nnature=law\nsource_en=Civil Code, art. 465\nchecked=2026-11-21\nconfidence=verified\n";

static void
opened_cb (AnningArticleView *view,
           const char        *key,
           char             **opened)
{
  *opened = g_strdup (key);
}

static void
count_cb (AnningArticleView *view,
          guint             *count)
{
  (*count)++;
}

static void
test_article_view (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningFacts) facts = anning_facts_parse (facts_text, -1, "en", &error);
  g_autoptr (AnningArticle) article = anning_article_parse ("key", markdown, strlen (markdown), &error);
  AnningLibraryEntry entry = { article, ANNING_DOCUMENT_ARTICLE, (char *) "Group" };
  GtkWidget *view = g_object_new (ANNING_TYPE_ARTICLE_VIEW, NULL);
  GtkWidget *window = ui_present (view, 800);
  GtkWidget *label, *popover = NULL;
  g_autofree char *opened = NULL;
  gboolean handled = FALSE;
  guint toggled = 0;

  g_assert_no_error (error);
  anning_article_view_set_entry (ANNING_ARTICLE_VIEW (view), &entry, facts);
  ui_settle (NULL);
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "Title"));
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "Checked on 21 November 2026 · 1 minute to read"));
  label = ui_find (view, GTK_TYPE_LABEL, "Heading");
  gtk_test_accessible_assert_role (label, GTK_ACCESSIBLE_ROLE_HEADING);

  /* The mark opens what it rests on. */
  label = ui_find (view, GTK_TYPE_LABEL, "First.[1]");
  g_assert_nonnull (label);
  g_signal_emit_by_name (label, "activate-link", "fact:a", &handled);
  g_assert_true (handled);
  ui_settle (NULL);
  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_POPOVER (child))
        popover = child;
    }
  g_assert_nonnull (popover);
  g_assert_nonnull (ui_find (popover, GTK_TYPE_LABEL, "A contract binds its parties."));
  g_assert_nonnull (ui_find (popover, GTK_TYPE_LABEL, "[Law] Civil Code, art. 465"));
  anning_article_view_quiet (ANNING_ARTICLE_VIEW (view));

  g_signal_connect (view, "open-article", G_CALLBACK (opened_cb), &opened);
  g_signal_emit_by_name (ui_find (view, GTK_TYPE_BUTTON, "Write it down"), "clicked");
  g_assert_cmpstr (opened, ==, "other");

  /* Only the reader's own press asks for a change. */
  g_signal_connect (view, "bookmark-toggled", G_CALLBACK (count_cb), &toggled);
  anning_article_view_set_bookmarked (ANNING_ARTICLE_VIEW (view), TRUE);
  g_assert_cmpuint (toggled, ==, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_find (view, GTK_TYPE_TOGGLE_BUTTON, "Keep This Article")), FALSE);
  g_assert_cmpuint (toggled, ==, 1);

  anning_article_view_show_hit (ANNING_ARTICLE_VIEW (view), 0, 0, 5);
  g_assert_nonnull (gtk_label_get_attributes (GTK_LABEL (label)));
  ui_settle (NULL);
  anning_article_view_set_entry (ANNING_ARTICLE_VIEW (view), NULL, NULL);
  g_assert_null (ui_find (view, GTK_TYPE_LABEL, "Heading"));
  ui_destroy (NULL, window, view);
}

static void
test_page_without_store (void)
{
  GtkWidget *page = GTK_WIDGET (anning_guidance_page_new ());
  GtkWidget *window = ui_present (page, 400);

  g_assert_null (anning_page_get_create_label (ANNING_PAGE (page)));
  g_assert_true (anning_page_show_record (ANNING_PAGE (page), "article", 0, "keeping-evidence"));
  g_assert_false (anning_page_show_record (ANNING_PAGE (page), "article", 0, "no-such-article"));
  g_assert_false (anning_page_show_record (ANNING_PAGE (page), "article", 0, NULL));
  g_assert_false (anning_page_show_record (ANNING_PAGE (page), "debt", 1, NULL));
  anning_page_quiet (ANNING_PAGE (page));
  ui_destroy (NULL, window, page);
}

static guint
count_rows (GtkWidget *list)
{
  guint count = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), count) != NULL)
    count++;
  return count;
}

static void
type_query (GtkWidget  *page,
            const char *query)
{
  gtk_editable_set_text (GTK_EDITABLE (ui_find (page, GTK_TYPE_SEARCH_ENTRY, NULL)), query);
  ui_wait (NULL, 150);
}

/* The list box, of the two, that is on the visible page of its stack. */
static GtkWidget *
find_shown_list (GtkWidget *page)
{
  for (GtkWidget *child = gtk_widget_get_first_child (page); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found;

      if (!gtk_widget_get_child_visible (child))
        continue;
      if (GTK_IS_LIST_BOX (child))
        return child;
      found = find_shown_list (child);
      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_search (void)
{
  GtkWidget *page = GTK_WIDGET (anning_guidance_page_new ());
  GtkWidget *window = ui_present (page, 1100);
  GtkWidget *view = ui_find (page, ANNING_TYPE_ARTICLE_VIEW, NULL);
  GtkWidget *list;

  g_assert_cmpuint (count_rows (find_shown_list (page)), ==, 5);

  type_query (page, "emergency contact");
  list = find_shown_list (page);
  g_assert_cmpuint (count_rows (list), >, 0);
  g_signal_emit_by_name (list, "row-activated", gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  ui_wait (NULL, 50);
  g_assert_cmpstr (anning_article_view_get_entry (ANNING_ARTICLE_VIEW (view))->article->key, ==, "relatives-called");

  /* Nothing found is said, and is not an empty list. */
  type_query (page, "zzzz");
  g_assert_null (find_shown_list (page));
  g_assert_nonnull (ui_find (page, GTK_TYPE_LABEL, "Nothing Found"));

  type_query (page, "");
  g_assert_cmpuint (count_rows (find_shown_list (page)), ==, 5);
  ui_destroy (NULL, window, page);
}

static void
test_bookmarks (UiFixture     *fixture,
                gconstpointer  data)
{
  GtkWidget *page = GTK_WIDGET (anning_guidance_page_new ());
  GtkWidget *window = ui_present (page, 1100);
  GtkWidget *star;
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) left = NULL;

  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  ui_settle (fixture->store);
  anning_page_show_record (ANNING_PAGE (page), "article", 0, "keeping-evidence");
  star = ui_find (page, GTK_TYPE_TOGGLE_BUTTON, "Keep This Article");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (star), TRUE);
  ui_settle (fixture->store);
  kept = ui_list (fixture->store, &anning_bookmark_type);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpstr (((AnningBookmark *) g_ptr_array_index (kept, 0))->article, ==, "keeping-evidence");

  /* The star belongs to its article. */
  anning_page_show_record (ANNING_PAGE (page), "article", 0, "relatives-called");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (star)));
  anning_page_show_record (ANNING_PAGE (page), "article", 0, "keeping-evidence");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (star)));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (star), FALSE);
  ui_settle (fixture->store);
  left = ui_list (fixture->store, &anning_bookmark_type);
  g_assert_cmpuint (left->len, ==, 0);
  ui_destroy (fixture->store, window, page);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;

  g_test_add_func ("/guidance/article-view", test_article_view);
  g_test_add_func ("/guidance/page-without-store", test_page_without_store);
  g_test_add_func ("/guidance/search", test_search);
  g_test_add ("/guidance/bookmarks", UiFixture, NULL, ui_set_up, test_bookmarks, ui_tear_down);
  return g_test_run ();
}
