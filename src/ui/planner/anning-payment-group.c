/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-payment-group.h"

#include <glib/gi18n.h>

#include "anning-date.h"
#include "anning-debt.h"
#include "anning-format.h"
#include "anning-planner-words.h"
#include "anning-rows.h"

struct _AnningPaymentGroup
{
  AnningRecordGroup parent_instance;
};

G_DEFINE_FINAL_TYPE (AnningPaymentGroup, anning_payment_group, ANNING_TYPE_RECORD_GROUP)

static const AnningRecordGroupTexts texts = {
  .add = N_("Add a payment"),
  .empty = N_("No payment is noted yet. Note each one with its day, and keep the receipt."),
  .remove = N_("Delete this payment"),
  .removed = N_("Payment deleted"),
};

static gpointer
anning_payment_group_create (AnningRecordGroup *group)
{
  AnningPayment *payment = anning_payment_new ();
  GDate today;

  anning_planner_today (&today);
  payment->day = anning_day_format (&today);
  return payment;
}

static void
anning_payment_group_fill (AnningRecordGroup *group,
                           AdwExpanderRow    *row,
                           AnningForm        *form)
{
  anning_planner_add_row (row, form, ANNING_TYPE_DAY_ROW, "day", _("Day of payment"));
  anning_planner_add_row (row, form, ANNING_TYPE_MONEY_ROW, "amount", _("Amount paid (yuan)"));
  anning_planner_add_row (row, form, ADW_TYPE_ENTRY_ROW, "remark", _("Remark on the payment"));
}

static void
anning_payment_group_describe (AnningRecordGroup *group,
                               AdwExpanderRow    *row,
                               gconstpointer      record)
{
  const AnningPayment *payment = record;
  g_autofree char *amount = anning_format_money (payment->amount);
  g_autofree char *day = anning_format_day (payment->day);
  g_autofree char *subtitle = NULL;

  if (payment->remark != NULL)
    subtitle = g_strdup_printf ("%s · %s", day, payment->remark);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), amount);
  adw_expander_row_set_subtitle (row, subtitle != NULL ? subtitle : day);
}

static void
anning_payment_group_class_init (AnningPaymentGroupClass *klass)
{
  AnningRecordGroupClass *group_class = ANNING_RECORD_GROUP_CLASS (klass);

  group_class->type = &anning_payment_type;
  group_class->link = "debt_id";
  group_class->texts = &texts;
  group_class->create = anning_payment_group_create;
  group_class->fill = anning_payment_group_fill;
  group_class->describe = anning_payment_group_describe;
}

static void
anning_payment_group_init (AnningPaymentGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Payments made"));
}
