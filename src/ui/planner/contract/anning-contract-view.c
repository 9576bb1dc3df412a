/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-contract-view.h"

#include <glib/gi18n.h>

#include "anning-claim-group.h"
#include "anning-claim-words.h"
#include "anning-contract.h"
#include "anning-debt-findings.h"
#include "anning-debt-state.h"
#include "anning-limitation-group.h"
#include "anning-planner-words.h"
#include "anning-progress-group.h"
#include "anning-reckoning-text.h"
#include "anning-rows.h"
#include "anning-schedule-table.h"
#include "anning-ui-texts.h"
#include "anning-words.h"

struct _AnningContractView
{
  AnningPlannerView parent_instance;

  GtkWidget *missing; /* what the terms lack, and the way there */
  GtkLabel *message;
  AnningProgressGroup *progress;
  GtkWidget *schedule_group;
  AnningFigureTable *schedule;
  AnningClaimGroup *claim;
  GtkWidget *unclaimed; /* no claim is entered */
  AnningDebtFindings *findings;
  AnningLimitationGroup *limitation;
  guint revealed : 1; /* the table was moved to today */
};

G_DEFINE_FINAL_TYPE (AnningContractView, anning_contract_view, ANNING_TYPE_PLANNER_VIEW)

static void
reveal_today (AnningContractView  *self,
              const AnningAccount *account,
              const GDate         *today)
{
  if (self->revealed)
    return;
  self->revealed = TRUE;
  for (guint i = 0; i < account->lines->len; i++)
    {
      const AnningAccountLine *line = &g_array_index (account->lines, AnningAccountLine, i);

      if (g_date_compare (&line->instalment.due, today) >= 0)
        {
          /* What came shortly before it is seen as well. */
          anning_figure_table_reveal (self->schedule, i > 3 ? i - 3 : 0);
          return;
        }
    }
}

static void
show_account (AnningContractView   *self,
              const AnningDebtCase *its,
              const GArray         *schedule,
              const GDate          *today)
{
  g_autoptr (AnningAccount) account = anning_contract_account (its, today, NULL);
  GDate paid_before;

  if (account == NULL)
    return;
  anning_progress_group_show (self->progress, account, anning_debt_contract_runs (its->debt),
                              anning_contract_paid_before (its, schedule, today, &paid_before), its->debt->overdue_since);
  anning_account_table_show (self->schedule, account);
  reveal_today (self, account, today);
}

static void
show_findings (AnningContractView   *self,
               const AnningDebtCase *its)
{
  AnningTexts *texts = anning_ui_texts_peek ();
  AnningSumCheck check;

  if (its == NULL || texts == NULL)
    return;
  anning_sum_check_init (&check, its);
  anning_debt_findings_take (self->findings, anning_conduct_check_sum (its, &check, &anning_conduct_parameters),
                             anning_reckoning_tell_sum (anning_texts_get_rules (texts), &check, &anning_conduct_parameters));
}

static void
take_texts (gpointer     object,
            AnningTexts *texts)
{
  show_findings (object, anning_planner_view_get_case (object));
}

static void
anning_contract_view_update (AnningPlannerView *view)
{
  AnningContractView *self = ANNING_CONTRACT_VIEW (view);
  const AnningDebtCase *its = anning_planner_view_get_case (view);
  g_autoptr (GArray) schedule = NULL;
  g_autoptr (GError) error = NULL;
  gboolean settled;
  GDate today;

  if (its == NULL)
    return;
  anning_planner_today (&today);
  settled = g_strcmp0 (its->debt->stage, "settled") == 0;
  anning_planner_view_set_intro (view, settled
                                         ? _("This debt is settled. This is the contract as it was.")
                                       : anning_debt_case_find_accepted (its) != NULL
                                         ? _("An agreement was made: what is due by it stands under Payments. "
                                             "This is the contract as it was.")
                                         : NULL);
  schedule = anning_contract_schedule (its, &error);
  gtk_widget_set_visible (self->missing, schedule == NULL);
  /* How it was settled is not known: instalments would be counted that nobody paid. */
  gtk_widget_set_visible (GTK_WIDGET (self->progress), schedule != NULL && !settled);
  gtk_widget_set_visible (self->schedule_group, schedule != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->claim), schedule != NULL && !settled && anning_debt_is_claimed (its->debt));
  gtk_widget_set_visible (self->unclaimed, schedule != NULL && !settled && !anning_debt_is_claimed (its->debt));
  if (schedule != NULL)
    {
      show_account (self, its, schedule, &today);
    }
  else
    {
      g_autofree char *sentence = anning_planner_debt_sentence (error, its->debt);

      gtk_label_set_label (self->message, sentence);
    }
  if (gtk_widget_get_visible (GTK_WIDGET (self->claim)))
    anning_claim_group_take (self->claim, anning_claim_new (its, &today, NULL));
  show_findings (self, its);
  anning_limitation_group_take (self->limitation, anning_limitation_new (its, &today),
                                g_strcmp0 (its->debt->lender_type, "bank_card") == 0);
}

