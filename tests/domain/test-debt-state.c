/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-debt-state.h"

static void
test_stages (void)
{
  static const struct
  {
    const char *stage;
    const char *overdue_since;
    gboolean on_time;
    gboolean contract_runs;
  } cases[] = {
    { NULL, NULL, TRUE, TRUE },
    { NULL, "2026-04-15", FALSE, TRUE },
    { "current", NULL, TRUE, TRUE },
    { "current", "2026-04-15", TRUE, TRUE },
    { "overdue", NULL, FALSE, TRUE },
    { "overdue", "2026-04-15", FALSE, TRUE },
    { "outsourced", NULL, FALSE, FALSE },
    { "assigned", "2026-04-15", FALSE, FALSE },
    { "sued", NULL, FALSE, FALSE },
    { "judged", "2026-04-15", FALSE, FALSE },
    { "settled", "2026-04-15", TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AnningDebt) debt = anning_debt_new ();

      debt->stage = g_strdup (cases[i].stage);
      debt->overdue_since = g_strdup (cases[i].overdue_since);
      g_assert_cmpint (anning_debt_is_on_time (debt), ==, cases[i].on_time);
      g_assert_cmpint (anning_debt_contract_runs (debt), ==, cases[i].contract_runs);
    }
}

/* Each part may be all that is claimed, and a claim of nothing is a claim. */
static void
test_claim (void)
{
  g_autoptr (AnningDebt) debt = anning_debt_new ();
  gint64 *const parts[] = { &debt->claimed_principal, &debt->claimed_interest,
                            &debt->claimed_penalty, &debt->claimed_fees };

  g_assert_false (anning_debt_is_claimed (debt));
  g_assert_cmpint (anning_debt_claimed_sum (debt), ==, ANNING_UNKNOWN);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      *parts[i] = 100 + i;
      g_assert_true (anning_debt_is_claimed (debt));
      g_assert_cmpint (anning_debt_claimed_sum (debt), ==, 100 + i);
      *parts[i] = ANNING_UNKNOWN;
    }
  debt->claimed_fees = 0;
  g_assert_true (anning_debt_is_claimed (debt));
  g_assert_cmpint (anning_debt_claimed_sum (debt), ==, 0);

  debt->claimed_principal = 100000;
  debt->claimed_interest = 20000;
  debt->claimed_penalty = 3000;
  debt->claimed_fees = 400;
  g_assert_cmpint (anning_debt_claimed_sum (debt), ==, 123400);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/debt-state/stages", test_stages);
  g_test_add_func ("/debt-state/claim", test_claim);

  return g_test_run ();
}
