/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A table that leaves the program: in a document, as CSV, as XLSX or on the
 * clipboard. Cells hold values, not texts, so that a spreadsheet can go on
 * reckoning with them. Titles and texts come translated from the caller.
 */
typedef enum
{
  ANNING_TABLE_TEXT,
  ANNING_TABLE_MONEY, /* gint64 fen */
  ANNING_TABLE_RATE,  /* gint64 millionths per year */
  ANNING_TABLE_DAY,   /* ISO day */
  ANNING_TABLE_COUNT, /* gint64 */
} AnningTableKind;

typedef struct _AnningTable AnningTable;

/* @title: names the sheet; shows nothing of the matter unless the caller wants it to. */
AnningTable    *anning_table_new             (const char         *title);
void            anning_table_free            (AnningTable        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningTable, anning_table_free)

/* ---- filling it: first all columns, then row by row ---- */

void            anning_table_add_column      (AnningTable        *self,
                                              const char         *title,
                                              AnningTableKind     kind);
/* Begins a row of empty cells; what is set next goes into it. Returns: its number, from 0 */
guint           anning_table_add_row         (AnningTable        *self);
/* The same for a row of sums: it is shown in bold. */
guint           anning_table_add_sum_row     (AnningTable        *self);
/* Into the last row. @text: (nullable); a column of days takes an ISO day; any column takes a word such as "Total" */
void            anning_table_set_text        (AnningTable        *self,
                                              guint               column,
                                              const char         *text);
/* Into the last row, in the unit of the column; ANNING_UNKNOWN leaves the cell empty. */
void            anning_table_set_number      (AnningTable        *self,
                                              guint               column,
                                              gint64              number);
/* Into the last row. @day: (nullable): one that is not valid leaves the cell empty */
void            anning_table_set_day         (AnningTable        *self,
                                              guint               column,
                                              const GDate        *day);

/* ---- reading it ---- */

const char     *anning_table_get_title       (const AnningTable  *self);
guint           anning_table_get_n_columns   (const AnningTable  *self);
guint           anning_table_get_n_rows      (const AnningTable  *self);
const char     *anning_table_get_column      (const AnningTable  *self,
                                              guint               column,
                                              AnningTableKind    *kind);
gboolean        anning_table_is_sum_row      (const AnningTable  *self,
                                              guint               row);
/*
 * As it is read by a person: "1,234.50", "24%", "2026-03-05", "12"; "" when empty.
 * The caller frees it.
 */
char           *anning_table_dup_cell        (const AnningTable  *self,
                                              guint               row,
                                              guint               column);

/* ---- letting it leave ---- */

/*
 * UTF-8 with a byte order mark, CRLF, RFC 4180. A text that a spreadsheet would
 * take for a formula gets an apostrophe before it.
 */
GBytes         *anning_table_to_csv          (const AnningTable  *self);
/*
 * @tables: (element-type AnningTable): one sheet each, in this order
 *
 * An XLSX file: sums as numbers with the format ¥#,##0.00, days as dates, the
 * heading bold and frozen. Blocking, for a thread other than the main one.
 * Returns: (transfer full): or NULL and a G_IO_ERROR or ANNING_CHILD_ERROR
 */
GBytes         *anning_tables_to_xlsx        (const GPtrArray    *tables,
                                              GError            **error);

G_END_DECLS
