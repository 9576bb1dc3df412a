/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-salvage-pages-private.h"

G_BEGIN_DECLS

/* What stands on one page of a b-tree. Nothing of it is believed before it was held against the page's end. */
typedef enum
{
  ANNING_SALVAGE_NO_TREE, /* free, overflow, zeroed, or damaged */
  ANNING_SALVAGE_INDEX_INNER = 0x02,
  ANNING_SALVAGE_TABLE_INNER = 0x05,
  ANNING_SALVAGE_INDEX_LEAF = 0x0a,
  ANNING_SALVAGE_TABLE_LEAF = 0x0d,
} AnningSalvageKind;

typedef struct
{
  guint32 number;
  AnningSalvageKind kind;
  guint32 n_cells;
  guint32 right; /* the child behind the last cell of an inner page */
  guint8 *bytes;
  guint32 usable;
} AnningSalvagePage;

typedef struct
{
  guint32 child;      /* of an inner page */
  gint64 rowid;       /* of a table */
  guint64 size;       /* of the content; 0 on an inner page of a table */
  const guint8 *local;
  guint32 n_local;
  guint32 overflow;   /* the page on which it goes on; 0: it is all here */
} AnningSalvageCell;

typedef enum
{
  ANNING_SALVAGE_NULL,
  ANNING_SALVAGE_INTEGER,
  ANNING_SALVAGE_REAL,
  ANNING_SALVAGE_BLOB,
  ANNING_SALVAGE_TEXT,
} AnningSalvageType;

typedef struct
{
  AnningSalvageType type;
  gint64 integer;
  const guint8 *data;
  gsize length;
} AnningSalvageValue;

/* @page->bytes has to hold a page; FALSE: it is no page of a tree */
gboolean  anning_salvage_page_load   (AnningSalvagePages       *pages,
                                      guint32                   number,
                                      AnningSalvagePage        *page);
gboolean  anning_salvage_page_cell   (const AnningSalvagePage  *page,
                                      guint32                   place,
                                      AnningSalvageCell        *cell);
/* All of its content; FALSE when a part is gone. */
gboolean  anning_salvage_cell_read   (AnningSalvagePages       *pages,
                                      const AnningSalvageCell  *cell,
                                      GByteArray               *content);
/* Types and lengths of the columns, as far as @n bytes tell; FALSE if they are not those of a row of @size bytes. */
gboolean  anning_salvage_row_shape   (const guint8             *content,
                                      gsize                     n,
                                      guint64                   size,
                                      GArray                   *values);
/* The same with the values, which point into @content. */
gboolean  anning_salvage_row_values  (const guint8             *content,
                                      gsize                     n,
                                      GArray                   *values);

G_END_DECLS
