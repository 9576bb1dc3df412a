/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-debt-detail.h"

#include <glib/gi18n.h>

#include "anning-cost-group.h"
#include "anning-debt-form.h"
#include "anning-debt-standing.h"
#include "anning-fee-group.h"
#include "anning-form.h"
#include "anning-format.h"
#include "anning-loan.h"
#include "anning-payment-group.h"
#include "anning-planner-words.h"
#include "anning-proposal-group.h"
#include "anning-schedule-table.h"
#include "anning-toasts.h"
#include "anning-yearly-cost.h"

struct _AnningDebtDetail
{
  AdwBin parent_instance;

  AnningStore *store;
  AnningForm *form;

  GtkLabel *title;
  GtkLabel *lender_chip;
  GtkLabel *stage_chip;
  AdwPreferencesGroup *standing_group;
  AdwActionRow *owed_row;
  GtkLabel *owed;
  AdwActionRow *next_row;
  GtkLabel *next;
  GtkSwitch *edit_switch;
  AdwBin *form_bin;
  AnningCostGroup *cost_group;
  AdwPreferencesGroup *schedule_group;
  AdwActionRow *schedule_message;
  GtkListBoxRow *schedule_row;
  AnningFigureTable *schedule;
  AnningRecordGroup *proposal_group;
  AnningRecordGroup *payment_group;
  AnningRecordGroup *fee_group;
  GtkButton *delete_button;

  guint loaded : 1; /* the groups of the stored debt are there */
};

enum
{
  STORED,
  REMOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningDebtDetail, anning_debt_detail, ADW_TYPE_BIN)

static void
set_chip (GtkLabel   *chip,
          const char *text)
{
  gtk_label_set_label (chip, text);
  gtk_widget_set_visible (GTK_WIDGET (chip), *text != '\0');
}

static void
show_heading (AnningDebtDetail *self,
              const AnningDebt *debt)
{
  const char *name = debt->creditor != NULL ? debt->creditor : debt->product;

  gtk_label_set_label (self->title, name != NULL ? name : _("New debt"));
  set_chip (self->lender_chip,
            g_strcmp0 (debt->lender_type, "unknown") != 0
            ? anning_format_word (anning_lender_types, debt->lender_type)
            : "");
  set_chip (self->stage_chip, anning_format_word (anning_debt_stages, debt->stage));
}

static void
show_standing (AnningDebtDetail *self,
               const AnningDebt *debt)
{
  g_autoptr (GPtrArray) fees = anning_record_group_get_records (self->fee_group);
  g_autoptr (GPtrArray) proposals = anning_record_group_get_records (self->proposal_group);
  g_autoptr (GPtrArray) payments = anning_record_group_get_records (self->payment_group);
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  AnningDebtStanding standing;
  GDate today;
  g_autofree char *owed = NULL;
  g_autofree char *basis = NULL;
  g_autofree char *next = NULL;

  anning_planner_today (&today);
  g_ptr_array_extend (debt_case->fees, fees, NULL, NULL);
  g_ptr_array_extend (debt_case->proposals, proposals, NULL, NULL);
  g_ptr_array_extend (debt_case->payments, payments, NULL, NULL);
  anning_debt_standing (debt_case, &today, &standing);
  owed = anning_format_money (standing.owed);
  basis = anning_planner_owed_sentence (&standing);
  gtk_label_set_label (self->owed, owed);
  adw_action_row_set_subtitle (self->owed_row, basis);
  gtk_widget_set_visible (GTK_WIDGET (self->next_row), g_date_valid (&standing.next_due));
  if (g_date_valid (&standing.next_due))
    {
      g_autofree char *iso = anning_day_format (&standing.next_due);
      g_autofree char *day = anning_format_day (iso);

      next = anning_format_money (standing.next_payment);
      gtk_label_set_label (self->next, next);
      adw_action_row_set_subtitle (self->next_row, day);
    }
  anning_proposal_group_set_owed (ANNING_PROPOSAL_GROUP (self->proposal_group), standing.owed);
}

