/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-table.h"

G_BEGIN_DECLS

typedef enum
{
  ANNING_TABLE_CELL_EMPTY,
  ANNING_TABLE_CELL_TEXT,
  ANNING_TABLE_CELL_NUMBER, /* in the unit of the column */
  ANNING_TABLE_CELL_DAY,    /* ISO day in the text */
} AnningTableContent;

typedef struct
{
  AnningTableContent content;
  char *text;
  gint64 number;
} AnningTableCell;

typedef struct
{
  gboolean sum;
  GArray *cells; /* AnningTableCell, one per column */
} AnningTableRow;

typedef struct
{
  char *title;
  AnningTableKind kind;
} AnningTableColumn;

struct _AnningTable
{
  char *title;
  GArray *columns; /* AnningTableColumn */
  GPtrArray *rows; /* AnningTableRow */
};

/* ---- from one program of ours to another ---- */

GBytes    *anning_tables_to_bytes   (const GPtrArray *tables);
GPtrArray *anning_tables_from_bytes (GBytes          *bytes);

G_END_DECLS
