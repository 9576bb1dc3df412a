/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-rows.h"

#include "anning-money.h"

struct _AnningMoneyRow
{
  AnningAmountRow parent_instance;
};

G_DEFINE_FINAL_TYPE (AnningMoneyRow, anning_money_row, ANNING_TYPE_AMOUNT_ROW)

static void
anning_money_row_class_init (AnningMoneyRowClass *klass)
{
  AnningAmountRowClass *amount_class = ANNING_AMOUNT_ROW_CLASS (klass);

  amount_class->parse = anning_money_from_text;
  amount_class->format = anning_money_to_text;
}

static void
anning_money_row_init (AnningMoneyRow *self)
{
}
