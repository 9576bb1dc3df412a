/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "anning-article-body.h"
#include "anning-article-find-bar.h"
#include "anning-article-view.h"
#include "anning-claims-view.h"
#include "anning-glossary-view.h"
#include "anning-hotlines-view.h"
#include "anning-situations-view.h"
#include "anning-target.h"
#include "anning-texts.h"
#include "ui-fixture.h"

/* The narrowest window, and the largest text on it. */
#define NARROW 360
#define USUAL_DPI (96 * 1024)
#define LARGEST 2

/* Scrolling, and what follows when it rests. */
#define REST_MS 500
#define END_MS 2200

/* With the program's own style: what is measured is what is seen. */
static AdwApplication *application;

typedef struct
{
  AnningArticle *article;
  AnningLibraryEntry entry;
  GtkWidget *view;
  GtkWidget *window;
  guint changed;
} Reading;

static void
changed_cb (AnningArticleView *view,
            Reading           *reading)
{
  reading->changed++;
}

static void
reading_open (Reading            *reading,
              AnningDocumentKind  kind,
              const char         *markdown,
              int                 width)
{
  g_autoptr (GBytes) bytes = g_bytes_new (markdown, strlen (markdown));
  g_autoptr (GError) error = NULL;

  reading->article = anning_article_new ("key", bytes, &error);
  g_assert_no_error (error);
  reading->entry = (AnningLibraryEntry) { reading->article, kind, (char *) "" };
  reading->changed = 0;
  reading->view = g_object_new (ANNING_TYPE_ARTICLE_VIEW, NULL);
  reading->window = ui_present (reading->view, width);
  g_signal_connect (reading->view, "position-changed", G_CALLBACK (changed_cb), reading);
  anning_article_view_set_entry (ANNING_ARTICLE_VIEW (reading->view), &reading->entry, NULL);
  ui_settle (NULL);
}

static void
reading_close (Reading *reading)
{
  anning_article_view_set_entry (ANNING_ARTICLE_VIEW (reading->view), NULL, NULL);
  ui_destroy (NULL, reading->window, reading->view);
  anning_article_free (reading->article);
}

/* Forty paragraphs "Word n stands here." under four headings, some screens high. */
static char *
make_long (void)
{
  GString *markdown = g_string_new ("# Long\n\n");

  for (guint i = 0; i < 40; i++)
    {
      if (i % 10 == 0)
        g_string_append_printf (markdown, "## Part %u\n\n", i / 10 + 1);
      g_string_append_printf (markdown, "Word %u stands here.%s\n\n", i, i % 20 == 7 ? " The needle, and a needle." : "");
    }
  return g_string_free (markdown, FALSE);
}

static AnningArticleBody *
find_body (Reading *reading)
{
  return ANNING_ARTICLE_BODY (ui_find (reading->view, ANNING_TYPE_ARTICLE_BODY, NULL));
}

static GtkWidget *
find_scroller (Reading *reading)
{
  return gtk_widget_get_ancestor (GTK_WIDGET (find_body (reading)), GTK_TYPE_SCROLLED_WINDOW);
}

/* Where the block stands, in pixels below the scroller's upper edge. */
static double
height_of_block (Reading *reading,
                 guint    block)
{
  graphene_rect_t area;

  g_assert_true (gtk_widget_compute_bounds (anning_article_body_get_widget (find_body (reading), block),
                                            find_scroller (reading), &area));
  return area.origin.y;
}

