/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * anning-xlsx [FOLDER] < TABLES
 *
 * Writes tables, as anning_tables_to_bytes() gives them, as an .xlsx file. It is a
 * program of its own because libxlsxwriter brings libcrypto, which would otherwise
 * be loaded with each start. FOLDER is where drafts of large sheets may lie for a moment.
 *
 * Exit: 0, 1 it could not be written, 2 no room for the drafts
 */
#include <fcntl.h>
#include <glib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "anning-date.h"
#include "anning-money.h"
#include "anning-table-private.h"

enum
{
  EXIT_FAILED = 1,
  EXIT_NO_SPACE = 2,
};

/* What the format allows. */
#define CELL_CHARACTERS 32767
#define SHEET_NAME_CHARACTERS 31

/* Widths are in digits of the default font; Chinese characters are about two wide. */
#define WIDTH_MIN 8
#define WIDTH_MAX 40
#define PAPER_A4 9

typedef struct
{
  lxw_workbook *workbook;
  lxw_format *heading;
  /* By AnningTableKind, plain and bold. */
  lxw_format *plain[ANNING_TABLE_COUNT + 1];
  lxw_format *bold[ANNING_TABLE_COUNT + 1];
} Book;

static lxw_format *
new_format (Book            *book,
            AnningTableKind  kind,
            gboolean         bold)
{
  static const char *const formats[] = {
    [ANNING_TABLE_TEXT] = "@",
    [ANNING_TABLE_MONEY] = "¥#,##0.00",
    [ANNING_TABLE_RATE] = "0.00##%",
    [ANNING_TABLE_DAY] = "yyyy-mm-dd",
    [ANNING_TABLE_COUNT] = "0",
  };
  lxw_format *format = workbook_add_format (book->workbook);

  format_set_num_format (format, formats[kind]);
  if (bold)
    format_set_bold (format);
  return format;
}

/* A sheet's name may not hold some signs, begin or end with an apostrophe, or come twice. */
static char *
sheet_name (const char *title,
            GHashTable *taken)
{
  g_autofree char *clean = g_strdelimit (g_strdup (title), "[]:*?/\\'", ' ');
  g_autofree char *name = NULL;

  g_strstrip (clean);
  for (guint i = 1;; i++)
    {
      g_autofree char *suffix = i > 1 ? g_strdup_printf (" %u", i) : g_strdup ("");
      glong room = SHEET_NAME_CHARACTERS - (glong) strlen (suffix);
      g_autofree char *start = g_utf8_substring (clean, 0, MIN (g_utf8_strlen (clean, -1), room));
      g_autofree char *folded = NULL;

      g_free (name);
      name = g_strconcat (*start != '\0' ? start : "Sheet", suffix, NULL);
      folded = g_utf8_casefold (name, -1);
      if (g_hash_table_add (taken, g_steal_pointer (&folded)))
        return g_steal_pointer (&name);
    }
}

static guint
text_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;
  return width;
}

static lxw_error
write_text (lxw_worksheet *sheet,
            guint          row,
            guint          column,
            const char    *text,
            lxw_format    *format)
{
  g_autofree char *cut = NULL;

  if (g_utf8_strlen (text, -1) > CELL_CHARACTERS)
    cut = g_utf8_substring (text, 0, CELL_CHARACTERS);
  return worksheet_write_string (sheet, row, (lxw_col_t) column, cut != NULL ? cut : text, format);
}

static lxw_error
write_cell (lxw_worksheet         *sheet,
            guint                  row,
            guint                  column,
            const AnningTableCell *cell,
            AnningTableKind        kind,
            lxw_format            *format)
{
  double scale = kind == ANNING_TABLE_MONEY ? ANNING_FEN_PER_YUAN : kind == ANNING_TABLE_RATE ? ANNING_RATE_ONE : 1;
  lxw_datetime moment = { 0 };
  GDate day;

  switch (cell->content)
    {
    case ANNING_TABLE_CELL_TEXT:
      return write_text (sheet, row, column, cell->text, format);
    case ANNING_TABLE_CELL_NUMBER:
      return worksheet_write_number (sheet, row, (lxw_col_t) column, (double) cell->number / scale, format);
    case ANNING_TABLE_CELL_DAY:
      if (!anning_day_parse (cell->text, &day) || g_date_get_year (&day) < 1900)
        return write_text (sheet, row, column, cell->text, format);
      moment.year = g_date_get_year (&day);
      moment.month = g_date_get_month (&day);
      moment.day = g_date_get_day (&day);
      return worksheet_write_datetime (sheet, row, (lxw_col_t) column, &moment, format);
    case ANNING_TABLE_CELL_EMPTY:
    default:
      return LXW_NO_ERROR;
    }
}

