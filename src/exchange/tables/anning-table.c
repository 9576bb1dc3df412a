/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-table.h"

#include <string.h>

#include "anning-date.h"
#include "anning-money.h"
#include "anning-record.h"
#include "anning-table-private.h"

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

static void
column_clear (gpointer data)
{
  AnningTableColumn *column = data;

  g_free (column->title);
}

static void
cell_clear (gpointer data)
{
  AnningTableCell *cell = data;

  g_free (cell->text);
}

static void
row_free (gpointer data)
{
  AnningTableRow *row = data;

  g_array_unref (row->cells);
  g_free (row);
}

static guint
add_row (AnningTable *self,
         gboolean     sum)
{
  AnningTableRow *row = g_new0 (AnningTableRow, 1);

  row->sum = sum;
  row->cells = g_array_new (FALSE, TRUE, sizeof (AnningTableCell));
  g_array_set_clear_func (row->cells, cell_clear);
  g_array_set_size (row->cells, self->columns->len);
  g_ptr_array_add (self->rows, row);
  return self->rows->len - 1;
}

static void
fill (AnningTable        *self,
      guint               column,
      AnningTableContent  content,
      char               *text,
      gint64              number)
{
  AnningTableRow *row = g_ptr_array_index (self->rows, self->rows->len - 1);
  AnningTableCell *cell = &g_array_index (row->cells, AnningTableCell, column);

  g_free (cell->text);
  *cell = (AnningTableCell) { .content = content, .text = text, .number = number };
}

