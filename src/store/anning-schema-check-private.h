/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-db-private.h"

G_BEGIN_DECLS

/*
 * Is every table and index of the file one that the program itself makes, with
 * the same words, and is there nothing else: no trigger, view or table of
 * somebody else? Asked before anything else runs on a file that was not made by
 * this process. ANNING_STORE_ERROR_ALTERED with the name of the first thing that
 * is not ours, _DAMAGED when something of ours is missing, _NEWER.
 */
gboolean    anning_schema_check         (AnningDb    *db,
                                         GError     **error);
/* One object of the schema. */
typedef struct
{
  char *type; /* "table" or "index" */
  char *name;
  char *table; /* that it belongs to */
  char *sql;   /* without blanks; NULL for an index that SQLite makes itself */
} AnningSchemaObject;

/* Returns: (transfer none): name → AnningSchemaObject, the same for the whole life of the process; NULL with @error */
GHashTable *anning_schema_get_reference (guint        version,
                                         GError     **error);
/* TRUE for what SQLite and its search keep for themselves beside a table of ours. */
gboolean    anning_schema_is_internal   (const char  *type,
                                         const char  *name);

G_END_DECLS
