/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-db-private.h"
#include "anning-records.h"

G_BEGIN_DECLS

/* The place of a record in the search index. */
#define ANNING_SEARCH_ROWS_PER_TYPE (G_GINT64_CONSTANT (1) << 40)

static inline gint64
anning_search_rowid (const AnningRecordType *type,
                     gint64                  id)
{
  return type->number * ANNING_SEARCH_ROWS_PER_TYPE + id;
}

/* The table that a link field points into: "debt_id" points into debt. */
char     *anning_records_get_link_table (const AnningField       *field);
/* The row as canonical JSON: SQLite's json_object over the field list, NULLs left out. */
char     *anning_records_to_json        (AnningDb                *db,
                                         const AnningRecordType  *type,
                                         gint64                   id,
                                         GError                 **error);
/* Appends to the journal how the row stands now, and tells that it changed. */
gboolean  anning_records_write_down     (AnningDb                *db,
                                         const AnningRecordType  *type,
                                         const char              *action,
                                         gint64                   id,
                                         GError                 **error);
/* The SQL expression behind it, over a row of the table. Returns: (transfer full) */
char     *anning_records_json_sql       (const AnningRecordType  *type);
/* Returns: (transfer full): "{"principal":0,…}" */
char     *anning_records_defaults_json  (const AnningRecordType  *type);
gboolean  anning_records_index_all      (AnningDb                *db,
                                         GError                 **error);
gboolean  anning_records_unindex        (AnningDb                *db,
                                         const AnningRecordType  *type,
                                         gint64                   id,
                                         GError                 **error);

/*
 * An expression for the number of a new row: one that no row of @table had before, purged ones
 * included, of which the journal knows. What is kept under a number outlives the row: a finding that was
 * set aside, the file that told of a contact, an event in a calendar. NULL: whatever is free.
 * The caller frees.
 */
char     *anning_records_fresh_id_sql   (const char              *table);

G_END_DECLS
