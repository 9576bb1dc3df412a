/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-agreement-group.h"

#include <glib/gi18n.h>

#include "anning-button-line.h"
#include "anning-due-words.h"
#include "anning-format.h"
#include "anning-rows.h"
#include "anning-schedule-table.h"
#include "anning-target.h"

struct _AnningAgreementGroup
{
  AdwPreferencesGroup parent_instance;

  gint64 debt_id;

  AdwActionRow *message;
  AdwActionRow *next_row;
  GtkLabel *next;
  GtkWidget *note;
  AdwActionRow *late_row;
  GtkLabel *late;
  AdwActionRow *paid_row;
  GtkLabel *paid;
  AdwActionRow *ahead_row;
  GtkLabel *ahead;
  AdwActionRow *over_row;
  GtkLabel *over;
  GtkWidget *done_row;
  GtkLabel *done;
  GtkWidget *credit;
  AdwExpanderRow *disclosure;
  AdwActionRow *basis;
  AnningFigureTable *table;
};

enum
{
  NOTE,
  OPENED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningAgreementGroup, anning_agreement_group, ADW_TYPE_PREFERENCES_GROUP)

static void
show_row (AdwActionRow *row,
          GtkLabel     *figure,
          gint64        sum,
          const char   *subtitle)
{
  g_autofree char *text = anning_format_money (sum);

  gtk_label_set_label (figure, text);
  adw_action_row_set_subtitle (row, subtitle);
  anning_action_row_name_figure (row, text);
}

static void
show_next (AnningAgreementGroup  *self,
           const AnningAgreement *agreement,
           const GDate           *today)
{
  g_autofree char *day = NULL;
  g_autofree char *when = NULL;
  g_autofree char *subtitle = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->next_row), agreement->next != NULL);
  gtk_widget_set_visible (self->note, agreement->next != NULL);
  if (agreement->next == NULL)
    return;
  day = anning_due_words_day (&agreement->next->instalment.due);
  when = anning_due_words_distance (&agreement->next->instalment.due, today);
  /* Translators: a day, then "in 14 days" or "16 days ago" */
  subtitle = g_strdup_printf (_("%1$s, %2$s"), day, when);
  show_row (self->next_row, self->next, agreement->next->open, subtitle);
}

static void
show_late (AnningAgreementGroup *self,
           const AnningAccount  *account)
{
  g_autofree char *day = NULL;
  g_autofree char *subtitle = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->late_row), account->n_missed > 0);
  if (account->n_missed == 0)
    return;
  day = anning_due_words_day (&account->oldest_open);
  /* Translators: number of payments, the day on which the oldest of them was due */
  subtitle = g_strdup_printf (ngettext ("%1$u payment, due on %2$s", "%1$u payments, the oldest due on %2$s",
                                        account->n_missed),
                              account->n_missed, day);
  show_row (self->late_row, self->late, account->missed, subtitle);
}

static void
show_paid (AnningAgreementGroup  *self,
           const AnningAgreement *agreement)
{
  const AnningAccount *account = agreement->account;
  g_autofree char *total = anning_format_money (agreement->total);
  g_autofree char *subtitle = NULL;
  g_autofree char *ahead = NULL;

  /* Translators: payments made, all payments, the sum of all payments */
  subtitle = g_strdup_printf (ngettext ("%1$u of %2$u payment, of %3$s in all", "%1$u of %2$u payments, of %3$s in all",
                                        account->lines->len),
                              account->n_paid, account->lines->len, total);
  show_row (self->paid_row, self->paid, agreement->paid, subtitle);

  ahead = g_strdup_printf (ngettext ("%u payment before its day", "%u payments before their day", agreement->n_ahead),
                           agreement->n_ahead);
  show_row (self->ahead_row, self->ahead, agreement->ahead, agreement->n_ahead > 0 ? ahead : "");
  gtk_widget_set_visible (GTK_WIDGET (self->ahead_row), agreement->ahead > 0);
  show_row (self->over_row, self->over, account->left_over, _("Check whether all of it belongs to this debt."));
  gtk_widget_set_visible (GTK_WIDGET (self->over_row), account->left_over > 0);
}

