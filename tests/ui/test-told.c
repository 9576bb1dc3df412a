/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader is told of what changes: choices, what unfolds, sliders, icons. */
#include <adwaita.h>

#include "anning-announcement.h"
#include "anning-list-names.h"
#include "anning-marker-place-row.h"
#include "anning-told-value.h"
#include "ui-fixture.h"

static void
assert_name (GtkWidget  *widget,
             const char *name)
{
  gtk_test_accessible_assert_property (widget, GTK_ACCESSIBLE_PROPERTY_LABEL, name);
}

/* Only a row with its choice as a subtitle says it by itself. */
static void
test_choice (void)
{
  const char *const choices[] = { "A bank", "A lender", NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (choices);
  GtkWidget *box = gtk_list_box_new ();
  GtkWidget *row = adw_combo_row_new ();
  GtkWidget *told = adw_combo_row_new ();
  GtkWidget *window;

  if (gtk_check_version (4, 10, 0) == NULL)
    {
      g_test_skip ("newer versions say it themselves");
      return;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "From whom");
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (told), "Who");
  adw_combo_row_set_model (ADW_COMBO_ROW (told), G_LIST_MODEL (model));
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (told), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (box), row);
  gtk_list_box_append (GTK_LIST_BOX (box), told);
  window = ui_present (box, 400);
  ui_settle (NULL);
  assert_name (row, "From whom, A bank");
  assert_name (told, "Who");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 1);
  assert_name (row, "From whom, A lender");
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), GTK_INVALID_LIST_POSITION);
  assert_name (row, "From whom");
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
find_header (GtkWidget *widget)
{
  while (widget != NULL && !ADW_IS_ACTION_ROW (widget))
    widget = gtk_widget_get_first_child (widget);
  return widget;
}

/* The focus is on the row inside: it says whether more is to be seen. */
static void
test_unfolding (void)
{
  GtkWidget *box = gtk_list_box_new ();
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *header = find_header (row);
  GtkWidget *window;

  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), adw_action_row_new ());
  gtk_list_box_append (GTK_LIST_BOX (box), row);
  window = ui_present (box, 400);
  ui_settle (NULL);
  gtk_test_accessible_assert_state (header, GTK_ACCESSIBLE_STATE_EXPANDED, FALSE);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_test_accessible_assert_state (header, GTK_ACCESSIBLE_STATE_EXPANDED, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* "Play" becomes "Pause" with another icon, which says nothing of its own. */
static void
test_icons (void)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("media-playback-start-symbolic");
  GtkWidget *window;

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Play", -1);
  window = ui_present (button, 400);
  ui_settle (NULL);
  gtk_button_set_icon_name (GTK_BUTTON (button), "media-playback-pause-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Pause", -1);
  assert_name (button, "Pause");
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The same icon stands beside two places. */
static void
test_places (void)
{
  GtkWidget *row = g_object_ref_sink (anning_marker_place_row_new ("Beginning", FALSE));
  GtkWidget *button = ui_find (row, GTK_TYPE_BUTTON, "Take the place where the recording stands now");

  assert_name (button, "Beginning, Take the place where the recording stands now");
  g_assert_finalize_object (row);
}

static void
test_slider (void)
{
  GtkWidget *scale = g_object_ref_sink (gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 24, 1));

  anning_tell_value (GTK_ACCESSIBLE (scale), "+6 dB");
  gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "+6 dB");
  if (gtk_check_version (4, 10, 0) != NULL)
    gtk_test_accessible_assert_property (scale, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "+6 dB");
  g_assert_finalize_object (scale);
}

/* In an entry the focus is on a text that nothing is heard of. */
static void
test_entry (void)
{
  GtkWidget *entry = gtk_search_entry_new ();
  GtkWidget *button = gtk_button_new_with_label ("Next");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window;

  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), button);
  window = ui_present (box, 400);
  gtk_widget_grab_focus (entry);
  ui_settle (NULL);
  anning_announce ("17 found");
  ui_wait_until_told (entry, "17 found");
  gtk_widget_grab_focus (button);
  while (gtk_test_accessible_has_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION))
    g_main_context_iteration (NULL, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
says (GtkWidget  *widget,
      const char *text)
{
  g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);

  return other == NULL;
}

/* While somebody types, what each letter finds is not said. */
static void
test_found (void)
{
  GtkWidget *entry = gtk_search_entry_new ();
  GtkWidget *window = ui_present (entry, 400);

  gtk_widget_grab_focus (entry);
  ui_settle (NULL);
  anning_announce_found ("170 found");
  anning_announce_found ("17 found");
  while (!says (entry, "17 found"))
    {
      g_assert_false (says (entry, "170 found"));
      g_main_context_iteration (NULL, TRUE);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  if (!ui_init (&argc, &argv))
    return 77;
  anning_list_names_init ();
  g_test_add_func ("/told/choice", test_choice);
  g_test_add_func ("/told/unfolding", test_unfolding);
  g_test_add_func ("/told/icons", test_icons);
  g_test_add_func ("/told/places", test_places);
  g_test_add_func ("/told/slider", test_slider);
  g_test_add_func ("/told/entry", test_entry);
  g_test_add_func ("/told/found", test_found);
  return g_test_run ();
}
