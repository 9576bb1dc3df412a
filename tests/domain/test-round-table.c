/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-round-table.h"

/* Three rounds on one debt of 10 000.00; what was put forward in them is up to the test. */
typedef struct
{
  AnningDebt *debt;
  AnningDebtCase *debt_case;
  GPtrArray *rounds;
  GPtrArray *proposals;
} Fixture;

static void
free_round (gpointer data)
{
  anning_round_free (data);
}

static void
free_proposal (gpointer data)
{
  anning_proposal_free (data);
}

static void
add_round (Fixture *fixture,
           gint64   id,
           gint64   happened_at,
           gint64   proposal_id)
{
  AnningRound *round = anning_round_new ();

  round->record.id = id;
  round->happened_at = happened_at;
  round->proposal_id = proposal_id;
  g_ptr_array_add (fixture->rounds, round);
  g_ptr_array_add (fixture->debt_case->rounds, round);
}

static AnningProposal *
add_proposal (Fixture    *fixture,
              gint64      id,
              const char *author,
              gint64      round_id,
              gint64      months,
              gint64      waived)
{
  AnningProposal *proposal = anning_proposal_new ();

  proposal->record.id = id;
  proposal->author = g_strdup (author);
  proposal->round_id = round_id;
  proposal->kind = g_strdup ("instalments");
  proposal->base_amount = 1000000;
  proposal->months = months;
  proposal->waived = waived;
  proposal->first_due_day = g_strdup ("2026-12-15");
  g_ptr_array_add (fixture->proposals, proposal);
  g_ptr_array_add (fixture->debt_case->proposals, proposal);
  return proposal;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->debt = anning_debt_new ();
  fixture->debt_case = anning_debt_case_new (fixture->debt);
  fixture->rounds = g_ptr_array_new_with_free_func (free_round);
  fixture->proposals = g_ptr_array_new_with_free_func (free_proposal);

  /* Written down out of order. */
  add_round (fixture, 1, 2000, 11);
  add_round (fixture, 2, 1000, 10);
  add_round (fixture, 3, 3000, ANNING_UNKNOWN);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  anning_debt_case_free (fixture->debt_case);
  g_ptr_array_unref (fixture->rounds);
  g_ptr_array_unref (fixture->proposals);
  anning_debt_free (fixture->debt);
}

static void
test_rounds (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GArray) lines = NULL;
  const AnningRoundLine *line;

  /* Ours: 50 × 200.00, then 40 × 250.00. Theirs: 10 × 1 000.00, then 8 000.00 in 20 × 400.00. */
  add_proposal (fixture, 10, "ours", ANNING_UNKNOWN, 50, 0);
  add_proposal (fixture, 11, "ours", ANNING_UNKNOWN, 40, 0);
  add_proposal (fixture, 20, "theirs", 2, 10, 0);
  add_proposal (fixture, 21, "theirs", 3, 20, 200000);

  lines = anning_round_table_new (fixture->debt_case);
  g_assert_cmpuint (lines->len, ==, 3);

  line = &g_array_index (lines, AnningRoundLine, 0);
  g_assert_cmpint (line->round->record.id, ==, 2);
  g_assert_cmpint (line->ours->record.id, ==, 10);
  g_assert_cmpint (line->theirs->record.id, ==, 20);
  g_assert_cmpint (line->ours_figures.monthly, ==, 20000);
  g_assert_cmpint (line->theirs_figures.monthly, ==, 100000);
  g_assert_false (line->moved);
  g_assert_true (line->apart);
  g_assert_cmpint (line->gap.monthly, ==, 80000);
  g_assert_cmpint (line->gap.months, ==, -40);
  g_assert_cmpint (line->gap.total, ==, 0);

  /* They said nothing; we came nearer. */
  line = &g_array_index (lines, AnningRoundLine, 1);
  g_assert_cmpint (line->round->record.id, ==, 1);
  g_assert_null (line->theirs);
  g_assert_false (line->theirs_known);
  g_assert_false (line->moved);
  g_assert_true (line->apart);
  g_assert_cmpint (line->gap.monthly, ==, 75000);

  line = &g_array_index (lines, AnningRoundLine, 2);
  g_assert_null (line->ours);
  g_assert_cmpint (line->theirs->record.id, ==, 21);
  g_assert_true (line->moved);
  g_assert_cmpint (line->change.monthly, ==, -60000);
  g_assert_cmpint (line->change.total, ==, -200000);
  g_assert_cmpint (line->change.waived, ==, 200000);
  g_assert_cmpint (line->change.months, ==, 10);
  g_assert_cmpint (line->gap.monthly, ==, 15000);
  g_assert_cmpint (line->gap.total, ==, -200000);

  g_assert_cmpint (anning_find_counter_offer (fixture->debt_case)->record.id, ==, 21);
}

/* Terms that do not suffice for a plan are named, and compared with nothing. */
static void
test_unfinished (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GArray) lines = NULL;
  const AnningRoundLine *line;

  add_proposal (fixture, 20, "theirs", 2, 0, 0);
  add_proposal (fixture, 21, "theirs", 1, 10, 0);
  lines = anning_round_table_new (fixture->debt_case);

  line = &g_array_index (lines, AnningRoundLine, 0);
  g_assert_nonnull (line->theirs);
  g_assert_false (line->theirs_known);
  /* the proposal that the round names is gone */
  g_assert_null (line->ours);
  line = &g_array_index (lines, AnningRoundLine, 1);
  g_assert_true (line->theirs_known);
  g_assert_false (line->moved);
  g_assert_false (line->apart);
}

static void
test_counter_offer (Fixture       *fixture,
                    gconstpointer  data)
{
  g_assert_null (anning_find_counter_offer (fixture->debt_case));

  add_proposal (fixture, 10, "ours", ANNING_UNKNOWN, 50, 0);
  add_proposal (fixture, 19, "theirs", 99, 12, 0);
  g_assert_null (anning_find_counter_offer (fixture->debt_case));

  add_proposal (fixture, 20, "theirs", ANNING_UNKNOWN, 12, 0);
  g_assert_cmpint (anning_find_counter_offer (fixture->debt_case)->record.id, ==, 20);

  /* By the time of the rounds, not by when it was written down. */
  add_proposal (fixture, 21, "theirs", 1, 12, 0);
  add_proposal (fixture, 22, "theirs", 2, 12, 0);
  g_assert_cmpint (anning_find_counter_offer (fixture->debt_case)->record.id, ==, 21);
  g_assert_cmpint (anning_round_find_theirs (fixture->debt_case, 2)->record.id, ==, 22);
  g_assert_null (anning_round_find_theirs (fixture->debt_case, 3));
  g_assert_null (anning_round_find_theirs (fixture->debt_case, ANNING_UNKNOWN));
}

static void
test_none (void)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  g_autoptr (AnningDebtCase) debt_case = anning_debt_case_new (debt);
  g_autoptr (GArray) lines = anning_round_table_new (debt_case);

  g_assert_cmpuint (lines->len, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add ("/round-table/rounds", Fixture, NULL, set_up, test_rounds, tear_down);
  g_test_add ("/round-table/unfinished", Fixture, NULL, set_up, test_unfinished, tear_down);
  g_test_add ("/round-table/counter-offer", Fixture, NULL, set_up, test_counter_offer, tear_down);
  g_test_add_func ("/round-table/none", test_none);

  return g_test_run ();
}
