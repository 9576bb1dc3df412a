/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-article-view.h"
#include "anning-glossary-view.h"
#include "anning-guidance-nav.h"
#include "anning-guidance-page.h"
#include "anning-reading-marks.h"
#include "anning-reading.h"
#include "anning-ui-texts.h"
#include "ui-fixture.h"

/* The page in a window, with its texts: they are read on a thread. */
static GtkWidget *
present_page (UiFixture  *fixture,
              int         width,
              GtkWidget **window)
{
  GtkWidget *page = GTK_WIDGET (anning_guidance_page_new ());

  *window = ui_present (page, width);
  anning_page_set_store (ANNING_PAGE (page), fixture->store);
  for (guint i = 0; anning_ui_texts_peek () == NULL && i < 100; i++)
    ui_wait (fixture->store, 50);
  g_assert_nonnull (anning_ui_texts_peek ());
  ui_settle (fixture->store);
  return page;
}

static gboolean
show (UiFixture  *fixture,
      GtkWidget  *page,
      const char *table,
      const char *key)
{
  gboolean known = anning_page_show_record (ANNING_PAGE (page), table, 0, key);

  ui_settle (fixture->store);
  return known;
}

/* Whether a label of that text stands on the visible page of every stack above it. */
static gboolean
is_shown (GtkWidget  *parent,
          const char *text)
{
  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_get_mapped (child))
        continue;
      if (GTK_IS_LABEL (child) && g_str_equal (gtk_label_get_text (GTK_LABEL (child)), text))
        return TRUE;
      if (is_shown (child, text))
        return TRUE;
    }
  return FALSE;
}

static const char *
shown_document (GtkWidget *page)
{
  GtkWidget *view = ui_find (page, ANNING_TYPE_ARTICLE_VIEW, NULL);
  const AnningLibraryEntry *entry = anning_article_view_get_entry (ANNING_ARTICLE_VIEW (view));

  return entry != NULL && gtk_widget_get_mapped (view) ? entry->article->key : NULL;
}

static void
test_places (UiFixture     *fixture,
             gconstpointer  data)
{
  GtkWidget *window;
  GtkWidget *page = present_page (fixture, 1100, &window);

  /* It opens where someone in need looks first, danger before all else. */
  g_assert_true (is_shown (page, "What Is Happening Now?"));
  g_assert_true (is_shown (page, anning_library_find (anning_texts_get_library (anning_ui_texts_peek ()),
                                                      "threat-now")->article->title));

  g_assert_true (show (fixture, page, "claim", ""));
  g_assert_true (is_shown (page, "They Say…"));
  g_assert_true (show (fixture, page, "claim", "claim-jail"));
  g_assert_cmpstr (shown_document (page), ==, "claim-jail");
  g_assert_true (show (fixture, page, "situation", "called-at-night"));
  g_assert_cmpstr (shown_document (page), ==, "called-at-night");
  /* A link need not know of which kind a document is. */
  g_assert_true (show (fixture, page, "article", "claim-freeze"));
  g_assert_cmpstr (shown_document (page), ==, "claim-freeze");
  g_assert_true (show (fixture, page, "hotline", "12378"));
  g_assert_true (is_shown (page, "12378"));
  g_assert_null (shown_document (page));
  g_assert_true (show (fixture, page, "term", ""));
  g_assert_true (is_shown (page, "Words"));

  /* A fact is shown with the documents that rest on it. */
  g_assert_true (show (fixture, page, "fact", "law.civil.1033"));
  g_assert_true (is_shown (page, "Where It Is Used"));
  g_assert_nonnull (ui_find (page, ADW_TYPE_ACTION_ROW, "What collectors may and may not do"));

  g_assert_false (show (fixture, page, "debt", ""));
  ui_destroy (fixture->store, window, page);
}

