/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "anning-fee-group.h"

#include <glib/gi18n.h>

#include "anning-debt.h"
#include "anning-format.h"
#include "anning-planner-words.h"
#include "anning-rows.h"

struct _AnningFeeGroup
{
  AnningRecordGroup parent_instance;
};

G_DEFINE_FINAL_TYPE (AnningFeeGroup, anning_fee_group, ANNING_TYPE_RECORD_GROUP)

static const AnningRecordGroupTexts texts = {
  .add = N_("Add a fee"),
  .empty = N_("No fee is noted. Service, guarantee, insurance and membership fees belong here: they count into the yearly cost."),
  .remove = N_("Delete this fee"),
  .removed = N_("Fee deleted"),
};

static gpointer
anning_fee_group_create (AnningRecordGroup *group)
{
  AnningDebtFee *fee = anning_debt_fee_new ();

  fee->charged = g_strdup ("monthly");
  fee->kind = g_strdup ("service");
  return fee;
}

static void
charged_cb (AnningWordRow *charged,
            GParamSpec    *pspec,
            GtkWidget     *day)
{
  g_autofree char *word = NULL;

  g_object_get (charged, "value", &word, NULL);
  gtk_widget_set_visible (day, g_strcmp0 (word, "once") == 0);
}

static void
anning_fee_group_fill (AnningRecordGroup *group,
                       AdwExpanderRow    *row,
                       AnningForm        *form)
{
  GtkWidget *charged;
  GtkWidget *day;

  anning_planner_add_row (row, form, ADW_TYPE_ENTRY_ROW, "name", _("What the fee is called"));
  anning_planner_add_word_row (row, form, "kind", _("Kind of fee"), anning_fee_kinds);
  anning_planner_add_row (row, form, ANNING_TYPE_MONEY_ROW, "amount", _("Amount of the fee (yuan)"));
  charged = anning_planner_add_word_row (row, form, "charged", _("When it is charged"), anning_fee_times);
  day = anning_planner_add_row (row, form, ANNING_TYPE_DAY_ROW, "day", _("Day of the fee"));
  g_signal_connect_object (charged, "notify::value", G_CALLBACK (charged_cb), day, 0);
  charged_cb (ANNING_WORD_ROW (charged), NULL, day);
}

static void
anning_fee_group_describe (AnningRecordGroup *group,
                           AdwExpanderRow    *row,
                           gconstpointer      record)
{
  const AnningDebtFee *fee = record;
  g_autofree char *amount = anning_format_money (fee->amount);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", amount, anning_format_word (anning_fee_times, fee->charged));

  if (fee->name != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fee->name);
  else
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                   fee->kind != NULL ? anning_format_word (anning_fee_kinds, fee->kind) : _("Fee"));
  adw_expander_row_set_subtitle (row, subtitle);
}

static void
anning_fee_group_class_init (AnningFeeGroupClass *klass)
{
  AnningRecordGroupClass *group_class = ANNING_RECORD_GROUP_CLASS (klass);

  group_class->type = &anning_debt_fee_type;
  group_class->link = "debt_id";
  group_class->texts = &texts;
  group_class->create = anning_fee_group_create;
  group_class->fill = anning_fee_group_fill;
  group_class->describe = anning_fee_group_describe;
}

static void
anning_fee_group_init (AnningFeeGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Fees Beside the Interest"));
}
