/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-paper-missing.h"

#include <glib/gi18n.h>

#include "anning-planner-words.h"
#include "anning-value-error.h"

/* What has to be there first, and where it is entered. */
static const struct
{
  const char *missing; /* of the error of anning_paper_new() */
  const char *sentence;
  const char *button;
  const char *place;   /* of the household, or of the debt */
  gboolean of_debt;
} openings[] = {
  { "budget", N_("The budget has no sums yet. What comes in and what is needed is what this document says."),
    N_("Fill In the Budget"), "budget", FALSE },
  { "proposal", N_("There is no offer of yours to this creditor yet. Target and limit are never written into a document."),
    N_("Make a Proposal"), "proposals", TRUE },
  { "rounds", N_("Neither a talk nor a proposal of this debt is noted yet, so there is nothing to compare."),
    N_("Note a Talk"), "rounds", TRUE },
  { "debts", N_("No debt is entered yet. Begin with the one that presses most."), NULL, NULL, FALSE },
  { "debt", N_("No debt is entered yet. Begin with the one that presses most."), NULL, NULL, FALSE },
};

struct _AnningPaperMissing
{
  GtkBox parent_instance;

  char *target; /* of planner.show: where it is entered, NULL: nowhere here */
  GtkLabel *label;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (AnningPaperMissing, anning_paper_missing, GTK_TYPE_BOX)

static void
clicked_cb (AnningPaperMissing *self)
{
  if (self->target != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "planner.show", "s", self->target);
}

static void
anning_paper_missing_finalize (GObject *object)
{
  g_free (ANNING_PAPER_MISSING (object)->target);

  G_OBJECT_CLASS (anning_paper_missing_parent_class)->finalize (object);
}

static void
anning_paper_missing_class_init (AnningPaperMissingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_paper_missing_finalize;
}

static void
anning_paper_missing_init (AnningPaperMissing *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->label, 0);
  self->button = GTK_BUTTON (gtk_button_new_with_label (""));
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (self->button)), TRUE);
  gtk_widget_set_halign (GTK_WIDGET (self->button), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "pill");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->button));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
anning_paper_missing_new (void)
{
  return g_object_new (ANNING_TYPE_PAPER_MISSING, NULL);
}

void
anning_paper_missing_show (AnningPaperMissing   *self,
                           const GError         *error,
                           const AnningDebtCase *its,
                           gboolean              suggested)
{
  g_autofree char *sentence = NULL;
  const char *button = _("Look at the Proposal");
  const char *place = "proposals";
  gboolean of_debt = TRUE;

  g_return_if_fail (ANNING_IS_PAPER_MISSING (self) && error != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (openings) && sentence == NULL; i++)
    {
      if (!g_error_matches (error, ANNING_VALUE_ERROR, ANNING_VALUE_ERROR_MISSING)
          || !g_str_equal (error->message, openings[i].missing))
        continue;
      sentence = g_strdup (_(openings[i].sentence));
      button = openings[i].button != NULL ? _(openings[i].button) : NULL;
      place = openings[i].place;
      of_debt = openings[i].of_debt;
    }
  if (sentence == NULL)
    sentence = anning_planner_proposal_sentence (error);
  g_clear_pointer (&self->target, g_free);
  if (place != NULL && of_debt && its != NULL)
    self->target = g_strdup_printf ("debt/%" G_GINT64_FORMAT "/%s", its->debt->record.id, place);
  else if (!of_debt)
    self->target = g_strdup (place);
  gtk_label_set_label (self->label, sentence);
  if (button != NULL)
    {
      gtk_label_set_label (GTK_LABEL (gtk_button_get_child (self->button)), button);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, button, -1);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->button), self->target != NULL);
  if (suggested)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "suggested-action");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "suggested-action");
}
