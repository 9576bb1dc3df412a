/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-heading.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define DEEPEST 6

typedef void (*Step) (GtkWidget *widget);

static Step root_group;
static Step root_status;
static Step realize_message;

/* The first label below @widget with that style, if there is one. */
static GtkWidget *
find_title (GtkWidget  *widget,
            const char *css_class)
{
  GtkWidget *found = NULL;

  if (GTK_IS_LABEL (widget))
    return gtk_widget_has_css_class (widget, css_class) ? widget : NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_title (child, css_class);
  return found;
}

static gboolean
is_heading (GtkWidget *widget)
{
  return gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == GTK_ACCESSIBLE_ROLE_HEADING;
}

static void
make_heading (GtkWidget  *widget,
              const char *css_class,
              int         level)
{
  GtkWidget *title = find_title (widget, css_class);

  if (title != NULL && !is_heading (title))
    anning_heading_set_level (title, level);
}

/* A role cannot be changed once somebody has asked for it, and nobody asks for what is in no window. */
static void
group_rooted (GtkWidget *widget)
{
  make_heading (gtk_widget_get_first_child (widget), "heading", 2);
  root_group (widget);
}

static void
status_rooted (GtkWidget *widget)
{
  make_heading (gtk_widget_get_first_child (widget), "title", 1);
  root_status (widget);
}

/* Newer GTK has asked for the role of everything in a window when that is shown. */
static void
message_realized (GtkWidget *widget)
{
  make_heading (widget, "title-2", 1);
  /* Newer libadwaita has the same words once more, for where the large ones find no room. */
  make_heading (widget, "title-4", 1);
  realize_message (widget);
}

/* Puts @ours in the place of @step, one of the functions of a class; returns what that was. */
static Step
watch (Step *step,
       Step  ours)
{
  Step before = *step;

  *step = ours;
  return before;
}

static void
say_level (GtkWidget *label,
           int        level)
{
  /* Translators: %u is the level of a heading, for screen readers: 2 stands under the title, 3 under 2 */
  g_autofree char *told = g_strdup_printf (_("Level %u"), (guint) level);

  /* GTK 4.8 keeps the level to itself; the description goes out. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (label),
                                  GTK_ACCESSIBLE_PROPERTY_LEVEL, level,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, told,
                                  -1);
}

/* The level that a .ui file gave a heading, 0 for none. */
static int
find_level (GtkWidget *label)
{
  for (int level = 1; level <= DEEPEST; level++)
    {
      g_autofree char *other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LEVEL, level);

      if (other == NULL)
        return level;
    }
  return 0;
}

static gboolean
mapped_cb (GSignalInvocationHint *hint,
           guint                  n_values,
           const GValue          *values,
           gpointer               user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);

  if (GTK_IS_LABEL (widget) && is_heading (widget)
      && gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LEVEL)
      && !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION))
    say_level (widget, find_level (widget));
  return G_SOURCE_CONTINUE;
}

GtkWidget *
anning_heading_set_level (GtkWidget *label,
                          int        level)
{
  g_return_val_if_fail (GTK_IS_LABEL (label) && level >= 1 && level <= DEEPEST, label);

  if (!is_heading (label))
    g_object_set (label, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  say_level (label, level);
  return label;
}

void
anning_headings_init (void)
{
  root_group = watch (&GTK_WIDGET_CLASS (g_type_class_ref (ADW_TYPE_PREFERENCES_GROUP))->root, group_rooted);
  root_status = watch (&GTK_WIDGET_CLASS (g_type_class_ref (ADW_TYPE_STATUS_PAGE))->root, status_rooted);
  realize_message = watch (&GTK_WIDGET_CLASS (g_type_class_ref (ADW_TYPE_MESSAGE_DIALOG))->realize, message_realized);
  /* A signal is known when the first of its class is made. */
  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}
