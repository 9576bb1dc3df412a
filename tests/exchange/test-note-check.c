/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-note-check.h"

typedef struct
{
  const char *text;
  guint expected;
} Case;

/* Counted by hand. The numbers belong to no range that is assigned. */
static const Case phones[] = {
  { "打 12100001234 找我", 1 },
  { "121 0000 1234 或 122-0000-5678", 2 },
  { "+86 12100001234", 1 },
  { "008612100001234", 1 },
  { "010-00001234", 1 },
  { "(0755)00001234", 1 },
  { "400-000-1234", 1 },
  { "12100001234", 1 },
  { "先打 110,再打 12356、12378、95588", 0 },
  { "2026-03-12 21:14", 0 },
  { "合同号 20260312000012100001234", 0 },
  { "身份证 11010119000101001X", 0 },
  { "一共 1210000 元", 0 },
  { "没有号码", 0 },
};

static const Case sums[] = {
  { "一共还欠 186,420.00 元", 1 },
  { "¥1,200", 1 },
  { "¥1200元", 1 },
  { "每月还 2350 元,一共 3万", 2 },
  { "1.5万元和2w", 2 },
  { "三万五千元", 1 },
  { "十几万", 1 },
  { "两千块钱", 1 },
  { "五千块", 1 },
  { "RMB 5000", 1 },
  { "5,000 yuan a month and 300 yuan", 2 },
  { "3000元", 1 },
  { "千万别答应,万一打给你", 0 },
  { "我们一块儿看,一块商量", 0 },
  { "每天 3 次,22 点以后", 0 },
  { "一共还欠 ____ 元", 0 },
  { "2026 年 3 月 12 日", 0 },
  { "打 12378", 0 },
  { "百分之二十四", 0 },
};

static const Case cards[] = {
  { "身份证 11010119000101001X", 1 },
  { "110101190001010010", 1 },
  { "卡号 6200 0000 0000 0000 000", 1 },
  { "6200000000000000", 1 },
  { "12100001234", 0 },
  { "20260312211405", 0 },
};

static void
test_phones (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (phones); i++)
    {
      AnningNoteCheck result;

      anning_note_check (phones[i].text, NULL, &result);
      g_test_message ("%s", phones[i].text);
      g_assert_cmpuint (result.phones, ==, phones[i].expected);
    }
}

static void
test_sums (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      AnningNoteCheck result;

      anning_note_check (sums[i].text, NULL, &result);
      g_test_message ("%s", sums[i].text);
      g_assert_cmpuint (result.sums, ==, sums[i].expected);
    }
}

static void
test_cards (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      AnningNoteCheck result;

      anning_note_check (cards[i].text, NULL, &result);
      g_test_message ("%s", cards[i].text);
      g_assert_cmpuint (result.cards, ==, cards[i].expected);
    }
}

static void
test_names (void)
{
  const char *const names[] = { "小明", "王小明", "Ann Lee", "妈", "", NULL };
  AnningNoteCheck result;

  /* The longer name takes its place whole. */
  anning_note_check ("王小明和小明都在", names, &result);
  g_assert_cmpuint (result.names, ==, 2);

  anning_note_check ("ANN LEE and ann lee, but Joann Leeds not", names, &result);
  g_assert_cmpuint (result.names, ==, 2);

  /* One character would be found everywhere. */
  anning_note_check ("妈,妈妈,大妈", names, &result);
  g_assert_cmpuint (result.names, ==, 0);

  anning_note_check ("王小明", NULL, &result);
  g_assert_cmpuint (result.names, ==, 0);
}

/* An address book of thousands, and names as long as a letter: 64 KiB is what one expression may be. */
static void
test_many_names (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *endless = g_strnfill (8192, 'W');
  g_autofree char *text = NULL;
  AnningNoteCheck result;

  for (guint i = 0; i < 5000; i++)
    g_ptr_array_add (names, g_strdup_printf ("联系人甲乙丙%05u号", i));
  for (guint i = 0; i < 16; i++)
    g_ptr_array_add (names, g_strdup_printf ("%u%s", i, endless));
  g_ptr_array_add (names, NULL);

  anning_note_check ("联系人甲乙丙00000号和联系人甲乙丙04999号", (const char *const *) names->pdata, &result);
  g_assert_cmpuint (result.names, ==, 2);
  text = g_strconcat ("7", endless, NULL);
  anning_note_check (text, (const char *const *) names->pdata, &result);
  g_assert_cmpuint (result.names, ==, 1);
}

static void
test_together (void)
{
  const char *const names[] = { "李(二)", NULL };
  AnningNoteCheck result;

  anning_note_check ("李(二):我欠 3,000 元和 2 万,电话 12100001234,暗号:____,卡 6200000000000000,发到:__",
                     names, &result);
  g_assert_cmpuint (result.names, ==, 1);
  g_assert_cmpuint (result.sums, ==, 2);
  g_assert_cmpuint (result.phones, ==, 1);
  g_assert_cmpuint (result.cards, ==, 1);
  g_assert_cmpuint (result.gaps, ==, 2);
}

static void
test_nothing (void)
{
  AnningNoteCheck result;

  anning_note_check ("", NULL, &result);
  g_assert_cmpuint (result.names + result.phones + result.sums + result.cards + result.gaps, ==, 0);

  /* Bytes that are no text do no harm. */
  anning_note_check ("\xff\xfe 3000 元", NULL, &result);
  g_assert_cmpuint (result.sums, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/note-check/phones", test_phones);
  g_test_add_func ("/note-check/sums", test_sums);
  g_test_add_func ("/note-check/cards", test_cards);
  g_test_add_func ("/note-check/names", test_names);
  g_test_add_func ("/note-check/many-names", test_many_names);
  g_test_add_func ("/note-check/together", test_together);
  g_test_add_func ("/note-check/nothing", test_nothing);
  return g_test_run ();
}
