/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-source-row.h"

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    const char *number;
    AnningNumberState state;
  } cases[] = {
    { "13800138000", "13800138000", ANNING_NUMBER_KNOWN },
    { "+86 138-0013-8000", "13800138000", ANNING_NUMBER_KNOWN },
    { "13800138000\t", "13800138000", ANNING_NUMBER_KNOWN },
    { "13800138000.0", "13800138000", ANNING_NUMBER_KNOWN },
    { "'13800138000", "13800138000", ANNING_NUMBER_KNOWN },
    { "=\"13800138000\"", "13800138000", ANNING_NUMBER_KNOWN },
    { "１３８００１３８０００", "13800138000", ANNING_NUMBER_KNOWN },
    { "02100000001", "02100000001", ANNING_NUMBER_KNOWN },
    { "106980000000001", "106980000000001", ANNING_NUMBER_KNOWN },
    { "某某银行", "某某银行", ANNING_NUMBER_KNOWN },
    { NULL, NULL, ANNING_NUMBER_MISSING },
    { "", NULL, ANNING_NUMBER_MISSING },
    { "-1", NULL, ANNING_NUMBER_MISSING },
    { "-2", NULL, ANNING_NUMBER_WITHHELD },
    { "-3", NULL, ANNING_NUMBER_PAYPHONE },
    { "1.38E+10", NULL, ANNING_NUMBER_ROUNDED },
    { "1.38001e10", NULL, ANNING_NUMBER_ROUNDED },
    { "138****8000", NULL, ANNING_NUMBER_MASKED },
    { "138XXXX8000", NULL, ANNING_NUMBER_MASKED },
    { "13*********", NULL, ANNING_NUMBER_MASKED },
    { "****8000", NULL, ANNING_NUMBER_MASKED },
    { "未知号码", NULL, ANNING_NUMBER_WITHHELD },
    { "Private", NULL, ANNING_NUMBER_WITHHELD },
    /* What is dialled for a service has stars and hashes too. */
    { "*100#", "*100#", ANNING_NUMBER_KNOWN },
    { "**21*13800138000#", "**21*13800138000#", ANNING_NUMBER_KNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (AnningSourceRow) row;

      g_test_message ("%s", cases[i].text);
      anning_source_row_init (&row);
      anning_source_row_set_number (&row, cases[i].text);
      g_assert_cmpstr (row.number, ==, cases[i].number);
      g_assert_cmpint (row.number_state, ==, cases[i].state);
      g_assert_cmpstr (row.number_text, ==, cases[i].text);
    }
}

static void
test_calls (void)
{
  static const struct
  {
    gint64 type;
    gint64 length;
    const char *direction;
    const char *connected;
  } cases[] = {
    { 1, 12, "in", "yes" }, { 1, 0, "in", "unknown" }, { 1, ANNING_UNKNOWN, "in", "unknown" },
    { 2, 12, "out", "yes" }, { 2, 0, "out", "no" }, { 2, ANNING_UNKNOWN, "out", "unknown" },
    { 3, 0, "in", "no" }, { 4, 30, "in", "no" }, { 5, 0, "in", "no" }, { 6, 0, "in", "no" }, { 7, 0, "in", "yes" },
    { 0, 5, NULL, "unknown" }, { 1001, 5, NULL, "unknown" }, { ANNING_UNKNOWN, 5, NULL, "unknown" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (AnningSourceRow) row;

      g_test_message ("%" G_GINT64_FORMAT, cases[i].type);
      anning_source_row_init (&row);
      row.length_s = cases[i].length;
      g_assert_cmpint (anning_source_row_set_call (&row, cases[i].type, 1), ==, cases[i].direction != NULL);
      g_assert_cmpstr (row.direction, ==, cases[i].direction);
      g_assert_cmpstr (row.connected, ==, cases[i].connected);
    }
}

static void
test_withheld (void)
{
  g_auto (AnningSourceRow) row;

  anning_source_row_init (&row);
  anning_source_row_set_number (&row, "13800138000");
  anning_source_row_set_call (&row, 1, 2);
  g_assert_null (row.number);
  g_assert_cmpint (row.number_state, ==, ANNING_NUMBER_WITHHELD);
}

/* sms-ie and SMS Backup & Restore compare number, type and date, and the text of a message. */
static void
test_keys (void)
{
  g_auto (AnningSourceRow) row;
  g_autoptr (AnningSourceRow) copy = NULL;
  g_autofree char *first = NULL;

  anning_source_row_init (&row);
  row.kind = ANNING_SOURCE_CALL_LOG;
  anning_source_row_set_number (&row, "+86 138 0013 8000");
  row.raw_type = g_strdup ("3");
  row.started_at = 1773321249123;
  anning_source_row_make_key (&row);
  g_assert_cmpstr (row.key, ==, "call|13800138000|3|1773321249123");

  copy = anning_source_row_copy (&row);
  g_assert_cmpstr (copy->key, ==, row.key);
  g_assert_true (copy->key != row.key);

  /* Of a message every character counts; the hash is that of sha256sum. */
  row.kind = ANNING_SOURCE_TEXT_LOG;
  row.text = g_strdup ("abc");
  anning_source_row_make_key (&row);
  g_assert_cmpstr (row.key, ==, "text|13800138000|3|1773321249123|ba7816bf8f01cfea414140de5dae2223");
  first = g_strdup (row.key);
  g_free (row.text);
  row.text = g_strdup ("abd");
  anning_source_row_make_key (&row);
  g_assert_cmpstr (row.key, !=, first);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/source-row/numbers", test_numbers);
  g_test_add_func ("/source-row/calls", test_calls);
  g_test_add_func ("/source-row/withheld", test_withheld);
  g_test_add_func ("/source-row/keys", test_keys);
  return g_test_run ();
}
