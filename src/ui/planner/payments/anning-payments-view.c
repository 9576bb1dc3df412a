/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-payments-view.h"

#include <glib/gi18n.h>

#include "anning-agreement-group.h"
#include "anning-due-words.h"
#include "anning-format.h"
#include "anning-payment-group.h"
#include "anning-planner-words.h"
#include "anning-records.h"
#include "anning-toasts.h"

struct _AnningPaymentsView
{
  AnningPlannerView parent_instance;

  AnningAgreementGroup *agreement;
  AnningPaymentGroup *payments;
  gint64 noted; /* a payment to be opened as soon as it is listed, 0: none */
};

G_DEFINE_FINAL_TYPE (AnningPaymentsView, anning_payments_view, ANNING_TYPE_PLANNER_VIEW)

static void
anning_payments_view_update (AnningPlannerView *view)
{
  AnningPaymentsView *self = ANNING_PAYMENTS_VIEW (view);
  const AnningDebtCase *its = anning_planner_view_get_case (view);
  g_autoptr (AnningAgreement) agreement = NULL;
  GDate today;

  if (its == NULL)
    return;
  anning_planner_today (&today);
  agreement = anning_agreement_new (its, &today);
  anning_agreement_group_show (self->agreement, agreement, its->debt, &today);
}

static void
anning_payments_view_flush (AnningPlannerView *view)
{
  anning_record_group_flush (ANNING_RECORD_GROUP (ANNING_PAYMENTS_VIEW (view)->payments));
}

static void
open_noted (AnningPaymentsView *self)
{
  if (self->noted != 0 && anning_payment_group_open (self->payments, self->noted))
    self->noted = 0;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AnningPaymentsView) self = user_data;
  g_autoptr (GError) error = NULL;
  gint64 id = anning_records_save_finish (ANNING_STORE (source), result, &error);

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (id == 0)
    {
      anning_toast_error (GTK_WIDGET (self), error);
      return;
    }
  self->noted = id;
  open_noted (self);
}

/* As it stands before anybody corrects it: today, what is open of the payment that is next. */
static void
note_cb (AnningPaymentsView *self)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (self);
  const AnningDebtCase *its = anning_planner_view_get_case (view);
  g_autoptr (AnningAgreement) agreement = NULL;
  g_autoptr (AnningPayment) payment = NULL;
  GDate today;

  if (its == NULL)
    return;
  anning_planner_today (&today);
  agreement = anning_agreement_new (its, &today);
  if (agreement == NULL || agreement->next == NULL)
    return;
  payment = anning_payment_new ();
  payment->debt_id = its->debt->record.id;
  payment->day = anning_day_format (&today);
  payment->amount = agreement->next->open;
  payment->pay_to = g_strdup ("unknown");
  anning_records_save_async (anning_planner_view_get_store (view), &anning_payment_type, payment,
                             saved_cb, g_object_ref (self));
}

static void
anning_payments_view_constructed (GObject *object)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (object);

  G_OBJECT_CLASS (anning_payments_view_parent_class)->constructed (object);

  if (anning_planner_view_get_book (view) != NULL)
    anning_payment_group_load (ANNING_PAYMENTS_VIEW (view)->payments, anning_planner_view_get_store (view),
                               anning_planner_view_get_debt_id (view));
}

static void
anning_payments_view_class_init (AnningPaymentsViewClass *klass)
{
  AnningPlannerViewClass *view_class = ANNING_PLANNER_VIEW_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = anning_payments_view_constructed;
  view_class->update = anning_payments_view_update;
  view_class->flush = anning_payments_view_flush;
}

static void
anning_payments_view_init (AnningPaymentsView *self)
{
  AnningPlannerView *view = ANNING_PLANNER_VIEW (self);

  anning_planner_view_set_title (view, _("Payments"));
  self->agreement = ANNING_AGREEMENT_GROUP (anning_agreement_group_new ());
  self->payments = g_object_new (ANNING_TYPE_PAYMENT_GROUP, NULL);
  g_signal_connect_object (self->agreement, "note", G_CALLBACK (note_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->agreement, "opened", G_CALLBACK (anning_planner_view_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->payments, "changed", G_CALLBACK (open_noted), self, G_CONNECT_SWAPPED);
  anning_planner_view_add (view, GTK_WIDGET (self->agreement));
  anning_planner_view_add (view, GTK_WIDGET (self->payments));
}

char *
anning_payments_view_summary (AnningPlannerBook *book,
                              gint64             debt_id,
                              const GDate       *today)
{
  const AnningDebtCase *its = anning_planner_book_get_case (book, debt_id);
  g_autoptr (AnningAgreement) agreement = its != NULL ? anning_agreement_new (its, today) : NULL;
  g_autofree char *sum = NULL;
  g_autofree char *day = NULL;

  if (agreement == NULL)
    return NULL;
  if (agreement->done)
    return g_strdup (_("everything is paid"));
  sum = anning_format_money (agreement->account->n_missed > 0 ? agreement->account->missed : agreement->next->open);
  day = anning_due_words_day (&agreement->next->instalment.due);
  if (agreement->account->n_missed > 0)
    /* Translators: number of payments that are late, the sum that is open of them */
    return g_strdup_printf (ngettext ("%1$u late, %2$s open", "%1$u late, %2$s open", agreement->account->n_missed),
                            agreement->account->n_missed, sum);
  /* Translators: a sum, the day on which it is due */
  return g_strdup_printf (_("next: %1$s on %2$s"), sum, day);
}