static void
test_position (void)
{
  g_autofree char *markdown = make_long ();
  Reading reading;
  AnningArticleView *view;
  GtkAdjustment *adjustment;
  guint changed;

  reading_open (&reading, ANNING_DOCUMENT_ARTICLE, markdown, 700);
  view = ANNING_ARTICLE_VIEW (reading.view);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (find_scroller (&reading)));
  g_assert_cmpuint (anning_article_view_get_position (view), ==, 0);

  /* Block 22 is the heading "Part 3". */
  anning_article_view_set_position (view, 22);
  ui_wait (NULL, REST_MS);
  g_assert_cmpuint (anning_article_view_get_position (view), ==, 22);
  g_assert_cmpfloat (ABS (height_of_block (&reading, 22)), <, 2);
  g_assert_cmpuint (reading.changed, >, 0);

  /* Scrolling on is told once, when it rests. */
  changed = reading.changed;
  for (guint i = 0; i < 5; i++)
    {
      gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) - 20);
      ui_wait (NULL, 20);
    }
  g_assert_cmpuint (reading.changed, ==, changed);
  ui_wait (NULL, REST_MS);
  g_assert_cmpuint (reading.changed, ==, changed + 1);
  g_assert_cmpuint (anning_article_view_get_position (view), <, 22);

  /* Leaving does not wait for it. */
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + 60);
  anning_article_view_set_entry (view, NULL, NULL);
  g_assert_cmpuint (reading.changed, ==, changed + 2);
  reading_close (&reading);
}

/* Who makes the text larger goes on reading where he was. */
static void
test_position_holds (void)
{
  g_autofree char *markdown = make_long ();
  Reading reading;

  reading_open (&reading, ANNING_DOCUMENT_ARTICLE, markdown, 700);
  anning_article_view_set_position (ANNING_ARTICLE_VIEW (reading.view), 15);
  ui_wait (NULL, REST_MS);
  g_assert_cmpfloat (ABS (height_of_block (&reading, 15)), <, 2);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI * LARGEST, NULL);
  ui_wait (NULL, REST_MS);
  g_assert_cmpfloat (ABS (height_of_block (&reading, 15)), <, 2);
  g_assert_cmpuint (anning_article_view_get_position (ANNING_ARTICLE_VIEW (reading.view)), ==, 15);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI, NULL);
  ui_wait (NULL, REST_MS);
  g_assert_cmpfloat (ABS (height_of_block (&reading, 15)), <, 2);
  reading_close (&reading);
}

static void
test_read (void)
{
  g_autofree char *markdown = make_long ();
  Reading reading;
  AnningArticleView *view;
  GtkAdjustment *adjustment;
  guint changed;

  reading_open (&reading, ANNING_DOCUMENT_ARTICLE, markdown, 700);
  view = ANNING_ARTICLE_VIEW (reading.view);
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (find_scroller (&reading)));
  ui_wait (NULL, END_MS);
  g_assert_false (anning_article_view_get_read (view));
  g_assert_nonnull (ui_find (reading.view, GTK_TYPE_BUTTON, "Mark as Read"));

  /* Rushing past the end is no reading. */
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  ui_wait (NULL, REST_MS);
  gtk_adjustment_set_value (adjustment, 0);
  ui_wait (NULL, END_MS);
  g_assert_false (anning_article_view_get_read (view));

  changed = reading.changed;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  ui_wait (NULL, END_MS);
  g_assert_true (anning_article_view_get_read (view));
  g_assert_cmpuint (reading.changed, >, changed);

  /* What the reader says holds, though the end is still there to be seen. */
  g_signal_emit_by_name (ui_find (reading.view, GTK_TYPE_BUTTON, "Mark as Unread"), "clicked");
  g_assert_false (anning_article_view_get_read (view));
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) - 5);
  ui_wait (NULL, END_MS);
  g_assert_false (anning_article_view_get_read (view));

  /* As it was stored: nothing is told back. */
  ui_wait (NULL, REST_MS);
  changed = reading.changed;
  anning_article_view_set_read (view, TRUE);
  g_assert_cmpuint (reading.changed, ==, changed);
  reading_close (&reading);
}

static GtkWidget *
find_bar (Reading *reading)
{
  return ui_find (reading->view, ANNING_TYPE_ARTICLE_FIND_BAR, NULL);
}

static guint
count_marked (Reading *reading)
{
  AnningArticleBody *body = find_body (reading);
  guint count = 0;

  for (guint i = 0; i < anning_article_get_blocks (reading->article)->len; i++)
    {
      GtkWidget *widget = anning_article_body_get_widget (body, i);

      count += GTK_IS_LABEL (widget) && gtk_label_get_attributes (GTK_LABEL (widget)) != NULL;
    }
  return count;
}

