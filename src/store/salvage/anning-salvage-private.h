/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-db-private.h"
#include "anning-salvage.h"
#include "anning-salvage-cells-private.h"

G_BEGIN_DECLS

/* A column of a table of ours, as the present schema has it. Older ones have fewer at the end. */
typedef struct
{
  char *name;
  AnningSalvageType type;
  gboolean required;    /* NOT NULL */
  gboolean has_default;
  gboolean is_id;       /* its value is the rowid */
} AnningSalvageColumn;

typedef struct
{
  char *name;
  GPtrArray *columns;
  gboolean by_key;      /* WITHOUT ROWID: a tree of its keys */
  char *insert;         /* SQL with a place for each column */
  guint32 root;         /* 0: unknown */
  guint gaps;
  gint64 refused;       /* rows that could be read, but not put in, or read in part only */
} AnningSalvageTable;

/* One salvage under way. */
typedef struct
{
  AnningSalvagePages *pages;
  AnningDb *db;                /* the new file */
  GPtrArray *tables;           /* AnningSalvageTable */
  guint8 *owners;              /* by page: 0 nobody's yet, OTHER, or the place of its table + 1 */
  guint8 *hints;               /* by page: the table in whose tree it hangs without fitting */
  GHashTable *reference;       /* of the newest schema: name → AnningSchemaObject */
  guint pages_bad;
  guint foreign;
  gboolean begins_badly;       /* the list of tables cannot be read whole */
  void (*progress) (double fraction, gpointer user_data);
  gpointer user_data;
  GCancellable *cancellable;
  AnningSalvageReport *report;
} AnningSalvage;

#define ANNING_SALVAGE_OTHER 255

AnningSalvageTable *anning_salvage_find_table (AnningSalvage  *self,
                                               const char     *name);
/* The place of @name in self->tables + 1, or 0. */
guint     anning_salvage_find_owner     (AnningSalvage       *self,
                                         const char          *name);
/* Runs @sql with up to two bound numbers. */
gboolean  anning_salvage_run            (AnningSalvage       *self,
                                         const char          *sql,
                                         gint64               first,
                                         gint64               second,
                                         GError             **error);
/* Returns: (transfer full): the first column of each row, an int64 */
GArray   *anning_salvage_list           (AnningSalvage       *self,
                                         const char          *sql,
                                         GError             **error);
/* TRUE when the last statement failed by what was to be put in, not by the place it goes to. */
gboolean  anning_salvage_was_refused    (AnningSalvage       *self,
                                         const GError        *error);

/* ---- anning-salvage-tables.c: which page is whose ---- */

gboolean  anning_salvage_learn_tables   (AnningSalvage       *self,
                                         GError             **error);
gboolean  anning_salvage_find_pages     (AnningSalvage       *self,
                                         GError             **error);
/* Could a row of this shape be one of @table? */
gboolean  anning_salvage_row_fits       (AnningSalvageTable  *table,
                                         const GArray        *values);

/* ---- anning-salvage-rows.c: from pages into the new file ---- */

gboolean  anning_salvage_take_rows      (AnningSalvage       *self,
                                         GError             **error);

/* ---- anning-salvage-journal.c: what the journal says of them ---- */

/* Once the rows of the journal are in: cuts it where its chain breaks, and keeps aside what it says of each row. */
gboolean  anning_salvage_cut_journal    (AnningSalvage       *self,
                                         GError             **error);
/* Rows that are gone or changed, as the journal has them. */
gboolean  anning_salvage_ask_journal    (AnningSalvage       *self,
                                         GError             **error);
/* The journal of the new file goes on from here. */
gboolean  anning_salvage_write_journal  (AnningSalvage       *self,
                                         GError             **error);
AnningSalvageCount *anning_salvage_get_count (AnningSalvage  *self,
                                              const char     *table);

/* ---- anning-salvage-mend.c: links and originals ---- */

gboolean  anning_salvage_mend_links     (AnningSalvage       *self,
                                         GError             **error);
gboolean  anning_salvage_check_originals (AnningSalvage      *self,
                                          GPtrArray          *folders,
                                          GError            **error);

G_END_DECLS
