/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-list-names.h"

#include <adwaita.h>

/* Of a widget: it was named here, and may be again. */
#define NAMED_HERE "anning-named-here"

/* Returns: (transfer full): what a title with markup says */
static char *
plain_text (const char *markup)
{
  char *text = NULL;

  if (markup != NULL && !pango_parse_markup (markup, -1, 0, NULL, &text, NULL, NULL))
    return g_strdup (markup);
  return text != NULL ? text : g_strdup ("");
}

/* Returns: (transfer full) */
static char *
name_of (GtkWidget *widget)
{
  GtkWidget *group = gtk_widget_get_ancestor (widget, ADW_TYPE_PREFERENCES_GROUP);

  if (ADW_IS_EXPANDER_ROW (widget))
    {
      const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));

      return adw_preferences_row_get_use_markup (ADW_PREFERENCES_ROW (widget)) ? plain_text (title) : g_strdup (title);
    }
  /* What is inside a row that unfolds has been announced with it. */
  if (group != NULL && gtk_widget_get_ancestor (widget, ADW_TYPE_EXPANDER_ROW) == NULL)
    return plain_text (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (group)));
  return g_strdup ("");
}

static gboolean
mapped_cb (GSignalInvocationHint *hint,
           guint                  n_values,
           const GValue          *values,
           gpointer               user_data)
{
  GtkWidget *widget = g_value_get_object (&values[0]);
  g_autofree char *name = NULL;

  if (!GTK_IS_LIST_BOX (widget) && !GTK_IS_FLOW_BOX (widget) && !GTK_IS_FLOW_BOX_CHILD (widget) && !ADW_IS_EXPANDER_ROW (widget))
    return G_SOURCE_CONTINUE;
  if (g_object_get_data (G_OBJECT (widget), NAMED_HERE) == NULL
      && (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL)
          || gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY)))
    return G_SOURCE_CONTINUE;

  name = name_of (widget);
  g_object_set_data (G_OBJECT (widget), NAMED_HERE, GINT_TO_POINTER (TRUE));
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return G_SOURCE_CONTINUE;
}

void
anning_list_names_init (void)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (GTK_TYPE_WIDGET);

  g_signal_add_emission_hook (g_signal_lookup ("map", GTK_TYPE_WIDGET), 0, mapped_cb, NULL, NULL);
}
