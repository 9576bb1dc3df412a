/* SPDX-License-Identifier: GPL-3.0-or-later */

/*
 * make-planner FILE
 *
 * Adds to FILE what a planner of fifty debts holds, the same each time, through
 * the store: fees, a hundred payments, two proposals and three rounds for each,
 * and a budget. The names are made up.
 */

#include <stdlib.h>

#include "anning-budget-line.h"
#include "anning-date.h"
#include "anning-debt.h"
#include "anning-proposal.h"
#include "anning-records.h"

#define N_DEBTS 50
#define N_PAYMENTS 100
#define N_PROPOSALS 2
#define N_ROUNDS 3
#define N_BUDGET_LINES 20

static const char *const creditors[] = {
  "晨星银行信用卡中心", "安步消费金融", "云帆小额贷款", "青石融资担保", "长汀村镇银行", "海桐网络小贷",
};

static const char *const stages[] = { "current", "overdue", "outsourced", "sued", "judged" };

static const char *const methods[] = { "level_payment", "level_principal", "interest_only", "flat_rate" };

/* Day 5 of a month counted from January 2019. */
static char *
day_of_month (guint number)
{
  GDate first, day;

  g_date_set_dmy (&first, 5, G_DATE_JANUARY, 2019);
  anning_day_add_months (&first, (int) number, &day);
  return anning_day_format (&day);
}

static gboolean
save (AnningDb                *db,
      const AnningRecordType  *type,
      gpointer                 record,
      GError                 **error)
{
  gboolean saved = anning_records_save (db, type, record, error);

  anning_record_free (type, record);
  return saved;
}

static gint64
save_debt (AnningDb  *db,
           GRand     *rand,
           guint      number,
           GError   **error)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();

  debt->creditor = g_strdup_printf ("%s %u", creditors[number % G_N_ELEMENTS (creditors)], number + 1);
  debt->lender_type = g_strdup ("consumer_finance");
  debt->contract_day = day_of_month (0);
  debt->first_due_day = day_of_month (1);
  debt->principal = g_rand_int_range (rand, 20, 2000) * 10000;
  debt->method = g_strdup (methods[number % G_N_ELEMENTS (methods)]);
  debt->rate = g_rand_int_range (rand, 40, 360) * 1000;
  debt->term_months = 120;
  debt->stage = g_strdup (stages[number % G_N_ELEMENTS (stages)]);
  if (number % G_N_ELEMENTS (stages) > 0)
    debt->overdue_since = day_of_month (N_PAYMENTS - 10);
  if (number % 3 == 0)
    {
      debt->claimed_principal = debt->principal / 2;
      debt->claimed_interest = debt->principal / 20;
    }
  return anning_records_save (db, &anning_debt_type, debt, error) ? debt->record.id : 0;
}

static gboolean
save_parts (AnningDb  *db,
            GRand     *rand,
            gint64     debt_id,
            GError   **error)
{
  AnningDebtFee *fee = anning_debt_fee_new ();

  fee->debt_id = debt_id;
  fee->name = g_strdup ("服务费");
  fee->amount = g_rand_int_range (rand, 10, 90) * 100;
  fee->charged = g_strdup ("monthly");
  if (!save (db, &anning_debt_fee_type, fee, error))
    return FALSE;

  for (guint i = 0; i < N_PAYMENTS; i++)
    {
      AnningPayment *payment = anning_payment_new ();

      payment->debt_id = debt_id;
      payment->day = day_of_month (i + 1);
      payment->amount = g_rand_int_range (rand, 100, 3000) * 100;
      payment->remark = g_strdup (i % 4 == 0 ? "手机银行转账" : NULL);
      if (!save (db, &anning_payment_type, payment, error))
        return FALSE;
    }

  for (guint i = 0; i < N_PROPOSALS; i++)
    {
      AnningProposal *proposal = anning_proposal_new ();

      proposal->debt_id = debt_id;
      proposal->kind = g_strdup ("instalments");
      proposal->base_amount = g_rand_int_range (rand, 20, 900) * 10000;
      proposal->months = 36;
      proposal->first_due_day = day_of_month (N_PAYMENTS);
      proposal->status = g_strdup (i > 0 && debt_id % 10 == 0 ? "accepted" : "sent");
      if (!save (db, &anning_proposal_type, proposal, error))
        return FALSE;
    }

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      AnningRound *round = anning_round_new ();

      round->debt_id = debt_id;
      round->happened_at = G_GINT64_CONSTANT (1767225600000) + i * ANNING_MS_PER_DAY;
      round->utc_offset = ANNING_CHINA_OFFSET;
      round->channel = g_strdup ("call");
      round->we_said = g_strdup ("我说本月只能还三百元。");
      round->they_said = g_strdup ("对方提出可以分期,要求先还两千元。");
      round->outcome = g_strdup ("open");
      if (!save (db, &anning_round_type, round, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_budget (AnningDb  *db,
             GError   **error)
{
  for (guint i = 0; i < N_BUDGET_LINES; i++)
    {
      AnningBudgetLine *line = anning_budget_line_new ();
      gboolean income = i < 4;

      line->kind = g_strdup (income ? "income" : "spending");
      line->category = g_strdup (income ? "wages" : "food");
      line->name = g_strdup_printf ("%s %u", income ? "收入" : "支出", i + 1);
      line->amount = income ? 600000 : 80000;
      line->period = g_strdup (i % 7 == 6 ? "yearly" : "monthly");
      if (!save (db, &anning_budget_line_type, line, error))
        return FALSE;
    }
  return TRUE;
}

static gpointer
save_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  for (guint i = 0; i < N_DEBTS; i++)
    {
      gint64 id = save_debt (db, data, i, error);

      if (id == 0 || !save_parts (db, data, id, error))
        return NULL;
    }
  save_budget (db, error);
  return NULL;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AnningStore) store = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260101);
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    {
      g_printerr ("usage: make-planner FILE\n");
      return 2;
    }
  store = anning_store_new (argv[1]);
  if (anning_store_open (store, &error))
    anning_store_write (store, save_job, rand, &error);
  anning_store_close (store);
  if (error != NULL)
    {
      g_printerr ("make-planner: %s\n", error->message);
      return 1;
    }
  return 0;
}
