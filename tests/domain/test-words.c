/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-loan.h"
#include "anning-words.h"

#include <string.h>

static const AnningWord *const lists[] = {
  anning_lender_types,  anning_loan_methods,   anning_debt_stages,   anning_fee_times,
  anning_budget_kinds,  anning_budget_categories, anning_budget_periods, anning_proposal_kinds,
  anning_proposal_states, anning_round_outcomes, anning_channels,    anning_directions,
  anning_answers,       anning_time_sources,   anning_parties,       anning_product_types,
  anning_identities,    anning_purposes,       anning_disclosures,   anning_incident_tags,
  anning_plan_states,   anning_pay_targets,    anning_wordings,      anning_speakers,
  anning_relations,     anning_liabilities,    anning_audiences,
  anning_note_lengths,  anning_share_ways,     anning_writers,
};

/* Words stand in files for years: short, plain, and none of them twice. */
static void
test_shape (void)
{
  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    {
      g_assert_nonnull (lists[l][0].word);
      for (guint i = 0; lists[l][i].word != NULL; i++)
        {
          const char *word = lists[l][i].word;

          g_assert_cmpuint (strlen (word), >, 0);
          g_assert_cmpuint (strlen (word), <=, 24);
          g_assert_cmpuint (strspn (word, "abcdefghijklmnopqrstuvwxyz_"), ==, strlen (word));
          g_assert_nonnull (lists[l][i].label);
          g_assert_cmpuint (strlen (lists[l][i].label), >, 0);
          for (guint other = 0; other < i; other++)
            {
              g_assert_cmpstr (word, !=, lists[l][other].word);
              g_assert_cmpstr (lists[l][i].label, !=, lists[l][other].label);
            }
        }
    }
}

static void
test_look_up (void)
{
  g_assert_true (anning_words_contains (anning_channels, "visit"));
  g_assert_false (anning_words_contains (anning_channels, "Visit"));
  g_assert_false (anning_words_contains (anning_channels, "visi"));
  g_assert_false (anning_words_contains (anning_channels, ""));
  g_assert_false (anning_words_contains (anning_channels, NULL));
  g_assert_cmpstr (anning_words_label (anning_directions, "in"), ==, "From them");
  g_assert_null (anning_words_label (anning_directions, "sideways"));
  g_assert_cmpuint (anning_words_index (anning_directions, "in"), ==, 0);
  g_assert_cmpuint (anning_words_index (anning_directions, "out"), ==, 1);
  g_assert_cmpuint (anning_words_index (anning_directions, NULL), ==, G_MAXUINT);
}

/* Loans and fees are told apart by the place of their word. */
static void
test_loan_words (void)
{
  static const struct
  {
    const AnningWord *list;
    const char *word;
    guint value;
  } cases[] = {
    { anning_loan_methods, "level_payment", ANNING_LOAN_LEVEL_PAYMENT },
    { anning_loan_methods, "level_principal", ANNING_LOAN_LEVEL_PRINCIPAL },
    { anning_loan_methods, "interest_only", ANNING_LOAN_INTEREST_ONLY },
    { anning_loan_methods, "flat_rate", ANNING_LOAN_FLAT_RATE },
    { anning_loan_methods, "bullet", ANNING_LOAN_BULLET },
    { anning_loan_methods, "own_table", ANNING_LOAN_OWN_TABLE },
    { anning_fee_times, "at_payout", ANNING_FEE_AT_PAYOUT },
    { anning_fee_times, "monthly", ANNING_FEE_MONTHLY },
    { anning_fee_times, "once", ANNING_FEE_ONCE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (anning_words_index (cases[i].list, cases[i].word), ==, cases[i].value);
  g_assert_null (anning_loan_methods[ANNING_LOAN_OWN_TABLE + 1].word);
  g_assert_null (anning_fee_times[ANNING_FEE_ONCE + 1].word);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/words/shape", test_shape);
  g_test_add_func ("/words/look-up", test_look_up);
  g_test_add_func ("/words/loan-words", test_loan_words);

  return g_test_run ();
}
