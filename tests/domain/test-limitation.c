/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-limitation.h"

#include "anning-date.h"

/* Two payments of 1000.00, due on 15 February and 15 March 2022. */
static AnningDebt *
make_debt (void)
{
  AnningDebt *debt = anning_debt_new ();

  debt->principal = 200000;
  debt->method = g_strdup ("level_principal");
  debt->rate = 0;
  debt->term_months = 2;
  debt->contract_day = g_strdup ("2022-01-15");
  debt->first_due_day = g_strdup ("2022-02-15");
  debt->stage = g_strdup ("overdue");
  debt->overdue_since = g_strdup ("2022-02-15");
  return debt;
}

static AnningLimitation *
clock_of (const AnningDebtCase *debt_case,
          const char           *today)
{
  GDate day;

  g_assert_true (anning_day_parse (today, &day));
  return anning_limitation_new (debt_case, &day);
}

static void
check_clock (const AnningDebtCase  *debt_case,
             const char            *today,
             AnningLimitationState  state,
             AnningLimitationBasis  basis,
             const char            *from,
             const char            *end,
             gint64                 days_left)
{
  g_autoptr (AnningLimitation) limitation = clock_of (debt_case, today);
  g_autofree char *its_from = anning_day_format (&limitation->from);
  g_autofree char *its_end = anning_day_format (&limitation->end);

  g_assert_cmpint (limitation->state, ==, state);
  g_assert_cmpint (limitation->basis, ==, basis);
  g_assert_cmpstr (its_from, ==, from);
  g_assert_cmpstr (its_end, ==, end);
  g_assert_cmpint (limitation->days_left, ==, days_left);
}

/* Civil Code 189: from the last instalment, not from the first that was missed. */
static void
test_last_due (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);

  check_clock (debt_case, "2022-03-14", ANNING_LIMITATION_NOT_BEGUN, ANNING_LIMITATION_LAST_DUE,
               "2022-03-15", "2025-03-15", 1097);
  check_clock (debt_case, "2022-03-15", ANNING_LIMITATION_RUNNING, ANNING_LIMITATION_LAST_DUE,
               "2022-03-15", "2025-03-15", 1096);
  /* 14 days of December, 31 of January, 28 of February and 15 of March are 88. */
  check_clock (debt_case, "2024-12-17", ANNING_LIMITATION_ENDING, ANNING_LIMITATION_LAST_DUE,
               "2022-03-15", "2025-03-15", 88);
  check_clock (debt_case, "2024-12-14", ANNING_LIMITATION_RUNNING, ANNING_LIMITATION_LAST_DUE,
               "2022-03-15", "2025-03-15", 91);
  check_clock (debt_case, "2025-03-15", ANNING_LIMITATION_ENDING, ANNING_LIMITATION_LAST_DUE,
               "2022-03-15", "2025-03-15", 0);
  check_clock (debt_case, "2025-03-16", ANNING_LIMITATION_PASSED, ANNING_LIMITATION_LAST_DUE,
               "2022-03-15", "2025-03-15", -1);
}

/* A card has no schedule. The 29th of February has no such day three years later. */
static void
test_overdue (void)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);

  debt->stage = g_strdup ("overdue");
  debt->overdue_since = g_strdup ("2024-02-29");
  check_clock (debt_case, "2026-02-28", ANNING_LIMITATION_RUNNING, ANNING_LIMITATION_OVERDUE,
               "2024-02-29", "2027-02-28", 365);
}

static void
test_restarts (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningPayment) early = anning_payment_new ();
  g_autoptr (AnningPayment) late = anning_payment_new ();
  g_autoptr (AnningLimitation) limitation = NULL;
  const AnningLimitationEffect effects[] = { ANNING_LIMITATION_BEFORE, ANNING_LIMITATION_BEGINS,
                                             ANNING_LIMITATION_RESTARTS, ANNING_LIMITATION_RESTARTS,
                                             ANNING_LIMITATION_RESTARTS };

  debt->last_demand_day = g_strdup ("2024-06-01");
  check_clock (debt_case, "2025-06-01", ANNING_LIMITATION_RUNNING, ANNING_LIMITATION_DEMAND,
               "2024-06-01", "2027-06-01", 730);
  debt->last_acknowledged_day = g_strdup ("2024-07-01");
  check_clock (debt_case, "2025-06-01", ANNING_LIMITATION_RUNNING, ANNING_LIMITATION_ACKNOWLEDGED,
               "2024-07-01", "2027-07-01", 760);

  early->day = g_strdup ("2022-02-20");
  early->amount = 100;
  late->day = g_strdup ("2025-05-31");
  late->amount = 100;
  g_ptr_array_add (debt_case->payments, early);
  g_ptr_array_add (debt_case->payments, late);
  check_clock (debt_case, "2025-06-01", ANNING_LIMITATION_RUNNING, ANNING_LIMITATION_PAYMENT,
               "2025-05-31", "2028-05-31", 1095);
  limitation = clock_of (debt_case, "2025-06-01");
  g_assert_cmpuint (limitation->events->len, ==, G_N_ELEMENTS (effects));
  for (guint i = 0; i < limitation->events->len; i++)
    g_assert_cmpint (g_array_index (limitation->events, AnningLimitationEvent, i).effect, ==, effects[i]);
}

