/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-proposal-letters-group.h"

#include <glib/gi18n.h>

#include "anning-planner-places.h"
#include "anning-source-button.h"
#include "anning-target.h"
#include "anning-ui-texts.h"

struct _AnningProposalLettersGroup
{
  GtkBox parent_instance;

  AnningTexts *texts; /* NULL until they are loaded */
  GtkWidget *card;
  AdwActionRow *card_rule;
  AdwBin *card_source;
  GtkWidget *letters;
  GtkWidget *rows[4]; /* in the order of the letters below */
  gint64 debt_id;
  gboolean is_card;
};

G_DEFINE_FINAL_TYPE (AnningProposalLettersGroup, anning_proposal_letters_group, GTK_TYPE_BOX)

enum
{
  LETTER_INSTALMENTS,
  LETTER_CARD,
  LETTER_DEFERRAL,
  LETTER_SETTLEMENT,
};

static const char *const letter_keys[] = {
  [LETTER_INSTALMENTS] = "hardship-instalments",
  [LETTER_CARD] = "card-agreement-request",
  [LETTER_DEFERRAL] = "deferral",
  [LETTER_SETTLEMENT] = "waiver-settlement",
};

static const char *const card_facts[] = { "reg.card.70", "out.card70", NULL };

/* What a card agreement asks for: where to read it, what to have ready. */
static const struct
{
  const char *target;
  const char *title;
} card_links[] = {
  { "article:card-agreement", N_("Personal instalments for a card: how to ask for them, what to say") },
  { "ticks:before-negotiating", N_("What to have ready before you negotiate") },
};

static void
letter_activated_cb (GtkWidget                  *row,
                     AnningProposalLettersGroup *self)
{
  gtk_widget_activate_action (row, "app.show-record", "(sxs)", "letter_template", self->debt_id,
                              g_object_get_data (G_OBJECT (row), "anning-key"));
}

static void
link_activated_cb (GtkWidget  *row,
                   const char *target)
{
  anning_target_activate (row, target);
}

static void
show_texts (AnningProposalLettersGroup *self)
{
  const AnningFact *rule;

  if (self->texts == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (letter_keys); i++)
    {
      const AnningLetterTemplate *letter = anning_letter_templates_find (anning_texts_get_letters (self->texts), letter_keys[i]);

      if (letter == NULL)
        continue;
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows[i]), letter->title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (self->rows[i]), letter->summary);
    }
  rule = anning_facts_find (anning_texts_get_facts (self->texts), card_facts[0]);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->card_rule), rule != NULL ? rule->statement : "");
  adw_bin_set_child (self->card_source,
                     anning_source_button_new (anning_texts_get_facts (self->texts), card_facts, _("Card Agreement")));
}

static void
show_rows (AnningProposalLettersGroup *self,
           const char                 *kind)
{
  gboolean deferral = g_strcmp0 (kind, "deferral") == 0;
  gboolean settlement = g_strcmp0 (kind, "settlement") == 0 || g_strcmp0 (kind, "waiver") == 0;

  gtk_widget_set_visible (GTK_WIDGET (self), self->texts != NULL);
  gtk_widget_set_visible (self->card, self->is_card);
  gtk_widget_set_visible (self->rows[LETTER_INSTALMENTS], !deferral && !settlement && !self->is_card);
  gtk_widget_set_visible (self->rows[LETTER_CARD], !deferral && !settlement && self->is_card);
  gtk_widget_set_visible (self->rows[LETTER_DEFERRAL], deferral);
  gtk_widget_set_visible (self->rows[LETTER_SETTLEMENT], settlement);
}

static void
take_texts (gpointer     object,
            AnningTexts *texts)
{
  AnningProposalLettersGroup *self = ANNING_PROPOSAL_LETTERS_GROUP (object);

  self->texts = g_object_ref (texts);
  show_texts (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
anning_proposal_letters_group_dispose (GObject *object)
{
  g_clear_object (&ANNING_PROPOSAL_LETTERS_GROUP (object)->texts);

  G_OBJECT_CLASS (anning_proposal_letters_group_parent_class)->dispose (object);
}

static void
anning_proposal_letters_group_class_init (AnningProposalLettersGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_proposal_letters_group_dispose;
}

static void
make_card (AnningProposalLettersGroup *self)
{
  self->card = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->card), _("Card Agreement"));
  self->card_rule = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->card_rule), FALSE);
  adw_action_row_set_title_lines (self->card_rule, 0);
  self->card_source = ADW_BIN (adw_bin_new ());
  adw_action_row_add_suffix (self->card_rule, GTK_WIDGET (self->card_source));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->card), GTK_WIDGET (self->card_rule));
  for (guint i = 0; i < G_N_ELEMENTS (card_links); i++)
    {
      GtkWidget *row = anning_planner_place_row_new (_(card_links[i].title));

      g_signal_connect (row, "activated", G_CALLBACK (link_activated_cb), (gpointer) card_links[i].target);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->card), row);
    }
  gtk_box_append (GTK_BOX (self), self->card);
}

static void
anning_proposal_letters_group_init (AnningProposalLettersGroup *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 18);
  make_card (self);

  self->letters = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->letters), _("Put It in Writing"));
  for (guint i = 0; i < G_N_ELEMENTS (letter_keys); i++)
    {
      self->rows[i] = anning_planner_place_row_new (letter_keys[i]);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->rows[i]), FALSE);
      g_object_set_data (G_OBJECT (self->rows[i]), "anning-key", (gpointer) letter_keys[i]);
      g_signal_connect_object (self->rows[i], "activated", G_CALLBACK (letter_activated_cb), self, 0);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->letters), self->rows[i]);
    }
  gtk_box_append (GTK_BOX (self), self->letters);

  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  anning_ui_texts_hand_to (self, take_texts);
}

GtkWidget *
anning_proposal_letters_group_new (void)
{
  return g_object_new (ANNING_TYPE_PROPOSAL_LETTERS_GROUP, NULL);
}

void
anning_proposal_letters_group_show (AnningProposalLettersGroup *self,
                                    const AnningDebt           *debt,
                                    const AnningProposal       *proposal)
{
  g_return_if_fail (ANNING_IS_PROPOSAL_LETTERS_GROUP (self) && debt != NULL);

  self->debt_id = debt->record.id;
  self->is_card = g_strcmp0 (debt->lender_type, "bank_card") == 0;
  show_rows (self, proposal != NULL ? proposal->kind : NULL);
}