static char *
number_text (AnningTableKind kind,
             gint64          number)
{
  if (kind == ANNING_TABLE_MONEY)
    return anning_money_to_text (number);
  if (kind == ANNING_TABLE_RATE)
    return anning_rate_to_short_text (number, 4);
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/* Without separators and with an ASCII sign, so that a program reads it as a number. */
static char *
plain_number (AnningTableKind kind,
              gint64          number)
{
  if (kind == ANNING_TABLE_MONEY)
    return anning_money_to_plain (number);
  if (kind == ANNING_TABLE_RATE)
    {
      g_autofree char *text = anning_rate_to_short_text (ABS (number), 4);

      return g_strconcat (number < 0 ? "-" : "", text, NULL);
    }
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/* Blanks, and what is not seen: some spreadsheets take them away before they look. */
static gboolean
is_passed_over (gunichar character)
{
  return g_unichar_isspace (character) || g_unichar_iscntrl (character)
         || g_unichar_type (character) == G_UNICODE_FORMAT;
}

/*
 * Spreadsheets run what begins like this as a formula, some of them also in its
 * full-width form, and a tab, line break or blank before it does not stop all of them.
 */
static gboolean
looks_like_formula (const char *text)
{
  static const gunichar starts[] = { '=', '+', '-', '@', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20 };
  const char *p = text;
  gunichar first;

  if (*p == '\t' || *p == '\r' || *p == '\n')
    return TRUE;
  while (is_passed_over (g_utf8_get_char (p)) && *p != '\0')
    p = g_utf8_next_char (p);
  first = g_utf8_get_char (p);
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      if (first == starts[i])
        return TRUE;
    }
  return FALSE;
}

static char *
harmless (const char *text)
{
  return looks_like_formula (text) ? g_strconcat ("'", text, NULL) : g_strdup (text);
}

/* Returns: (transfer full): the text of a cell as it goes into a file */
static char *
outgoing_text (const AnningTable     *self,
               const AnningTableCell *cell,
               guint                  column)
{
  switch (cell->content)
    {
    case ANNING_TABLE_CELL_TEXT:
      return harmless (cell->text);
    case ANNING_TABLE_CELL_NUMBER:
      return plain_number (g_array_index (self->columns, AnningTableColumn, column).kind, cell->number);
    case ANNING_TABLE_CELL_DAY:
      return g_strdup (cell->text);
    case ANNING_TABLE_CELL_EMPTY:
    default:
      return g_strdup ("");
    }
}

static void
append_csv (GString    *csv,
            guint       column,
            const char *text)
{
  gboolean quoted = strpbrk (text, ",\"\r\n") != NULL;

  if (column > 0)
    g_string_append_c (csv, ',');
  if (quoted)
    g_string_append_c (csv, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  if (quoted)
    g_string_append_c (csv, '"');
}

static void
append_all (const AnningTable *self,
            GString           *csv)
{
  for (guint column = 0; column < self->columns->len; column++)
    {
      g_autofree char *title = harmless (g_array_index (self->columns, AnningTableColumn, column).title);

      append_csv (csv, column, title);
    }
  g_string_append (csv, "\r\n");

  for (guint i = 0; i < self->rows->len; i++)
    {
      const AnningTableRow *row = g_ptr_array_index (self->rows, i);

      for (guint column = 0; column < row->cells->len; column++)
        {
          g_autofree char *cell = outgoing_text (self, &g_array_index (row->cells, AnningTableCell, column), column);

          append_csv (csv, column, cell);
        }
      g_string_append (csv, "\r\n");
    }
}

/* Returns: (transfer full): a table without columns and rows */
AnningTable *
anning_table_new (const char *title)
{
  AnningTable *self;

  g_return_val_if_fail (title != NULL, NULL);

  self = g_new0 (AnningTable, 1);
  self->title = g_utf8_make_valid (title, -1);
  self->columns = g_array_new (FALSE, TRUE, sizeof (AnningTableColumn));
  g_array_set_clear_func (self->columns, column_clear);
  self->rows = g_ptr_array_new_with_free_func (row_free);
  return self;
}

void
anning_table_free (AnningTable *self)
{
  if (self == NULL)
    return;

  g_free (self->title);
  g_array_unref (self->columns);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/* Only while there are no rows yet. */
void
anning_table_add_column (AnningTable     *self,
                         const char      *title,
                         AnningTableKind  kind)
{
  AnningTableColumn column;

  g_return_if_fail (self != NULL && title != NULL && self->rows->len == 0);

  column = (AnningTableColumn) { .title = g_utf8_make_valid (title, -1), .kind = kind };
  g_array_append_val (self->columns, column);
}

guint
anning_table_add_row (AnningTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return add_row (self, FALSE);
}

guint
anning_table_add_sum_row (AnningTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return add_row (self, TRUE);
}

void
anning_table_set_text (AnningTable *self,
                       guint        column,
                       const char  *text)
{
  GDate day;

  g_return_if_fail (self != NULL && self->rows->len > 0 && column < self->columns->len);

  if (text == NULL || *text == '\0')
    fill (self, column, ANNING_TABLE_CELL_EMPTY, NULL, 0);
  else if (g_array_index (self->columns, AnningTableColumn, column).kind == ANNING_TABLE_DAY
           && anning_day_parse (text, &day))
    fill (self, column, ANNING_TABLE_CELL_DAY, g_strdup (text), 0);
  else
    fill (self, column, ANNING_TABLE_CELL_TEXT, g_utf8_make_valid (text, -1), 0);
}

void
anning_table_set_number (AnningTable *self,
                         guint        column,
                         gint64       number)
{
  g_return_if_fail (self != NULL && self->rows->len > 0 && column < self->columns->len);

  if (number == ANNING_UNKNOWN)
    fill (self, column, ANNING_TABLE_CELL_EMPTY, NULL, 0);
  else
    fill (self, column, ANNING_TABLE_CELL_NUMBER, NULL, number);
}

void
anning_table_set_day (AnningTable *self,
                      guint        column,
                      const GDate *day)
{
  g_return_if_fail (self != NULL && self->rows->len > 0 && column < self->columns->len);

  if (day == NULL || !g_date_valid (day))
    fill (self, column, ANNING_TABLE_CELL_EMPTY, NULL, 0);
  else
    fill (self, column, ANNING_TABLE_CELL_DAY, anning_day_format (day), 0);
}

const char *
anning_table_get_title (const AnningTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

guint
anning_table_get_n_columns (const AnningTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->columns->len;
}

guint
anning_table_get_n_rows (const AnningTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

/*
 * anning_table_get_column:
 * @kind: (out) (optional): what its cells hold
 *
 * Returns: the title of the column
 */
const char *
anning_table_get_column (const AnningTable *self,
                         guint              column,
                         AnningTableKind   *kind)
{
  const AnningTableColumn *found;

  g_return_val_if_fail (self != NULL && column < self->columns->len, NULL);

  found = &g_array_index (self->columns, AnningTableColumn, column);
  if (kind != NULL)
    *kind = found->kind;
  return found->title;
}

gboolean
anning_table_is_sum_row (const AnningTable *self,
                         guint              row)
{
  g_return_val_if_fail (self != NULL && row < self->rows->len, FALSE);

  return ((const AnningTableRow *) g_ptr_array_index (self->rows, row))->sum;
}

char *
anning_table_dup_cell (const AnningTable *self,
                       guint              row,
                       guint              column)
{
  const AnningTableCell *cell;

  g_return_val_if_fail (self != NULL && row < self->rows->len && column < self->columns->len, NULL);

  cell = &g_array_index (((const AnningTableRow *) g_ptr_array_index (self->rows, row))->cells,
                         AnningTableCell, column);
  if (cell->content == ANNING_TABLE_CELL_NUMBER)
    return number_text (g_array_index (self->columns, AnningTableColumn, column).kind, cell->number);
  return g_strdup (cell->text != NULL ? cell->text : "");
}

GBytes *
anning_table_to_csv (const AnningTable *self)
{
  GString *csv;

  g_return_val_if_fail (self != NULL, NULL);

  csv = g_string_new (BYTE_ORDER_MARK);
  append_all (self, csv);
  return g_string_free_to_bytes (csv);
}