static char *
dup_basis (const AnningAgreement *agreement)
{
  g_autofree char *day = NULL;

  if (agreement->proposal == NULL)
    return g_strdup (_("By the contract, as there is no accepted proposal. Each payment goes to the oldest instalment "
                       "that is still open; what counts as paid before is told under “Contract and progress”."));
  day = anning_due_words_day (&agreement->since);
  /* Translators: %s is the day from which payments count for the agreement */
  return g_strdup_printf (_("By the accepted proposal. Payments from %s on count, each for the oldest payment that is "
                            "still open. What is paid beyond it goes to the next one, ahead of its day."),
                          day);
}

static void
show_table (AnningAgreementGroup  *self,
            const AnningAgreement *agreement)
{
  g_autofree char *basis = NULL;

  /* Hundreds of rows, which few people open. */
  if (!adw_expander_row_get_expanded (self->disclosure))
    return;
  basis = dup_basis (agreement);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->basis), basis);
  anning_account_table_show (self->table, agreement->account);
}

static void
show_done (AnningAgreementGroup  *self,
           const AnningAgreement *agreement,
           const AnningDebt      *debt)
{
  gboolean private = anning_due_words_is_private (debt);

  gtk_widget_set_visible (self->done_row, agreement->done);
  gtk_widget_set_visible (self->credit, !private);
  gtk_label_set_label (self->done,
                       private
                         ? _("Everything is paid. Ask for the IOU back, or for a receipt which says that nothing is open any "
                             "more, and keep it with the originals of this debt; then set the stage of the debt to “Settled”.")
                         : _("Everything is paid. Ask the creditor in writing for the certificate of settlement and keep it "
                             "with the originals of this debt. Some weeks later look whether the credit report says so too; "
                             "then set the stage of the debt to “Settled”."));
}

static void
show_visible (AnningAgreementGroup *self,
              gboolean              known)
{
  GtkWidget *const figures[] = {
    GTK_WIDGET (self->next_row), self->note, GTK_WIDGET (self->late_row), GTK_WIDGET (self->paid_row),
    GTK_WIDGET (self->ahead_row), GTK_WIDGET (self->over_row), GTK_WIDGET (self->disclosure), self->done_row,
  };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    gtk_widget_set_visible (figures[i], known);
  gtk_widget_set_visible (GTK_WIDGET (self->message), !known);
}

void
anning_agreement_group_show (AnningAgreementGroup  *self,
                             const AnningAgreement *agreement,
                             const AnningDebt      *debt,
                             const GDate           *today)
{
  g_return_if_fail (ANNING_IS_AGREEMENT_GROUP (self) && debt != NULL && today != NULL);

  self->debt_id = debt->record.id;
  show_visible (self, agreement != NULL);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self),
                                   agreement != NULL && agreement->proposal != NULL ? _("The agreement")
                                                                                    : _("What is due"));
  if (agreement == NULL)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->message),
                                     g_strcmp0 (debt->stage, "settled") == 0
                                       ? _("This debt is settled. Keep its receipts and the certificate of settlement.")
                                       : _("Nothing says yet what is due when: that comes from an accepted proposal, "
                                           "or from the terms of the contract while it runs."));
      return;
    }
  show_next (self, agreement, today);
  show_late (self, agreement->account);
  show_paid (self, agreement);
  show_table (self, agreement);
  show_done (self, agreement, debt);
}

static void
note_clicked_cb (AnningAgreementGroup *self)
{
  g_signal_emit (self, signals[NOTE], 0);
}

static void
expanded_cb (AnningAgreementGroup *self)
{
  if (adw_expander_row_get_expanded (self->disclosure))
    g_signal_emit (self, signals[OPENED], 0);
}

static void
credit_clicked_cb (AnningAgreementGroup *self)
{
  anning_target_activate (GTK_WIDGET (self), "article:credit-report");
}

static void
terms_clicked_cb (AnningAgreementGroup *self)
{
  g_autofree char *target = g_strdup_printf ("debt/%" G_GINT64_FORMAT "/terms", self->debt_id);

  gtk_widget_activate_action (GTK_WIDGET (self), "planner.show", "s", target);
}

