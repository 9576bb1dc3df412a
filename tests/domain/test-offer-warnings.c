/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-offer-warnings.h"

#define CARD_MONTHS 60

typedef struct
{
  AnningDebt *debt;
  AnningDebtCase *debt_case;
  AnningProposal *proposal;
  AnningRound *first;
  AnningRound *second;
  GDate today;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_assert_true (anning_day_parse ("2026-11-21", &fixture->today));
  fixture->debt = anning_debt_new ();
  fixture->debt->lender_type = g_strdup ("bank_card");
  fixture->debt_case = anning_debt_case_new (fixture->debt);

  fixture->proposal = anning_proposal_new ();
  fixture->proposal->kind = g_strdup ("instalments");
  fixture->proposal->base_amount = 6000000;
  fixture->proposal->months = 60;
  fixture->proposal->first_due_day = g_strdup ("2026-12-15");
  fixture->proposal->status = g_strdup ("draft");
  g_ptr_array_add (fixture->debt_case->proposals, fixture->proposal);

  fixture->first = anning_round_new ();
  fixture->first->record.id = 1;
  fixture->first->happened_at = 1000;
  fixture->first->outcome = g_strdup ("open");
  g_ptr_array_add (fixture->debt_case->rounds, fixture->first);
  fixture->second = anning_round_new ();
  fixture->second->record.id = 2;
  fixture->second->happened_at = 2000;
  fixture->second->outcome = g_strdup ("open");
  g_ptr_array_add (fixture->debt_case->rounds, fixture->second);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  anning_debt_case_free (fixture->debt_case);
  anning_round_free (fixture->second);
  anning_round_free (fixture->first);
  anning_proposal_free (fixture->proposal);
  anning_debt_free (fixture->debt);
}

static GArray *
warn (Fixture              *fixture,
      const AnningPromises *strain)
{
  return anning_offer_warnings (fixture->debt_case, fixture->proposal, strain, CARD_MONTHS, &fixture->today);
}

static void
set (char       **member,
     const char  *value)
{
  g_free (*member);
  *member = g_strdup (value);
}

static void
assert_none (Fixture *fixture)
{
  g_autoptr (GArray) warnings = warn (fixture, NULL);

  g_assert_cmpuint (warnings->len, ==, 0);
}

/* Returns: the one warning there is */
static AnningOfferWarning
assert_one (Fixture                *fixture,
            AnningOfferWarningKind  kind)
{
  g_autoptr (GArray) warnings = warn (fixture, NULL);

  g_assert_cmpuint (warnings->len, ==, 1);
  g_assert_cmpint (g_array_index (warnings, AnningOfferWarning, 0).kind, ==, kind);
  return g_array_index (warnings, AnningOfferWarning, 0);
}

static void
assert_fact (const AnningOfferWarning *warning,
             const char               *id)
{
  g_assert_true (g_strv_contains (warning->facts, id));
}

static void
test_none (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GArray) without = NULL;

  assert_none (fixture);
  set (&fixture->first->pay_to, "lender_official");
  set (&fixture->first->fee_asked, "no");
  set (&fixture->first->agent_asked, "unknown");
  assert_none (fixture);

  without = anning_offer_warnings (fixture->debt_case, NULL, NULL, CARD_MONTHS, &fixture->today);
  g_assert_cmpuint (without->len, ==, 0);
}

static void
test_asked (Fixture       *fixture,
            gconstpointer  data)
{
  AnningOfferWarning warning;

  set (&fixture->first->fee_asked, "yes");
  warning = assert_one (fixture, ANNING_OFFER_WARNING_FEE_ASKED);
  g_assert_cmpint (warning.round_id, ==, 1);
  assert_fact (&warning, "sro.cba2026.ban8");

  /* The last round that gives reason, and still one warning. */
  set (&fixture->second->fee_asked, "yes");
  warning = assert_one (fixture, ANNING_OFFER_WARNING_FEE_ASKED);
  g_assert_cmpint (warning.round_id, ==, 2);
  set (&fixture->second->fee_asked, "no");
  set (&fixture->first->fee_asked, "no");

  set (&fixture->first->agent_asked, "yes");
  warning = assert_one (fixture, ANNING_OFFER_WARNING_AGENT_ASKED);
  assert_fact (&warning, "scam.anticollect");
  set (&fixture->first->agent_asked, "no");

  set (&fixture->second->pay_to, "personal_account");
  warning = assert_one (fixture, ANNING_OFFER_WARNING_PRIVATE_ACCOUNT);
  assert_fact (&warning, "scam.fakecollector");
  set (&fixture->second->pay_to, NULL);
  set (&fixture->debt->pay_to, "personal_account");
  warning = assert_one (fixture, ANNING_OFFER_WARNING_PRIVATE_ACCOUNT);
  g_assert_cmpint (warning.round_id, ==, 0);
}