/* Also with the largest text it has room in the narrowest window. */
static void
require_narrow (GtkWidget *bar)
{
  int dpi, wanted;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  gtk_widget_measure (bar, GTK_ORIENTATION_HORIZONTAL, -1, &wanted, NULL, NULL, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", dpi, NULL);
  g_assert_cmpint (wanted, <=, 360);
}

static void
test_find_bar (void)
{
  g_autofree char *markdown = make_long ();
  Reading reading;
  GtkWidget *bar, *entry;
  AnningArticleBody *body;

  reading_open (&reading, ANNING_DOCUMENT_ARTICLE, markdown, 700);
  bar = find_bar (&reading);
  body = find_body (&reading);
  anning_article_view_open_find_bar (ANNING_ARTICLE_VIEW (reading.view));
  entry = ui_find (bar, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "NEEDLE");
  ui_wait (NULL, 200);
  g_assert_nonnull (ui_find (bar, GTK_TYPE_LABEL, "1 of 4"));
  g_assert_cmpuint (count_marked (&reading), ==, 2);
  require_narrow (bar);

  /* Word 7 is block 8, word 27 is block 30. */
  anning_article_find_bar_step (ANNING_ARTICLE_FIND_BAR (bar), 1);
  anning_article_find_bar_step (ANNING_ARTICLE_FIND_BAR (bar), 1);
  ui_wait (NULL, 100);
  g_assert_nonnull (ui_find (bar, GTK_TYPE_LABEL, "3 of 4"));
  g_assert_cmpfloat (height_of_block (&reading, 30), >=, 0);
  g_assert_cmpfloat (height_of_block (&reading, 30), <, gtk_widget_get_height (find_scroller (&reading)));
  g_signal_emit_by_name (entry, "next-match");
  g_signal_emit_by_name (entry, "activate");
  g_assert_nonnull (ui_find (bar, GTK_TYPE_LABEL, "1 of 4"));
  g_signal_emit_by_name (entry, "previous-match");
  g_assert_nonnull (ui_find (bar, GTK_TYPE_LABEL, "4 of 4"));

  gtk_editable_set_text (GTK_EDITABLE (entry), "haystack");
  ui_wait (NULL, 200);
  g_assert_nonnull (ui_find (bar, GTK_TYPE_LABEL, "Not found"));
  g_assert_cmpuint (count_marked (&reading), ==, 0);
  require_narrow (bar);

  /* Closing takes the marks away and leaves the reader where he is. */
  gtk_editable_set_text (GTK_EDITABLE (entry), "needle");
  ui_wait (NULL, 200);
  g_signal_emit_by_name (entry, "stop-search");
  ui_settle (NULL);
  g_assert_cmpuint (count_marked (&reading), ==, 0);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (reading.window)) == anning_article_body_get_widget (body, 8));
  reading_close (&reading);
}

/* Searches for what @query is in a text of three paragraphs; "" when nothing of it is there. */
static void
require_part (const char *query,
              const char *found,
              guint       block)
{
  Reading reading;
  GtkWidget *entry;
  gboolean any;

  reading_open (&reading, ANNING_DOCUMENT_ARTICLE,
                "# 题\n\n半夜还在打来。[](fact:a)先记下。\n\n他们打电话给我妈。\n\n拨 12378，art. 5 and starts.\n", 500);
  entry = ui_find (find_bar (&reading), GTK_TYPE_SEARCH_ENTRY, NULL);
  any = anning_article_view_find (ANNING_ARTICLE_VIEW (reading.view), query);
  ui_wait (NULL, 150);
  g_assert_cmpint (any, ==, *found != '\0');
  if (any)
    {
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, found);
      g_assert_nonnull (gtk_label_get_attributes (GTK_LABEL (anning_article_body_get_widget (find_body (&reading), block))));
      g_assert_true (anning_article_find_bar_clear (ANNING_ARTICLE_FIND_BAR (find_bar (&reading))));
      g_assert_cmpuint (count_marked (&reading), ==, 0);
      g_assert_false (anning_article_find_bar_clear (ANNING_ARTICLE_FIND_BAR (find_bar (&reading))));
    }
  else
    {
      g_assert_cmpuint (count_marked (&reading), ==, 0);
    }
  reading_close (&reading);
}

