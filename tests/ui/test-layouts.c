/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-row-layout.h"
#include "anning-side-by-side.h"
#include "anning-wrapping.h"
#include "ui-fixture.h"

#define NARROW 360

static GtkWidget *
add_suffix (GtkWidget *row,
            GtkWidget *suffix)
{
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  return suffix;
}

static GtkWidget *
open_row (const char  *title,
          const char  *subtitle,
          GtkWidget  **window)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *list = gtk_list_box_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  *window = ui_present (list, NARROW);
  return row;
}

static graphene_rect_t
bounds_of (GtkWidget *widget,
           GtkWidget *row)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, row, &bounds));
  return bounds;
}

/* A figure that leaves the title what it asks for stands beside it, at the end. */
static void
test_beside (void)
{
  GtkWidget *window;
  GtkWidget *row = open_row ("Owed in all", "5 open debts", &window);
  GtkWidget *figure = add_suffix (row, gtk_label_new ("¥108,980.23"));
  GtkWidget *title = ui_find (row, GTK_TYPE_LABEL, "Owed in all");
  graphene_rect_t at_end, said;

  ui_settle (NULL);
  at_end = bounds_of (figure, row);
  said = bounds_of (title, row);
  g_assert_cmpfloat (at_end.origin.x, >, said.origin.x + said.size.width);
  g_assert_cmpfloat (at_end.origin.y, <, said.origin.y + 24);
  g_assert_cmpfloat_with_epsilon (at_end.origin.x + at_end.size.width, gtk_widget_get_width (row) - 12, 1);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Where it would leave it less, it stands below, at the end of the row, and nothing is cut. */
static void
test_below (void)
{
  GtkWidget *window;
  GtkWidget *row = open_row ("Line to compare with", "What lies above it, a court may be asked to adjust.", &window);
  GtkWidget *button = add_suffix (row, gtk_button_new_with_label ("Where this is said and when"));
  GtkWidget *figure = add_suffix (row, gtk_label_new ("12%"));
  GtkWidget *subtitle = ui_find (row, GTK_TYPE_LABEL, "What lies above it, a court may be asked to adjust.");
  graphene_rect_t at_end, said, before;

  ui_settle (NULL);
  at_end = bounds_of (figure, row);
  before = bounds_of (button, row);
  said = bounds_of (subtitle, row);
  g_assert_cmpfloat (at_end.origin.y, >=, said.origin.y + said.size.height);
  g_assert_cmpfloat (before.origin.y, >=, said.origin.y + said.size.height);
  g_assert_cmpfloat (at_end.origin.x, >, before.origin.x + before.size.width);
  g_assert_cmpfloat_with_epsilon (at_end.origin.x + at_end.size.width, gtk_widget_get_width (row) - 12, 1);
  g_assert_cmpfloat (at_end.origin.y + at_end.size.height, <=, gtk_widget_get_height (row));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A switch takes little, whatever the title asks for. */
static void
test_switch (void)
{
  GtkWidget *window;
  GtkWidget *row = open_row ("A title that is longer than a row of a narrow window, so that it has several lines", "", &window);
  GtkWidget *toggle = add_suffix (row, gtk_switch_new ());
  graphene_rect_t at_end, said;

  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  ui_settle (NULL);
  at_end = bounds_of (toggle, row);
  said = bounds_of (ui_find (row, GTK_TYPE_LABEL, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row))), row);
  g_assert_cmpfloat (at_end.origin.x, >=, said.origin.x + said.size.width);
  g_assert_cmpfloat_with_epsilon (at_end.origin.y + at_end.size.height / 2, gtk_widget_get_height (row) / 2, 2);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The last one is all there is, or is not there. */
static void
test_alone (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *first = gtk_label_new ("First");
  GtkWidget *last = gtk_label_new ("Last");
  GtkWidget *window;

  gtk_widget_set_layout_manager (box, anning_row_layout_new (6, 0, 0));
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), last);
  window = ui_present (box, NARROW);
  gtk_widget_set_visible (first, FALSE);
  ui_settle (NULL);
  g_assert_cmpint (gtk_widget_get_height (last), >, 0);
  gtk_widget_set_visible (first, TRUE);
  gtk_widget_set_visible (last, FALSE);
  ui_settle (NULL);
  g_assert_cmpint (gtk_widget_get_width (first), ==, gtk_widget_get_width (box));
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
new_block (int width,
           int height)
{
  GtkWidget *block = gtk_drawing_area_new ();

  gtk_widget_set_size_request (block, width, height);
  return block;
}

/* Of no width it needs no more height than of a wide one, or what stands around it takes that for the least of all. */
static void
test_no_width (void)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  GtkWidget *text = gtk_label_new ("A title that is longer than the characters that it asks for");
  int minimum, minimum_wide, natural;

  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (text), 12);
  gtk_widget_set_layout_manager (box, anning_row_layout_new (6, 0, 0));
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), new_block (20, 10));
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, 1000, &minimum_wide, NULL, NULL, NULL);
  gtk_widget_measure (box, GTK_ORIENTATION_VERTICAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, minimum_wide);
  g_assert_cmpint (natural, >=, 2 * minimum);
  g_object_unref (box);
}

