/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-share-words.h"

/* A household of two debts without interest, 300 and 100 yuan, that has 100 yuan left a month. */
typedef struct
{
  GPtrArray *cases;
  GPtrArray *records; /* AnningDebt of each */
  GPtrArray *budget;
  GDate today;
} Household;

static void
add_debt (Household  *self,
          gint64      id,
          const char *creditor,
          const char *product,
          gint64      claimed)
{
  AnningDebt *debt = anning_debt_new ();

  debt->record.id = id;
  debt->creditor = g_strdup (creditor);
  debt->product = g_strdup (product);
  debt->stage = g_strdup ("overdue");
  debt->claimed_principal = claimed;
  g_ptr_array_add (self->records, debt);
  g_ptr_array_add (self->cases, anning_debt_case_new (debt));
}

static void
add_line (Household  *self,
          const char *kind,
          gint64      amount)
{
  AnningBudgetLine *line = anning_budget_line_new ();

  line->kind = g_strdup (kind);
  line->period = g_strdup ("monthly");
  line->amount = amount;
  g_ptr_array_add (self->budget, line);
}

static void
set_up (Household     *self,
        gconstpointer  data)
{
  self->cases = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_debt_case_free);
  self->records = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_debt_free);
  self->budget = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_budget_line_free);
  g_date_set_dmy (&self->today, 21, 11, 2026);
  add_debt (self, 1, "Bank A", NULL, 30000);
  add_debt (self, 2, "Shop B", NULL, 10000);
  add_line (self, "income", 650000);
  add_line (self, "spending", 640000);
}

static void
tear_down (Household     *self,
           gconstpointer  data)
{
  g_ptr_array_unref (self->cases);
  g_ptr_array_unref (self->records);
  g_ptr_array_unref (self->budget);
}

static AnningShareReckoning *
reckon (Household               *self,
        const AnningShareWishes *wishes)
{
  AnningShareReckoning *reckoning = anning_share_reckoning_new (self->cases, self->budget, NULL, &self->today);

  anning_share_reckoning_run (reckoning, wishes);
  return reckoning;
}

/* 400 yuan, 100 a month: four months by every rule; when the first debt is done differs. */
static void
test_rules (Household     *household,
            gconstpointer  data)
{
  /* Pro rata: 75 and 25 a month, both end together. Dearest: as none costs anything the first on the list,
     three months. Smallest: 100 yuan, one month. Alike: 50 each, two months. Ten each and the rest pro rata:
     70 + 30, 71.33 + 28.67, 73.47 + 26.53, the rest: together in the fourth. Own sums: none, so pro rata. */
  static const guint first_cleared[ANNING_SHARE_N_RULES] = { 4, 4, 3, 1, 2, 4, 4 };
  g_autoptr (AnningShareReckoning) reckoning = NULL;
  g_autofree char *money = NULL;
  g_autofree char *tried = NULL;
  AnningShareWishes wishes;

  anning_share_wishes_init (&wishes);
  reckoning = reckon (household, &wishes);
  for (guint i = 0; i < ANNING_SHARE_N_RULES; i++)
    {
      const AnningShareSummary *summary = &reckoning->summaries[i];

      g_assert_cmpuint (summary->n_months, ==, 4);
      g_assert_cmpint (summary->paid, ==, 40000);
      g_assert_cmpint (summary->interest, ==, 0);
      g_assert_false (summary->never);
      g_assert_cmpuint (summary->first_cleared, ==, first_cleared[i]);
    }
  money = anning_share_words_money (reckoning, FALSE);
  g_assert_cmpstr (money, ==, "To share in 2026-11: ¥100.00");
  tried = anning_share_words_money (reckoning, TRUE);
  g_assert_cmpstr (tried, ==, "To share in 2026-11, if this were so: ¥100.00");
  g_assert_null (anning_share_words_behind (reckoning));
  g_assert_null (anning_share_words_lacking (reckoning));
  g_assert_cmpuint (reckoning->result->rule, ==, ANNING_SHARE_PRIORITY);
  g_assert_cmpint (reckoning->result->debts[0].first, ==, 7500);
  g_assert_cmpint (reckoning->result->debts[1].first, ==, 2500);
}