/* Only what happens within the period restarts it; what comes after is told apart. */
static void
test_after (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningLimitation) demanded = NULL;
  g_autoptr (AnningLimitation) agreed = NULL;
  g_autoptr (AnningLimitation) in_time = NULL;

  debt->last_demand_day = g_strdup ("2025-03-16");
  demanded = clock_of (debt_case, "2026-01-01");
  g_assert_cmpint (demanded->state, ==, ANNING_LIMITATION_PASSED);
  g_assert_true (demanded->demanded_after);
  g_assert_false (demanded->agreed_after);

  debt->last_acknowledged_day = g_strdup ("2025-04-01");
  agreed = clock_of (debt_case, "2026-01-01");
  g_assert_cmpint (agreed->state, ==, ANNING_LIMITATION_PASSED);
  g_assert_true (agreed->agreed_after);

  /* The last day of the period is still within it. */
  g_free (debt->last_demand_day);
  debt->last_demand_day = g_strdup ("2025-03-15");
  in_time = clock_of (debt_case, "2026-01-01");
  g_assert_cmpint (in_time->state, ==, ANNING_LIMITATION_RUNNING);
  g_assert_cmpint (in_time->basis, ==, ANNING_LIMITATION_ACKNOWLEDGED);
}

/* Agreed in 2024: three payments, the last due on 10 September 2024. */
static void
test_agreement (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningProposal) proposal = anning_proposal_new ();

  proposal->kind = g_strdup ("instalments");
  proposal->status = g_strdup ("accepted");
  proposal->agreed_day = g_strdup ("2024-06-20");
  proposal->first_due_day = g_strdup ("2024-07-10");
  proposal->base_amount = 150000;
  proposal->months = 3;
  g_ptr_array_add (debt_case->proposals, proposal);
  check_clock (debt_case, "2024-08-01", ANNING_LIMITATION_NOT_BEGUN, ANNING_LIMITATION_AGREEMENT,
               "2024-09-10", "2027-09-10", 1135);
  check_clock (debt_case, "2024-10-01", ANNING_LIMITATION_RUNNING, ANNING_LIMITATION_AGREEMENT,
               "2024-09-10", "2027-09-10", 1074);
}

/* An offer made on 2 May, 00:30 in China, which was still 1 May by UTC. */
static void
test_offer (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningRound) round = anning_round_new ();
  const AnningCivil civil = { 2023, 5, 2, 0, 30, 0 };

  round->happened_at = anning_civil_to_instant (&civil, ANNING_CHINA_OFFSET);
  round->utc_offset = ANNING_CHINA_OFFSET;
  round->proposal_id = ANNING_UNKNOWN;
  g_ptr_array_add (debt_case->rounds, round);
  check_clock (debt_case, "2023-06-01", ANNING_LIMITATION_RUNNING, ANNING_LIMITATION_LAST_DUE,
               "2022-03-15", "2025-03-15", 653);
  round->proposal_id = 4;
  check_clock (debt_case, "2023-06-01", ANNING_LIMITATION_RUNNING, ANNING_LIMITATION_OFFER,
               "2023-05-02", "2026-05-02", 1066);
}

static void
test_stages (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebt) empty = anning_debt_new ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningDebtCase) empty_case = anning_debt_case_new (empty);
  const struct { const char *stage; AnningLimitationState state; } stages[] = {
    { "settled", ANNING_LIMITATION_NONE },
    { "sued", ANNING_LIMITATION_COURT },
    { "judged", ANNING_LIMITATION_COURT },
    { "outsourced", ANNING_LIMITATION_PASSED },
  };
  g_autoptr (AnningLimitation) unknown = clock_of (empty_case, "2026-01-01");

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    {
      g_autoptr (AnningLimitation) limitation = NULL;

      g_free (debt->stage);
      debt->stage = g_strdup (stages[i].stage);
      limitation = clock_of (debt_case, "2026-01-01");
      g_assert_cmpint (limitation->state, ==, stages[i].state);
    }

  g_assert_cmpint (unknown->state, ==, ANNING_LIMITATION_UNKNOWN);
  /* A demand is the first thing known of a debt without days. */
  empty->last_demand_day = g_strdup ("2025-01-01");
  check_clock (empty_case, "2026-01-01", ANNING_LIMITATION_RUNNING, ANNING_LIMITATION_DEMAND,
               "2025-01-01", "2028-01-01", 730);
}

/* Overdue since 10 January 2005, and a payment every second year from then on until 2024. */
typedef struct
{
  AnningDebt *debt;
  AnningDebtCase *debt_case;
  GPtrArray *payments;
} Old;

