/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What files are called before anybody gives them a name. */
#include <gio/gio.h>

#include "anning-case-file.h"
#include "anning-file-name.h"

static void
test_name (void)
{
  g_autoptr (GDateTime) before = g_date_time_new_now_local ();
  g_autofree char *name = anning_file_name_new ("文书", "");
  g_autofree char *copy = anning_file_name_new ("copy", ANNING_CASE_FILE_SUFFIX);
  g_autoptr (GDateTime) after = g_date_time_new_now_local ();
  g_autofree char *first = g_date_time_format (before, "文书-%Y-%m-%d");
  g_autofree char *last = g_date_time_format (after, "文书-%Y-%m-%d");

  /* Midnight may lie between. */
  g_assert_true (g_str_equal (name, first) || g_str_equal (name, last));
  g_assert_true (g_regex_match_simple ("^copy-20[0-9]{2}-[01][0-9]-[0-3][0-9]\\.anning$", copy, 0, 0));
  /* A double click opens it with this program, although it is not there yet. */
  g_assert_true (anning_case_file_is_meant (copy));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-name/name", test_name);
  return g_test_run ();
}
