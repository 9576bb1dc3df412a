/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-filter-chips.h"

#include <glib/gi18n.h>

struct _AnningFilterChips
{
  AdwBin parent_instance;

  GtkFlowBox *box;
};

enum
{
  TAKEN_BACK,
  SHOW_ALL,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningFilterChips, anning_filter_chips, ADW_TYPE_BIN)

static void
clicked_cb (AnningFilterChips *self,
            GtkButton         *chip)
{
  g_signal_emit (self, signals[TAKEN_BACK], 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (chip), "part")));
}

static void
all_clicked_cb (AnningFilterChips *self)
{
  g_signal_emit (self, signals[SHOW_ALL], 0);
}

static void
add_chip (AnningFilterChips *self,
          GtkWidget         *chip)
{
  GtkWidget *child = gtk_flow_box_child_new ();

  gtk_widget_set_halign (chip, GTK_ALIGN_START);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), chip);
  /* The chip takes the focus, not the place it stands in. */
  gtk_widget_set_focusable (child, FALSE);
  gtk_flow_box_append (self->box, child);
}

static GtkWidget *
new_chip (AnningFilterChips *self,
          guint              part,
          const char        *text)
{
  GtkWidget *chip = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);
  /* Translators: %s is what a list is narrowed to: "With a recording" */
  g_autofree char *name = g_strdup_printf (_("Take back: %s"), text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (chip), box);
  gtk_widget_add_css_class (chip, "tag");
  gtk_widget_set_tooltip_text (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (chip), "part", GUINT_TO_POINTER (part));
  g_signal_connect_object (chip, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  return chip;
}

static void
anning_filter_chips_class_init (AnningFilterChipsClass *klass)
{
  signals[TAKEN_BACK] = g_signal_new ("taken-back", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                      0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SHOW_ALL] = g_signal_new ("show-all", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                    0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_filter_chips_init (AnningFilterChips *self)
{
  self->box = g_object_new (GTK_TYPE_FLOW_BOX, "selection-mode", GTK_SELECTION_NONE, "column-spacing", 6,
                            "row-spacing", 6, "min-children-per-line", 1, "max-children-per-line", 12,
                            "homogeneous", FALSE, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
anning_filter_chips_show (AnningFilterChips *self,
                          char *const       *texts,
                          guint              n_parts)
{
  GtkWidget *child;
  guint n = 0;

  g_return_if_fail (ANNING_IS_FILTER_CHIPS (self) && texts != NULL);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_flow_box_remove (self->box, child);
  for (guint part = 0; part < n_parts; part++)
    {
      if (texts[part] == NULL)
        continue;
      add_chip (self, new_chip (self, part, texts[part]));
      n++;
    }
  if (n > 1)
    {
      GtkWidget *all = gtk_button_new_with_label (_("Show All"));

      gtk_widget_add_css_class (all, "tag");
      gtk_widget_add_css_class (all, "flat");
      g_signal_connect_object (all, "clicked", G_CALLBACK (all_clicked_cb), self, G_CONNECT_SWAPPED);
      add_chip (self, all);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}
