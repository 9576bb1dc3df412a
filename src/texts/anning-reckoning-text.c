/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-reckoning-text.h"

#include "anning-date.h"
#include "anning-money.h"
#include "anning-rule-texts-private.h"

/* What one sentence names. */
typedef struct
{
  const char *name; /* NULL ends them */
  const char *value;
} Value;

static char *
find_value (gconstpointer  data,
            const char    *name)
{
  for (const Value *value = data; value->name != NULL; value++)
    {
      if (g_str_equal (value->name, name))
        return g_strdup (value->value);
    }
  return NULL;
}

static char *
say (const AnningRuleTexts *texts,
     AnningReckoning        which,
     const Value           *values)
{
  return anning_rule_text_fill (texts->reckonings[which], find_value, values);
}

static void
add (GStrvBuilder          *how,
     const AnningRuleTexts *texts,
     AnningReckoning        which,
     const Value           *values)
{
  g_autofree char *sentence = say (texts, which, values);

  g_strv_builder_add (how, sentence);
}

static char *
tell_money (const AnningRuleTexts *texts,
            gint64                 fen)
{
  g_autofree char *sum = anning_money_to_text (fen);

  return say (texts, ANNING_RECKONING_MONEY, (const Value[]) { { "sum", sum }, { NULL, NULL } });
}

/* @day: may be not valid */
static char *
tell_dated (const AnningRuleTexts *texts,
            gint64                 fen,
            const GDate           *day)
{
  g_autofree char *sum = tell_money (texts, fen);
  g_autofree char *long_day = NULL;

  if (!g_date_valid (day))
    return g_steal_pointer (&sum);
  long_day = anning_day_format_long (day, texts->language);
  return say (texts, ANNING_RECKONING_DATED, (const Value[]) { { "sum", sum }, { "day", long_day }, { NULL, NULL } });
}

/**
 * anning_reckoning_tell_sum:
 * @check: of anning_sum_check_init()
 *
 * Returns: (transfer full): nothing while what is demanded or the bill is not known
 */
char **
anning_reckoning_tell_sum (const AnningRuleTexts         *texts,
                           const AnningSumCheck          *check,
                           const AnningConductParameters *parameters)
{
  g_autoptr (GStrvBuilder) how = g_strv_builder_new ();
  g_autofree char *demanded = NULL;
  g_autofree char *bill = NULL;
  g_autofree char *paid = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *more = NULL;
  g_autofree char *tolerance = NULL;

  g_return_val_if_fail (texts != NULL && check != NULL && parameters != NULL, NULL);

  if (check->demanded == ANNING_UNKNOWN || check->bill == ANNING_UNKNOWN)
    return g_strv_builder_end (how);
  demanded = tell_dated (texts, check->demanded, &check->demanded_day);
  bill = tell_dated (texts, check->bill, &check->bill_day);
  paid = tell_money (texts, ABS (check->paid));
  expected = tell_money (texts, check->expected);
  more = tell_money (texts, check->demanded - check->expected);
  tolerance = anning_rate_to_short_text (parameters->sum_tolerance, 4);
  add (how, texts, ANNING_RECKONING_DEMANDED,
       (const Value[]) { { "demanded", demanded }, { "bill", bill }, { NULL, NULL } });
  if (check->paid != 0)
    add (how, texts, ANNING_RECKONING_PAID, (const Value[]) { { "paid", paid }, { "expected", expected }, { NULL, NULL } });
  add (how, texts, ANNING_RECKONING_MORE, (const Value[]) { { "more", more }, { "tolerance", tolerance }, { NULL, NULL } });
  add (how, texts, ANNING_RECKONING_BILL, (const Value[]) { { NULL, NULL } });
  return g_strv_builder_end (how);
}

