/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-list-names.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "anning-announcement.h"

/* Of a widget: it was named here, and may be again. */
#define NAMED_HERE "anning-named-here"

/* What is done with a row that takes a text, and a button, that come into a window. */
static void (*root_entry_row) (GtkWidget *row);
static void (*root_toggle) (GtkWidget *button);

/* Returns: (transfer full): what a title with markup says */
static char *
plain_text (const char *markup)
{
  char *text = NULL;

  if (markup != NULL && !pango_parse_markup (markup, -1, 0, NULL, &text, NULL, NULL))
    return g_strdup (markup);
  return text != NULL ? text : g_strdup ("");
}

/* Whether it has a name already. libadwaita names the list of a group by its title, also where that is empty. */
static gboolean
has_name (GtkWidget *widget)
{
  GtkWidget *group = gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_GROUP);

  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return g_object_get_data (G_OBJECT (widget), NAMED_HERE) == NULL;
  return gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY)
         && (group == NULL || *adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)) != '\0');
}

/* Returns: (transfer full): the title of a row as it is read */
static char *
title_of (AdwPreferencesRow *row)
{
  if (adw_preferences_row_get_use_markup (row))
    return plain_text (adw_preferences_row_get_title (row));
  return g_strdup (adw_preferences_row_get_title (row));
}

/* Returns: (transfer full): of what unfolds its title, of anything else "" */
static char *
name_of (GtkWidget *widget)
{
  if (GTK_IS_EXPANDER (widget))
    {
      const char *label = gtk_expander_get_label (GTK_EXPANDER (widget));
      g_auto (GStrv) parts = g_strsplit (label != NULL ? label : "", "_", gtk_expander_get_use_underline (GTK_EXPANDER (widget)) ? 2 : 1);

      return g_strjoinv (NULL, parts);
    }
  return ADW_IS_EXPANDER_ROW (widget) ? title_of (ADW_PREFERENCES_ROW (widget)) : g_strdup ("");
}

/* What comes without a name, and is spoken of: the heads and the body of a table are private to GTK. */
static gboolean
is_of_these (GtkWidget *widget)
{
  return GTK_IS_LIST_BOX (widget) || GTK_IS_LIST_VIEW (widget) || GTK_IS_FLOW_BOX (widget) || GTK_IS_FLOW_BOX_CHILD (widget) || GTK_IS_EXPANDER (widget)
         || ADW_IS_EXPANDER_ROW (widget) || GTK_IS_POPOVER_MENU (widget) || GTK_IS_COLUMN_VIEW (gtk_widget_get_parent (widget));
}

