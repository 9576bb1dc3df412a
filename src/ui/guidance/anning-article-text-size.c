/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-article-text-size.h"

#include <glib/gi18n.h>

/* In per cent, as in the schema. */
#define LEAST 80
#define MOST 200
#define USUAL 100
#define STEP 10

struct _AnningArticleTextSize
{
  AdwBin parent_instance;

  GSettings *settings;
  GtkWidget *smaller;
  GtkWidget *usual;
  GtkWidget *larger;
};

G_DEFINE_FINAL_TYPE (AnningArticleTextSize, anning_article_text_size, ADW_TYPE_BIN)

static void
show_size (AnningArticleTextSize *self)
{
  int percent = g_settings_get_int (self->settings, "text-size");
  g_autofree char *text = g_strdup_printf ("%d%%", percent);
  /* Translators: %d per cent of the usual size of text */
  g_autofree char *name = g_strdup_printf (_("Text size %d%%, back to the usual size"), percent);

  gtk_button_set_label (GTK_BUTTON (self->usual), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->usual), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_tooltip_text (self->usual, name);
  gtk_widget_set_sensitive (self->smaller, percent > LEAST);
  gtk_widget_set_sensitive (self->larger, percent < MOST);
}

static void
set_size (AnningArticleTextSize *self,
          int                    percent)
{
  g_settings_set_int (self->settings, "text-size", CLAMP (percent, LEAST, MOST));
}

static void
smaller_cb (AnningArticleTextSize *self)
{
  set_size (self, g_settings_get_int (self->settings, "text-size") - STEP);
}

static void
larger_cb (AnningArticleTextSize *self)
{
  set_size (self, g_settings_get_int (self->settings, "text-size") + STEP);
}

static void
usual_cb (AnningArticleTextSize *self)
{
  set_size (self, USUAL);
}

static GtkWidget *
add_button (AnningArticleTextSize *self,
            GtkWidget             *box,
            const char            *icon,
            const char            *name,
            GCallback              callback)
{
  GtkWidget *button = icon != NULL ? gtk_button_new_from_icon_name (icon) : gtk_button_new ();

  if (name != NULL)
    {
      gtk_widget_set_tooltip_text (button, name);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
anning_article_text_size_dispose (GObject *object)
{
  g_clear_object (&ANNING_ARTICLE_TEXT_SIZE (object)->settings);
  G_OBJECT_CLASS (anning_article_text_size_parent_class)->dispose (object);
}

static void
anning_article_text_size_class_init (AnningArticleTextSizeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_article_text_size_dispose;
}

static void
anning_article_text_size_init (AnningArticleTextSize *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->settings = g_settings_new ("org.anning.Anning");
  self->smaller = add_button (self, box, "zoom-out-symbolic", _("Smaller Text"), G_CALLBACK (smaller_cb));
  self->usual = add_button (self, box, NULL, NULL, G_CALLBACK (usual_cb));
  self->larger = add_button (self, box, "zoom-in-symbolic", _("Larger Text"), G_CALLBACK (larger_cb));
  gtk_widget_add_css_class (self->usual, "numeric");
  gtk_widget_add_css_class (box, "linked");
  gtk_popover_set_child (GTK_POPOVER (popover), box);

  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), gtk_label_new ("Aa"));
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_tooltip_text (button, _("Text Size"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Text Size"), -1);
  adw_bin_set_child (ADW_BIN (self), button);

  g_signal_connect_object (self->settings, "changed::text-size", G_CALLBACK (show_size), self, G_CONNECT_SWAPPED);
  show_size (self);
}
