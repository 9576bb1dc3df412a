/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-source-button.h"

#include <glib/gi18n.h>

#include "anning-fact-view.h"

/* In characters; fits a window of 360 pixels. */
#define POPOVER_WIDTH 36

typedef struct
{
  AnningFacts *facts;
  char **ids;
} Sources;

static void
sources_free (gpointer data)
{
  Sources *sources = data;

  g_object_unref (sources->facts);
  g_strfreev (sources->ids);
  g_free (sources);
}

static void
create_popover (GtkMenuButton *button,
                gpointer       user_data)
{
  const Sources *sources = user_data;
  GtkWidget *popover, *box;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;

  popover = gtk_popover_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  for (guint i = 0; sources->ids[i] != NULL; i++)
    {
      const AnningFact *fact = anning_facts_find (sources->facts, sources->ids[i]);
      GtkWidget *view;

      if (fact == NULL)
        continue;
      view = anning_fact_view_new (fact);
      gtk_box_append (GTK_BOX (box), view);
      anning_fact_view_fix_size (ANNING_FACT_VIEW (view), POPOVER_WIDTH);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static gboolean
any_known (AnningFacts       *facts,
           const char *const *ids)
{
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      if (anning_facts_find (facts, ids[i]) != NULL)
        return TRUE;
    }
  return FALSE;
}

GtkWidget *
anning_source_button_new (AnningFacts       *facts,
                          const char *const *ids,
                          const char        *about)
{
  GtkWidget *button;
  Sources *sources;
  g_autofree char *name = NULL;

  g_return_val_if_fail (ANNING_IS_FACTS (facts), NULL);

  if (!any_known (facts, ids))
    return NULL;

  sources = g_new0 (Sources, 1);
  sources->facts = g_object_ref (facts);
  sources->ids = g_strdupv ((char **) ids);
  button = gtk_menu_button_new ();
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Source"));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_widget_add_css_class (button, "caption");
  gtk_widget_add_css_class (button, "source");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  /* Translators: %s is what the source is for, e.g. the name of a hotline */
  name = g_strdup_printf (_("Source: %s"), about);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* The part of it that takes the focus would only say "Source", as all others do. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (button)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popover, sources, sources_free);
  return button;
}
