/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-cost-rules.h"
#include "anning-facts.h"

/* Every rule points to a fact that is there, and begins on the day on which the fact says that it holds. */
static void
test_rules (void)
{
  static const char *const languages[] = { "zh", "en" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AnningFacts) facts = anning_facts_load (languages[i], &error);

      g_assert_no_error (error);
      for (const AnningCostRule *rule = anning_cost_rules; rule->fact != NULL; rule++)
        {
          const AnningFact *fact = anning_facts_find (facts, rule->fact);

          g_assert_nonnull (fact);
          if (rule->since != NULL && fact->since != NULL)
            g_assert_cmpstr (rule->since, ==, fact->since);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/cost-facts/rules", test_rules);
  return g_test_run ();
}
