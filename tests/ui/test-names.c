/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader is told of widgets that GTK 4.8 leaves without a name. */
#include <adwaita.h>

#include "anning-announcement.h"
#include "anning-drop-down-name.h"
#include "anning-heading.h"
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

static void
assert_labelled (GtkWidget *widget,
                 gboolean   labelled)
{
  g_assert_cmpint (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY), ==, labelled);
}

/* The button in a drop-down takes the focus: it says what is chosen, also after another choice. Newer versions have it say
 * what the drop-down is called. */
static void
test_drop_down (void)
{
  const char *const choices[] = { "All", "New", NULL };
  GtkWidget *drop_down = g_object_ref_sink (gtk_drop_down_new_from_strings (choices));
  GtkWidget *button = find_type (drop_down, GTK_TYPE_TOGGLE_BUTTON);
  GtkWidget *said = gtk_check_version (4, 14, 0) == NULL ? drop_down : button;

  anning_drop_down_set_name (GTK_DROP_DOWN (drop_down), "Files");
  if (said == button)
    assert_name (drop_down, "Files");
  assert_labelled (said, FALSE);
  assert_name (said, "Files, All");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), 1);
  assert_name (said, "Files, New");
  anning_drop_down_set_name (GTK_DROP_DOWN (drop_down), "Letters");
  assert_name (said, "Letters, New");
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

/* The cross of a toast, beside its button. */
static void
test_toast (void)
{
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkWidget *window = ui_present (overlay, 400);
  AdwToast *toast = adw_toast_new ("Deleted");
  GtkWidget *undo, *close;

  adw_toast_set_button_label (toast, "Undo");
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), toast);
  ui_settle (NULL);
  undo = find_type (overlay, GTK_TYPE_BUTTON);
  close = gtk_widget_get_next_sibling (undo);
  g_assert_true (GTK_IS_BUTTON (close));
  /* From GTK 4.10 on its words are read without a property. */
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (undo)), ==, "Undo");
  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (undo), GTK_ACCESSIBLE_PROPERTY_LABEL))
    assert_name (undo, "Undo");
  assert_name (close, "Take This Message Away");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The first button below @widget with that icon. */
static GtkWidget *
find_icon (GtkWidget  *widget,
           const char *icon_name)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), icon_name) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_icon (child, icon_name);
  return found;
}

/* What shows a passphrase has an icon, and a tooltip that says what it does next. */
static void
test_passphrase (void)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = adw_password_entry_row_new ();
  GtkWidget *window, *show;
  g_autofree char *before = NULL;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  window = ui_present (list, 400);
  ui_settle (NULL);
  show = find_icon (row, "view-reveal-symbolic");
  before = g_strdup (gtk_widget_get_tooltip_text (show));
  assert_name (show, before);
  g_signal_emit_by_name (show, "clicked");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (show), !=, before);
  assert_name (show, gtk_widget_get_tooltip_text (show));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A heading as a .ui file makes it. */
static const char labels[] =
  "<interface><object class='GtkLabel' id='heading'><property name='accessible-role'>heading</property>"
  "<property name='label'>One</property><accessibility><property name='level'>3</property></accessibility></object></interface>";

static void
assert_heading (GtkWidget  *label,
                const char *level)
{
  gtk_test_accessible_assert_role (label, GTK_ACCESSIBLE_ROLE_HEADING);
  gtk_test_accessible_assert_property (label, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, level);
}

