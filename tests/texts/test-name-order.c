/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "anning-name-order.h"

/* As a dictionary has them: ā, Běi, Chóng, Lǐ, Mǒu, Wáng, Zhāng, Zhāo; their code points go differently. */
static const char *const sorted[] = {
  "12 号", "阿里", "北京银行", "重庆银行", "李四", "某某小贷 2", "某某小贷 10", "王五", "张三", "招商银行", "Bank", "bank of B", NULL,
};

static int
compare_pointers (gconstpointer a,
                  gconstpointer b)
{
  return anning_name_compare (*(const char *const *) a, *(const char *const *) b);
}

static void
assert_order (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = G_N_ELEMENTS (sorted) - 1; i > 0; i--)
    g_ptr_array_add (names, (gpointer) sorted[(i * 7) % (G_N_ELEMENTS (sorted) - 1)]);
  /* 7 and 12 have no divisor in common: every name is there. */
  g_assert_cmpuint (names->len, ==, G_N_ELEMENTS (sorted) - 1);
  g_ptr_array_sort (names, compare_pointers);
  for (guint i = 0; i < names->len; i++)
    g_assert_cmpstr (g_ptr_array_index (names, i), ==, sorted[i]);
}

static void
test_pinyin (void)
{
  assert_order ();
}

/* Neither the plain locale nor one that is not installed changes it. */
static void
test_any_locale (void)
{
  setlocale (LC_ALL, "C");
  assert_order ();
  setlocale (LC_ALL, "xx_XX.UTF-8");
  assert_order ();
  setlocale (LC_ALL, "C.UTF-8");
  assert_order ();
}

static void
test_no_name (void)
{
  g_assert_cmpint (anning_name_compare (NULL, "张三"), >, 0);
  g_assert_cmpint (anning_name_compare ("张三", NULL), <, 0);
  g_assert_cmpint (anning_name_compare (NULL, NULL), ==, 0);
  g_assert_cmpint (anning_name_compare ("张三", "张三"), ==, 0);
  g_assert_cmpint (anning_name_compare ("", "张三"), <, 0);
}

/* Where the module is missing they still have one order, and it is noted. Asked once in a process. */
static void
test_missing (void)
{
  if (g_test_subprocess ())
    {
      g_setenv ("ANNING_LIBEXECDIR", "/nowhere", TRUE);
      g_log_set_always_fatal (G_LOG_LEVEL_ERROR);
      g_assert_cmpint (anning_name_compare ("b", "a"), >, 0);
      g_assert_cmpint (anning_name_compare ("a", "b"), <, 0);
      g_assert_cmpint (anning_name_compare ("a", "a"), ==, 0);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("*not sorted by pinyin*");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name-order/pinyin", test_pinyin);
  g_test_add_func ("/name-order/any-locale", test_any_locale);
  g_test_add_func ("/name-order/no-name", test_no_name);
  g_test_add_func ("/name-order/missing", test_missing);
  return g_test_run ();
}
