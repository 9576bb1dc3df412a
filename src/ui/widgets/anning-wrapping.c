/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-wrapping.h"

#include <adwaita.h>

#include "anning-entry-layout.h"

static void (*root_group) (GtkWidget *widget);
static void (*root_expander) (GtkWidget *widget);
static void (*root_entry) (GtkWidget *widget);
static void (*root_header) (GtkWidget *widget);

static void
wrap (GtkWidget *label)
{
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
}

/* Of a group it is the title, which comes before whatever else it holds. */
static GtkWidget *
find_first_label (GtkWidget *widget)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_first_label (child);
  return found;
}

static void
group_rooted (GtkWidget *group)
{
  wrap (find_first_label (group));
  root_group (group);
}

static void
expander_rooted (GtkWidget *expander)
{
  GtkWidget *title = gtk_expander_get_label_widget (GTK_EXPANDER (expander));

  if (GTK_IS_LABEL (title))
    wrap (title);
  root_expander (expander);
}

/* Its title is there twice, beside the text. */
static void
entry_rooted (GtkWidget *row)
{
  GtkWidget *area = gtk_widget_get_parent (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (row))));

  if (!ANNING_IS_ENTRY_LAYOUT (gtk_widget_get_layout_manager (area)))
    {
      wrap (gtk_widget_get_first_child (area));
      wrap (gtk_widget_get_next_sibling (gtk_widget_get_first_child (area)));
      gtk_widget_set_layout_manager (area, anning_entry_layout_new ());
    }
  root_entry (row);
}

/* What a window is called, and what stands below that; the name of a page is short, and gives way to the switcher. */
static void
wrap_titles (GtkWidget *widget)
{
  if (ADW_IS_VIEW_SWITCHER_TITLE (widget))
    return;
  if (GTK_IS_LABEL (widget)
      && (gtk_widget_has_css_class (widget, "title") || gtk_widget_has_css_class (widget, "subtitle")))
    {
      wrap (widget);
      gtk_label_set_single_line_mode (GTK_LABEL (widget), FALSE);
      gtk_label_set_justify (GTK_LABEL (widget), GTK_JUSTIFY_CENTER);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    wrap_titles (child);
}

static void
header_rooted (GtkWidget *bar)
{
  wrap_titles (bar);
  root_header (bar);
}

void
anning_wrapping_init (void)
{
  GtkWidgetClass *groups = GTK_WIDGET_CLASS (g_type_class_ref (ADW_TYPE_PREFERENCES_GROUP));
  GtkWidgetClass *expanders = GTK_WIDGET_CLASS (g_type_class_ref (GTK_TYPE_EXPANDER));
  GtkWidgetClass *headers = GTK_WIDGET_CLASS (g_type_class_ref (ADW_TYPE_HEADER_BAR));
  GtkWidgetClass *entries = GTK_WIDGET_CLASS (g_type_class_ref (ADW_TYPE_ENTRY_ROW));

  root_group = groups->root;
  groups->root = group_rooted;
  root_expander = expanders->root;
  expanders->root = expander_rooted;
  root_header = headers->root;
  headers->root = header_rooted;
  root_entry = entries->root;
  entries->root = entry_rooted;
}