static void
test_find (void)
{
  require_part ("先记下", "先记下", 0);
  require_part ("打来。先记", "打来。先记", 0);
  /* What was typed as a sentence: the longest part of it that is there. */
  require_part ("半夜打电话", "打电话", 1);
  require_part ("１２３７８ 是什么", "12378", 2);
  require_part ("打给我妈", "给我妈", 1);
  require_part ("xtarts", "", 0);
  require_part ("没有", "", 0);
  require_part ("", "", 0);
  require_part ("[1]", "", 0);
}

static void
test_contents (void)
{
  g_autofree char *markdown = make_long ();
  Reading reading;
  GtkWidget *button, *list;
  GtkListBoxRow *row;

  reading_open (&reading, ANNING_DOCUMENT_ARTICLE, markdown, 700);
  button = ui_find (reading.view, GTK_TYPE_MENU_BUTTON, NULL);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  ui_settle (NULL);
  list = ui_find (button, GTK_TYPE_LIST_BOX, NULL);
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 3);
  g_assert_nonnull (ui_find (GTK_WIDGET (row), GTK_TYPE_LABEL, "Part 4"));
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 4));
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 2);
  g_signal_emit_by_name (list, "row-activated", row);
  ui_wait (NULL, REST_MS);

  /* At the heading, and the keys go on from there. */
  g_assert_cmpfloat (ABS (height_of_block (&reading, 22)), <, 2);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (reading.window))
                 == anning_article_body_get_widget (find_body (&reading), 22));
  reading_close (&reading);
}

/* By Tab alone from a paragraph to its marks, with nothing selected on the way. */
static void
test_marks_by_keyboard (void)
{
  Reading reading;
  GtkWidget *label;
  int start, end;

  reading_open (&reading, ANNING_DOCUMENT_ARTICLE, "# T\n\nFirst.[](fact:a) Second.[](fact:b)\n\nThird.\n", 500);
  label = anning_article_body_get_widget (find_body (&reading), 0);
  g_assert_true (gtk_widget_grab_focus (label));
  g_assert_false (gtk_label_get_selection_bounds (GTK_LABEL (label), &start, &end));
  g_assert_true (gtk_widget_child_focus (reading.window, GTK_DIR_TAB_FORWARD));
  g_assert_cmpstr (gtk_label_get_current_uri (GTK_LABEL (label)), ==, "fact:a");
  g_assert_true (gtk_widget_child_focus (reading.window, GTK_DIR_TAB_FORWARD));
  g_assert_cmpstr (gtk_label_get_current_uri (GTK_LABEL (label)), ==, "fact:b");
  g_assert_true (gtk_widget_child_focus (reading.window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (reading.window))
                 == anning_article_body_get_widget (find_body (&reading), 1));
  reading_close (&reading);
}

static void
test_situation (void)
{
  Reading reading;
  GtkWidget *label, *button;

  reading_open (&reading, ANNING_DOCUMENT_SITUATION,
                "urgent: true\n\n# T\n\n> One.\n>\n> [Call](do:copy:110)\n\n> Two.\n>\n> [Note](do:new-incident)\n\n"
                "> Three.\n>\n> [Read](do:article:x)\n\n## Why\n\n> Not a step.\n", 500);
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);

      label = ui_find (GTK_WIDGET (find_body (&reading)), GTK_TYPE_LABEL, number);
      g_assert_nonnull (label);
      g_assert_true (gtk_widget_has_css_class (label, "anning-step-number"));
      g_assert_cmpint (gtk_widget_has_css_class (gtk_widget_get_parent (label), "urgent"), ==, i == 1);
    }
  g_assert_null (ui_find (GTK_WIDGET (find_body (&reading)), GTK_TYPE_LABEL, "4"));
  button = anning_article_body_get_widget (find_body (&reading), 1);
  g_assert_true (gtk_widget_has_css_class (button, "destructive-action"));
  button = anning_article_body_get_widget (find_body (&reading), 3);
  g_assert_false (gtk_widget_has_css_class (button, "destructive-action"));
  reading_close (&reading);
}