static void
test_chart (Household     *household,
            gconstpointer  data)
{
  static const gint64 balances[] = { 30000, 10000, 30000, 0, 20000, 0, 10000, 0, 0, 0 };
  static const gint64 payments[] = { 0, 10000, 10000, 0, 10000, 0, 10000, 0 };
  g_autoptr (AnningShareReckoning) reckoning = NULL;
  AnningShareWishes wishes;
  AnningChartData chart;
  GDate first;

  anning_share_wishes_init (&wishes);
  wishes.options.rule = ANNING_SHARE_SMALLEST;
  reckoning = reckon (household, &wishes);
  anning_share_reckoning_get_chart (reckoning, FALSE, &first, &chart);
  g_assert_cmpuint (chart.n_months, ==, 5);
  g_assert_cmpuint (chart.n_series, ==, 2);
  g_assert_cmpmem (chart.values, sizeof balances, balances, sizeof balances);
  g_assert_cmpuint (g_date_get_month (&first), ==, G_DATE_OCTOBER);
  anning_share_reckoning_get_chart (reckoning, TRUE, &first, &chart);
  g_assert_cmpuint (chart.n_months, ==, 4);
  g_assert_cmpmem (chart.values, sizeof payments, payments, sizeof payments);
  g_assert_cmpuint (g_date_get_month (&first), ==, G_DATE_NOVEMBER);
  g_assert_cmpuint (g_date_get_year (&first), ==, 2026);
}

static void
test_what_if (Household     *household,
              gconstpointer  data)
{
  g_autoptr (AnningShareReckoning) reckoning = anning_share_reckoning_new (household->cases, household->budget, NULL, &household->today);
  AnningShareWishes wishes;

  /* 150 a month: 150 + 150 + 100. */
  anning_share_wishes_init (&wishes);
  wishes.options.surplus_factor = 1500;
  anning_share_reckoning_run (reckoning, &wishes);
  g_assert_cmpuint (reckoning->summaries[ANNING_SHARE_BALANCE].n_months, ==, 3);

  /* A fifth of 6,500 is 1,300: nothing is left of the 100. */
  anning_share_wishes_init (&wishes);
  wishes.options.income_factor = 800;
  anning_share_reckoning_run (reckoning, &wishes);
  g_assert_true (reckoning->result->nothing);
  g_assert_null (anning_share_words_money (reckoning, TRUE));
  g_assert_null (anning_share_words_pace (reckoning));

  /* 100 more in December, the second month: 100 + 200 + 100. */
  anning_share_wishes_init (&wishes);
  wishes.options.once = 10000;
  g_date_set_dmy (&wishes.once_day, 24, 12, 2026);
  anning_share_reckoning_run (reckoning, &wishes);
  g_assert_cmpuint (reckoning->result->n_months, ==, 3);
  g_assert_cmpint (reckoning->result->money[0], ==, 10000);
  g_assert_cmpint (reckoning->result->money[1], ==, 20000);

  /* 90 a month to the second debt: 100 yuan in two months, 90 and 10. */
  anning_share_wishes_init (&wishes);
  wishes.options.rule = ANNING_SHARE_OWN;
  anning_share_reckoning_set_own (reckoning, 1, 9000);
  anning_share_reckoning_run (reckoning, &wishes);
  g_assert_cmpint (reckoning->result->paid[1], >=, 9000);
  g_assert_cmpuint (reckoning->result->debts[1].n_months, ==, 2);
}

/* Three payments of 150 from December on: 100 are left in November, 200 less 150 in December, 150 less 150 in
   January; in February 50 are lacking. */
static void
test_promise (Household     *household,
              gconstpointer  data)
{
  AnningDebtCase *its = g_ptr_array_index (household->cases, 0);
  g_autoptr (AnningProposal) proposal = anning_proposal_new ();
  g_autoptr (AnningShareReckoning) reckoning = NULL;
  g_autofree char *broken = NULL;
  g_autofree char *whole = NULL;
  AnningShareWishes wishes;

  proposal->record.id = 7;
  proposal->debt_id = 1;
  proposal->kind = g_strdup ("instalments");
  proposal->status = g_strdup ("accepted");
  proposal->base_amount = 45000;
  proposal->rate = 0;
  proposal->months = 3;
  proposal->first_due_day = g_strdup ("2026-12-15");
  g_ptr_array_add (its->proposals, proposal);
  anning_share_wishes_init (&wishes);
  reckoning = reckon (household, &wishes);
  g_assert_true (reckoning->kept->breaks);
  g_assert_cmpint (reckoning->kept->first.debt_id, ==, 1);
  g_assert_cmpuint (reckoning->kept->first.number, ==, 3);
  g_assert_cmpint (reckoning->kept->first.lacking, ==, 5000);
  broken = anning_share_words_promise (reckoning, "Bank A");
  g_assert_cmpstr (broken, ==, "Month 4 (2027-02) is the first in which a promise cannot be kept: Bank A, short by ¥50.00.");

  /* Half as much again: 150 a month, 150 carried from November. */
  wishes.options.surplus_factor = 1500;
  anning_share_reckoning_run (reckoning, &wishes);
  g_assert_false (reckoning->kept->breaks);
  whole = anning_share_words_promise (reckoning, NULL);
  g_assert_cmpstr (whole, ==, "All that is promised can be kept in every month.");
}