static lxw_error
write_column (Book              *book,
              lxw_worksheet     *sheet,
              const AnningTable *table,
              guint              column)
{
  const AnningTableColumn *about = &g_array_index (table->columns, AnningTableColumn, column);
  lxw_error result = write_text (sheet, 0, column, about->title, book->heading);
  guint width = text_width (about->title);

  for (guint i = 0; i < table->rows->len && result == LXW_NO_ERROR; i++)
    {
      const AnningTableRow *row = g_ptr_array_index (table->rows, i);
      const AnningTableCell *cell = &g_array_index (row->cells, AnningTableCell, column);
      g_autofree char *shown = anning_table_dup_cell (table, i, column);

      /* The sign of the currency or the quarter of a percent more. */
      width = MAX (width, text_width (shown) + 2);
      result = write_cell (sheet, i + 1, column, cell, about->kind,
                           row->sum ? book->bold[about->kind] : book->plain[about->kind]);
    }
  worksheet_set_column (sheet, (lxw_col_t) column, (lxw_col_t) column, CLAMP (width + 1, WIDTH_MIN, WIDTH_MAX), NULL);
  return result;
}

static lxw_error
write_book (Book            *book,
            const GPtrArray *tables)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  lxw_error result = LXW_NO_ERROR;

  book->heading = workbook_add_format (book->workbook);
  format_set_bold (book->heading);
  format_set_bottom (book->heading, LXW_BORDER_THIN);
  for (AnningTableKind kind = ANNING_TABLE_TEXT; kind <= ANNING_TABLE_COUNT; kind++)
    {
      book->plain[kind] = new_format (book, kind, FALSE);
      book->bold[kind] = new_format (book, kind, TRUE);
    }

  for (guint i = 0; i < tables->len && result == LXW_NO_ERROR; i++)
    {
      const AnningTable *table = g_ptr_array_index (tables, i);
      g_autofree char *name = sheet_name (table->title, taken);
      lxw_worksheet *sheet = workbook_add_worksheet (book->workbook, name);

      if (sheet == NULL)
        return LXW_ERROR_SHEETNAME_ALREADY_USED;
      worksheet_freeze_panes (sheet, 1, 0);
      worksheet_repeat_rows (sheet, 0, 0);
      worksheet_set_paper (sheet, PAPER_A4);
      worksheet_fit_to_pages (sheet, 1, 0);
      for (guint column = 0; column < table->columns->len && result == LXW_NO_ERROR; column++)
        result = write_column (book, sheet, table, column);
    }
  return result;
}

/* The file lies in memory only: neither it nor the library's drafts of it are left on a disk. */
static int
write_file (const GPtrArray *tables,
            char            *folder,
            int              fd)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  lxw_workbook_options options = { .tmpdir = folder };
  Book book = { .workbook = workbook_new_opt (path, &options) };
  lxw_error result, closing;

  if (book.workbook == NULL)
    return EXIT_FAILED;

  result = write_book (&book, tables);
  closing = workbook_close (book.workbook);
  if (result == LXW_NO_ERROR)
    result = closing;
  if (result == LXW_ERROR_CREATING_TMPFILE)
    return EXIT_NO_SPACE;
  return result == LXW_NO_ERROR ? 0 : EXIT_FAILED;
}

static gboolean
copy (int from,
      int to)
{
  char buffer[64 * 1024];
  off_t done = 0;
  ssize_t n;

  while ((n = pread (from, buffer, sizeof buffer, done)) > 0)
    {
      for (ssize_t written = 0, m; written < n; written += m)
        {
          m = write (to, buffer + written, (size_t) (n - written));
          if (m < 0)
            return FALSE;
        }
      done += n;
    }
  return n == 0;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GMappedFile) input = NULL;
  g_autoptr (GPtrArray) tables = NULL;
  g_autoptr (GBytes) bytes = NULL;
  int fd, status;

  prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
  input = g_mapped_file_new_from_fd (STDIN_FILENO, FALSE, NULL);
  fd = memfd_create ("workbook", MFD_CLOEXEC);
  if (input == NULL || fd < 0)
    return EXIT_FAILED;

  bytes = g_mapped_file_get_bytes (input);
  tables = anning_tables_from_bytes (bytes);
  status = write_file (tables, argc > 1 && access (argv[1], W_OK) == 0 ? argv[1] : NULL, fd);
  if (status == 0 && !copy (fd, STDOUT_FILENO))
    status = EXIT_FAILED;
  close (fd);
  return status;
}
