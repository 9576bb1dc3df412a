/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-copies-parts.h"

#include <glib/gi18n.h>

#include "anning-format.h"

#define WORK_WIDTH 420 /* px: a bar as wide as a window says no more */

void
anning_copies_parts_fill (AdwWindow   *sheet,
                          const char  *title,
                          GtkStack   **stack)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *overlay = adw_toast_overlay_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  *stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_set_hhomogeneous (*stack, FALSE);
  gtk_stack_set_vhomogeneous (*stack, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (*stack), TRUE);
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (*stack));
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), overlay);
  adw_window_set_content (sheet, content);
  gtk_window_set_title (GTK_WINDOW (sheet), title);
  gtk_window_set_default_size (GTK_WINDOW (sheet), 600, 680);
  gtk_window_set_modal (GTK_WINDOW (sheet), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (sheet), TRUE);

  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (GTK_WIDGET (sheet), keys);
}

void
anning_copies_parts_turn_to (GtkStack   *stack,
                             const char *name)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (stack));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  gtk_stack_set_visible_child_name (stack, name);
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (stack)))
    return;
  if (!gtk_widget_is_ancestor (focus, gtk_stack_get_visible_child (stack))
      && !gtk_widget_child_focus (gtk_stack_get_visible_child (stack), GTK_DIR_TAB_FORWARD))
    gtk_root_set_focus (root, NULL);
}

GtkWidget *
anning_copies_parts_new_page (GtkBox **box)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_widget_set_margin_start (inside, 12);
  gtk_widget_set_margin_end (inside, 12);
  gtk_widget_set_margin_top (inside, 24);
  gtk_widget_set_margin_bottom (inside, 24);
  adw_clamp_set_child (ADW_CLAMP (clamp), inside);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  *box = GTK_BOX (inside);
  return scroller;
}

void
anning_copies_parts_tell (AdwStatusPage *page,
                          const char    *icon_name,
                          const char    *title,
                          const char    *description)
{
  g_autofree char *plain_title = g_markup_escape_text (title, -1);
  g_autofree char *plain = g_markup_escape_text (description != NULL ? description : "", -1);

  adw_status_page_set_icon_name (page, icon_name);
  adw_status_page_set_title (page, plain_title);
  adw_status_page_set_description (page, plain);
}

GtkWidget *
anning_copies_parts_new_pill (const char *label,
                              GCallback   clicked,
                              gpointer    object)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "pill");
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", clicked, object, G_CONNECT_SWAPPED);
  return button;
}

GtkWidget *
anning_copies_parts_new_work (const char      *title,
                              const char      *description,
                              GtkProgressBar **bar,
                              GCallback        cancel,
                              gpointer         object)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  anning_copies_parts_tell (ADW_STATUS_PAGE (page), NULL, title, description);
  *bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (*bar), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (*bar));
  gtk_box_append (GTK_BOX (box), anning_copies_parts_new_pill (_("Cancel"), cancel, object));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WORK_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  adw_status_page_set_child (ADW_STATUS_PAGE (page), clamp);
  return page;
}

GtkWidget *
anning_copies_parts_new_row (const char *title,
                             const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  return row;
}

GtkWidget *
anning_copies_parts_new_door (const char *title,
                              const char *subtitle,
                              GCallback   activated,
                              gpointer    object)
{
  GtkWidget *row = anning_copies_parts_new_row (title, subtitle);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_accessible_update_state (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", activated, object, G_CONNECT_SWAPPED);
  return row;
}

GtkWidget *
anning_copies_parts_add_button (GtkWidget  *row,
                                const char *icon_name,
                                const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

/* Minutes that the local time of this computer is ahead of UTC at that moment. */
static gint64
find_offset (gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at / 1000);

  return time != NULL ? g_date_time_get_utc_offset (time) / G_TIME_SPAN_MINUTE : 0;
}

char *
anning_copies_parts_moment (gint64 at)
{
  gint64 offset = find_offset (at);
  g_autofree char *date = anning_format_date (at, offset);
  g_autofree char *time = anning_format_time (at, offset);

  /* Translators: a day, then the time of that day */
  return g_strdup_printf (_("%1$s, %2$s"), date, time);
}

char *
anning_copies_parts_day (gint64 at)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at / 1000);
  g_autofree char *iso = time != NULL ? g_date_time_format (time, "%Y-%m-%d") : NULL;

  return anning_format_day (iso);
}