static void
pay (Old  *old,
     char *day)
{
  AnningPayment *payment = anning_payment_new ();

  payment->day = day;
  payment->amount = 100;
  g_ptr_array_add (old->payments, payment);
  g_ptr_array_add (old->debt_case->payments, payment);
}

static void
make_old (Old *old)
{
  old->debt = anning_debt_new ();
  old->debt->overdue_since = g_strdup ("2005-01-10");
  old->debt_case = anning_debt_case_new (old->debt);
  old->payments = g_ptr_array_new_with_free_func ((GDestroyNotify) anning_payment_free);
  for (guint year = 2006; year <= 2024; year += 2)
    pay (old, g_strdup_printf ("%u-01-10", year));
}

static void
clear_old (Old *old)
{
  g_ptr_array_unref (old->payments);
  anning_debt_case_free (old->debt_case);
  anning_debt_free (old->debt);
}

/* It ends twenty years after it began, and what comes later comes too late. */
static void
test_longest (void)
{
  Old old;
  g_autoptr (AnningLimitation) limitation = NULL;
  g_autoptr (AnningLimitation) demanded = NULL;
  g_autofree char *end = NULL;
  g_autofree char *still = NULL;

  make_old (&old);
  limitation = clock_of (old.debt_case, "2024-06-01");
  end = anning_day_format (&limitation->end);
  g_assert_cmpstr (end, ==, "2025-01-10");
  g_assert_true (limitation->capped);

  /* Within three years of the last payment. */
  old.debt->last_demand_day = g_strdup ("2025-01-11");
  demanded = clock_of (old.debt_case, "2025-02-01");
  still = anning_day_format (&demanded->end);
  g_assert_cmpstr (still, ==, "2025-01-10");
  g_assert_cmpint (demanded->state, ==, ANNING_LIMITATION_PASSED);
  g_assert_true (demanded->demanded_after);
  clear_old (&old);
}

/* An agreement puts a new debt in the place of the old one: what comes after it counts from that. */
static void
test_longest_anew (void)
{
  Old old;
  g_autoptr (AnningProposal) proposal = anning_proposal_new ();

  make_old (&old);
  proposal->kind = g_strdup ("instalments");
  proposal->status = g_strdup ("accepted");
  proposal->agreed_day = g_strdup ("2024-06-20");
  g_ptr_array_add (old.debt_case->proposals, proposal);
  /* Its terms are not known: it counts from its own day. */
  check_clock (old.debt_case, "2024-06-30", ANNING_LIMITATION_RUNNING, ANNING_LIMITATION_AGREEMENT,
               "2024-06-20", "2027-06-20", 1085);

  proposal->first_due_day = g_strdup ("2024-07-10");
  proposal->base_amount = 150000;
  proposal->months = 3;
  pay (&old, g_strdup ("2025-03-01"));
  check_clock (old.debt_case, "2025-03-01", ANNING_LIMITATION_RUNNING, ANNING_LIMITATION_PAYMENT,
               "2025-03-01", "2028-03-01", 1096);
  clear_old (&old);
}

/* What happens today counts; what is noted for tomorrow has not happened. */
static void
test_today (void)
{
  g_autoptr (AnningDebt) debt = make_debt ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);

  debt->last_demand_day = g_strdup ("2024-06-01");
  check_clock (debt_case, "2024-05-31", ANNING_LIMITATION_RUNNING, ANNING_LIMITATION_LAST_DUE,
               "2022-03-15", "2025-03-15", 288);
  check_clock (debt_case, "2024-06-01", ANNING_LIMITATION_RUNNING, ANNING_LIMITATION_DEMAND,
               "2024-06-01", "2027-06-01", 1095);
}

/* A day at the end of the calendar has none three years later. */
static void
test_end_of_calendar (void)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (AnningLimitation) limitation = NULL;

  debt->overdue_since = g_strdup ("9999-12-31");
  debt->last_demand_day = g_strdup ("2025-01-01");
  limitation = clock_of (debt_case, "2026-01-01");
  g_assert_cmpint (limitation->state, ==, ANNING_LIMITATION_UNKNOWN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/limitation/last-due", test_last_due);
  g_test_add_func ("/limitation/overdue", test_overdue);
  g_test_add_func ("/limitation/restarts", test_restarts);
  g_test_add_func ("/limitation/after", test_after);
  g_test_add_func ("/limitation/agreement", test_agreement);
  g_test_add_func ("/limitation/offer", test_offer);
  g_test_add_func ("/limitation/stages", test_stages);
  g_test_add_func ("/limitation/longest", test_longest);
  g_test_add_func ("/limitation/longest-anew", test_longest_anew);
  g_test_add_func ("/limitation/today", test_today);
  g_test_add_func ("/limitation/end-of-calendar", test_end_of_calendar);

  return g_test_run ();
}