static void
test_trail (UiFixture     *fixture,
            gconstpointer  data)
{
  GtkWidget *window;
  GtkWidget *page = present_page (fixture, 1100, &window);
  GtkWidget *nav = ui_find (page, ANNING_TYPE_GUIDANCE_NAV, NULL);

  g_signal_emit_by_name (nav, "opened", "article", "keeping-evidence");
  ui_settle (fixture->store);
  g_assert_false (is_shown (page, "Back"));
  show (fixture, page, "article", "relatives-called");
  g_assert_true (is_shown (page, "Back"));
  gtk_widget_activate_action (page, "guidance.back", NULL);
  ui_settle (fixture->store);
  g_assert_cmpstr (shown_document (page), ==, "keeping-evidence");
  g_assert_false (is_shown (page, "Back"));
  gtk_widget_activate_action (page, "guidance.forward", NULL);
  ui_settle (fixture->store);
  g_assert_cmpstr (shown_document (page), ==, "relatives-called");

  /* From the list a new way begins. */
  g_signal_emit_by_name (nav, "opened", "claim", "");
  ui_settle (fixture->store);
  g_assert_false (is_shown (page, "Back"));

  /* What is not there is said, and what was shown stays. */
  show (fixture, page, "article", "no-such-article");
  g_assert_true (is_shown (page, "They Say…"));
  ui_destroy (fixture->store, window, page);
}

static guint
count_rows_titled (GtkWidget  *page,
                   const char *title)
{
  GtkWidget *list = ui_find (ui_find (page, ANNING_TYPE_GUIDANCE_NAV, NULL), GTK_TYPE_LIST_BOX, NULL);
  GtkListBoxRow *row;
  guint count = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i)) != NULL; i++)
    count += ui_find (GTK_WIDGET (row), GTK_TYPE_LABEL, title) != NULL;
  return count;
}

static void
test_kept (UiFixture     *fixture,
           gconstpointer  data)
{
  GtkWidget *window, *star;
  GtkWidget *page = present_page (fixture, 1100, &window);
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) left = NULL;

  show (fixture, page, "article", "keeping-evidence");
  star = ui_find (page, GTK_TYPE_TOGGLE_BUTTON, "Keep This Article");
  g_assert_cmpuint (count_rows_titled (page, "Keeping evidence"), ==, 1);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (star), TRUE);
  ui_settle (fixture->store);
  kept = ui_list (fixture->store, &anning_bookmark_type);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_cmpstr (((AnningBookmark *) g_ptr_array_index (kept, 0))->article, ==, "keeping-evidence");
  g_assert_cmpuint (count_rows_titled (page, "Keeping evidence"), ==, 2);

  /* The star belongs to its document. */
  show (fixture, page, "claim", "claim-jail");
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (star)));
  show (fixture, page, "article", "keeping-evidence");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (star)));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (star), FALSE);
  ui_settle (fixture->store);
  left = ui_list (fixture->store, &anning_bookmark_type);
  g_assert_cmpuint (left->len, ==, 0);
  g_assert_cmpuint (count_rows_titled (page, "Keeping evidence"), ==, 1);
  ui_destroy (fixture->store, window, page);
}

static void
copied_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_hotline_copied (UiFixture     *fixture,
                     gconstpointer  data)
{
  GtkWidget *window, *button;
  GtkWidget *page = present_page (fixture, 400, &window);
  const AnningHotline *hotline =
    anning_reference_find_hotline (anning_texts_get_reference (anning_ui_texts_peek ()), "12356");
  g_autofree char *label = g_strdup_printf ("Copy 12356, %s", hotline->name);
  g_autofree char *text = NULL;

  show (fixture, page, "hotline", "");
  button = ui_find (page, GTK_TYPE_BUTTON, label);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (page), NULL, copied_cb, &text);
  ui_wait (fixture->store, 100);
  g_assert_cmpstr (text, ==, "12356");
  ui_destroy (fixture->store, window, page);
}