static void
anning_agreement_group_class_init (AnningAgreementGroupClass *klass)
{
  signals[NOTE] = g_signal_new ("note", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[OPENED] = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static AdwActionRow *
add_row (AnningAgreementGroup  *self,
         const char            *title,
         GtkLabel             **figure)
{
  AdwActionRow *row = ADW_ACTION_ROW (adw_action_row_new ());

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (row, 0);
  adw_action_row_set_subtitle_lines (row, 0);
  if (figure != NULL)
    {
      *figure = GTK_LABEL (gtk_label_new (NULL));
      gtk_widget_add_css_class (GTK_WIDGET (*figure), "numeric");
      adw_action_row_add_suffix (row, GTK_WIDGET (*figure));
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (row));
  return row;
}

static GtkWidget *
add_child_row (AnningAgreementGroup *self,
               const char           *title,
               GtkWidget            *child)
{
  GtkWidget *row = adw_preferences_row_new ();

  anning_row_name (GTK_LIST_BOX_ROW (row), title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_margin_start (child, 12);
  gtk_widget_set_margin_end (child, 12);
  gtk_widget_set_margin_top (child, 12);
  gtk_widget_set_margin_bottom (child, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  return row;
}

/* Everything is paid: what makes an end of it. */
static GtkWidget *
make_done (AnningAgreementGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *line = anning_button_line_new ();
  GtkWidget *terms = gtk_button_new_with_label (_("Mark as Settled"));

  self->done = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->done, TRUE);
  gtk_label_set_wrap_mode (self->done, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (self->done, 0);
  self->credit = gtk_button_new_with_label (_("Credit Report"));
  g_signal_connect_object (self->credit, "clicked", G_CALLBACK (credit_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (terms, "clicked", G_CALLBACK (terms_clicked_cb), self, G_CONNECT_SWAPPED);
  anning_button_line_append (ANNING_BUTTON_LINE (line), self->credit);
  anning_button_line_append (ANNING_BUTTON_LINE (line), terms);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->done));
  gtk_box_append (GTK_BOX (box), line);
  return add_child_row (self, _("Certificate of settlement"), box);
}

static void
make_disclosure (AnningAgreementGroup *self)
{
  GtkWidget *row = adw_preferences_row_new ();

  self->disclosure = ADW_EXPANDER_ROW (anning_expander_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->disclosure), _("How it is worked out"));
  g_signal_connect_object (self->disclosure, "notify::expanded", G_CALLBACK (expanded_cb), self, G_CONNECT_SWAPPED);
  self->basis = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->basis), FALSE);
  adw_action_row_set_title_lines (self->basis, 0);
  adw_expander_row_add_row (self->disclosure, GTK_WIDGET (self->basis));
  self->table = ANNING_FIGURE_TABLE (anning_account_table_new (_("Payment by payment"), FALSE));
  anning_row_name (GTK_LIST_BOX_ROW (row), _("Payment by payment"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), GTK_WIDGET (self->table));
  adw_expander_row_add_row (self->disclosure, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->disclosure));
}

static void
anning_agreement_group_init (AnningAgreementGroup *self)
{
  GtkWidget *note = gtk_button_new_with_label (_("Note This Payment"));

  self->message = add_row (self, "", NULL);
  self->done_row = make_done (self);
  self->next_row = add_row (self, _("Next"), &self->next);
  gtk_widget_add_css_class (note, "suggested-action");
  gtk_widget_set_halign (note, GTK_ALIGN_START);
  g_signal_connect_object (note, "clicked", G_CALLBACK (note_clicked_cb), self, G_CONNECT_SWAPPED);
  self->note = add_child_row (self, _("Note This Payment"), note);
  self->late_row = add_row (self, _("Late and open"), &self->late);
  gtk_widget_add_css_class (GTK_WIDGET (self->late), "warning");
  self->paid_row = add_row (self, _("Paid until today"), &self->paid);
  self->ahead_row = add_row (self, _("Paid ahead"), &self->ahead);
  self->over_row = add_row (self, _("Paid beyond it"), &self->over);
  make_disclosure (self);
}

GtkWidget *
anning_agreement_group_new (void)
{
  return g_object_new (ANNING_TYPE_AGREEMENT_GROUP, NULL);
}
