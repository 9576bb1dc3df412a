/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-money.h"

typedef struct
{
  const char *text;
  gint64 value;
  int error; /* −1: none */
} Case;

typedef gboolean (*ReadFunc) (const char  *text,
                              gint64      *value,
                              GError     **error);

static void
check_cases (ReadFunc    read,
             const Case *cases,
             guint       n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    {
      gint64 value = 4711;
      g_autoptr (GError) error = NULL;
      gboolean ok = read (cases[i].text, &value, &error);

      g_test_message ("\"%s\"", cases[i].text);
      if (cases[i].error < 0)
        {
          g_assert_no_error (error);
          g_assert_true (ok);
          g_assert_cmpint (value, ==, cases[i].value);
        }
      else
        {
          g_assert_error (error, ANNING_VALUE_ERROR, cases[i].error);
          g_assert_false (ok);
          g_assert_cmpint (value, ==, 4711);
        }
    }
}

static void
test_read_money (void)
{
  static const Case cases[] = {
    { "1234.5", 123450, -1 },
    { "1,234.5", 123450, -1 },
    { "1,234,567.89", 123456789, -1 },
    { "1234,567", 0, ANNING_VALUE_ERROR_AMBIGUOUS },
    { "¥1234", 123400, -1 },
    { "¥ 1,234.00", 123400, -1 },
    { "1234元", 123400, -1 },
    { "１，２３４．５６元", 123456, -1 },
    { " 0.07 ", 7, -1 },
    { "0", 0, -1 },
    { "-0.00", 0, -1 },
    { "12.", 1200, -1 },
    { "1.500", 150, -1 },
    { "0012", 1200, -1 },
    { "10000000000", ANNING_MONEY_MAX, -1 },
    { "10000000000.01", 0, ANNING_VALUE_ERROR_TOO_LARGE },
    { "99999999999999999999999999", 0, ANNING_VALUE_ERROR_TOO_LARGE },
    { "1.234", 0, ANNING_VALUE_ERROR_TOO_MANY_DECIMALS },
    { "-5", 0, ANNING_VALUE_ERROR_NEGATIVE },
    { "−5", 0, ANNING_VALUE_ERROR_NEGATIVE },
    { "", 0, ANNING_VALUE_ERROR_MISSING },
    { "  ", 0, ANNING_VALUE_ERROR_MISSING },
    { "12,34", 0, ANNING_VALUE_ERROR_AMBIGUOUS },
    { ",123", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
    { "1,23,456", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
    { "1,234,", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
    { "abc", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
    { "12a", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
    { "1.2.3", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
    { ".", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
    { "元", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
    { "--1", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
    { "nan", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
    { "1e9", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
  };

  check_cases (anning_money_from_text, cases, G_N_ELEMENTS (cases));
}

/* As people type it. */
static void
test_read_money_words (void)
{
  static const Case cases[] = {
    { "12000元", 1200000, -1 },
    { "12000块", 1200000, -1 },
    { "500块钱", 50000, -1 },
    { "12000元整", 1200000, -1 },
    { "人民币12000元", 1200000, -1 },
    { "RMB 12,000.00", 1200000, -1 },
    { "12000 rmb", 1200000, -1 },
    { "1.2w", 1200000, -1 },
    { "1.2W", 1200000, -1 },
    { "１．２ｗ", 1200000, -1 },
    { "1.2万", 1200000, -1 },
    { "1.2 万元", 1200000, -1 },
    { "1。2万", 1200000, -1 },
    { "¥1.2万", 1200000, -1 },
    { "￥１２，０００．５０", 1200050, -1 },
    { "12 000", 1200000, -1 },
    { "1,200万", 1200000000, -1 },
    { "1.234567万", 1234567, -1 },
    { "1.23456700万", 1234567, -1 },
    { "3千", 300000, -1 },
    { "5k", 500000, -1 },
    { "1.5K", 150000, -1 },
    { "8百", 80000, -1 },
    { "2百万", 200000000, -1 },
    { "1千万", 1000000000, -1 },
    { "1.2亿", G_GINT64_CONSTANT (12000000000), -1 },
    { "100亿", ANNING_MONEY_MAX, -1 },
    { "1万2千", 1200000, -1 },
    { "1万2千3百", 1230000, -1 },
    { "1万2千345", 1234500, -1 },
    { "1万2", 1200000, -1 },
    { "1 万 2", 1200000, -1 },
    { "1w2", 1200000, -1 },
    { "3k5", 350000, -1 },
    { "1万2千5", 1250000, -1 },
    { "1万2500", 1250000, -1 },
    { "1万2,500元", 1250000, -1 },
    { "1万2500.75", 1250075, -1 },
    { "1万零2", 1000200, -1 },
    { "1万零200", 1020000, -1 },
    { "一万二", 1200000, -1 },
    { "三千五百元", 350000, -1 },
    { "两万", 2000000, -1 },
    { "壹万贰仟元整", 1200000, -1 },
    { "一万零五十元", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
    { "1,2万", 0, ANNING_VALUE_ERROR_AMBIGUOUS },
    { "1，2万", 0, ANNING_VALUE_ERROR_AMBIGUOUS },
    { "1,2", 0, ANNING_VALUE_ERROR_AMBIGUOUS },
    { "1,20元", 0, ANNING_VALUE_ERROR_AMBIGUOUS },
    { "1万25", 0, ANNING_VALUE_ERROR_AMBIGUOUS },
    { "1万250", 0, ANNING_VALUE_ERROR_AMBIGUOUS },
    { "1万2元", 0, ANNING_VALUE_ERROR_AMBIGUOUS },
    { "1万12000", 0, ANNING_VALUE_ERROR_AMBIGUOUS },
    { "1.2万3千", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
    { "1万2万", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
    { "3千1万", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
    { "1万20千", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
    { "万", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
    { "1.2ww", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
    { "约1.2万", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
    { "1.2万左右", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
    { "$500", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
    { "1.2345678万", 0, ANNING_VALUE_ERROR_TOO_MANY_DECIMALS },
    { "-1.2w", 0, ANNING_VALUE_ERROR_NEGATIVE },
    { "101亿", 0, ANNING_VALUE_ERROR_TOO_LARGE },
    { "100亿1", 0, ANNING_VALUE_ERROR_TOO_LARGE },
    { "999999999999999亿", 0, ANNING_VALUE_ERROR_TOO_LARGE },
  };

  check_cases (anning_money_from_text, cases, G_N_ELEMENTS (cases));
}

static void
test_write_money (void)
{
  static const struct
  {
    gint64 fen;
    const char *text;
    const char *plain;
  } cases[] = {
    { 0, "0.00", "0.00" },
    { 5, "0.05", "0.05" },
    { -5, "−0.05", "-0.05" },
    { 99999, "999.99", "999.99" },
    { 100000, "1,000.00", "1000.00" },
    { -123450, "−1,234.50", "-1234.50" },
    { 123456789, "1,234,567.89", "1234567.89" },
    { G_MAXINT64, "92,233,720,368,547,758.07", "92233720368547758.07" },
    { G_MININT64, "−92,233,720,368,547,758.08", "-92233720368547758.08" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = anning_money_to_text (cases[i].fen);
      g_autofree char *plain = anning_money_to_plain (cases[i].fen);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_cmpstr (plain, ==, cases[i].plain);
    }
}

static void
test_round (void)
{
  g_assert_cmpint (anning_money_round (0.5), ==, 1);
  g_assert_cmpint (anning_money_round (-0.5), ==, -1);
  g_assert_cmpint (anning_money_round (1.5), ==, 2);
  g_assert_cmpint (anning_money_round (2.5), ==, 3);
  g_assert_cmpint (anning_money_round (2.4999), ==, 2);
  g_assert_cmpint (anning_money_round (1e300), ==, G_MAXINT64);
  g_assert_cmpint (anning_money_round (-1e300), ==, -G_MAXINT64);
}

static void
test_read_rate (void)
{
  static const Case cases[] = {
    { "24", 240000, -1 },
    { "24%", 240000, -1 },
    { "24.5 %", 245000, -1 },
    { "１８．２５％", 182500, -1 },
    { "0.0001", 1, -1 },
    { "0", 0, -1 },
    { "100000", ANNING_RATE_MAX, -1 },
    { "100000.0001", 0, ANNING_VALUE_ERROR_TOO_LARGE },
    { "0.00001", 0, ANNING_VALUE_ERROR_TOO_MANY_DECIMALS },
    { "-1", 0, ANNING_VALUE_ERROR_NEGATIVE },
    { "%", 0, ANNING_VALUE_ERROR_MISSING },
    { "", 0, ANNING_VALUE_ERROR_MISSING },
    { "¥24", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
    { "24元", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
    { "24%%", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
    { "年化24%", 240000, -1 },
    { "年利率：24 %", 240000, -1 },
    { "24%/年", 240000, -1 },
    { "百分之24", 240000, -1 },
    { "7,2", 0, ANNING_VALUE_ERROR_AMBIGUOUS },
    { "月息1.5%", 0, ANNING_VALUE_ERROR_PER_MONTH },
    { "1.5%/月", 0, ANNING_VALUE_ERROR_PER_MONTH },
    { "2分", 0, ANNING_VALUE_ERROR_PER_MONTH },
    { "日息0.05%", 0, ANNING_VALUE_ERROR_PER_DAY },
    { "万分之五每天", 0, ANNING_VALUE_ERROR_PER_DAY },
    { "24w", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
    { "24‰", 0, ANNING_VALUE_ERROR_NOT_A_NUMBER },
  };

  check_cases (anning_rate_from_text, cases, G_N_ELEMENTS (cases));
}

static void
test_write_rate (void)
{
  static const struct
  {
    gint64 rate;
    guint decimals;
    const char *text;
  } cases[] = {
    { 356000, 1, "35.6%" },
    { 240000, 0, "24%" },
    { 45308, 2, "4.53%" },
    { 45350, 1, "4.5%" },
    { 45500, 1, "4.6%" },
    { 45499, 1, "4.5%" },
    { -45500, 1, "−4.6%" },
    { -4, 1, "0.0%" },
    { 1, 4, "0.0001%" },
    { 995000, 0, "100%" },
    { 994999, 0, "99%" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = anning_rate_to_text (cases[i].rate, cases[i].decimals);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* As it stands in a sentence. */
static void
test_short_rate (void)
{
  static const struct
  {
    gint64 rate;
    const char *text;
  } cases[] = {
    { 240000, "24%" }, { 156000, "15.6%" }, { 511100, "51.11%" }, { 0, "0%" }, { 1, "0.0001%" }, { 1000000, "100%" }, { -45500, "−4.55%" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = anning_rate_to_short_text (cases[i].rate, 4);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Rounded to what it may have at most: what is left out is not cut off. */
static void
test_short_rate_rounded (void)
{
  g_autofree char *two = anning_rate_to_short_text (239996, 2);
  g_autofree char *whole = anning_rate_to_short_text (995000, 0);

  g_assert_cmpstr (two, ==, "24%");
  g_assert_cmpstr (whole, ==, "100%");
}

/*
 * The first six are the examples of 《正确填写票据和结算凭证的基本规定》, article three;
 * the others are read out by its rules.
 */
static void
test_capitals (void)
{
  static const struct
  {
    gint64 fen;
    const char *text;
  } cases[] = {
    { 140950, "人民币壹仟肆佰零玖元伍角" },
    { 600714, "人民币陆仟零柒元壹角肆分" },
    { 168032, "人民币壹仟陆佰捌拾元零叁角贰分" },
    { 10700053, "人民币壹拾万柒仟元零伍角叁分" },
    { 1640902, "人民币壹万陆仟肆佰零玖元零贰分" },
    { 32504, "人民币叁佰贰拾伍元零肆分" },
    { 0, "人民币零元整" },
    { 5, "人民币伍分" },
    { 50, "人民币伍角" },
    { 53, "人民币伍角叁分" },
    { 1000, "人民币壹拾元整" },
    { 1005, "人民币壹拾元零伍分" },
    { 2311840, "人民币贰万叁仟壹佰壹拾捌元肆角" },
    { 10000000, "人民币壹拾万元整" },
    { 10050000, "人民币壹拾万零伍佰元整" },
    { 1000100, "人民币壹万零壹元整" },
    { 100000000, "人民币壹佰万元整" },
    { 100001000, "人民币壹佰万零壹拾元整" },
    { 10000000100, "人民币壹亿零壹元整" },
    { 10001000000, "人民币壹亿零壹万元整" },
    { 10120340567, "人民币壹亿零壹佰贰拾万叁仟肆佰零伍元陆角柒分" },
    { ANNING_MONEY_MAX, "人民币壹佰亿元整" },
    { G_GINT64_CONSTANT (120000000000000), "人民币壹万贰仟亿元整" },
    { -140950, "人民币负壹仟肆佰零玖元伍角" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = anning_money_to_capitals (cases[i].fen);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/money/read", test_read_money);
  g_test_add_func ("/money/read-words", test_read_money_words);
  g_test_add_func ("/money/write", test_write_money);
  g_test_add_func ("/money/capitals", test_capitals);
  g_test_add_func ("/money/round", test_round);
  g_test_add_func ("/rate/read", test_read_rate);
  g_test_add_func ("/rate/write", test_write_rate);
  g_test_add_func ("/rate/short", test_short_rate);
  g_test_add_func ("/rate/short/rounded", test_short_rate_rounded);

  return g_test_run ();
}
