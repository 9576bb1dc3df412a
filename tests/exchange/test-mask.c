/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-mask.h"

#include <string.h>

#include "anning-name-parts.h"

/* The relative's number, the debtor's own, and the agency's. */
#define MUM "13800138001"
#define OWN "15912340000"
#define AGENCY "02155512345"

static AnningMask *
new_mask (void)
{
  AnningMask *mask = anning_mask_new ();

  anning_mask_show_number (mask, AGENCY);
  anning_mask_hide_number (mask, "+86 138-0013-8001");
  anning_mask_hide_own_number (mask, OWN);
  g_assert_true (anning_mask_hide_name (mask, 7, "王小明"));
  g_assert_true (anning_mask_hide_name (mask, 9, "Ann Lee"));
  return mask;
}

/* One number, whatever it is written like. */
static void
test_writings (void)
{
  static const char *const writings[] = {
    "13800138001", "138 0013 8001", "138-0013-8001", "138.0013.8001", "+86 13800138001", "+8613800138001", "008613800138001",
    "8613800138001", "１３８００１３８００１", "１３８ ００１３ ８００１", "1 3 8 0 0 1 3 8 0 0 1", ("138001\xE2\x80\x8B" "38001"),
    "138（0013）8001", "一三八零零一三八零零一", "幺三八〇〇幺三八〇〇幺", "138 001 38001", "1380 0138 001", "138、0013、8001",
    "138/0013/8001", "138_0013_8001", "138****8001", "138xxxx8001", "٠٠٨٦١٣٨٠٠١٣٨٠٠١",
  };

  for (guint i = 0; i < G_N_ELEMENTS (writings); i++)
    {
      g_autoptr (AnningMask) mask = new_mask ();
      g_autofree char *text = g_strconcat ("打给", writings[i], "了。", NULL);
      g_autofree char *zh = anning_mask_apply (mask, text, "zh");
      g_autofree char *en = anning_mask_apply (mask, text, "en");

      g_assert_cmpstr (zh, ==, "打给号码A了。");
      g_assert_cmpstr (en, ==, "打给number A了。");
    }
}

static void
assert_zh (AnningMask *mask,
           const char *text,
           const char *expected)
{
  g_autofree char *masked = anning_mask_apply (mask, text, "zh");

  g_assert_cmpstr (masked, ==, expected);
}

static void
test_words (void)
{
  g_autoptr (AnningMask) mask = new_mask ();

  /* Within a word, and glued to other figures. */
  assert_zh (mask, "tel13800138001abc", "tel号码A abc");
  assert_zh (mask, "1380013800120260312211409.amr", "号码A 20260312211409.amr");
  assert_zh (mask, "通话@13800138001_20260312.mp3", "通话@号码A_20260312.mp3");
  /* The debtor's own, the agency's, a service's, a number of which nothing is known. */
  assert_zh (mask, "我的号码是159 1234 0000", "我的号码是本人号码A");
  assert_zh (mask, "021-55512345、(021)5551 2345、95588、110", "021-55512345、(021)5551 2345、95588、110");
  assert_zh (mask, "请拨打13912345678或13912345678", "请拨打号码B或号码B");
  assert_zh (mask, "尾号8001的手机，尾号1234的卡", "尾号号码A的手机，尾号1234的卡");
  /* Cards are cut out whole. */
  assert_zh (mask, "身份证110101199003072316", "身份证证件或卡号A");
  assert_zh (mask, "6222 0212 3456 7890 123", "证件或卡号B");
  /* What is no number stays. */
  assert_zh (mask, "2026-03-12 21:14:09 还 12,345.67 元，共 36 期", "2026-03-12 21:14:09 还 12,345.67 元，共 36 期");
  assert_zh (mask, "", "");
  g_assert_null (anning_mask_apply (mask, NULL, "zh"));
}

static void
test_names (void)
{
  g_autoptr (AnningMask) mask = new_mask ();

  assert_zh (mask, "王小明的妈妈", "亲属A的妈妈");
  assert_zh (mask, "王 小 明、王·小明、王小明明", "亲属A、亲属A、亲属A明");
  assert_zh (mask, "王小\n明", "王小\n明");
  assert_zh (mask, "ANN LEE, Ａｎｎ Ｌｅｅ; annlee", "亲属B, 亲属B; 亲属B");
  assert_zh (mask, "telAnn LeeOK 138Ann Lee", "tel亲属B OK 138亲属B");
  /* Not within another word. */
  assert_zh (mask, "Joann Leech", "Joann Leech");
  /* One character is too little to be looked for; whoever is named by the record is hidden all the same. */
  g_assert_false (anning_mask_hide_name (mask, 12, "李"));
  assert_zh (mask, "李子", "李子");
  {
    g_autofree char *known = anning_mask_apply_to_name (mask, 12, "李", "zh");
    g_autofree char *other = anning_mask_apply_to_name (mask, 13, "张三", "zh");

    g_assert_cmpstr (known, ==, "亲属C");
    g_assert_cmpstr (other, ==, "张三");
  }
}