/* Everything that is counted in, each fee by its name. */
static void
tell_fees (GStrvBuilder          *how,
           const AnningRuleTexts *texts,
           const AnningDebtCase  *debt_case)
{
  for (guint i = 0; i < debt_case->fees->len; i++)
    {
      const AnningDebtFee *fee = g_ptr_array_index (debt_case->fees, i);
      const char *kind = fee->kind != NULL ? g_hash_table_lookup (texts->fees, fee->kind) : NULL;
      const char *charged = fee->charged != NULL ? g_hash_table_lookup (texts->fees, fee->charged) : NULL;
      g_autofree char *amount = NULL;

      if (fee->amount == ANNING_UNKNOWN || fee->amount <= 0)
        continue;
      if (kind == NULL)
        kind = g_hash_table_lookup (texts->fees, "other");
      amount = tell_money (texts, fee->amount);
      add (how, texts, ANNING_RECKONING_FEE,
           (const Value[]) { { "name", fee->name != NULL ? fee->name : kind }, { "fee", amount },
                             { "charged", charged != NULL ? charged : "" }, { NULL, NULL } });
    }
}

static void
tell_line (GStrvBuilder          *how,
           const AnningRuleTexts *texts,
           const AnningCostLine  *line)
{
  const AnningRuleText *rule = &texts->rules[ANNING_RULE_CON_11];
  const gboolean private = line->kind == ANNING_COST_LINE_PRIVATE;
  const char *nature = texts->natures[rule->natures[private ? ANNING_BASIS_PRIVATE_LPR : ANNING_BASIS_COURT_24]];
  g_autofree char *rate = anning_rate_to_short_text (line->rate, 4);
  g_autofree char *day = NULL;
  g_autofree char *lpr = NULL;
  g_autofree char *times = NULL;

  if (!private)
    {
      add (how, texts, ANNING_RECKONING_LINE, (const Value[]) { { "line", rate }, { "nature", nature }, { NULL, NULL } });
      return;
    }
  day = anning_day_format_long (&line->lpr.day, texts->language);
  lpr = anning_rate_to_short_text (line->lpr.one_year, 4);
  times = g_strdup_printf ("%" G_GINT64_FORMAT, line->lpr.one_year > 0 ? line->rate / line->lpr.one_year : 0);
  add (how, texts, line->lpr_seen ? ANNING_RECKONING_LINE_PRIVATE : ANNING_RECKONING_LINE_UNSEEN,
       (const Value[]) { { "line", rate }, { "nature", nature }, { "times", times }, { "day", day }, { "lpr", lpr },
                         { NULL, NULL } });
}

/**
 * anning_reckoning_tell_cost:
 * @debt_case: whose fees are named
 * @cost: of its loan
 * @line: of this debt, by anning_cost_line_find()
 *
 * By which rate it is worked out, what is counted in, and what it is held against: where that is four times the
 * LPR, of which day the LPR is.
 *
 * Returns: (transfer full): nothing while there is no rate, or no line
 */
char **
anning_reckoning_tell_cost (const AnningRuleTexts  *texts,
                            const AnningDebtCase   *debt_case,
                            const AnningYearlyCost *cost,
                            const AnningCostLine   *line)
{
  g_autoptr (GStrvBuilder) how = g_strv_builder_new ();
  g_autofree char *yearly = NULL;
  g_autofree char *interest = NULL;
  g_autofree char *fees = NULL;
  gboolean one_payment;
  gint64 rate;

  g_return_val_if_fail (texts != NULL && debt_case != NULL && cost != NULL && line != NULL, NULL);

  rate = anning_yearly_cost_compared (cost, &one_payment);
  if (rate == ANNING_UNKNOWN || line->rate == ANNING_UNKNOWN)
    return g_strv_builder_end (how);
  yearly = anning_rate_to_short_text (rate, 4);
  interest = tell_money (texts, cost->interest);
  fees = tell_money (texts, cost->fees);
  add (how, texts, one_payment ? ANNING_RECKONING_YEARLY_ONCE : ANNING_RECKONING_YEARLY,
       (const Value[]) { { "yearly", yearly }, { NULL, NULL } });
  add (how, texts, ANNING_RECKONING_COUNTED,
       (const Value[]) { { "interest", interest }, { "fees", fees }, { NULL, NULL } });
  tell_fees (how, texts, debt_case);
  tell_line (how, texts, line);
  return g_strv_builder_end (how);
}
