/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bill-columns.h"

static GPtrArray *
make_rows (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (*lines[i] != '\0')
        g_ptr_array_add (rows, g_strsplit (lines[i], "|", -1));
    }
  return rows;
}

/* One letter a column: Start, Date, Time, diRection, Peer, Own, Caller, caLled, leNgth, plAce, sort (Y), teXt, "." for none. */
static char *
show (const AnningBillColumns *columns,
      guint                    n_columns)
{
  static const char letters[] = "SDTRPOCLNAYX";
  char *shown = g_strnfill (n_columns, '.');

  G_STATIC_ASSERT (sizeof letters == ANNING_BILL_COLUMNS + 1);
  for (guint i = 0; i < ANNING_BILL_COLUMNS; i++)
    {
      if (columns->columns[i] != ANNING_BILL_NONE)
        {
          g_assert_cmpuint (columns->columns[i], <, n_columns);
          shown[columns->columns[i]] = letters[i];
        }
    }
  return shown;
}

static void
test_headings (void)
{
  static const struct
  {
    const char *headings;
    const char *expected;
    gboolean texts;
  } cases[] = {
    { "起始时间|通信地点|通信方式|对方号码|通信时长|通信类型|套餐优惠|实收通信费(元)", "SARPNY..", FALSE },
    { "序号|起始时间|通信地点|通信方式|对方号码|通信时长|通信类型|套餐优惠|实收通信费(元)|是否“新通话”", ".SARPNY...", FALSE },
    { "起始时间|通信地点|对方号码|通信方式|信息类型|业务名称|套餐优惠|通信费(元)", "SAPRY...", TRUE },
    { "序号|通话起始时间|通话时长|呼叫类型|对方号码|小计", ".SNRP.", FALSE },
    { "起始时间|对方号码|通信时长|通信方式|通信地点|费用", "SPNRA.", FALSE },
    { "用户号码|通话日期|通话时间|事件类型名称|对端号码|拨打秒数|漫游城市", "ODTRPNA", FALSE },
    { "业务号码|通话开始时间|话单方向|对方号码|通话时长（s）|本机通话地", "OSRPNA", FALSE },
    { "起始时间|通话时间|对方号码", "SNP", FALSE },
    { "通话时间|对方号码|通话时长", "SPN", FALSE },
    { "日期|号码|时长", "SPN", FALSE },
    { "对方手机号|通话地点|主叫/被叫|通话起始时间|通话时长|通话类型", "PARSNY", FALSE },
    { "截获时间*|己方号码|呼叫类型*|对方号码|己方通话地*", "SORPA", FALSE },
    { "主叫号码|被叫号码|开始时间|时长", "CLSN", FALSE },
    { "Number|Date|Time|Duration|Direction|Type", "PDTNRY", FALSE },
    { " 对方号码 |起始时间 ： |通信时长 (秒)", "PSN", FALSE },
    { "对方号码|发送时间|短信内容", "PSX", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) rows = make_rows (cases[i].headings);
      guint n = g_strv_length (g_ptr_array_index (rows, 0));
      g_autofree char *shown = NULL;
      AnningBillColumns columns;

      g_test_message ("%s", cases[i].headings);
      anning_bill_columns_init (&columns);
      anning_bill_columns_guess (&columns, rows, n, NULL);
      g_assert_true (anning_bill_columns_are_enough (&columns));
      g_assert_cmpuint (columns.heading, ==, 0);
      shown = show (&columns, n);
      g_assert_cmpstr (shown, ==, cases[i].expected);
      g_assert_cmpint (columns.texts, ==, cases[i].texts);
    }
}

/* Without headings the cells tell. */
static void
test_contents (void)
{
  g_autoptr (GPtrArray) rows = make_rows ("1|2026-03-12 21:14:09|被叫|13800138000|2分13秒|0.00\n"
                                          "2|2026-03-12 08:05:00|主叫|13900139000|7秒|0.00\n"
                                          "3|2026-03-13 09:00:00|主叫|10086|1分|0.10\n");
  g_autofree char *shown = NULL;
  AnningBillColumns columns;

  anning_bill_columns_init (&columns);
  anning_bill_columns_guess (&columns, rows, 6, NULL);
  shown = show (&columns, 6);
  g_assert_cmpstr (shown, ==, ".SRPN.");
  g_assert_cmpuint (columns.heading, ==, ANNING_BILL_NONE);
}

static void
test_not_enough (void)
{
  static const char *const tables[] = {
    "期数|还款日|应还金额\n1|2026-03-05|1000.00\n2|2026-04-05|1000.00\n", /* a plan of instalments */
    "起始时间|流量|通信地点\n2026-03-12 21:14:09|12MB|上海\n",               /* a bill for data */
    "某某\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GPtrArray) rows = make_rows (tables[i]);
      AnningBillColumns columns;

      g_test_message ("%s", tables[i]);
      anning_bill_columns_init (&columns);
      anning_bill_columns_guess (&columns, rows, 3, NULL);
      g_assert_false (anning_bill_columns_are_enough (&columns));
    }
}

static void
test_carriers (void)
{
  static const struct
  {
    const char *above;
    const char *title;
    const char *carrier;
  } cases[] = {
    { "中国移动通信集团上海有限公司", NULL, "mobile" },
    { "中国联通语音详单", NULL, "unicom" },
    { "中国电信", NULL, "telecom" },
    { "中国广电", NULL, "broadcast" },
    { "详单", "中国联通_202603.xlsx", "unicom" },
    { "详单", "bill.csv", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strconcat (cases[i].above, "\n开始时间|对方号码\n", NULL);
      g_autoptr (GPtrArray) rows = make_rows (text);
      AnningBillColumns columns;

      g_test_message ("%s", cases[i].above);
      anning_bill_columns_init (&columns);
      anning_bill_columns_guess (&columns, rows, 2, cases[i].title);
      g_assert_cmpstr (columns.carrier, ==, cases[i].carrier);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bill-columns/headings", test_headings);
  g_test_add_func ("/bill-columns/contents", test_contents);
  g_test_add_func ("/bill-columns/not-enough", test_not_enough);
  g_test_add_func ("/bill-columns/carriers", test_carriers);
  return g_test_run ();
}
