/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-trail.h"

static void
assert_place (const AnningPlace *place,
              const char        *table,
              gint64             id,
              const char        *key)
{
  g_assert_nonnull (place);
  g_assert_cmpstr (place->table, ==, table);
  g_assert_cmpint (place->id, ==, id);
  g_assert_cmpstr (place->key, ==, key);
}

static void
test_back_and_forward (void)
{
  g_autoptr (AnningTrail) trail = anning_trail_new ();

  g_assert_null (anning_trail_current (trail));
  g_assert_null (anning_trail_step (trail, -1));
  g_assert_null (anning_trail_step (trail, 1));

  anning_trail_go (trail, "article", 0, "a");
  g_assert_false (anning_trail_can (trail, -1));
  anning_trail_go (trail, "letter", 7, "");
  anning_trail_go (trail, "article", 0, "c");
  assert_place (anning_trail_current (trail), "article", 0, "c");
  g_assert_false (anning_trail_can (trail, 1));

  assert_place (anning_trail_step (trail, -1), "letter", 7, "");
  assert_place (anning_trail_step (trail, -1), "article", 0, "a");
  g_assert_null (anning_trail_step (trail, -1));
  assert_place (anning_trail_current (trail), "article", 0, "a");
  assert_place (anning_trail_step (trail, 1), "letter", 7, "");
}

/* Whoever turns off the way does not come back to what lay ahead. */
static void
test_turning (void)
{
  g_autoptr (AnningTrail) trail = anning_trail_new ();

  anning_trail_go (trail, "article", 0, "a");
  anning_trail_go (trail, "article", 0, "b");
  anning_trail_step (trail, -1);
  anning_trail_go (trail, "claim", 0, "c");
  g_assert_false (anning_trail_can (trail, 1));
  assert_place (anning_trail_step (trail, -1), "article", 0, "a");
  assert_place (anning_trail_step (trail, 1), "claim", 0, "c");

  anning_trail_clear (trail);
  g_assert_null (anning_trail_current (trail));
  g_assert_false (anning_trail_can (trail, -1));
}

/* Asking for the same place again is no step. */
static void
test_same_place (void)
{
  g_autoptr (AnningTrail) trail = anning_trail_new ();

  anning_trail_go (trail, "letter", 1, "");
  anning_trail_go (trail, "letter", 1, "");
  g_assert_false (anning_trail_can (trail, -1));
  anning_trail_go (trail, "letter", 2, "");
  g_assert_true (anning_trail_can (trail, -1));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/trail/back-and-forward", test_back_and_forward);
  g_test_add_func ("/trail/turning", test_turning);
  g_test_add_func ("/trail/same-place", test_same_place);
  return g_test_run ();
}
