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
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/relative/case", test_case);
  return g_test_run ();
}
