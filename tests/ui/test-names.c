/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader is told of widgets that GTK 4.8 leaves without a name. */
#include <adwaita.h>

#include "anning-drop-down-name.h"
#include "anning-list-names.h"
#include "ui-fixture.h"

/* The first widget of the type below @widget, in the order in which they stand there. */
static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_type (child, type);
  return found;
}

static void
assert_name (GtkWidget  *widget,
             const char *name)
{
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

/* The button in a drop-down takes the focus: it says what is chosen, also after another choice. */
static void
test_drop_down (void)
{
  const char *const choices[] = { "All", "New", NULL };
  GtkWidget *drop_down = g_object_ref_sink (gtk_drop_down_new_from_strings (choices));
  GtkWidget *button = find_type (drop_down, GTK_TYPE_TOGGLE_BUTTON);

  anning_drop_down_set_name (GTK_DROP_DOWN (drop_down), "Files");
  assert_name (drop_down, "Files");
  assert_name (button, "Files, All");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 1);
  assert_name (button, "Files, New");
  anning_drop_down_set_name (GTK_DROP_DOWN (drop_down), "Letters");
  assert_name (button, "Letters, New");
  g_assert_finalize_object (drop_down);
}

static void
test_lists (void)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *named = gtk_list_box_new ();
  GtkWidget *nameless = gtk_list_box_new ();
  GtkWidget *window;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), "Income &amp; spending");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "Rent");
  gtk_accessible_update_property (GTK_ACCESSIBLE (named), GTK_ACCESSIBLE_PROPERTY_LABEL, "Contacts", -1);
  gtk_box_append (GTK_BOX (page), group);
  gtk_box_append (GTK_BOX (page), named);
  gtk_box_append (GTK_BOX (page), nameless);
  window = ui_present (page, 400);
  ui_settle (NULL);

  assert_name (find_type (group, GTK_TYPE_LIST_BOX), "Income & spending");
  assert_name (row, "Rent");
  assert_name (find_type (row, GTK_TYPE_LIST_BOX), "");
  assert_name (named, "Contacts");
  assert_name (nameless, "");

  /* Another title counts from the next time that the group is shown. */
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), "Budget");
  gtk_widget_set_visible (group, FALSE);
  gtk_widget_set_visible (group, TRUE);
  ui_settle (NULL);
  assert_name (find_type (group, GTK_TYPE_LIST_BOX), "Budget");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  anning_list_names_init ();
  g_test_add_func ("/names/drop-down", test_drop_down);
  g_test_add_func ("/names/lists", test_lists);
  return g_test_run ();
}
