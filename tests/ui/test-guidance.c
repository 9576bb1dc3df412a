/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-article-view.h"
#include "anning-fact-view.h"
#include "ui-fixture.h"

static const char markdown[] =
  "checked: 2026-11-21\n\n# Title\n\nFirst.[](fact:a)\n\n## Heading\n\n> Note it.\n>\n> [Write it down](do:article:other)\n\n1. one\n";

static const char facts_text[] =
  "[a]\nen=A contract binds its parties.\nnature=law\nsource_en=Civil Code, art. 465\nchecked=2026-11-21\nconfidence=verified\n";

/* Stands in for the program's action. */
static void
show_record_cb (GSimpleAction *action,
                GVariant      *parameter,
                char         **shown)
{
  *shown = g_variant_print (parameter, FALSE);
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
  g_autoptr (GBytes) bytes = g_bytes_new_static (markdown, strlen (markdown));
  g_autoptr (AnningArticle) article = anning_article_new ("key", bytes, &error);
  AnningLibraryEntry entry = { article, ANNING_DOCUMENT_ARTICLE, (char *) "Group" };
  GtkWidget *view = g_object_new (ANNING_TYPE_ARTICLE_VIEW, NULL);
  GtkWidget *window = ui_present (view, 800);
  GtkWidget *label, *popover = NULL;
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("show-record", G_VARIANT_TYPE ("(sxs)"));
  g_autofree char *shown = NULL;
  gboolean handled = FALSE;
  guint toggled = 0;

  g_assert_no_error (error);
  anning_article_view_set_entry (ANNING_ARTICLE_VIEW (view), &entry, facts);
  ui_settle (NULL);
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "Title"));
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "Checked on 21 November 2026 · 1 minute to read"));
  label = ui_find (view, GTK_TYPE_LABEL, "Heading");
  gtk_test_accessible_assert_role (label, GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (label, GTK_ACCESSIBLE_PROPERTY_LEVEL, 2);
  gtk_test_accessible_assert_property (label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Level 2");

  /* The mark opens what it rests on. */
  label = ui_find (view, GTK_TYPE_LABEL, "First.[1]");
  g_assert_nonnull (label);
  g_signal_emit_by_name (label, "activate-link", "fact:a", &handled);
  g_assert_true (handled);
  ui_settle (NULL);
  popover = gtk_widget_get_ancestor (ui_find (view, GTK_TYPE_LABEL, "A contract binds its parties."), GTK_TYPE_POPOVER);
  g_assert_nonnull (popover);
  g_assert_nonnull (ui_find (popover, GTK_TYPE_LABEL, "[Law] Civil Code, art. 465"));
  anning_article_view_quiet (ANNING_ARTICLE_VIEW (view));

  /* A step goes through the program's actions. */
  g_signal_connect (action, "activate", G_CALLBACK (show_record_cb), &shown);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (window, "app", G_ACTION_GROUP (group));
  label = ui_find (view, GTK_TYPE_LABEL, "Write it down");
  g_signal_emit_by_name (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON), "clicked");
  g_assert_cmpstr (shown, ==, "('article', 0, 'other')");

  /* Only the reader's own press asks for a change. */
  g_signal_connect (view, "bookmark-toggled", G_CALLBACK (count_cb), &toggled);
  anning_article_view_set_bookmarked (ANNING_ARTICLE_VIEW (view), TRUE);
  g_assert_cmpuint (toggled, ==, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (ui_find (view, GTK_TYPE_TOGGLE_BUTTON, "Keep This Article")), FALSE);
  g_assert_cmpuint (toggled, ==, 1);

  /* Everything that the marks point to, once more at the end, made when it is opened. */
  gtk_expander_set_expanded (GTK_EXPANDER (ui_find (view, GTK_TYPE_EXPANDER, NULL)), TRUE);
  ui_settle (NULL);
  label = ui_find (ui_find (view, GTK_TYPE_EXPANDER, NULL), GTK_TYPE_LABEL, "[1]");
  g_assert_nonnull (label);
  g_assert_nonnull (ui_find (gtk_widget_get_parent (label), GTK_TYPE_LABEL,
                             "A contract binds its parties.\n[Law] Civil Code, art. 465\nChecked on 21 November 2026"));

  anning_article_view_set_entry (ANNING_ARTICLE_VIEW (view), NULL, NULL);
  g_assert_null (ui_find (view, GTK_TYPE_LABEL, "Heading"));
  ui_destroy (NULL, window, view);
}

/* What is not settled is said with the statement, and so is that it was checked long ago. */
static void
test_fact_view (void)
{
  static const char *const data =
    "[a]\nen=A limit.\nopen_en=A revision is under way.\nnature=regulation\nsource_en=Rules, art. 1\n"
    "since=2020-03-01\nchecked=2026-11-01\nconfidence=single_source\n"
    "[b]\nen=A rule.\nnature=law\nsource_en=Act, art. 2\nchecked=2019-01-01\nconfidence=verified\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningFacts) facts = anning_facts_parse (data, -1, "en", &error);
  GtkWidget *view, *window;

  g_assert_no_error (error);
  view = anning_fact_view_new (anning_facts_find (facts, "a"));
  window = ui_present (view, 400);
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "A limit."));
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "Note: A revision is under way."));
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "[Regulation] Rules, art. 1"));
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "In force since 1 March 2020, checked on 1 November 2026"));
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "Seen in one place only."));
  ui_destroy (NULL, window, view);

  view = anning_fact_view_new (anning_facts_find (facts, "b"));
  window = ui_present (view, 400);
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL, "Checked on 1 January 2019"));
  g_assert_nonnull (ui_find (view, GTK_TYPE_LABEL,
                             "This was checked more than a year ago. Please check whether it still holds."));
  g_assert_null (ui_find (view, GTK_TYPE_LABEL, "Seen in one place only."));
  ui_destroy (NULL, window, view);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;

  g_test_add_func ("/guidance/article-view", test_article_view);
  g_test_add_func ("/guidance/fact-view", test_fact_view);
  return g_test_run ();
}
