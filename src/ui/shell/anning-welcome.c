/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-welcome.h"

struct _AnningWelcome
{
  AdwBin parent_instance;

  GtkButton *example_button;
};

G_DEFINE_FINAL_TYPE (AnningWelcome, anning_welcome, ADW_TYPE_BIN)

static void
anning_welcome_dispose (GObject *object)
{
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNING_TYPE_WELCOME);
  G_OBJECT_CLASS (anning_welcome_parent_class)->dispose (object);
}

static void
anning_welcome_class_init (AnningWelcomeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_welcome_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/anning/Anning/ui/shell/anning-welcome.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningWelcome, example_button);
}

static void
anning_welcome_init (AnningWelcome *self)
{
  GtkLabel *label;

  gtk_widget_init_template (GTK_WIDGET (self));
  label = GTK_LABEL (gtk_button_get_child (self->example_button));
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}
