/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * anning-xls < FILE
 *
 * Writes what stands in the sheets of an .xls file: for each a form feed, its name
 * and a line end, then its rows with tabs between the cells, and at the end of all
 * a line with the sign for "end of transmission". It is a program of its own
 * because libfreexl does not stand up to damaged files: whoever starts it takes
 * whatever ends it early for a damaged file, and the limits below keep it small.
 *
 * Exit: 0, 1 damaged, 2 no such file at all, 3 encrypted
 */
#include <freexl.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "anning-child-limits.h"

#define MEMORY_MAX (1024UL * 1024 * 1024)
#define SECONDS_MAX 10
#define FILES_MAX 16
#define SHEETS_MAX 64
#define COLUMNS_MAX 256
#define END_OF_ALL "\x04\n"

enum
{
  EXIT_DAMAGED = 1,
  EXIT_NO_WORKBOOK = 2,
  EXIT_ENCRYPTED = 3,
};

/* In a cell no sign may stand that ends one. */
static void
write_text (const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p++)
    putchar ((unsigned char) *p < 0x20 ? ' ' : *p);
}

static void
write_cell (const FreeXL_CellValue *cell)
{
  switch (cell->type)
    {
    case FREEXL_CELL_INT:
      printf ("%d", cell->value.int_value);
      break;
    case FREEXL_CELL_DOUBLE:
      /* Fifteen digits hold what was entered. */
      if (isfinite (cell->value.double_value))
        printf ("%.15g", cell->value.double_value);
      break;
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
    case FREEXL_CELL_DATE:
    case FREEXL_CELL_DATETIME:
    case FREEXL_CELL_TIME:
      write_text (cell->value.text_value);
      break;
    default:
      break;
    }
}

static int
write_sheet (const void     *book,
             unsigned short  number)
{
  const char *name = NULL;
  unsigned int rows = 0;
  unsigned short columns = 0;

  if (freexl_get_worksheet_name (book, number, &name) != FREEXL_OK
      || freexl_select_active_worksheet (book, number) != FREEXL_OK
      || freexl_worksheet_dimensions (book, &rows, &columns) != FREEXL_OK)
    return EXIT_DAMAGED;

  putchar ('\f');
  write_text (name);
  putchar ('\n');
  for (unsigned int row = 0; row < rows; row++)
    {
      unsigned short written = 0;

      for (unsigned short column = 0; column < columns && column < COLUMNS_MAX; column++)
        {
          FreeXL_CellValue cell = { 0 };

          if (freexl_get_cell_value (book, row, column, &cell) != FREEXL_OK || cell.type == FREEXL_CELL_NULL)
            continue;
          /* A sheet is as wide as its format allows, and mostly empty. */
          for (; written < column; written++)
            putchar ('\t');
          write_cell (&cell);
        }
      putchar ('\n');
    }
  return ferror (stdout) ? EXIT_DAMAGED : 0;
}

static int
write_book (const void *book)
{
  unsigned int n_sheets = 0;
  unsigned int password = FREEXL_BIFF_PLAIN;

  if (freexl_get_info (book, FREEXL_BIFF_PASSWORD, &password) == FREEXL_OK && password == FREEXL_BIFF_OBFUSCATED)
    return EXIT_ENCRYPTED;
  if (freexl_get_info (book, FREEXL_BIFF_SHEET_COUNT, &n_sheets) != FREEXL_OK)
    return EXIT_DAMAGED;
  for (unsigned int i = 0; i < n_sheets && i < SHEETS_MAX; i++)
    {
      int status = write_sheet (book, (unsigned short) i);

      if (status != 0)
        return status;
    }
  fputs (END_OF_ALL, stdout);
  return fflush (stdout) == 0 ? 0 : EXIT_DAMAGED;
}

int
main (void)
{
  const void *book = NULL;
  int status;

  anning_child_limit (MEMORY_MAX, SECONDS_MAX, FILES_MAX);
  status = freexl_open ("/proc/self/fd/0", &book);
  if (status == FREEXL_OK)
    status = write_book (book);
  else if (status == FREEXL_CFBF_INVALID_SIGNATURE || status == FREEXL_INVALID_CFBF_HEADER || status == FREEXL_BIFF_WORKBOOK_NOT_FOUND)
    status = EXIT_NO_WORKBOOK;
  else
    status = EXIT_DAMAGED;
  /* What is left of a damaged file is not worth the risk of freeing it. */
  _exit (status);
}
