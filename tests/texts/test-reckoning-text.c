/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-reckoning-text.h"

#include "anning-conduct.h"
#include "anning-date.h"
#include "anning-loan.h"

static AnningRuleTexts *
load (const char *language,
      gboolean    stated)
{
  g_autoptr (GError) error = NULL;
  AnningRuleTexts *texts = stated ? anning_rule_texts_new_stated (language, anning_text_file_read_resource, NULL, &error)
                                  : anning_rule_texts_new (language, anning_text_file_read_resource, NULL, &error);

  g_assert_no_error (error);
  return texts;
}

static GDate
day (const char *text)
{
  GDate date;

  g_date_clear (&date, 1);
  if (text != NULL)
    g_assert_true (anning_day_parse (text, &date));
  return date;
}

static void
assert_lines (char       **how,
              const char  *expected)
{
  g_auto (GStrv) lines = how;
  g_autofree char *told = g_strjoinv ("\n", lines);

  g_assert_cmpstr (told, ==, expected);
}

/* 12 000.00 are asked for, the bill has 10 500.00, and 500.00 were paid since: 10 000.00 are left, and 2 000.00 more asked for. */
static void
test_sum (void)
{
  g_autoptr (AnningRuleTexts) zh = load ("zh", FALSE);
  g_autoptr (AnningRuleTexts) paper = load ("zh", TRUE);
  g_autoptr (AnningRuleTexts) en = load ("en", TRUE);
  AnningSumCheck check = { 1200000, day ("2026-01-01"), 1050000, day ("2025-12-01"), 50000, 1000000 };

  assert_lines (anning_reckoning_tell_sum (zh, &check, &anning_conduct_parameters),
                "对方最近一次开的条件里要还的数：12,000.00 元（2026年1月1日）。条款里记下的债主主张：10,500.00 元（2025年12月1日）。\n"
                "这两天之间记下的还款：500.00 元。算上它，应剩 10,000.00 元。\n"
                "多出 2,000.00 元。多出 1% 以内的不提示。两天之间的利息和违约金没有算。\n"
                "这里把债主主张当作官方账单上的数。如果这个数是别人说的，请先要账单。");
  /* For others: what was noted, and no advice. */
  assert_lines (anning_reckoning_tell_sum (paper, &check, &anning_conduct_parameters),
                "对方最近一次提出的条件里要还的数：12,000.00 元（2026年1月1日）。此前记下的债主主张：10,500.00 元（2025年12月1日）。\n"
                "这两天之间记下的还款：500.00 元。算上它，应剩 10,000.00 元。\n"
                "多出 2,000.00 元。多出 1% 以内的不提示。两天之间的利息和违约金没有算。\n"
                "这里把记下的债主主张当作官方账单上的数，以债主出具的账单为准。");
  check.paid = 0;
  check.expected = 1050000;
  check.bill_day = day (NULL);
  assert_lines (anning_reckoning_tell_sum (en, &check, &anning_conduct_parameters),
                "To be repaid by the terms that were named last: RMB 12,000.00 (1 January 2026). "
                "The creditor's claim as noted: RMB 10,500.00.\n"
                "That is RMB 1,500.00 more. Up to 1% more does not count. "
                "Interest and penalties between the two days are not reckoned.\n"
                "The claim as noted is taken for the sum on the lender's own bill; the bill itself decides.");
  check.bill = check.expected = ANNING_UNKNOWN;
  assert_lines (anning_reckoning_tell_sum (en, &check, &anning_conduct_parameters), "");
}

/* 10 000 for a year at 36 %, and 1 000.00 kept back: 9 000 arrive and 13 600 are paid; 4 600 / 9 000 = 51.11 %. */
static AnningYearlyCost *
work_out (AnningDebt     *debt,
          AnningDebtFee  *fee,
          AnningDebtCase *debt_case)
{
  g_autoptr (AnningLoan) loan = NULL;
  g_autoptr (GError) error = NULL;
  AnningYearlyCost *cost;

  debt->method = g_strdup ("bullet");
  debt->principal = 1000000;
  debt->rate = 360000;
  debt->term_months = 12;
  debt->contract_day = g_strdup ("2025-03-01");
  debt->first_due_day = g_strdup ("2026-03-01");
  fee->amount = 100000;
  fee->kind = g_strdup ("guarantee");
  fee->charged = g_strdup ("at_payout");
  g_ptr_array_add (debt_case->fees, fee);
  loan = anning_loan_from_debt (debt, debt_case->fees, debt_case->lines, &error);
  g_assert_no_error (error);
  cost = anning_yearly_cost_new (loan, &error);
  g_assert_no_error (error);
  return cost;
}

static void
test_cost (void)
{
  g_autoptr (AnningRuleTexts) zh = load ("zh", TRUE);
  g_autoptr (AnningRuleTexts) en = load ("en", TRUE);
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningDebtFee) fee = anning_debt_fee_new ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningYearlyCost) cost = work_out (debt, fee, debt_case);
  AnningCostLine line = { .kind = ANNING_COST_LINE_LICENSED, .rate = 240000, .lowest = 240000 };

  assert_lines (anning_reckoning_tell_cost (zh, debt_case, cost, &line),
                "全部成本合计年化 51.11%：比到手多还的钱，按天折算成一年，不计复利。\n"
                "其中利息 3,600.00 元，费用 1,000.00 元（含放款时扣下的）。\n"
                "算进去的费用：担保费，1,000.00 元（放款时扣下）\n"
                "对照的线：24%（司法政策文件，不是法律），全部成本合计。超过的部分，可以请求法院调减。");

  /* The LPR of October 2024 held in March 2025: 4 × 3.1 % = 12.4 %. */
  line = (AnningCostLine) { .kind = ANNING_COST_LINE_PRIVATE, .rate = 124000, .lowest = 124000,
                            .lpr = { day ("2024-10-21"), 31000 }, .lpr_seen = TRUE };
  fee->name = g_strdup ("审核费");
  assert_lines (anning_reckoning_tell_cost (en, debt_case, cost, &line),
                "All costs come to 51.11% a year: what is paid beyond what was received, by the day and without compounding.\n"
                "In it are RMB 3,600.00 of interest and RMB 1,000.00 of fees, with what was kept back at payout.\n"
                "Counted in: 审核费, RMB 1,000.00 (Kept back at payout)\n"
                "Line to compare with: 12.4% (Judicial interpretation), which is 4 × LPR (3.1%, published on 21 October 2024). "
                "What lies above it, a court may be asked to adjust.");
  line.lpr_seen = FALSE;
  {
    g_auto (GStrv) how = anning_reckoning_tell_cost (zh, debt_case, cost, &line);

    g_assert_cmpstr (how[3], ==,
                     "对照的线：12.4%（司法解释），即 4 × LPR（2024年10月21日公布，3.1%；合同成立前可能还公布过新的值）。"
                     "超过的部分，可以请求法院调整。");
  }
  line.rate = ANNING_UNKNOWN;
  assert_lines (anning_reckoning_tell_cost (zh, debt_case, cost, &line), "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/reckoning-text/sum", test_sum);
  g_test_add_func ("/reckoning-text/cost", test_cost);
  return g_test_run ();
}