static void
set_name (GtkWidget  *widget,
          const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
name_by_tooltip (GtkWidget *button)
{
  const char *name = gtk_widget_get_tooltip_text (button);

  if (name != NULL)
    set_name (button, name);
}

static gboolean
is_in (GtkWidget *widget,
       GType      type)
{
  return gtk_widget_get_ancestor (widget, type) != NULL;
}

/* Of a question that opens GTK 4.8 has the title said alone. */
static void
say_question (AdwMessageDialog *question)
{
  g_autofree char *body = adw_message_dialog_get_body_use_markup (question) ? plain_text (adw_message_dialog_get_body (question))
                                                                            : g_strdup (adw_message_dialog_get_body (question));

  if (gtk_check_version (4, 10, 0) != NULL && *body != '\0')
    anning_announce (body);
}

/* Buttons of GTK and libadwaita that say nothing, or no more than a tooltip, which may change. */
static void
name_button (GtkWidget *widget)
{
  GtkWidget *child = GTK_IS_BUTTON (widget) ? gtk_button_get_child (GTK_BUTTON (widget)) : NULL;
  GtkWidget *parent = gtk_widget_get_parent (widget);

  if ((!GTK_IS_BUTTON (widget) && !GTK_IS_MENU_BUTTON (widget))
      || gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return;
  if (parent != NULL && g_str_equal (G_OBJECT_TYPE_NAME (parent), "AdwToastWidget"))
    {
      /* The other one has words of its own; newer GTK has no property for these. */
      if (gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
        set_name (widget, _("Take This Message Away"));
    }
  else if (is_in (widget, GTK_TYPE_SHORTCUTS_WINDOW) && GTK_IS_MENU_BUTTON (widget))
    set_name (widget, _("Keyboard Shortcuts"));
  else if (GTK_IS_MENU_BUTTON (widget) && gtk_menu_button_get_label (GTK_MENU_BUTTON (widget)) != NULL)
    set_name (widget, gtk_menu_button_get_label (GTK_MENU_BUTTON (widget)));
  else if (is_in (widget, GTK_TYPE_SHORTCUTS_WINDOW) && gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL)
    set_name (widget, C_("screen reader", "Search"));
  else if (is_in (widget, ADW_TYPE_ABOUT_WINDOW) && GTK_IS_LABEL (child))
    set_name (widget, gtk_label_get_text (GTK_LABEL (child)));
  else if (is_in (widget, ADW_TYPE_ABOUT_WINDOW) || is_in (widget, ADW_TYPE_PASSWORD_ENTRY_ROW))
    {
      g_signal_connect (widget, "notify::tooltip-text", G_CALLBACK (name_by_tooltip), NULL);
      name_by_tooltip (widget);
    }
}

/* Of a page of a stack GTK 4.8 says the type, wherever the focus goes to from outside of it. */
static void
name_stack_page (GtkWidget *widget)
{
  GtkWidget *parent = gtk_widget_get_parent (widget);
  GtkStackPage *page = GTK_IS_STACK (parent) ? gtk_stack_get_page (GTK_STACK (parent), widget) : NULL;

  if (page != NULL && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL))
    gtk_accessible_update_property (GTK_ACCESSIBLE (page), GTK_ACCESSIBLE_PROPERTY_LABEL, "", -1);
}

/* What has a name says it once: not its icon, which is called by its type, or its words as well. */
static void
drop_second_name (GtkWidget *widget)
{
  if (!GTK_IS_BUTTON (widget) || !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return;
  if (gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  if (GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY);
}

/* An icon or words that come later would be said as well. */
static void
watch_second_name (GtkWidget *widget)
{
  drop_second_name (widget);
  if (!GTK_IS_BUTTON (widget))
    return;
  g_signal_handlers_disconnect_by_func (widget, drop_second_name, NULL);
  g_signal_connect (widget, "notify::icon-name", G_CALLBACK (drop_second_name), NULL);
  g_signal_connect (widget, "notify::label", G_CALLBACK (drop_second_name), NULL);
}

/* Returns: (transfer full): "Creditor, All creditors" */
static char *
title_and_value (AdwPreferencesRow *row,
                 const char        *value)
{
  g_autofree char *title = title_of (row);

  return *value != '\0' ? g_strdup_printf (C_("screen reader", "%1$s, %2$s"), title, value) : g_steal_pointer (&title);
}

/* The title, and what stands there. */
static void
name_text (AdwEntryRow *row)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));
  const char *typed = ADW_IS_PASSWORD_ENTRY_ROW (row) ? "" : gtk_editable_get_text (text);
  g_autofree char *name = title_and_value (ADW_PREFERENCES_ROW (row), typed);

  set_name (GTK_WIDGET (text), name);
}

/* Not while it is typed: a name that changes is read out each time. */
static void
changed_cb (AdwEntryRow *row)
{
  if (!gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row)))))
    name_text (row);
}

static gboolean
left_cb (gpointer row)
{
  changed_cb (row);
  return G_SOURCE_REMOVE;
}

/* The screen reader has to hear first of where the focus went. */
static void
has_focus_cb (AdwEntryRow *row)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, left_cb, g_object_ref (row), g_object_unref);
}

/*
 * The text inside takes the focus and has no role: GTK 4.8 then says that the box around it has none, and of the row
 * nothing at all. With a role it says that the text has it. Newer rows say it themselves.
 */
static void
show_text (AdwEntryRow *row)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (row));

  if (gtk_check_version (4, 10, 0) == NULL
      || gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (text)) == GTK_ACCESSIBLE_ROLE_TEXT_BOX)
    return;
  g_object_set (text, "accessible-role", GTK_ACCESSIBLE_ROLE_TEXT_BOX, NULL);
  g_signal_connect (row, "notify::title", G_CALLBACK (changed_cb), NULL);
  g_signal_connect (row, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect_object (text, "notify::has-focus", G_CALLBACK (has_focus_cb), row, G_CONNECT_SWAPPED);
  name_text (row);
}

/* Returns: (transfer full): what is chosen */
static char *
choice_of (AdwComboRow *row)
{
  gpointer item = adw_combo_row_get_selected_item (row);
  GtkExpression *expression = adw_combo_row_get_expression (row);
  g_auto (GValue) value = G_VALUE_INIT;

  if (GTK_IS_STRING_OBJECT (item))
    return g_strdup (gtk_string_object_get_string (item));
  if (item != NULL && expression != NULL && gtk_expression_evaluate (expression, item, &value) && G_VALUE_HOLDS_STRING (&value))
    return g_strdup (g_value_get_string (&value));
  return g_strdup ("");
}