/* Each label with that text, of which libadwaita has one for narrow windows and one for wide ones; returns how many. */
static guint
assert_headings (GtkWidget  *widget,
                 const char *text)
{
  guint n = 0;

  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    {
      assert_heading (widget, "Level 1");
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    n += assert_headings (child, text);
  return n;
}

/* The role and the level, which GTK 4.8 tells nobody but by the description. */
static void
test_headings (void)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (labels, -1);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *told = anning_heading_set_level (gtk_label_new ("Two"), 1);
  GtkWidget *of_file = GTK_WIDGET (gtk_builder_get_object (builder, "heading"));
  GtkWidget *group = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", "Budget", NULL);
  GtkWidget *empty = g_object_new (ADW_TYPE_STATUS_PAGE, "title", "Nothing Found", NULL);
  GtkWidget *figure = gtk_label_new ("12.00");
  GtkWidget *window, *message;

  /* A figure is set like a heading, and is none. */
  gtk_widget_add_css_class (figure, "heading");
  gtk_box_append (GTK_BOX (page), told);
  gtk_box_append (GTK_BOX (page), of_file);
  gtk_box_append (GTK_BOX (page), group);
  gtk_box_append (GTK_BOX (page), figure);
  window = ui_present (page, 400);
  /* What comes later is like what was there. */
  gtk_box_append (GTK_BOX (page), empty);
  message = adw_message_dialog_new (GTK_WINDOW (window), "Delete?", "It is gone for good.");
  gtk_window_present (GTK_WINDOW (message));
  ui_settle (NULL);

  assert_heading (told, "Level 1");
  assert_heading (of_file, "Level 3");
  assert_heading (find_type (group, GTK_TYPE_LABEL), "Level 2");
  assert_heading (find_type (empty, GTK_TYPE_LABEL), "Level 1");
  g_assert_cmpuint (assert_headings (message, "Delete?"), >=, 1);
  gtk_test_accessible_assert_role (figure, GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_test_accessible_assert_role (ui_find (message, GTK_TYPE_LABEL, "It is gone for good."), GTK_ACCESSIBLE_ROLE_LABEL);
  gtk_window_destroy (GTK_WINDOW (message));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The text in an entry row takes the focus: it has a role, and says the title of the row and what stands there. */
static void
test_entry_rows (void)
{
  GtkWidget *group = adw_preferences_group_new ();
  /* Takes the focus when the window is shown. */
  GtkWidget *first = gtk_button_new_with_label ("First");
  GtkWidget *row = adw_entry_row_new ();
  GtkWidget *passphrase = adw_password_entry_row_new ();
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  GtkWidget *secret = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (passphrase)));
  GtkWidget *window;

  if (gtk_check_version (4, 10, 0) == NULL)
    {
      g_test_skip ("rows of newer versions say it themselves");
      return;
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "Who &amp; where");
  gtk_editable_set_text (GTK_EDITABLE (row), "A & B");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (passphrase), "Passphrase");
  gtk_editable_set_text (GTK_EDITABLE (passphrase), "sesame");
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), first);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), passphrase);
  window = ui_present (group, 400);
  gtk_widget_grab_focus (first);

  gtk_test_accessible_assert_role (text, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  /* Or each would be said twice. */
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_role (passphrase, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_role (secret, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  assert_name (text, "Who & where, A & B");
  assert_name (secret, "Passphrase");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "Who");
  assert_name (text, "Who, A & B");
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  assert_name (text, "Who");

  /* While it is typed the name stays: each change of it would be read out. */
  gtk_widget_grab_focus (row);
  while (!gtk_widget_has_focus (text))
    g_main_context_iteration (NULL, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (row), "C");
  assert_name (text, "Who");
  gtk_widget_grab_focus (passphrase);
  ui_settle (NULL);
  assert_name (text, "Who, C");

  /* Shown again, it is not named twice. One that has the focus when it is shown is named, too. */
  gtk_widget_set_visible (row, FALSE);
  gtk_widget_set_visible (row, TRUE);
  ui_settle (NULL);
  assert_name (text, "Who, C");
  gtk_window_destroy (GTK_WINDOW (window));

  row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), "First");
  text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)));
  window = ui_present (row, 400);
  while (!gtk_widget_has_focus (text))
    g_main_context_iteration (NULL, TRUE);
  assert_name (text, "First");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A page of a stack is said to whoever comes into it; its title, or nothing. */