static void
test_left_out (Household     *household,
               gconstpointer  data)
{
  g_autoptr (AnningShareReckoning) reckoning = NULL;

  add_debt (household, 3, "Bank A", "Card", ANNING_UNKNOWN);
  add_debt (household, 4, "Shop B", "Sofa", 20000);
  add_debt (household, 5, "Shop B", "Bed", 60000);
  reckoning = anning_share_reckoning_new (household->cases, household->budget, NULL, &household->today);
  g_assert_cmpuint (reckoning->n_unknown, ==, 1);
  g_assert_cmpuint (reckoning->debts->len, ==, 4);
  g_assert_cmpstr (reckoning->names[0], ==, "Bank A");
  g_assert_cmpstr (reckoning->names[1], ==, "Shop B");
  g_assert_cmpstr (reckoning->names[2], ==, "Shop B · Sofa");
  g_assert_cmpstr (reckoning->names[3], ==, "Shop B · Bed");
  g_assert_null (reckoning->names[4]);
  g_assert_cmpuint (anning_share_reckoning_largest (reckoning), ==, 3);

  g_clear_pointer (&reckoning, anning_share_reckoning_free);
  g_ptr_array_set_size (household->budget, 0);
  reckoning = anning_share_reckoning_new (household->cases, household->budget, NULL, &household->today);
  g_assert_cmpuint (reckoning->months->len, ==, 0);
}

/* What is chosen comes back as it was; what cannot be read is as usual. */
static void
test_wishes (void)
{
  AnningShareWishes wishes;
  g_autofree char *text = NULL;
  AnningShareOptions options;
  GDate first;

  anning_share_wishes_init (&wishes);
  g_assert_false (anning_share_wishes_has_what_if (&wishes));
  wishes.options.rule = ANNING_SHARE_TOKEN;
  wishes.options.token = 5000;
  wishes.options.surplus_factor = 750;
  wishes.options.income_factor = 800;
  wishes.options.lean_every = 3;
  wishes.options.once = 123456;
  wishes.options.frozen = TRUE;
  wishes.payments = TRUE;
  g_date_set_dmy (&wishes.once_day, 1, 3, 2027);
  text = anning_share_wishes_write (&wishes);
  g_assert_cmpstr (text, ==, "rule=token token=5000 surplus=750 income=800 lean=3 once=123456 frozen=yes chart=payments"
                             " once-day=2027-03-01");
  anning_share_wishes_read (&wishes, text);
  g_assert_cmpuint (wishes.options.rule, ==, ANNING_SHARE_TOKEN);
  g_assert_cmpint (wishes.options.token, ==, 5000);
  g_assert_cmpint (wishes.options.surplus_factor, ==, 750);
  g_assert_cmpint (wishes.options.income_factor, ==, 800);
  g_assert_cmpuint (wishes.options.lean_every, ==, 3);
  g_assert_cmpint (wishes.options.once, ==, 123456);
  g_assert_true (wishes.options.frozen);
  g_assert_true (wishes.payments);
  g_assert_true (anning_share_wishes_has_what_if (&wishes));

  g_date_set_dmy (&first, 21, 11, 2026);
  anning_share_wishes_get_options (&wishes, &first, &options);
  g_assert_cmpuint (options.once_month, ==, 4);
  g_date_set_dmy (&first, 1, 5, 2027);
  anning_share_wishes_get_options (&wishes, &first, &options);
  g_assert_cmpuint (options.once_month, ==, 0);

  anning_share_wishes_reset (&wishes);
  g_assert_false (anning_share_wishes_has_what_if (&wishes));
  g_assert_cmpuint (wishes.options.rule, ==, ANNING_SHARE_TOKEN);
  g_assert_true (wishes.payments);

  anning_share_wishes_read (&wishes, "rule=none token=-4 surplus=20000 income= lean=7 once=x once-day=2027-02-30 frozen chart");
  g_assert_cmpuint (wishes.options.rule, ==, ANNING_SHARE_PRIORITY);
  g_assert_cmpint (wishes.options.token, ==, 1000);
  g_assert_cmpint (wishes.options.surplus_factor, ==, 1000);
  g_assert_cmpint (wishes.options.income_factor, ==, 1000);
  g_assert_cmpuint (wishes.options.lean_every, ==, 0);
  g_assert_cmpint (wishes.options.once, ==, 0);
  g_assert_false (g_date_valid (&wishes.once_day));
  anning_share_wishes_read (&wishes, NULL);
  g_assert_false (anning_share_wishes_has_what_if (&wishes));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Household, NULL, set_up, func, tear_down)
  ADD ("/share-reckoning/rules", test_rules);
  ADD ("/share-reckoning/chart", test_chart);
  ADD ("/share-reckoning/what-if", test_what_if);
  ADD ("/share-reckoning/promise", test_promise);
  ADD ("/share-reckoning/left-out", test_left_out);
  g_test_add_func ("/share-reckoning/wishes", test_wishes);
  return g_test_run ();
}