/* What is chosen stands beside the title, where GTK 4.8 does not see it; as a subtitle it is the row's description. */
static void
name_choice (AdwComboRow *row)
{
  g_autofree char *choice = adw_combo_row_get_use_subtitle (row) ? g_strdup ("") : choice_of (row);
  g_autofree char *name = title_and_value (ADW_PREFERENCES_ROW (row), choice);

  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  set_name (GTK_WIDGET (row), name);
}

static void
show_choice (AdwComboRow *row)
{
  if (gtk_check_version (4, 10, 0) == NULL)
    return;
  g_signal_handlers_disconnect_by_func (row, name_choice, NULL);
  g_signal_connect (row, "notify::selected-item", G_CALLBACK (name_choice), NULL);
  g_signal_connect (row, "notify::title", G_CALLBACK (name_choice), NULL);
  name_choice (row);
}

/* Returns: (nullable): the row in a row that unfolds which takes the focus */
static GtkWidget *
find_header (GtkWidget *widget)
{
  GtkWidget *found = ADW_IS_ACTION_ROW (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_header (child);
  return found;
}

static void
say_expanded (AdwExpanderRow *row)
{
  GtkWidget *header = find_header (GTK_WIDGET (row));

  if (header != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (header), GTK_ACCESSIBLE_STATE_EXPANDED, adw_expander_row_get_expanded (row), -1);
}

/* libadwaita does not tell that it unfolds. */
static void
show_expanded (AdwExpanderRow *row)
{
  g_signal_handlers_disconnect_by_func (row, say_expanded, NULL);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (say_expanded), NULL);
  say_expanded (row);
}

static void
say_active (GtkToggleButton *button)
{
  GtkAccessibleTristate active = gtk_toggle_button_get_active (button) ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE;

  gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_CHECKED, active, -1);
}

/* GTK 4.8 has no role for what stays pressed, so that it is not said of a button that it is: of what can be ticked it is. */
static void
toggle_rooted (GtkWidget *button)
{
  GtkWidget *parent = gtk_widget_get_parent (button);

  if (gtk_check_version (4, 10, 0) != NULL && !GTK_IS_MENU_BUTTON (parent) && !GTK_IS_DROP_DOWN (parent)
      && gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (button)) == GTK_ACCESSIBLE_ROLE_BUTTON)
    {
      g_object_set (button, "accessible-role", GTK_ACCESSIBLE_ROLE_CHECKBOX, NULL);
      g_signal_connect (button, "notify::active", G_CALLBACK (say_active), NULL);
      say_active (GTK_TOGGLE_BUTTON (button));
    }
  root_toggle (button);
}

/* With the text inside called by it the row is no second one. */
static void
entry_row_rooted (GtkWidget *row)
{
  if (gtk_check_version (4, 10, 0) != NULL)
    g_object_set (row, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  root_entry_row (row);
}

/* Puts @ours in the place of what the class does when one comes into a window: a role cannot be changed once somebody
 * has asked for it, and nobody asks for what is in no window. */
static void
watch (GType type,
       void (*ours) (GtkWidget *widget),
       void (**before) (GtkWidget *widget))
{
  GtkWidgetClass *klass = g_type_class_ref (type);

  *before = klass->root;
  klass->root = ours;
}

static gboolean
mapped_cb (GSignalInvocationHint *hint,
           guint                  n_values,
           const GValue          *values,
           gpointer               user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);
  g_autofree char *name = NULL;

  name_button (widget);
  watch_second_name (widget);
  name_stack_page (widget);
  if (ADW_IS_ENTRY_ROW (widget))
    show_text (ADW_ENTRY_ROW (widget));
  if (ADW_IS_COMBO_ROW (widget))
    show_choice (ADW_COMBO_ROW (widget));
  if (ADW_IS_EXPANDER_ROW (widget))
    show_expanded (ADW_EXPANDER_ROW (widget));
  if (ADW_IS_MESSAGE_DIALOG (widget))
    say_question (ADW_MESSAGE_DIALOG (widget));
  if (!is_of_these (widget) || has_name (widget))
    return G_SOURCE_CONTINUE;

  name = name_of (widget);
  g_object_set_data (G_OBJECT (widget), NAMED_HERE, GINT_TO_POINTER (TRUE));
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return G_SOURCE_CONTINUE;
}

void
anning_list_names_init (void)
{
  watch (ADW_TYPE_ENTRY_ROW, entry_row_rooted, &root_entry_row);
  watch (GTK_TYPE_TOGGLE_BUTTON, toggle_rooted, &root_toggle);
  /* A signal is known when the first of its class is made. */
  g_type_class_unref (g_type_class_ref (GTK_TYPE_WIDGET));
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}
