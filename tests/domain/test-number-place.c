/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-number-place.h"

#include <string.h>

static void
assert_masked (const char *text,
               const char *expected)
{
  g_autofree char *masked = anning_number_places_mask (text, NULL);

  g_assert_cmpstr (masked, ==, expected);
}

static void
test_phones (void)
{
  assert_masked ("打 13800138001，别打 021-55512345。", "打 138…8001，别打 021…2345。");
  assert_masked ("13800138001", "138…8001");
  assert_masked ("138 0013 8001", "138…8001");
  assert_masked ("138-0013-8001", "138…8001");
  assert_masked ("138.0013.8001", "138…8001");
  assert_masked ("138 00138001", "138…8001");
  assert_masked ("138 001 38001", "138…8001");
  assert_masked ("1380 0138 001", "138…8001");
  assert_masked ("1380 013 8001", "138…8001");
  assert_masked ("1380013 8001", "138…8001");
  assert_masked ("+86 138 0013 8001", "138…8001");
  assert_masked ("008613800138001", "138…8001");
  assert_masked ("１３８００１３８００１", "138…8001");
  assert_masked ("１３８－００１３－８００１吧", "138…8001吧");
  assert_masked ("(0755)88886666 或 0755 8888 6666", "075…6666 或 075…6666");
  /* A bracket that holds more than the area code is none of the number's. */
  assert_masked ("座机（010-6666 7777）和 (01066667777)", "座机（010…7777）和 (010…7777)");
  assert_masked ("（010）6666 7777", "010…7777");
  assert_masked ("400-820-8820", "400…8820");
  assert_masked ("+1 555 012 3456", "+15…3456");
  assert_masked ("13800138001/13900139002", "138…8001/139…9002");
}

static void
test_cards (void)
{
  assert_masked ("身份证 11010519491231002X", "身份证 …002X");
  assert_masked ("6222 0212 3456 7890 123", "…0123");
  assert_masked ("6222021234567890", "…7890");
}

/* What evidence needs to stay readable. */
static void
test_what_stays (void)
{
  static const char *const texts[] = {
    "",
    "2026-03-12 21:14:09 + 02:13",
    "2026.03.12 打了 150 次",
    "共 150 2026-03-12 起",
    "¥1,234,567.89",
    "12345678.90 元",
    "拨打 110、12378 或 95588",
    "106905551234567890001234", /* a sender of 24 figures */
    "第 20260312001 号",
    "12:00-13:30",
    "案号 (2026)沪0115民初12345号",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_masked (texts[i], texts[i]);
}

/* Names that recorders give, as listed with the formats of recordings. */
static void
test_file_names (void)
{
  assert_masked ("20220522_122802.881926-0400_in_+8613800138000_某人.oga", "20220522_122802.881926-0400_in_138…8000_某人.oga");
  assert_masked ("通话录音@138 0013 8001(13800138001)_20180814153840.mp3", "通话录音@138…8001(138…8001)_20180814153840.mp3");
  assert_masked ("13800138007 2022-07-12 16-40-50.m4a", "138…8007 2022-07-12 16-40-50.m4a");
  assert_masked ("13800138000-2408151432.mp3", "138…8000-2408151432.mp3");
  assert_masked ("0d20151122141548p+70000000002.3gp", "0d20151122141548p+70…0002.3gp");
}

static void
test_shown (void)
{
  g_autoptr (GHashTable) shown = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *masked = NULL;

  g_hash_table_add (shown, (gpointer) "13800138001");
  masked = anning_number_places_mask ("我 +86 138 0013 8001，母亲 13900139002", shown);
  g_assert_cmpstr (masked, ==, "我 +86 138 0013 8001，母亲 139…9002");
}

static void
test_places (void)
{
  const char *text = "甲 １３８００１３８００１ 乙 6222021234567890";
  g_autoptr (GArray) places = anning_number_places_find (text);
  const AnningNumberPlace *first, *second;

  g_assert_cmpuint (places->len, ==, 2);
  first = &g_array_index (places, AnningNumberPlace, 0);
  second = &g_array_index (places, AnningNumberPlace, 1);
  g_assert_cmpint (first->kind, ==, ANNING_NUMBER_PHONE);
  g_assert_cmpuint (first->start, ==, strlen ("甲 "));
  g_assert_cmpuint (first->end, ==, strlen ("甲 １３８００１３８００１"));
  g_assert_cmpint (second->kind, ==, ANNING_NUMBER_CARD);
  g_assert_cmpuint (second->end, ==, strlen (text));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number-place/phones", test_phones);
  g_test_add_func ("/number-place/cards", test_cards);
  g_test_add_func ("/number-place/what-stays", test_what_stays);
  g_test_add_func ("/number-place/file-names", test_file_names);
  g_test_add_func ("/number-place/shown", test_shown);
  g_test_add_func ("/number-place/places", test_places);
  return g_test_run ();
}