static void
show_schedule (AnningDebtDetail *self,
               const GArray     *schedule,
               const char       *sentence)
{
  gtk_widget_set_visible (GTK_WIDGET (self->schedule_row), schedule != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->schedule_message), schedule == NULL);
  if (schedule != NULL)
    anning_schedule_table_show (self->schedule, schedule);
  else
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->schedule_message), sentence);
}

/* Works everything out anew from what stands on the screen. */
static void
update (AnningDebtDetail *self)
{
  const AnningDebt *debt = anning_form_get_record (self->form);
  g_autoptr (GPtrArray) fees = anning_record_group_get_records (self->fee_group);
  g_autoptr (AnningLoan) loan = NULL;
  g_autoptr (GArray) schedule = NULL;
  g_autoptr (AnningYearlyCost) cost = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  show_heading (self, debt);
  show_standing (self, debt);
  anning_cost_line_row_show (anning_cost_group_get_line (self->cost_group), debt);

  loan = anning_loan_from_debt (debt, fees, NULL, &error);
  if (loan != NULL)
    schedule = anning_loan_schedule (loan, &error);
  if (schedule == NULL)
    {
      sentence = anning_planner_debt_sentence (error, debt);
      show_schedule (self, NULL, sentence);
      anning_cost_group_show (self->cost_group, NULL, debt->advertised_rate, sentence);
      return;
    }
  show_schedule (self, schedule, NULL);
  cost = anning_yearly_cost_new (loan, &error);
  if (cost == NULL)
    sentence = anning_planner_debt_sentence (error, debt);
  anning_cost_group_show (self->cost_group, cost, debt->advertised_rate, sentence);
}

static void
load_groups (AnningDebtDetail *self)
{
  gint64 id = anning_debt_detail_get_id (self);

  gtk_widget_set_visible (GTK_WIDGET (self->proposal_group), id != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->payment_group), id != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->fee_group), id != 0);
  gtk_widget_set_visible (GTK_WIDGET (self->delete_button), id != 0);
  if (self->loaded || id == 0)
    return;
  self->loaded = TRUE;
  anning_record_group_load (self->proposal_group, self->store, id);
  anning_record_group_load (self->payment_group, self->store, id);
  anning_record_group_load (self->fee_group, self->store, id);
}

static void
on_saved (AnningDebtDetail *self)
{
  if (self->loaded)
    return;
  load_groups (self);
  g_signal_emit (self, signals[STORED], 0, anning_debt_detail_get_id (self));
}

static void
on_edit_switched (AnningDebtDetail *self)
{
  gboolean active = gtk_switch_get_active (self->edit_switch);
  GtkWidget *debt_form;

  /* Two dozen rows are made only when they are wanted. */
  if (active && adw_bin_get_child (self->form_bin) == NULL)
    {
      debt_form = anning_debt_form_new ();
      anning_debt_form_bind (ANNING_DEBT_FORM (debt_form), self->form);
      adw_bin_set_child (self->form_bin, debt_form);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->form_bin), active);
  if (!active)
    anning_form_flush (self->form);
}

static void
on_removed (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!anning_records_remove_finish (ANNING_STORE (source), result, &error))
    anning_toast_error (window, error);
}

static void
on_delete_clicked (AnningDebtDetail *self)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));
  gint64 id = anning_debt_detail_get_id (self);

  anning_form_discard (self->form);
  anning_records_remove_async (self->store, &anning_debt_type, id, on_removed, g_object_ref (window));
  anning_toast_deleted (GTK_WIDGET (self), _("Debt deleted"), self->store, &anning_debt_type, id);
  g_signal_emit (self, signals[REMOVED], 0);
}