/* The banking association's guidelines bind its members only. */
static void
test_fee_asked_by (Fixture       *fixture,
                   gconstpointer  data)
{
  static const char *const others[] = {
    NULL, "unknown", "microloan", "guarantee", "amc_local", "platform", "private", "unlicensed"
  };
  static const char *const members[] = { "bank_loan", "consumer_finance", "auto_finance", "trust", "amc" };
  AnningOfferWarning warning;

  set (&fixture->first->fee_asked, "yes");
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      set (&fixture->debt->lender_type, others[i]);
      warning = assert_one (fixture, ANNING_OFFER_WARNING_FEE_ASKED);
      g_assert_false (g_strv_contains (warning.facts, "sro.cba2026.ban8"));
      assert_fact (&warning, "out.negotiate");
    }
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      set (&fixture->debt->lender_type, members[i]);
      warning = assert_one (fixture, ANNING_OFFER_WARNING_FEE_ASKED);
      assert_fact (&warning, "sro.cba2026.ban8");
    }
}

/* A promise stands alone until a later round, or an agreement in writing, confirms it. */
static void
test_verbal (Fixture       *fixture,
             gconstpointer  data)
{
  AnningOfferWarning warning;

  set (&fixture->first->outcome, "promised");
  warning = assert_one (fixture, ANNING_OFFER_WARNING_VERBAL_ONLY);
  assert_fact (&warning, "out.negotiate");
  assert_fact (&warning, "reg.card.70");
  set (&fixture->second->outcome, "confirmed");
  assert_none (fixture);

  /* What was confirmed before says nothing of what was promised afterwards. */
  set (&fixture->first->outcome, "confirmed");
  set (&fixture->second->outcome, "promised");
  assert_one (fixture, ANNING_OFFER_WARNING_VERBAL_ONLY);

  set (&fixture->proposal->status, "accepted");
  assert_one (fixture, ANNING_OFFER_WARNING_VERBAL_ONLY);
  set (&fixture->proposal->in_writing, "yes");
  assert_none (fixture);

  set (&fixture->first->outcome, "refused");
  set (&fixture->second->outcome, "open");
  set (&fixture->proposal->in_writing, "no");
  assert_one (fixture, ANNING_OFFER_WARNING_VERBAL_ONLY);
  set (&fixture->proposal->status, "draft");
  assert_none (fixture);
  set (&fixture->second->outcome, "promised");
  set (&fixture->debt->lender_type, "microloan");
  warning = assert_one (fixture, ANNING_OFFER_WARNING_VERBAL_ONLY);
  g_assert_false (g_strv_contains (warning.facts, "reg.card.70"));
}

static void
test_card (Fixture       *fixture,
           gconstpointer  data)
{
  AnningOfferWarning warning;

  fixture->proposal->months = 61;
  warning = assert_one (fixture, ANNING_OFFER_WARNING_CARD_TOO_LONG);
  g_assert_cmpint (warning.amount, ==, 61);
  assert_fact (&warning, "reg.card.70");
  fixture->proposal->months = 60;
  fixture->proposal->defer_months = 3;
  warning = assert_one (fixture, ANNING_OFFER_WARNING_CARD_TOO_LONG);
  g_assert_cmpint (warning.amount, ==, 63);

  /* by sum: 60 000.00 in 62 payments of at most 970.00 */
  fixture->proposal->defer_months = 0;
  fixture->proposal->months = 0;
  fixture->proposal->instalment = 97000;
  warning = assert_one (fixture, ANNING_OFFER_WARNING_CARD_TOO_LONG);
  g_assert_cmpint (warning.amount, ==, 62);

  set (&fixture->debt->lender_type, "consumer_finance");
  assert_none (fixture);
}