static void
test_stack_pages (void)
{
  GtkWidget *stack = gtk_stack_new ();
  GtkWidget *untitled = gtk_button_new_with_label ("One");
  GtkWidget *titled = gtk_button_new_with_label ("Two");
  GtkWidget *window;

  gtk_stack_add_child (GTK_STACK (stack), untitled);
  gtk_stack_add_titled (GTK_STACK (stack), titled, "two", "Second");
  window = ui_present (stack, 400);
  gtk_stack_set_visible_child (GTK_STACK (stack), titled);
  ui_settle (NULL);
  gtk_test_accessible_assert_property (gtk_stack_get_page (GTK_STACK (stack), untitled), GTK_ACCESSIBLE_PROPERTY_LABEL, "");
  gtk_test_accessible_assert_property (gtk_stack_get_page (GTK_STACK (stack), titled), GTK_ACCESSIBLE_PROPERTY_LABEL, "Second");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* GTK has an icon name its button, which is called GtkImage then; a name of its own stands alone. */
static void
test_second_names (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  GtkWidget *menu = gtk_menu_button_new ();
  GtkWidget *arrow = gtk_widget_get_first_child (menu);
  g_autoptr (GMenu) entries = g_menu_new ();
  GtkWidget *window, *popover;

  /* Newer versions have an icon say nothing. */
  assert_labelled (button, gtk_check_version (4, 10, 0) != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, "Copy", -1);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (menu), "Set Aside…");
  gtk_accessible_update_property (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_PROPERTY_LABEL, "Set aside: Called at Night", -1);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), menu);
  window = ui_present (box, 400);
  ui_settle (NULL);
  assert_name (button, "Copy");
  assert_labelled (button, FALSE);
  assert_name (menu, "Set Aside…");
  assert_name (arrow, "Set aside: Called at Night");
  assert_labelled (arrow, FALSE);
  /* The menu is called like nothing, not like its type; like its button with newer versions. */
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (menu), G_MENU_MODEL (entries));
  gtk_menu_button_popup (GTK_MENU_BUTTON (menu));
  ui_settle (NULL);
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (menu)));
  if (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (popover), GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    gtk_test_accessible_assert_relation (popover, GTK_ACCESSIBLE_RELATION_LABELLED_BY, menu, NULL);
  else
    assert_name (popover, "");
  g_assert_false (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
assert_ticked (GtkWidget            *button,
               GtkAccessibleTristate ticked)
{
  gtk_test_accessible_assert_role (button, GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gtk_test_accessible_assert_state (button, GTK_ACCESSIBLE_STATE_CHECKED, ticked);
}

/* What stays pressed is told as ticked; the arrow of a menu is a button. */
static void
test_toggles (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *chip = gtk_toggle_button_new_with_label ("Threat");
  GtkWidget *pressed = gtk_toggle_button_new_with_label ("Call");
  GtkWidget *menu = gtk_menu_button_new ();
  GtkWidget *window;

  if (gtk_check_version (4, 10, 0) == NULL)
    {
      g_test_skip ("newer versions have a role for them");
      return;
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (pressed), TRUE);
  gtk_box_append (GTK_BOX (box), chip);
  gtk_box_append (GTK_BOX (box), pressed);
  gtk_box_append (GTK_BOX (box), menu);
  window = ui_present (box, 400);
  ui_settle (NULL);
  assert_ticked (chip, GTK_ACCESSIBLE_TRISTATE_FALSE);
  assert_ticked (pressed, GTK_ACCESSIBLE_TRISTATE_TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  assert_ticked (chip, GTK_ACCESSIBLE_TRISTATE_TRUE);
  gtk_test_accessible_assert_role (find_type (menu, GTK_TYPE_TOGGLE_BUTTON), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Iterates until @widget says @text besides itself. */
static void
wait_for_description (GtkWidget  *widget,
                      const char *text)
{
  char *other;

  while ((other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text)) != NULL)
    {
      g_free (other);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
focus (GtkWidget *widget)
{
  gtk_widget_grab_focus (widget);
  while (!gtk_widget_has_focus (widget))
    g_main_context_iteration (NULL, TRUE);
}

/* From some version on a tooltip is the description without being set as one. */
static void
wait_for_tooltip (GtkWidget *widget)
{
  if (gtk_check_version (4, 10, 0) != NULL)
    wait_for_description (widget, gtk_widget_get_tooltip_text (widget));
  while (gtk_check_version (4, 10, 0) == NULL && gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION))
    g_main_context_iteration (NULL, TRUE);
}

/* What happens is said by what has the focus, as long as it has it; then it says again what it did. Where newer versions
 * have a bus they announce it instead: not in a test. */
static void
test_announcements (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *described = gtk_button_new_with_label ("Copy");
  GtkWidget *plain = gtk_button_new_with_label ("Delete");
  GtkWidget *window, *question;

  gtk_widget_set_tooltip_text (described, "This sentence");
  gtk_box_append (GTK_BOX (box), described);
  gtk_box_append (GTK_BOX (box), plain);
  window = ui_present (box, 400);

  focus (described);
  wait_for_tooltip (described);
  anning_announce ("Copied");
  wait_for_description (described, "Copied");
  anning_announce ("Copied again");
  wait_for_description (described, "Copied again");
  focus (plain);
  wait_for_tooltip (described);
  anning_announce ("Deleted");
  wait_for_description (plain, "Deleted");
  /* What it is given meanwhile is its own. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (plain), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Gone", -1);
  focus (described);
  ui_settle (NULL);
  wait_for_description (plain, "Gone");
  wait_for_tooltip (described);

  if (gtk_check_version (4, 10, 0) != NULL)
    {
      question = adw_message_dialog_new (GTK_WINDOW (window), "Delete?", NULL);
      adw_message_dialog_set_body_use_markup (ADW_MESSAGE_DIALOG (question), TRUE);
      adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (question), "It &amp; all below it");
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (question), "no", "No");
      gtk_window_present (GTK_WINDOW (question));
      while (!gtk_window_is_active (GTK_WINDOW (question)))
        g_main_context_iteration (NULL, TRUE);
      wait_for_description (gtk_window_get_focus (GTK_WINDOW (question)), "It & all below it");
      gtk_window_destroy (GTK_WINDOW (question));
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
  anning_headings_init ();
  g_test_add_func ("/names/drop-down", test_drop_down);
  g_test_add_func ("/names/lists", test_lists);
  g_test_add_func ("/names/toast", test_toast);
  g_test_add_func ("/names/passphrase", test_passphrase);
  g_test_add_func ("/names/entry-rows", test_entry_rows);
  g_test_add_func ("/names/headings", test_headings);
  g_test_add_func ("/names/stack-pages", test_stack_pages);
  g_test_add_func ("/names/second-names", test_second_names);
  g_test_add_func ("/names/toggles", test_toggles);
  g_test_add_func ("/names/announcements", test_announcements);
  return g_test_run ();
}
