/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-situations-view.h"

#include <glib/gi18n.h>

#include "anning-pane.h"
#include "anning-target.h"

static void
clicked_cb (GtkWidget  *button,
            const char *target)
{
  anning_target_activate (button, target);
}

static void
free_target (gpointer  target,
             GClosure *closure)
{
  g_free (target);
}

/* @target: (transfer full) */
static void
connect_target (GtkWidget *button,
                char      *target)
{
  g_signal_connect_data (button, "clicked", G_CALLBACK (clicked_cb), target, free_target, 0);
}

/* A card that is one button: what is happening, and below it how one gets on. */
static GtkWidget *
make_card (const AnningArticle *situation)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  const char *const texts[] = { situation->title, situation->summary };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label = gtk_label_new (texts[i]);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_width_chars (GTK_LABEL (label), 16);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
      gtk_widget_add_css_class (label, i == 0 ? "heading" : "caption");
      gtk_box_append (GTK_BOX (lines), label);
    }
  gtk_widget_set_valign (lines, GTK_ALIGN_START);
  gtk_button_set_child (GTK_BUTTON (button), lines);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "situation");
  if (situation->urgent)
    gtk_widget_add_css_class (button, "urgent");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, situation->title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, situation->summary, -1);
  connect_target (button, g_strconcat ("article:", situation->key, NULL));
  return button;
}

static GtkWidget *
make_flow (guint       columns,
           const char *accessible_name)
{
  GtkWidget *flow = g_object_new (GTK_TYPE_FLOW_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (flow), GTK_ACCESSIBLE_PROPERTY_LABEL, accessible_name, -1);
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), columns);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (flow), 6);
  gtk_widget_add_css_class (flow, "situations");
  return flow;
}

/* The buttons take the focus, not the places that they stand in. */
static void
add_to_flow (GtkWidget *flow,
             GtkWidget *button)
{
  GtkWidget *child = g_object_new (GTK_TYPE_FLOW_BOX_CHILD, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), button);
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
}

static GtkWidget *
make_number (const AnningHotline *hotline)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *number = gtk_label_new (hotline->number);
  GtkWidget *name = gtk_label_new (hotline->name);
  /* Translators: a telephone number and whose it is */
  g_autofree char *label = g_strdup_printf (_("Copy %1$s, %2$s"), hotline->number, hotline->name);

  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (number, "heading");
  gtk_widget_add_css_class (name, "caption");
  /* With large text the longest name is wider than a narrow window. */
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (name), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_box_append (GTK_BOX (line), number);
  gtk_box_append (GTK_BOX (line), name);
  gtk_button_set_child (GTK_BUTTON (button), line);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  connect_target (button, g_strconcat ("copy:", hotline->number, NULL));
  return button;
}

GtkWidget *
anning_situations_view_new (AnningTexts *texts)
{
  static const char *const numbers[] = { "110", "120", "12356", "12378" };
  AnningLibrary *library;
  GtkWidget *pane, *urgent, *others, *lines;
  GtkBox *content;
  guint n_entries;

  g_return_val_if_fail (ANNING_IS_TEXTS (texts), NULL);

  pane = anning_pane_new (_("What Is Happening Now?"), NULL, &content);
  urgent = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  others = make_flow (2, _("What Is Happening Now?"));
  gtk_flow_box_set_homogeneous (GTK_FLOW_BOX (others), TRUE);
  lines = make_flow (G_N_ELEMENTS (numbers), _("Telephone numbers"));
  gtk_box_append (content, urgent);
  gtk_box_append (content, others);
  gtk_box_append (content, lines);

  library = anning_texts_get_library (texts);
  n_entries = anning_library_get_count (library);
  for (guint i = 0; i < n_entries; i++)
    {
      const AnningLibraryEntry *entry = anning_library_get (library, i);

      if (entry->kind != ANNING_DOCUMENT_SITUATION)
        continue;
      if (entry->article->urgent)
        gtk_box_append (GTK_BOX (urgent), make_card (entry->article));
      else
        add_to_flow (others, make_card (entry->article));
    }
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      const AnningHotline *hotline = anning_reference_find_hotline (anning_texts_get_reference (texts), numbers[i]);

      if (hotline != NULL)
        add_to_flow (lines, make_number (hotline));
    }
  return pane;
}
