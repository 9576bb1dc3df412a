/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-welcome.h"

struct _AnningWelcome
{
  AdwBin parent_instance;
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
}

static void
anning_welcome_init (AnningWelcome *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
