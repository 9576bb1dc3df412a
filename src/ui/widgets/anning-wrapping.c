/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-wrapping.h"

#include <adwaita.h>

static void (*root_group) (GtkWidget *widget);
static void (*root_expander) (GtkWidget *widget);

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

void
anning_wrapping_init (void)
{
  GtkWidgetClass *groups = GTK_WIDGET_CLASS (g_type_class_ref (ADW_TYPE_PREFERENCES_GROUP));
  GtkWidgetClass *expanders = GTK_WIDGET_CLASS (g_type_class_ref (GTK_TYPE_EXPANDER));

  root_group = groups->root;
  groups->root = group_rooted;
  root_expander = expanders->root;
  expanders->root = expander_rooted;
}
