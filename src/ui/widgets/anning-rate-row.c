/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-rows.h"

#include <string.h>

#include "anning-money.h"

struct _AnningRateRow
{
  AnningAmountRow parent_instance;
};

G_DEFINE_FINAL_TYPE (AnningRateRow, anning_rate_row, ANNING_TYPE_AMOUNT_ROW)

/* Percent as typed: four decimals are all that millionths hold. */
static char *
percent_text (gint64 rate)
{
  g_autofree char *text = anning_rate_to_short_text (rate, 4);

  return g_strndup (text, strlen (text) - strlen ("%"));
}

static void
anning_rate_row_class_init (AnningRateRowClass *klass)
{
  AnningAmountRowClass *amount_class = ANNING_AMOUNT_ROW_CLASS (klass);

  amount_class->parse = anning_rate_from_text;
  amount_class->format = percent_text;
}

static void
anning_rate_row_init (AnningRateRow *self)
{
}