/* Beside a button the title of a group is whole, and what unfolds makes no window wider. */
static void
test_wrapping (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *expander = gtk_expander_new ("More of what was said and done by those who called, wrote or came to the door");
  GtkWidget *window, *title;
  int minimum;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), "Contracts, screenshots, letters and what else came");
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), gtk_button_new_with_label ("Add"));
  gtk_box_append (GTK_BOX (box), group);
  gtk_box_append (GTK_BOX (box), expander);
  window = ui_present (box, NARROW);
  ui_settle (NULL);
  title = ui_find (group, GTK_TYPE_LABEL, adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)));
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (title))));
  gtk_widget_measure (expander, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, NARROW);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The title of an entry is whole, over what is written and where nothing is. */
static void
test_entry (gconstpointer written)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *list = gtk_list_box_new ();
  const char *title = "What was said, as near to its own words as it is remembered by whoever was there";
  int under = 0;
  GtkWidget *window, *area, *text;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), written);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  window = ui_present (list, NARROW);
  ui_settle (NULL);
  text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  area = gtk_widget_get_parent (text);
  if (gtk_widget_get_opacity (text) > 0)
    gtk_widget_measure (text, GTK_ORIENTATION_VERTICAL, -1, &under, NULL, NULL, NULL);
  for (GtkWidget *label = gtk_widget_get_first_child (area); label != text; label = gtk_widget_get_next_sibling (label))
    {
      graphene_rect_t said = bounds_of (label, row);

      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, title);
      g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
      if (gtk_widget_get_opacity (label) < 1)
        continue;
      g_assert_cmpfloat (said.origin.y, >=, 0);
      g_assert_cmpfloat (said.origin.y + said.size.height + under, <=, gtk_widget_get_height (row));
      g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))), >, 1);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Between two buttons the title of a narrow window is whole, also with the largest text. */
static void
test_title (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *window, *title;
  const char *name = "Write Down a Contact";
  graphene_rect_t said;

  gtk_css_provider_load_from_resource (style, "/org/anning/Anning/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (bar), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (name, NULL));
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), gtk_button_new_with_label ("Cancel"));
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), gtk_button_new_with_label ("Add"));
  gtk_widget_set_valign (bar, GTK_ALIGN_START);
  window = ui_present (bar, NARROW);
  ui_settle (NULL);
  title = ui_find (bar, GTK_TYPE_LABEL, name);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (title))));
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (title))), >, 1);
  said = bounds_of (title, bar);
  g_assert_cmpfloat (said.origin.y, >=, 0);
  g_assert_cmpfloat (said.origin.y + said.size.height, <=, gtk_widget_get_height (bar));
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", 96 * 1024, NULL);
  gtk_style_context_remove_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (style));
}

/* Beside each other it is as high as the higher one, also when nobody says how wide it will be. */
static void
test_side_by_side (void)
{
  GtkWidget *pair = g_object_ref_sink (anning_side_by_side_new (new_block (400, 100), new_block (500, 300)));
  int minimum, natural;

  gtk_widget_measure (pair, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 500);
  g_assert_cmpint (natural, ==, 400 + 18 + 500);
  gtk_widget_measure (pair, GTK_ORIENTATION_VERTICAL, 1000, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 300);
  gtk_widget_measure (pair, GTK_ORIENTATION_VERTICAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 300);
  gtk_widget_measure (pair, GTK_ORIENTATION_VERTICAL, 600, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 100 + 18 + 300);
  g_assert_finalize_object (pair);
}

/* Of a text that is scrolled it needs no more than the scroller does. */
static void
test_scrolled (void)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *pair;
  int minimum, natural;

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), new_block (100, 900));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 60);
  pair = g_object_ref_sink (anning_side_by_side_new (new_block (100, 100), scroller));
  gtk_widget_measure (pair, GTK_ORIENTATION_VERTICAL, 300, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, <, 100 + 18 + 900);
  g_assert_cmpint (natural, >=, 100 + 18 + 900);
  g_assert_finalize_object (pair);
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  anning_action_rows_init ();
  anning_wrapping_init ();
  g_test_add_func ("/layouts/row/beside", test_beside);
  g_test_add_func ("/layouts/row/below", test_below);
  g_test_add_func ("/layouts/row/switch", test_switch);
  g_test_add_func ("/layouts/row/alone", test_alone);
  g_test_add_func ("/layouts/row/no-width", test_no_width);
  g_test_add_func ("/layouts/wrapping", test_wrapping);
  g_test_add_data_func ("/layouts/entry/empty", "", test_entry);
  g_test_add_data_func ("/layouts/entry/written", "That my employer will be told", test_entry);
  g_test_add_func ("/layouts/title", test_title);
  g_test_add_func ("/layouts/side-by-side/heights", test_side_by_side);
  g_test_add_func ("/layouts/side-by-side/scrolled", test_scrolled);
  return g_test_run ();
}
