/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-text-marks.h"

/* The turns of UAX #9, section 2, each in its own place; the implicit marks and letters stay. */
static void
test_turns (void)
{
  static const char *const cases[][2] = {
    { "photo_\u202Egnp.exe", "photo_gnp.exe" },
    { "a\u202Ab\u202Bc\u202Cd\u202De\u202Ef", "abcdef" },
    { "a\u2066b\u2067c\u2068d\u2069e", "abcde" },
    { "\u202E\u202E", "" },
    { "\u0633\u0644\u0627\u0645\u200F 3", "\u0633\u0644\u0627\u0645\u200F 3" },
    /* The neighbours of what goes. */
    { "\u2029\u202F\u2065\u206A", "\u2029\u202F\u2065\u206A" },
    { "\U0001F468\u200D\U0001F469", "\U0001F468\u200D\U0001F469" },
    { "某某银行", "某某银行" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = anning_text_without_marks (cases[i][0]);

      g_assert_cmpstr (plain, ==, cases[i][1]);
      g_assert_cmpint (anning_text_has_marks (cases[i][0]), ==, !g_str_equal (cases[i][0], cases[i][1]));
      g_assert_false (anning_text_has_marks (plain));
    }
}

static void
test_controls (void)
{
  g_autofree char *plain = anning_text_without_marks ("a\x01\x1b[31m\x7f\xC2\x80\xC2\x9F\xC2\xA0z\t1\r\n2");

  g_assert_cmpstr (plain, ==, "a[31m\xC2\xA0z\t1\r\n2");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-marks/turns", test_turns);
  g_test_add_func ("/text-marks/controls", test_controls);
  return g_test_run ();
}
