/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-problem.h"

#include <glib/gi18n.h>

#include "anning-restore.h"
#include "anning-store.h"
#include "anning-toasts.h"

struct _AnningProblem
{
  AdwBin parent_instance;

  AdwStatusPage *status;
  GtkButton *restore_button;
  GtkButton *salvage_button;
};

G_DEFINE_FINAL_TYPE (AnningProblem, anning_problem, ADW_TYPE_BIN)

static void
anning_problem_class_init (AnningProblemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/shell/anning-problem.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningProblem, status);
  gtk_widget_class_bind_template_child (widget_class, AnningProblem, restore_button);
  gtk_widget_class_bind_template_child (widget_class, AnningProblem, salvage_button);
}

static void
anning_problem_init (AnningProblem *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
anning_problem_set_error (AnningProblem *self,
                          const GError  *error)
{
  g_autofree char *sentence = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;

  g_return_if_fail (ANNING_IS_PROBLEM (self));
  g_return_if_fail (error != NULL);

  sentence = anning_error_sentence (error);
  copy = anning_restore_offered (error);
  if (copy != NULL)
    {
      g_autofree char *name = g_path_get_basename (copy);
      g_autofree char *offer = NULL;

      /* Translators: %s is the name of a file, which holds the day on which it was made */
      offer = g_strdup_printf (_("There is a sound copy: %s. It can take the place of the damaged file, which is kept under another name."), name);
      text = g_strconcat (sentence, "\n\n", offer, NULL);
    }
  markup = g_markup_escape_text (text != NULL ? text : sentence, -1);
  adw_status_page_set_description (self->status, markup);
  /* A large icon is loaded as soon as it is named, shown or not. */
  adw_status_page_set_icon_name (self->status, "dialog-warning-symbolic");
  gtk_widget_set_visible (GTK_WIDGET (self->restore_button), copy != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->salvage_button),
                          g_error_matches (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_DAMAGED)
                          || g_error_matches (error, ANNING_STORE_ERROR, ANNING_STORE_ERROR_ALTERED));
  /* One of them is what to do first. */
  if (copy != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (self->salvage_button), "suggested-action");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->salvage_button), "suggested-action");
}
