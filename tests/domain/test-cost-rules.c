/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-cost-rules.h"

#include "anning-words.h"

static void
check (const char *lender_type,
       const char *contract_day,
       gboolean    kept_back,
       gint64      penalty,
       const char *expected)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningDebtFee) fee = anning_debt_fee_new ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_auto (GStrv) ids = NULL;
  g_autofree char *joined = NULL;

  debt->principal = 100000;
  debt->lender_type = g_strdup (lender_type);
  debt->contract_day = g_strdup (contract_day);
  debt->claimed_penalty = penalty;
  fee->amount = 100;
  fee->charged = g_strdup (kept_back ? "at_payout" : "monthly");
  g_ptr_array_add (debt_case->fees, fee);
  ids = anning_cost_rules_find (debt_case);
  joined = g_strjoinv (" ", ids);
  g_assert_cmpstr (joined, ==, expected);
}

static void
test_find (void)
{
  /* The day before a rule holds, and the day itself. */
  check ("bank_loan", "2025-09-30", FALSE, 0, "");
  check ("bank_loan", "2025-10-01", FALSE, 0, "rate.24.zhudai");
  check ("bank_loan", "2026-08-01", FALSE, 0, "rate.24.zhudai rate.disclosure_2026");
  check ("microloan", "2025-12-31", FALSE, 0, "");
  check ("microloan", "2026-07-31", FALSE, 0, "rate.24.microloan");
  check ("consumer_finance", "2026-07-31", FALSE, 0, "");
  check ("consumer_finance", "2026-08-01", FALSE, 0, "rate.disclosure_2026");
  check ("bank_card", NULL, FALSE, 0, "rate.card.reduce");
  /* Nothing that only binds some lenders where it is not known who the lender is. */
  check ("unknown", "2026-08-01", FALSE, 0, "");
  check (NULL, "2026-08-01", FALSE, 0, "");
  check ("platform", "2026-08-01", FALSE, 0, "");

  check ("unknown", "2024-01-01", TRUE, 0, "law.civil.670");
  check ("unknown", "2020-12-31", TRUE, 0, "");
  check ("unknown", NULL, TRUE, 0, "");
  check ("private", "2024-01-01", TRUE, 0, "law.civil.670 law.loan.private_principal");
  check ("private", "2024-01-01", FALSE, 0, "");
  check ("private", NULL, FALSE, 1, "law.civil.585");
}

/* Words that no list knows would silently match nothing. */
static void
test_words (void)
{
  for (const AnningCostRule *rule = anning_cost_rules; rule->fact != NULL; rule++)
    {
      for (guint i = 0; rule->lenders[i] != NULL; i++)
        g_assert_true (anning_words_contains (anning_lender_types, rule->lenders[i]));
    }
}

static void
test_received (void)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_auto (GStrv) less = NULL;
  g_auto (GStrv) all = NULL;

  debt->principal = 100000;
  debt->contract_day = g_strdup ("2024-01-01");
  debt->received = 99999;
  less = anning_cost_rules_find (debt_case);
  g_assert_cmpuint (g_strv_length (less), ==, 1);
  debt->received = 100000;
  all = anning_cost_rules_find (debt_case);
  g_assert_cmpuint (g_strv_length (all), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/cost-rules/find", test_find);
  g_test_add_func ("/cost-rules/words", test_words);
  g_test_add_func ("/cost-rules/received", test_received);

  return g_test_run ();
}