static void
test_table (void)
{
  Reading reading;
  GtkWidget *cell, *table;

  reading_open (&reading, ANNING_DOCUMENT_ARTICLE, "# T\n\n| a | b |\n|---|---|\n| c | d[](fact:x) |\n", 500);
  cell = anning_article_body_get_widget (find_body (&reading), 3);
  table = gtk_widget_get_parent (cell);
  g_assert_true (gtk_grid_get_child_at (GTK_GRID (table), 1, 1) == cell);
  gtk_test_accessible_assert_role (table, GTK_ACCESSIBLE_ROLE_TABLE);
  gtk_test_accessible_assert_role (cell, GTK_ACCESSIBLE_ROLE_CELL);
  gtk_test_accessible_assert_role (anning_article_body_get_widget (find_body (&reading), 0),
                                   GTK_ACCESSIBLE_ROLE_COLUMN_HEADER);
  gtk_test_accessible_assert_property (cell, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "b");
  reading_close (&reading);
}

/* ---- every document, narrow and large ---- */

static char *
describe (GtkWidget *widget)
{
  const char *text = GTK_IS_LABEL (widget) ? gtk_label_get_text (GTK_LABEL (widget)) : "";
  g_autofree char *start = g_utf8_substring (text, 0, MIN (24, g_utf8_strlen (text, -1)));

  return g_strdup_printf ("%s “%s”", G_OBJECT_TYPE_NAME (widget), start);
}

static void
complain (const char *what,
          GtkWidget  *widget,
          const char *fault)
{
  g_autofree char *description = describe (widget);

  g_test_message ("%s: %s %s", what, description, fault);
  g_test_fail ();
}

/* What a label is given must be what its text takes, line by line. */
static void
require_label (const char *what,
               GtkWidget  *label)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  PangoRectangle ink, logical;
  int x, y;

  if (*gtk_label_get_text (GTK_LABEL (label)) == '\0')
    return;
  pango_layout_get_pixel_extents (layout, &ink, &logical);
  gtk_label_get_layout_offsets (GTK_LABEL (label), &x, &y);
  if (pango_layout_is_ellipsized (layout))
    complain (what, label, "is ellipsized");
  if (logical.width > gtk_widget_get_width (label))
    complain (what, label, "is wider than its place");
  if (logical.height > gtk_widget_get_height (label))
    complain (what, label, "is higher than its place");
  if (gtk_widget_has_css_class (label, "numeric") && pango_layout_get_line_count (layout) > 1)
    complain (what, label, "is a number in pieces");
}

static guint
require_whole (const char *what,
               GtkWidget  *widget,
               GtkWidget  *view)
{
  graphene_rect_t area;
  guint n_labels = GTK_IS_LABEL (widget);

  /* The end of a scrollbar that floats above the text is no text. */
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget) || GTK_IS_NATIVE (widget)
      || GTK_IS_SCROLLBAR (widget))
    return 0;
  if (GTK_IS_LABEL (widget))
    require_label (what, widget);
  if (gtk_widget_compute_bounds (widget, view, &area)
      && (area.origin.x < -0.5 || area.origin.x + area.size.width > gtk_widget_get_width (view) + 0.5))
    complain (what, widget, "sticks out of the view");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n_labels += require_whole (what, child, view);
  return n_labels;
}

static void
require_document (AnningArticleView        *view,
                  const AnningLibraryEntry *entry,
                  AnningFacts              *facts,
                  const char               *language)
{
  g_autofree char *what = g_strdup_printf ("%s %s", language, entry->article->key);
  const GPtrArray *blocks = anning_article_get_blocks (entry->article);
  GtkWidget *expander;

  anning_article_view_set_entry (view, entry, facts);
  expander = ui_find (GTK_WIDGET (view), GTK_TYPE_EXPANDER, NULL);
  gtk_expander_set_expanded (GTK_EXPANDER (expander), TRUE);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (view));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (view)), ==, NARROW);
  /* Every block has its label or button, a call-out's number comes on top. */
  g_assert_cmpuint (require_whole (what, GTK_WIDGET (view), GTK_WIDGET (view)), >=, blocks->len + 2);
  for (guint i = 0; i < blocks->len; i++)
    {
      const AnningBlock *block = g_ptr_array_index (blocks, i);

      /* Stars that are no emphasis, in Chinese mostly those beside a full-width mark. */
      if (strstr (block->text, "**") != NULL || strstr (block->text, "](") != NULL)
        {
          g_test_message ("%s: “%s” shows Markdown", what, block->text);
          g_test_fail ();
        }
      if (block->target != NULL && !anning_target_is_known (block->target))
        {
          g_test_message ("%s: nothing answers to “%s”", what, block->target);
          g_test_fail ();
        }
    }
}

