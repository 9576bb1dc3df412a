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
  GtkWidget *titled = adw_preferences_group_new ();
  GtkWidget *untitled = adw_preferences_group_new ();
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *named = gtk_list_box_new ();
  GtkWidget *nameless = gtk_list_box_new ();
  GtkWidget *expander = gtk_expander_new_with_mnemonic ("_More");
  GtkWidget *window;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (titled), "Budget");
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (titled), adw_action_row_new ());
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (untitled), row);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "Rent &amp; heating");
  gtk_accessible_update_property (GTK_ACCESSIBLE (named), GTK_ACCESSIBLE_PROPERTY_LABEL, "Contacts", -1);
  gtk_box_append (GTK_BOX (page), titled);
  gtk_box_append (GTK_BOX (page), untitled);
  gtk_box_append (GTK_BOX (page), named);
  gtk_box_append (GTK_BOX (page), nameless);
  gtk_box_append (GTK_BOX (page), expander);
  window = ui_present (page, 400);
  ui_settle (NULL);

  /* libadwaita names it by the label of the title. */
  gtk_test_accessible_assert_relation (find_type (titled, GTK_TYPE_LIST_BOX), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                       find_type (titled, GTK_TYPE_LABEL), NULL);
  g_assert_false (gtk_test_accessible_has_property (GTK_ACCESSIBLE (find_type (titled, GTK_TYPE_LIST_BOX)),
                                                    GTK_ACCESSIBLE_PROPERTY_LABEL));
  assert_name (find_type (untitled, GTK_TYPE_LIST_BOX), "");
  assert_name (row, "Rent & heating");
  assert_name (find_type (row, GTK_TYPE_LIST_BOX), "");
  assert_name (named, "Contacts");
  assert_name (nameless, "");
  assert_name (expander, "More");

  /* A title that came later counts from the next time that it is shown. */
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "Rent");
  gtk_widget_set_visible (row, FALSE);
  gtk_widget_set_visible (row, TRUE);
  ui_settle (NULL);
  assert_name (row, "Rent");
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
