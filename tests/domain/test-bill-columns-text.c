/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bill-columns-text.h"

static GPtrArray *
new_rows (const char *first,
          const char *second)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  g_ptr_array_add (rows, g_strsplit (first, ",", -1));
  g_ptr_array_add (rows, g_strsplit (second, ",", -1));
  return rows;
}

/* "Day, time, number, length" of a table of four columns, written and read. */
static void
test_text (void)
{
  AnningBillColumns columns, back;
  g_autofree char *text = NULL;

  anning_bill_columns_init (&columns);
  columns.columns[ANNING_BILL_DAY] = 0;
  columns.columns[ANNING_BILL_TIME] = 1;
  columns.columns[ANNING_BILL_PEER] = 2;
  columns.columns[ANNING_BILL_LENGTH] = 3;
  columns.in_minutes = TRUE;
  text = anning_bill_columns_to_text (&columns);
  g_assert_cmpstr (text, ==, "-1 1 0 -1 0 1 -1 2 -1 -1 -1 3 -1 -1 -1");

  anning_bill_columns_init (&back);
  g_assert_true (anning_bill_columns_from_text (&back, text, 4));
  g_assert_cmpuint (back.heading, ==, ANNING_BILL_NONE);
  g_assert_true (back.in_minutes);
  g_assert_false (back.texts);
  g_assert_cmpuint (back.columns[ANNING_BILL_START], ==, ANNING_BILL_NONE);
  g_assert_cmpuint (back.columns[ANNING_BILL_DAY], ==, 0);
  g_assert_cmpuint (back.columns[ANNING_BILL_TIME], ==, 1);
  g_assert_cmpuint (back.columns[ANNING_BILL_PEER], ==, 2);
  g_assert_cmpuint (back.columns[ANNING_BILL_LENGTH], ==, 3);
  g_assert_cmpuint (back.columns[ANNING_BILL_SORT], ==, ANNING_BILL_NONE);
  g_assert_cmpuint (back.columns[ANNING_BILL_TEXT], ==, ANNING_BILL_NONE);

  /* As it was written before there was a column of what messages say. */
  back.columns[ANNING_BILL_TEXT] = 1;
  g_assert_true (anning_bill_columns_from_text (&back, "-1 1 0 -1 0 1 -1 2 -1 -1 -1 3 -1 -1", 4));
  g_assert_cmpuint (back.columns[ANNING_BILL_LENGTH], ==, 3);
  g_assert_cmpuint (back.columns[ANNING_BILL_TEXT], ==, ANNING_BILL_NONE);
}

/* What is no such text, or of a wider table, changes nothing. */
static void
test_refused (void)
{
  static const char *const texts[] = {
    "", "1 2 3", "-1 2 0 -1 0 1 -1 2 -1 -1 -1 3 -1 -1 -1", "x 1 0 -1 0 1 -1 2 -1 -1 -1 3 -1 -1 -1",
    "-1 1 0 -1 0 1 -1 2 -1 -1 -1 4 -1 -1 -1", "-1 1 0 -1 0 1 -1 2 -1 -1 -1 3 -1 -1 5",
    "-1 1 0 -1 0 1 -1 2 -1 -1 -1 3 -1 -1 -1 -1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      AnningBillColumns columns;

      anning_bill_columns_init (&columns);
      columns.columns[ANNING_BILL_PEER] = 7;
      g_assert_false (anning_bill_columns_from_text (&columns, texts[i], 4));
      g_assert_cmpuint (columns.columns[ANNING_BILL_PEER], ==, 7);
    }
}

/* The same headings are the same key, whatever stands below them. */
static void
test_key (void)
{
  g_autoptr (GPtrArray) one = new_rows ("甲,乙,丙", "2026-03-12,21:14,12100003301");
  g_autoptr (GPtrArray) two = new_rows ("甲,乙,丙", "2026-03-13,09:05,12100003302");
  g_autoptr (GPtrArray) other = new_rows ("甲,乙", "2026-03-13,09:05");
  AnningBillColumns columns;
  g_autofree char *key_one = NULL;
  g_autofree char *key_two = NULL;
  g_autofree char *key_other = NULL;
  g_autofree char *key_below = NULL;

  anning_bill_columns_init (&columns);
  key_one = anning_bill_columns_dup_key (one, &columns);
  key_two = anning_bill_columns_dup_key (two, &columns);
  key_other = anning_bill_columns_dup_key (other, &columns);
  columns.heading = 1;
  key_below = anning_bill_columns_dup_key (one, &columns);
  g_assert_cmpstr (key_one, ==, key_two);
  g_assert_cmpstr (key_one, !=, key_other);
  g_assert_cmpstr (key_one, !=, key_below);
  g_assert_null (g_strstr_len (key_one, -1, "甲"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bill-columns-text/text", test_text);
  g_test_add_func ("/bill-columns-text/refused", test_refused);
  g_test_add_func ("/bill-columns-text/key", test_key);
  return g_test_run ();
}
