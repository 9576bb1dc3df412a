/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-table-reader.h"

G_BEGIN_DECLS

/* Rows while they are read: keeps the limits, drops what is empty. */
typedef struct
{
  const AnningTableOptions *options;
  GPtrArray *rows;  /* char ** */
  GPtrArray *cells; /* char *, of the row that is being read */
  guint n_columns;
} AnningRowReader;

/* @options: have to outlive it */
void     anning_row_reader_init      (AnningRowReader  *self,
                                      const AnningTableOptions *options);
/* Forgets what was read. */
void     anning_row_reader_restart   (AnningRowReader  *self);
void     anning_row_reader_clear     (AnningRowReader  *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AnningRowReader, anning_row_reader_clear)
/* @text: (transfer none): need not end with a zero byte; blanks around it are dropped */
gboolean anning_row_reader_set_cell  (AnningRowReader  *self,
                                      guint             column,
                                      const char       *text,
                                      gssize            length,
                                      GError          **error);
gboolean anning_row_reader_end_row   (AnningRowReader  *self,
                                      GError          **error);
/* TRUE when there are two columns of something. */
gboolean anning_row_reader_is_table  (const AnningRowReader *self);

/* Each fills @rows. A text of any encoding and separator; a workbook, whose sheets are listed too. */
gboolean anning_table_read_text      (AnningRowReader  *rows,
                                      GBytes           *bytes,
                                      GCancellable     *cancellable,
                                      GError          **error);
gboolean anning_table_read_workbook  (AnningRowReader  *rows,
                                      GBytes           *bytes,
                                      guint            *sheet,
                                      char           ***sheets,
                                      GCancellable     *cancellable,
                                      GError          **error);
/* One XML file of a ZIP. */
gboolean anning_table_parse_entry    (GBytes               *bytes,
                                      const char           *path,
                                      gsize                 unpacked_max,
                                      const GMarkupParser  *parser,
                                      gpointer              data,
                                      gboolean             *found,
                                      GCancellable         *cancellable,
                                      GError              **error);

/* A page with tables, or the XML of Excel 2003, decoded. */
gboolean anning_table_is_html        (const char           *text);
gboolean anning_table_read_html      (AnningRowReader      *rows,
                                      const char           *text,
                                      GCancellable         *cancellable,
                                      GError              **error);
/* What @rows holds becomes a table. @sheets: (transfer full) (nullable) */
AnningReadTable *anning_read_table_new       (AnningRowReader      *rows,
                                              char                **sheets,
                                              guint                 sheet,
                                              GBytes               *bytes);

G_END_DECLS
