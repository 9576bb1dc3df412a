/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bill-columns-text.h"

/* Remembered before there was a column of texts: one place less. */
#define N_OLD (ANNING_BILL_COLUMNS - 1)
/* heading, lengths in minutes, messages; then one place for each of AnningBillColumn */
#define N_BEFORE 3

static int
to_number (guint place)
{
  return place != ANNING_BILL_NONE ? (int) place : -1;
}

/*
 * anning_bill_columns_dup_key:
 * @rows: (element-type char **): of the table, at least one
 *
 * Returns: (transfer full): of hexadecimal digits; nothing of the table can be read in it
 */
char *
anning_bill_columns_dup_key (const GPtrArray         *rows,
                             const AnningBillColumns *columns)
{
  g_autofree char *line = NULL;
  guint row;

  g_return_val_if_fail (rows != NULL && rows->len > 0 && columns != NULL, NULL);

  row = columns->heading < rows->len ? columns->heading : 0;
  line = g_strjoinv ("\t", g_ptr_array_index (rows, row));
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, line, -1);
}

/* Returns: (transfer full): the carrier is not in it */
char *
anning_bill_columns_to_text (const AnningBillColumns *columns)
{
  GString *text;

  g_return_val_if_fail (columns != NULL, NULL);

  text = g_string_new (NULL);
  g_string_append_printf (text, "%d %d %d", to_number (columns->heading), columns->in_minutes, columns->texts);
  for (guint i = 0; i < ANNING_BILL_COLUMNS; i++)
    g_string_append_printf (text, " %d", to_number (columns->columns[i]));
  return g_string_free (text, FALSE);
}

/*
 * anning_bill_columns_from_text:
 * @columns: (out): unchanged where FALSE comes back; its carrier is
 * @n_columns: of the table that they are for
 *
 * Returns: FALSE when @text is no such text, or not of a table of so many columns
 */
gboolean
anning_bill_columns_from_text (AnningBillColumns *columns,
                               const char        *text,
                               guint              n_columns)
{
  g_auto (GStrv) words = NULL;
  gint64 numbers[N_BEFORE + ANNING_BILL_COLUMNS];
  guint n_words;

  g_return_val_if_fail (columns != NULL && text != NULL, FALSE);

  words = g_strsplit (text, " ", -1);
  n_words = g_strv_length (words);
  if (n_words != G_N_ELEMENTS (numbers) && n_words != N_BEFORE + N_OLD)
    return FALSE;
  numbers[N_BEFORE + ANNING_BILL_TEXT] = -1;
  for (guint i = 0; i < n_words; i++)
    {
      gint64 most = i >= N_BEFORE ? (gint64) n_columns - 1 : i == 0 ? G_MAXINT : 1;

      if (!g_ascii_string_to_signed (words[i], 10, i == 1 || i == 2 ? 0 : -1, MAX (most, 0), &numbers[i], NULL))
        return FALSE;
    }
  columns->heading = numbers[0] >= 0 ? (guint) numbers[0] : ANNING_BILL_NONE;
  columns->in_minutes = numbers[1] == 1;
  columns->texts = numbers[2] == 1;
  for (guint i = 0; i < ANNING_BILL_COLUMNS; i++)
    columns->columns[i] = numbers[N_BEFORE + i] >= 0 ? (guint) numbers[N_BEFORE + i] : ANNING_BILL_NONE;
  return TRUE;
}
