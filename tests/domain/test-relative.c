/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-relative.h"

static void
check (const char *relation,
       const char *liability,
       const char *expected)
{
  g_autoptr (AnningRelative) relative = anning_relative_new ();

  relative->relation = g_strdup (relation);
  relative->liability = g_strdup (liability);
  g_assert_cmpstr (anning_relative_case (relative), ==, expected);
}

/* What was signed comes before who it is. */
static void
test_case (void)
{
  check ("parent", "none", "parent");
  check ("parent", "unknown", "parent");
  check ("parent", "guarantor", "guarantor");
  check ("spouse", "co_signer", "co_signer");
  check ("spouse", NULL, "spouse");
  check ("colleague", "none", "workplace");
  check ("minor", "none", "minor");
  check ("friend", "none", NULL);
  check (NULL, NULL, NULL);
  check ("unknown", "none", NULL);
}

/* Papers name no relation that nobody has told. */
static void
test_relation (void)
{
  g_autoptr (AnningRelative) relative = anning_relative_new ();

  g_assert_null (anning_relative_get_relation (relative));
  relative->relation = g_strdup ("unknown");
  g_assert_null (anning_relative_get_relation (relative));
  g_free (relative->relation);
  relative->relation = g_strdup ("sibling");
  g_assert_cmpstr (anning_relative_get_relation (relative), ==, "sibling");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relative/case", test_case);
  g_test_add_func ("/relative/relation", test_relation);
  return g_test_run ();
}