static void
test_numbers (void)
{
  g_autoptr (AnningMask) mask = new_mask ();
  static const struct
  {
    const char *number;
    const char *expected;
  } cases[] = {
    { MUM, "号码A" }, { "021-55512345", "02155512345" }, { "+86 21 5551 2345", "02155512345" }, { "95588", "95588" },
    { "106912345678", "号码B" }, { OWN, "本人号码A" }, { "未知号码", "未知号码" }, { "妈妈 13800138001", "妈妈 号码A" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *masked = anning_mask_apply_to_number (mask, cases[i].number, "zh");

      g_assert_cmpstr (masked, ==, cases[i].expected);
    }
  g_assert_null (anning_mask_apply_to_number (mask, NULL, "zh"));
  g_assert_null (anning_mask_apply_to_number (mask, "", "zh"));
}

/* What is hidden stays so, even where the same number is shown as somebody's who called. */
static void
test_conflict (void)
{
  g_autoptr (AnningMask) mask = new_mask ();

  anning_mask_show_number (mask, MUM);
  assert_zh (mask, "13800138001", "号码A");
  g_assert_true (anning_mask_hides_number (mask, MUM));
}

static void
test_unknown (void)
{
  g_autoptr (AnningMask) mask = new_mask ();

  anning_mask_set_unknown (mask, FALSE);
  assert_zh (mask, "13912345678 13800138001", "13912345678 号码A");
  assert_zh (mask, "139****5678 138****8001", "139****5678 号码A");
}

static void
test_counts (void)
{
  g_autoptr (AnningMask) mask = new_mask ();
  AnningMaskCounts counts;

  assert_zh (mask, "13800138001 王小明 13800138001 13912345678 王小明", "号码A 亲属A 号码A 号码B 亲属A");
  anning_mask_get_counts (mask, &counts);
  g_assert_cmpuint (counts.numbers, ==, 2);
  g_assert_cmpuint (counts.number_places, ==, 3);
  g_assert_cmpuint (counts.names, ==, 1);
  g_assert_cmpuint (counts.name_places, ==, 2);
  anning_mask_reset_counts (mask);
  assert_zh (mask, "13912345678", "号码B");
  anning_mask_get_counts (mask, &counts);
  g_assert_cmpuint (counts.numbers, ==, 1);
  g_assert_cmpuint (counts.name_places, ==, 0);
}

/* A to Z, AA to AZ, BA. */
static void
test_letters (void)
{
  g_autoptr (AnningMask) mask = anning_mask_new ();
  static const struct
  {
    guint place;
    const char *expected;
  } cases[] = { { 0, "号码A" }, { 25, "号码Z" }, { 26, "号码AA" }, { 51, "号码AZ" }, { 52, "号码BA" } };
  guint next = 0;

  for (guint i = 0; i <= 52; i++)
    {
      g_autofree char *number = g_strdup_printf ("139123400%02u", i);
      g_autofree char *masked = anning_mask_apply (mask, number, "zh");

      if (i != cases[next].place)
        continue;
      g_assert_cmpstr (masked, ==, cases[next].expected);
      next++;
    }
  g_assert_cmpuint (next, ==, G_N_ELEMENTS (cases));
}

static void
test_parts (void)
{
  static const struct
  {
    const char *name;
    const char *expected;
  } cases[] = {
    { "妻子小林", "妻子小林|小林" },
    { "Lin, my wife", "Lin, my wife|Lin" },
    { "同事小李（公司）", "同事小李（公司）|小李|公司" },
    { "妈妈", "妈妈" },
    { "王芳", "王芳" },
    { "Zhang Wei", "Zhang Wei|Zhang|Wei" },
    /* What somebody is at a lender, or does, is no name of anybody. */
    { "Loan servicing", "Loan servicing" },
    { "Calls himself Liu", "Calls himself Liu|Liu" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = anning_name_parts_new (cases[i].name);
      g_autofree char *joined = g_strjoinv ("|", parts);

      g_assert_cmpstr (joined, ==, cases[i].expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/mask/writings", test_writings);
  g_test_add_func ("/mask/words", test_words);
  g_test_add_func ("/mask/names", test_names);
  g_test_add_func ("/mask/numbers", test_numbers);
  g_test_add_func ("/mask/conflict", test_conflict);
  g_test_add_func ("/mask/unknown", test_unknown);
  g_test_add_func ("/mask/counts", test_counts);
  g_test_add_func ("/mask/letters", test_letters);
  g_test_add_func ("/mask/parts", test_parts);
  return g_test_run ();
}