static void
anning_debt_detail_dispose (GObject *object)
{
  AnningDebtDetail *self = ANNING_DEBT_DETAIL (object);

  /* The bin would unparent a child that the template already let go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), ANNING_TYPE_DEBT_DETAIL);
  g_clear_object (&self->form);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (anning_debt_detail_parent_class)->dispose (object);
}

static void
anning_debt_detail_class_init (AnningDebtDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = anning_debt_detail_dispose;

  signals[STORED] = g_signal_new ("stored", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[REMOVED] = g_signal_new ("removed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (ANNING_TYPE_COST_GROUP);
  g_type_ensure (ANNING_TYPE_FEE_GROUP);
  g_type_ensure (ANNING_TYPE_PAYMENT_GROUP);
  g_type_ensure (ANNING_TYPE_PROPOSAL_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/anning/Anning/ui/planner/anning-debt-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, AnningDebtDetail, title);
  gtk_widget_class_bind_template_child (widget_class, AnningDebtDetail, lender_chip);
  gtk_widget_class_bind_template_child (widget_class, AnningDebtDetail, stage_chip);
  gtk_widget_class_bind_template_child (widget_class, AnningDebtDetail, standing_group);
  gtk_widget_class_bind_template_child (widget_class, AnningDebtDetail, owed_row);
  gtk_widget_class_bind_template_child (widget_class, AnningDebtDetail, owed);
  gtk_widget_class_bind_template_child (widget_class, AnningDebtDetail, next_row);
  gtk_widget_class_bind_template_child (widget_class, AnningDebtDetail, next);
  gtk_widget_class_bind_template_child (widget_class, AnningDebtDetail, edit_switch);
  gtk_widget_class_bind_template_child (widget_class, AnningDebtDetail, form_bin);
  gtk_widget_class_bind_template_child (widget_class, AnningDebtDetail, cost_group);
  gtk_widget_class_bind_template_child (widget_class, AnningDebtDetail, schedule_group);
  gtk_widget_class_bind_template_child (widget_class, AnningDebtDetail, schedule_message);
  gtk_widget_class_bind_template_child (widget_class, AnningDebtDetail, schedule_row);
  gtk_widget_class_bind_template_child (widget_class, AnningDebtDetail, proposal_group);
  gtk_widget_class_bind_template_child (widget_class, AnningDebtDetail, payment_group);
  gtk_widget_class_bind_template_child (widget_class, AnningDebtDetail, fee_group);
  gtk_widget_class_bind_template_child (widget_class, AnningDebtDetail, delete_button);
  gtk_widget_class_bind_template_callback (widget_class, on_delete_clicked);
}

static void
anning_debt_detail_init (AnningDebtDetail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->schedule = ANNING_FIGURE_TABLE (anning_schedule_table_new (_("Schedule of the contract"), TRUE));
  gtk_list_box_row_set_child (self->schedule_row, GTK_WIDGET (self->schedule));
  g_signal_connect_object (self->edit_switch, "notify::active", G_CALLBACK (on_edit_switched), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (GTK_WIDGET (self->form_bin), FALSE);
}

GtkWidget *
anning_debt_detail_new (AnningStore      *store,
                        const AnningDebt *debt)
{
  AnningDebtDetail *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);
  g_return_val_if_fail (debt != NULL, NULL);

  self = g_object_new (ANNING_TYPE_DEBT_DETAIL, NULL);
  self->store = g_object_ref (store);
  self->form = anning_form_new (store, &anning_debt_type, debt);
  g_signal_connect_object (self->form, "edited", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "saved", G_CALLBACK (on_saved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->fee_group, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->proposal_group, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  anning_cost_line_row_set_store (anning_cost_group_get_line (self->cost_group), store);
  load_groups (self);
  gtk_switch_set_active (self->edit_switch, debt->record.id == 0);
  update (self);
  return GTK_WIDGET (self);
}

gint64
anning_debt_detail_get_id (AnningDebtDetail *self)
{
  g_return_val_if_fail (ANNING_IS_DEBT_DETAIL (self), 0);

  return ANNING_RECORD (anning_form_get_record (self->form))->id;
}

void
anning_debt_detail_refresh (AnningDebtDetail *self,
                            const AnningDebt *debt)
{
  g_return_if_fail (ANNING_IS_DEBT_DETAIL (self));

  anning_form_refresh (self->form, debt);
}

void
anning_debt_detail_flush (AnningDebtDetail *self)
{
  g_return_if_fail (ANNING_IS_DEBT_DETAIL (self));

  anning_form_flush (self->form);
  anning_record_group_flush (self->proposal_group);
  anning_record_group_flush (self->payment_group);
  anning_record_group_flush (self->fee_group);
}
