/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* More than this is no table of instalments. */
#define ANNING_TABLE_BYTES_MAX (16 * 1024 * 1024)
#define ANNING_TABLE_UNPACKED_MAX (64 * 1024 * 1024)
#define ANNING_TABLE_ROWS_MAX 10000
#define ANNING_TABLE_COLUMNS_MAX 100
/* Stands for the first sheet that holds a table. */
#define ANNING_TABLE_ANY_SHEET G_MAXUINT

/* What may be read; other tables than those of instalments are larger. */
typedef struct
{
  gsize bytes_max;
  gsize unpacked_max;  /* bytes of one XML file of a workbook */
  guint rows_max;
  gboolean with_times; /* days of a spreadsheet keep the time of day, and times are "HH:MM:SS" */
  gboolean with_pages; /* tables of web pages and of Excel 2003's XML, which call themselves .xls */
} AnningTableOptions;

#define ANNING_TABLE_ERROR (anning_table_error_quark ())
GQuark anning_table_error_quark (void);

/* Why something cannot be read as a table; the page puts it into words. */
typedef enum
{
  ANNING_TABLE_ERROR_NOT_A_TABLE,
  ANNING_TABLE_ERROR_EMPTY,
  ANNING_TABLE_ERROR_ENCRYPTED,
  ANNING_TABLE_ERROR_OLD_EXCEL, /* .xls */
  ANNING_TABLE_ERROR_TRUNCATED, /* it ends in the middle */
  ANNING_TABLE_ERROR_TOO_LARGE, /* in bytes, also of what it unpacks to */
  ANNING_TABLE_ERROR_TOO_MANY_ROWS,
  ANNING_TABLE_ERROR_TOO_MANY_COLUMNS,
} AnningTableError;

/*
 * A table as it was found: cells are texts without blanks around them, rows
 * without any text are left out. Days of a spreadsheet are ISO texts, its
 * numbers have a point and no separators.
 */
typedef struct
{
  GPtrArray *rows;  /* char **, each ends with NULL; "" for an empty cell */
  guint n_columns;  /* of the widest row */
  char **sheets;    /* names of the sheets of a workbook, NULL for a text */
  guint sheet;      /* which of them this is */
  GBytes *bytes;    /* what it was read from */
} AnningReadTable;

/* It does not change once it was read, and may be shared between threads. */
AnningReadTable *anning_read_table_ref         (AnningReadTable      *self);
void             anning_read_table_unref       (AnningReadTable      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningReadTable, anning_read_table_unref)
/* Returns: never NULL: "" where the row is shorter */
const char      *anning_read_table_get         (const AnningReadTable *self,
                                                guint                 row,
                                                guint                 column);

/* Blocking: for a thread other than the main one. @sheet: for a workbook, else ignored */
AnningReadTable *anning_table_read_bytes       (GBytes               *bytes,
                                                guint                 sheet,
                                                GCancellable         *cancellable,
                                                GError              **error);
/* The same within other limits. */
AnningReadTable *anning_table_read_bytes_with  (GBytes                     *bytes,
                                                guint                       sheet,
                                                const AnningTableOptions   *options,
                                                GCancellable               *cancellable,
                                                GError                    **error);
/* The same; a file that is too large is refused before all of it is read. */
AnningReadTable *anning_table_read_file        (GFile                *file,
                                                guint                 sheet,
                                                GCancellable         *cancellable,
                                                GError              **error);

G_END_DECLS
