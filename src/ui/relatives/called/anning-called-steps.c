/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-called-steps.h"

#include <glib/gi18n.h>

#include "anning-fact-view.h"
#include "anning-toasts.h"

struct _AnningCalledSteps
{
  AdwBin parent_instance;

  GtkLabel *sentence_1;
  GtkLabel *sentence_2;
  GtkLabel *sentence_3;
  GtkExpander *sources_expander;
  GtkBox *sources;
};

G_DEFINE_FINAL_TYPE (AnningCalledSteps, anning_called_steps, ADW_TYPE_BIN)

/* What the five steps rest on. */
static const char *const source_ids[] = {
  "law.civil.465",
  "law.civil.685",
  "law.civil.552",
  "std.gbt45251.contact_limits",
  NULL,
};

/* "steps.copy": the parameter names the sentence. */
static void
copy_action (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  AnningCalledSteps *self = ANNING_CALLED_STEPS (widget);
  GtkLabel *sentences[] = { self->sentence_1, self->sentence_2, self->sentence_3 };
  gint32 index = g_variant_get_int32 (parameter);

  g_return_if_fail (index >= 1 && index <= (gint32) G_N_ELEMENTS (sentences));

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), gtk_label_get_text (sentences[index - 1]));
  anning_toast (widget, _("The sentence is copied"));
}

static void
anning_called_steps_dispose (GObject *object)
{
  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), ANNING_TYPE_CALLED_STEPS);
  G_OBJECT_CLASS (anning_called_steps_parent_class)->dispose (object);
}

static void
anning_called_steps_class_init (AnningCalledStepsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_called_steps_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/relatives/anning-called-steps.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningCalledSteps, sentence_1);
  gtk_widget_class_bind_template_child (widget_class, AnningCalledSteps, sentence_2);
  gtk_widget_class_bind_template_child (widget_class, AnningCalledSteps, sentence_3);
  gtk_widget_class_bind_template_child (widget_class, AnningCalledSteps, sources_expander);
  gtk_widget_class_bind_template_child (widget_class, AnningCalledSteps, sources);
  gtk_widget_class_install_action (widget_class, "steps.copy", "i", copy_action);
}

static void
anning_called_steps_init (AnningCalledSteps *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  anning_fact_view_fill (self->sources_expander, self->sources, source_ids);
}

GtkWidget *
anning_called_steps_new (void)
{
  return g_object_new (ANNING_TYPE_CALLED_STEPS, NULL);
}
