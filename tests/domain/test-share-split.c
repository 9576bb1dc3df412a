/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-share-split.h"

#define N_CASES 60

static const AnningSharePart *
part_of (const AnningSharePart *parts,
         guint                  n_parts,
         guint                  index)
{
  for (guint i = 0; i < n_parts; i++)
    {
      if (parts[i].index == index)
        return &parts[i];
    }
  g_assert_not_reached ();
}

/*
 * 10 fen among 1 : 2 : 4, as 1.43, 2.86, 5.71: the 2 fen left over go to .86 and .71. With at most
 * 4 to the third, 6 are left for 1 : 2.
 */
static void
test_split (void)
{
  AnningSharePart parts[] = {
    { .weight = 1, .limit = 100, .index = 0 },
    { .weight = 2, .limit = 100, .index = 1 },
    { .weight = 4, .limit = 100, .index = 2 },
  };

  g_assert_cmpint (anning_share_split (10, parts, 3), ==, 0);
  g_assert_cmpint (part_of (parts, 3, 0)->share, ==, 1);
  g_assert_cmpint (part_of (parts, 3, 1)->share, ==, 3);
  g_assert_cmpint (part_of (parts, 3, 2)->share, ==, 6);

  ((AnningSharePart *) part_of (parts, 3, 2))->limit = 4;
  g_assert_cmpint (anning_share_split (10, parts, 3), ==, 0);
  g_assert_cmpint (part_of (parts, 3, 0)->share, ==, 2);
  g_assert_cmpint (part_of (parts, 3, 1)->share, ==, 4);
  g_assert_cmpint (part_of (parts, 3, 2)->share, ==, 4);

  g_assert_cmpint (anning_share_split (1000, parts, 3), ==, 796);
  g_assert_cmpint (anning_share_split (0, parts, 3), ==, 0);
  g_assert_cmpint (part_of (parts, 3, 2)->share, ==, 0);
  for (guint i = 0; i < 3; i++)
    parts[i].weight = 0;
  g_assert_cmpint (anning_share_split (10, parts, 3), ==, 10);
}

/* Beyond 64 bits in between: 7 : 2 of nine million million fen. */
static void
test_split_large (void)
{
  AnningSharePart parts[] = {
    { .weight = G_GINT64_CONSTANT (7000000000000), .limit = G_MAXINT64, .index = 0 },
    { .weight = G_GINT64_CONSTANT (2000000000000), .limit = G_MAXINT64, .index = 1 },
  };

  g_assert_cmpint (anning_share_split (G_GINT64_CONSTANT (9000000000004), parts, 2), ==, 0);
  /* 7/9 of the last 4 fen are 3.11, 2/9 are 0.89 */
  g_assert_cmpint (part_of (parts, 2, 0)->share, ==, G_GINT64_CONSTANT (7000000000003));
  g_assert_cmpint (part_of (parts, 2, 1)->share, ==, G_GINT64_CONSTANT (2000000000001));
}

/* Nobody is more than a fen away from the exact part, and of two that are alike the first gets it. */
static void
test_split_many (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);

  for (guint i = 0; i < N_CASES; i++)
    {
      AnningSharePart parts[50] = { 0 };
      gint64 weights = 0;
      gint64 money = g_rand_int_range (rand, 1, 1000000);
      gint64 sum = 0;

      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        {
          parts[j] = (AnningSharePart) { .weight = g_rand_int_range (rand, 0, 5) * 100, .limit = G_MAXINT64,
                                         .index = j };
          weights += parts[j].weight;
        }
      g_assert_cmpint (anning_share_split (money, parts, G_N_ELEMENTS (parts)), ==, 0);
      for (guint j = 0; j < G_N_ELEMENTS (parts); j++)
        {
          sum += parts[j].share;
          g_assert_cmpint (ABS (parts[j].share * weights - money * parts[j].weight), <, weights);
          for (guint k = 0; k < G_N_ELEMENTS (parts); k++)
            {
              if (parts[j].weight == parts[k].weight && parts[j].index < parts[k].index)
                g_assert_cmpint (parts[j].share, >=, parts[k].share);
            }
        }
      g_assert_cmpint (sum, ==, money);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/share-split/few", test_split);
  g_test_add_func ("/share-split/large", test_split_large);
  g_test_add_func ("/share-split/many", test_split_many);
  return g_test_run ();
}