static void
test_glossary_filter (UiFixture     *fixture,
                      gconstpointer  data)
{
  GtkWidget *window, *entry;
  GtkWidget *page = present_page (fixture, 1100, &window);

  show (fixture, page, "term", "");
  entry = ui_find (ui_find (page, ANNING_TYPE_GLOSSARY_VIEW, NULL), GTK_TYPE_SEARCH_ENTRY, NULL);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "payment order");
  ui_wait (fixture->store, 300);
  g_assert_true (is_shown (page, "Payment order"));
  g_assert_false (is_shown (page, "Soft violence"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "zzzz");
  ui_wait (fixture->store, 300);
  g_assert_true (is_shown (page, "No word here says that. The search of the guidance looks everywhere."));
  ui_destroy (fixture->store, window, page);
}

static void
test_marks (UiFixture     *fixture,
            gconstpointer  data)
{
  AnningLibrary *library;
  AnningReadingMarks *marks;
  GtkWidget *window;
  GtkWidget *page = present_page (fixture, 1100, &window);

  library = anning_texts_get_library (anning_ui_texts_peek ());
  marks = anning_reading_marks_new (fixture->store, library);
  ui_settle (fixture->store);
  g_assert_cmpuint (anning_reading_marks_get_block (marks, "claim-jail"), ==, 0);
  g_assert_false (anning_reading_marks_is_read (marks, "claim-jail"));
  anning_reading_marks_set (marks, "claim-jail", 12, TRUE);
  anning_reading_marks_set (marks, "keeping-evidence", 3, FALSE);
  ui_settle (fixture->store);
  g_object_unref (marks);
  ui_destroy (fixture->store, window, page);

  ui_reopen (fixture);
  marks = anning_reading_marks_new (fixture->store, library);
  ui_settle (fixture->store);
  g_assert_cmpuint (anning_reading_marks_get_block (marks, "claim-jail"), ==, 12);
  g_assert_true (anning_reading_marks_is_read (marks, "claim-jail"));
  g_assert_cmpuint (anning_reading_marks_get_block (marks, "keeping-evidence"), ==, 3);
  g_assert_false (anning_reading_marks_is_read (marks, "keeping-evidence"));
  g_object_unref (marks);
}

/* Whether Shift+Tab leads out of @place before it has been pressed that often. */
static gboolean
leaves (GtkWidget *window,
        GtkWidget *place,
        guint      most)
{
  gboolean handled;

  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), place));
  for (guint i = 0; i < most; i++)
    {
      GtkWidget *focus;

      g_signal_emit_by_name (window, "move-focus", GTK_DIR_TAB_BACKWARD, &handled);
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      if (focus == NULL || !gtk_widget_is_ancestor (focus, place))
        return TRUE;
    }
  return FALSE;
}

/* Back out of the list to the search, and out of what is read to the list. */
static void
test_way_back (UiFixture    *fixture,
               gconstpointer data)
{
  GtkWidget *window;
  GtkWidget *page = present_page (fixture, 1100, &window);
  GtkWidget *nav = ui_find (page, ANNING_TYPE_GUIDANCE_NAV, NULL);
  GtkWidget *article;

  gtk_widget_grab_focus (ui_find (nav, GTK_TYPE_LIST_BOX_ROW, NULL));
  g_assert_true (leaves (window, nav, 1));

  g_assert_true (show (fixture, page, "article", "claim-freeze"));
  article = ui_find (page, ANNING_TYPE_ARTICLE_VIEW, NULL);
  gtk_widget_grab_focus (article);
  g_assert_true (leaves (window, article, 50));
  ui_destroy (fixture->store, window, page);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;

#define ADD(path, function) g_test_add (path, UiFixture, NULL, ui_set_up, function, ui_tear_down)
  ADD ("/guidance-page/places", test_places);
  ADD ("/guidance-page/trail", test_trail);
  ADD ("/guidance-page/kept", test_kept);
  ADD ("/guidance-page/hotline-copied", test_hotline_copied);
  ADD ("/guidance-page/glossary-filter", test_glossary_filter);
  ADD ("/guidance-page/marks", test_marks);
  ADD ("/guidance-page/way-back", test_way_back);
  return g_test_run ();
}
