/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-called-parts.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "anning-heading.h"
#include "anning-source-button.h"
#include "anning-toasts.h"
#include "anning-ui-texts.h"

/* Of a source's place: what it is filled with. */
#define IDS "anning-called-ids"
#define ABOUT "anning-called-about"

static GtkWidget *
make_label (const char        *text,
            double             scale,
            const char        *css_class,
            GtkAccessibleRole  role)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "accessible-role", role,
                                   "label", text,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", 0.0,
                                   "hexpand", TRUE,
                                   NULL);

  if (scale != 1)
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_scale_new (scale));
      gtk_label_set_attributes (GTK_LABEL (label), attributes);
      pango_attr_list_unref (attributes);
    }
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

GtkWidget *
anning_called_label_new (const char *text,
                         double      scale,
                         const char *css_class)
{
  g_return_val_if_fail (text != NULL, NULL);
  return make_label (text, scale, css_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

GtkWidget *
anning_called_heading_new (const char *text,
                           double      scale,
                           int         level,
                           const char *css_class)
{
  g_return_val_if_fail (text != NULL, NULL);
  return anning_heading_set_level (make_label (text, scale, css_class, GTK_ACCESSIBLE_ROLE_HEADING), level);
}

static void
copy_cb (GtkWidget *button,
         GtkLabel  *label)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (button), gtk_label_get_text (label));
  anning_toast (button, _("The sentence is copied"));
}

GtkWidget *
anning_called_sentence_new (const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = anning_called_label_new (text, ANNING_CALLED_SCALE, NULL);
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  /* Translators: %s is a sentence to say on the telephone */
  g_autofree char *name = g_strdup_printf (_("Copy: %s"), text);

  /* GTK 4.8 measures the box less high than it is where the button's baseline comes into it. */
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (place, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Copy This Sentence"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (copy_cb), label, 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (place), button);
  gtk_box_append (GTK_BOX (box), place);
  return box;
}

static void
texts_ready_cb (gpointer     object,
                AnningTexts *texts)
{
  AdwBin *bin = object;
  GtkWidget *button = anning_source_button_new (anning_texts_get_facts (texts), g_object_get_data (object, IDS),
                                                g_object_get_data (object, ABOUT));

  if (button != NULL)
    adw_bin_set_child (bin, button);
  gtk_widget_set_visible (GTK_WIDGET (bin), button != NULL);
}

GtkWidget *
anning_called_source_new (const char *const *ids,
                          const char        *about)
{
  GtkWidget *bin = adw_bin_new ();

  g_return_val_if_fail (ids != NULL && about != NULL, NULL);

  gtk_widget_set_halign (bin, GTK_ALIGN_START);
  gtk_widget_set_visible (bin, FALSE);
  if (ids[0] == NULL)
    return bin;
  g_object_set_data_full (G_OBJECT (bin), IDS, g_strdupv ((char **) ids), (GDestroyNotify) g_strfreev);
  g_object_set_data_full (G_OBJECT (bin), ABOUT, g_strdup (about), g_free);
  if (anning_ui_texts_peek () != NULL)
    texts_ready_cb (bin, anning_ui_texts_peek ());
  else
    anning_ui_texts_hand_to (bin, texts_ready_cb);
  return bin;
}