static void
test_documents (gconstpointer data)
{
  const char *language = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningTexts) texts = anning_texts_load (language, &error);
  GtkWidget *view = g_object_new (ANNING_TYPE_ARTICLE_VIEW, NULL);
  GtkWidget *window;
  AnningLibrary *library;

  g_assert_no_error (error);
  library = anning_texts_get_library (texts);
  g_assert_cmpuint (anning_library_get_count (library), >, 5);
  gtk_widget_set_size_request (view, NARROW, -1);
  gtk_widget_set_halign (view, GTK_ALIGN_CENTER);
  window = ui_present (view, NARROW);
  for (int size = 1; size <= LARGEST; size++)
    {
      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI * size, NULL);
      for (guint i = 0; i < anning_library_get_count (library); i++)
        require_document (ANNING_ARTICLE_VIEW (view), anning_library_get (library, i), anning_texts_get_facts (texts), language);
    }
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI, NULL);
  anning_article_view_set_entry (ANNING_ARTICLE_VIEW (view), NULL, NULL);
  ui_destroy (NULL, window, view);
}

/* The places beside the documents. */
static void
test_places (gconstpointer data)
{
  static const struct
  {
    const char *what;
    GtkWidget *(*make) (AnningTexts *texts);
  } places[] = {
    { "situations", anning_situations_view_new },
    { "claims", anning_claims_view_new },
    { "hotlines", anning_hotlines_view_new },
    { "glossary", anning_glossary_view_new },
  };
  const char *language = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AnningTexts) texts = anning_texts_load (language, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *what = g_strdup_printf ("%s %s", language, places[i].what);
      GtkWidget *view = places[i].make (texts);
      GtkWidget *window;

      gtk_widget_set_size_request (view, NARROW, -1);
      gtk_widget_set_halign (view, GTK_ALIGN_CENTER);
      window = ui_present (view, NARROW);
      for (int size = 1; size <= LARGEST; size++)
        {
          g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI * size, NULL);
          gtk_test_widget_wait_for_draw (view);
          g_assert_cmpint (gtk_widget_get_width (view), ==, NARROW);
          g_assert_cmpuint (require_whole (what, view, view), >, 10);
        }
      g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI, NULL);
      ui_destroy (NULL, window, view);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;

  if (!ui_init (&argc, &argv))
    return 77;

  application = ADW_APPLICATION (g_object_new (ADW_TYPE_APPLICATION,
                                               "application-id", "org.anning.Anning",
                                               "flags", G_APPLICATION_NON_UNIQUE,
                                               NULL));
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_test_add_func ("/reading/position", test_position);
  g_test_add_func ("/reading/position-holds", test_position_holds);
  g_test_add_func ("/reading/read", test_read);
  g_test_add_func ("/reading/find-bar", test_find_bar);
  g_test_add_func ("/reading/find", test_find);
  g_test_add_func ("/reading/contents", test_contents);
  g_test_add_func ("/reading/marks-by-keyboard", test_marks_by_keyboard);
  g_test_add_func ("/reading/situation", test_situation);
  g_test_add_func ("/reading/table", test_table);
  g_test_add_data_func ("/reading/documents/zh", "zh", test_documents);
  g_test_add_data_func ("/reading/documents/en", "en", test_documents);
  g_test_add_data_func ("/reading/places/zh", "zh", test_places);
  g_test_add_data_func ("/reading/places/en", "en", test_places);
  return g_test_run ();
}
