/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-phone.h"

static void
test_normalise (void)
{
  static const struct
  {
    const char *text;
    const char *number;
  } cases[] = {
    { "13800138001", "13800138001" },
    { "138 0013 8001", "13800138001" },
    { "138-0013-8001", "13800138001" },
    { "138–0013–8001", "13800138001" },
    { "+86 138 0013 8001", "13800138001" },
    { "+8613800138001", "13800138001" },
    { "008613800138001", "13800138001" },
    { "8613800138001", "13800138001" },
    { "(+86)13800138001", "13800138001" },
    { "１３８００１３８００１", "13800138001" },
    { "\u202a+86 138 0013 8001\u202c", "13800138001" },
    { "138\u00a00013\u00a08001", "13800138001" },
    /* A landline begins with the zero of its area code, as a bill writes it. */
    { "+86 21 6888 8888", "02168888888" },
    { "+86 021 6888 8888", "02168888888" },
    { "008610 6888 8888", "01068888888" },
    { "+86 755 6888 8888", "075568888888" },
    { "+86 471 688 8888", "04716888888" },
    { "(021) 6888-8888", "02168888888" },
    /* Services have no area code. */
    { "+86 400 800 8888", "4008008888" },
    { "+8695588", "95588" },
    { "+8696110", "96110" },
    /* What is neither, other countries and twelve digits keep what they have. */
    { "+8612100003301", "+8612100003301" },
    { "+8610086", "+8610086" },
    { "+86400800888", "+86400800888" },
    { "+86286888", "+86286888" },
    { "+48 123 456 789", "+48123456789" },
    { "95588", "95588" },
    { "8610086", "8610086" },
    { "86138001380011", "86138001380011" },
    { "8612800138001", "8612800138001" },
    { "*67#", "*67#" },
    { " 未知号码 ", "未知号码" },
    { "Private Number", "Private Number" },
    { "", NULL },
    { " - ", NULL },
    { NULL, NULL },
    { "\xff\xfe", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *number = anning_phone_normalise (cases[i].text);

      g_assert_cmpstr (number, ==, cases[i].number);
    }
}

static void
test_equal (void)
{
  g_assert_true (anning_phone_equal ("+86 138-0013-8001", "13800138001"));
  g_assert_false (anning_phone_equal ("13800138001", "13800138002"));
  g_assert_false (anning_phone_equal (NULL, NULL));
  g_assert_false (anning_phone_equal ("", ""));
}

static void
test_mask (void)
{
  static const struct
  {
    const char *number;
    const char *masked;
  } cases[] = {
    { "13800138001", "138…8001" },
    { "+86 138 0013 8001", "138…8001" },
    { "02168888888", "021…8888" },
    { "68886666", "68…66" },
    { "95588", "95588" },
    { "未知号码", "未知号码" },
    { "", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *masked = anning_phone_mask (cases[i].number);

      g_assert_cmpstr (masked, ==, cases[i].masked);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/phone/normalise", test_normalise);
  g_test_add_func ("/phone/equal", test_equal);
  g_test_add_func ("/phone/mask", test_mask);

  return g_test_run ();
}