static void
terms_clicked_cb (AnningContractView *self)
{
  g_autofree char *target = g_strdup_printf ("debt/%" G_GINT64_FORMAT "/terms",
                                             anning_planner_view_get_debt_id (ANNING_PLANNER_VIEW (self)));

  gtk_widget_activate_action (GTK_WIDGET (self), "planner.show", "s", target);
}

static void
anning_contract_view_constructed (GObject *object)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (object);

  G_OBJECT_CLASS (anning_contract_view_parent_class)->constructed (object);

  if (anning_planner_view_get_book (view) == NULL)
    return;
  anning_debt_findings_set_store (ANNING_CONTRACT_VIEW (view)->findings, anning_planner_view_get_store (view));
  anning_ui_texts_hand_to (view, take_texts);
}

static void
anning_contract_view_class_init (AnningContractViewClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = anning_contract_view_constructed;
  ANNING_PLANNER_VIEW_CLASS (klass)->update = anning_contract_view_update;
}

static GtkWidget *
terms_button_new (AnningContractView *self,
                  const char         *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_object (button, "clicked", G_CALLBACK (terms_clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_missing (AnningContractView *self)
{
  GtkWidget *button = terms_button_new (self, _("Enter the terms"));

  self->missing = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_xalign (self->message, 0);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (GTK_BOX (self->missing), GTK_WIDGET (self->message));
  gtk_box_append (GTK_BOX (self->missing), button);
  anning_planner_view_add (ANNING_PLANNER_VIEW (self), self->missing);
}

static void
add_schedule (AnningContractView *self)
{
  GtkWidget *row = adw_preferences_row_new ();

  self->schedule_group = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->schedule_group), _("Schedule"));
  self->schedule = ANNING_FIGURE_TABLE (anning_account_table_new (_("Schedule of the contract"), TRUE));
  anning_row_name (GTK_LIST_BOX_ROW (row), _("Schedule of the contract"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (self->schedule));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->schedule_group), row);
  anning_planner_view_add (ANNING_PLANNER_VIEW (self), self->schedule_group);
}

static void
add_claim (AnningContractView *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = terms_button_new (self, _("Enter the claim"));

  self->claim = ANNING_CLAIM_GROUP (anning_claim_group_new ());
  anning_planner_view_add (ANNING_PLANNER_VIEW (self), GTK_WIDGET (self->claim));

  self->unclaimed = adw_preferences_group_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->unclaimed), _("By the Contract and as Claimed"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 _("Enter what the creditor claims, and it is compared with the contract part by part."));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->unclaimed), row);
  anning_planner_view_add (ANNING_PLANNER_VIEW (self), self->unclaimed);
}

static void
anning_contract_view_init (AnningContractView *self)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (self);

  anning_planner_view_set_title (view, _("Contract and Progress"));
  /* A schedule with fees has seven columns. */
  anning_planner_view_set_wide (view);
  add_missing (self);
  self->progress = ANNING_PROGRESS_GROUP (anning_progress_group_new ());
  anning_planner_view_add (view, GTK_WIDGET (self->progress));
  add_schedule (self);
  add_claim (self);
  self->findings = ANNING_DEBT_FINDINGS (anning_debt_findings_new ());
  anning_planner_view_add (view, GTK_WIDGET (self->findings));
  self->limitation = ANNING_LIMITATION_GROUP (anning_limitation_group_new ());
  anning_planner_view_add (view, GTK_WIDGET (self->limitation));
}

char *
anning_contract_view_summary (AnningPlannerBook *book,
                              gint64             debt_id,
                              const GDate       *today)
{
  const AnningDebtCase *its = anning_planner_book_get_case (book, debt_id);
  g_autoptr (AnningAccount) account = its != NULL ? anning_contract_account (its, today, NULL) : NULL;

  if (account == NULL)
    return its != NULL ? g_strdup (_("The terms are not complete yet")) : NULL;
  if (g_strcmp0 (its->debt->stage, "settled") == 0)
    return g_strdup (_(anning_words_label (anning_debt_stages, its->debt->stage)));
  if (account->n_missed == 0)
    /* Translators: how many instalments of how many are paid */
    return g_strdup_printf (_("%1$u/%2$u paid"), account->n_paid, account->lines->len);
  /* Translators: how many instalments of how many are paid, how many were missed */
  return g_strdup_printf (ngettext ("%1$u/%2$u paid · %3$u missed", "%1$u/%2$u paid · %3$u missed", account->n_missed),
                          account->n_paid, account->lines->len, account->n_missed);
}