/* Three years after 10 March 2022 nothing is noted that would have begun them anew. */
static void
test_limitation (Fixture       *fixture,
                 gconstpointer  data)
{
  AnningOfferWarning warning;

  set (&fixture->debt->stage, "overdue");
  set (&fixture->debt->overdue_since, "2022-03-10");
  warning = assert_one (fixture, ANNING_OFFER_WARNING_LIMITATION);
  g_assert_cmpint (g_date_get_year (&warning.day), ==, 2025);
  g_assert_cmpint (g_date_get_month (&warning.day), ==, 3);
  assert_fact (&warning, "law.sol.19");
  assert_fact (&warning, "law.civil.192_193");
  assert_fact (&warning, "law.sol.card");
  set (&fixture->debt->lender_type, "microloan");
  warning = assert_one (fixture, ANNING_OFFER_WARNING_LIMITATION);
  assert_fact (&warning, "law.sol.8");
  g_assert_false (g_strv_contains (warning.facts, "law.sol.card"));

  set (&fixture->debt->last_demand_day, "2024-06-01");
  assert_none (fixture);
}

static void
test_days (Fixture       *fixture,
           gconstpointer  data)
{
  AnningOfferWarning warning;

  set (&fixture->proposal->valid_until, "2026-11-21");
  assert_none (fixture);
  set (&fixture->proposal->valid_until, "2026-11-20");
  warning = assert_one (fixture, ANNING_OFFER_WARNING_EXPIRED);
  g_assert_cmpint (g_date_get_day (&warning.day), ==, 20);
  set (&fixture->proposal->status, "declined");
  assert_none (fixture);

  set (&fixture->second->promised_by, "2026-11-21");
  assert_none (fixture);
  set (&fixture->second->promised_by, "2026-11-18");
  warning = assert_one (fixture, ANNING_OFFER_WARNING_ANSWER_LATE);
  g_assert_cmpint (warning.round_id, ==, 2);
  set (&fixture->second->outcome, "refused");
  assert_none (fixture);

  /* There was another talk since, or it was agreed: nobody waits for that answer any more. */
  set (&fixture->second->outcome, "open");
  fixture->first->happened_at = fixture->second->happened_at + 1;
  assert_none (fixture);
  fixture->first->happened_at = fixture->second->happened_at - 1;
  assert_one (fixture, ANNING_OFFER_WARNING_ANSWER_LATE);
  set (&fixture->proposal->status, "accepted");
  set (&fixture->proposal->in_writing, "yes");
  assert_none (fixture);
}

static void
add_month (GArray     *months,
           const char *day,
           gint64      added,
           gint64      left_before,
           gint64      left)
{
  AnningPromiseMonth month = { .added = added, .left_before = left_before, .left = left };

  g_assert_true (anning_day_parse (day, &month.month));
  g_array_append_val (months, month);
}

/* Only what the proposal itself takes away counts. */
static void
test_budget (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GArray) months = g_array_new (FALSE, FALSE, sizeof (AnningPromiseMonth));
  g_autoptr (GArray) warnings = NULL;
  g_autoptr (GArray) late = NULL;
  AnningPromises strain = { .months = months };
  const AnningOfferWarning *warning;

  add_month (months, "2026-11-01", 0, -50000, -50000);
  add_month (months, "2026-12-01", 100000, 100000, 0);
  warnings = warn (fixture, &strain);
  g_assert_cmpuint (warnings->len, ==, 0);

  add_month (months, "2027-01-01", 100000, 70000, -30000);
  add_month (months, "2027-02-01", 100000, 10000, -90000);
  late = warn (fixture, &strain);
  g_assert_cmpuint (late->len, ==, 1);
  warning = &g_array_index (late, AnningOfferWarning, 0);
  g_assert_cmpint (warning->kind, ==, ANNING_OFFER_WARNING_OVER_BUDGET);
  g_assert_cmpint (warning->amount, ==, 30000);
  g_assert_cmpint (warning->before, ==, 0);
  g_assert_cmpint (g_date_get_month (&warning->day), ==, 1);
  g_assert_cmpint (g_date_get_year (&warning->day), ==, 2027);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/offer-warnings/none", Fixture, NULL, set_up, test_none, tear_down);
  g_test_add ("/offer-warnings/asked", Fixture, NULL, set_up, test_asked, tear_down);
  g_test_add ("/offer-warnings/fee-asked-by", Fixture, NULL, set_up, test_fee_asked_by, tear_down);
  g_test_add ("/offer-warnings/verbal", Fixture, NULL, set_up, test_verbal, tear_down);
  g_test_add ("/offer-warnings/card", Fixture, NULL, set_up, test_card, tear_down);
  g_test_add ("/offer-warnings/limitation", Fixture, NULL, set_up, test_limitation, tear_down);
  g_test_add ("/offer-warnings/days", Fixture, NULL, set_up, test_days, tear_down);
  g_test_add ("/offer-warnings/budget", Fixture, NULL, set_up, test_budget, tear_down);

  return g_test_run ();
}
