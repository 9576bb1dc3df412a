/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-import-match.h"
#include "anning-numbers.h"
#include "anning-relative.h"
#include "anning-source.h"

G_BEGIN_DECLS

/* What relatives wrote down in the pages on their phones, and what it does to them. */

/* Returns: (transfer full) (element-type AnningSourceKit): the pages that were made from this file; NULL and @error */
GPtrArray *anning_import_kits_read         (AnningStore              *store,
                                            GError                  **error);

/*
 * Inside a job. The names by which creditors and who collects for them are known in the
 * file: a relative writes down no more than the name that somebody gave.
 *
 * @ties: of anning_numbers_read_ties()
 *
 * Returns: (transfer full): for anning_import_names_find(); or NULL and @error
 */
GHashTable *anning_import_names_read       (AnningDb                 *db,
                                            GHashTable               *ties,
                                            GError                  **error);
/* Returns: (nullable) (transfer none): who is known by that name; not when several are */
const AnningNumberTie *anning_import_names_find (GHashTable          *names,
                                                 const char          *name);

/* A relative asked not to be called again, earlier than the file knows. */
typedef struct
{
  gint64 relative_id;
  char *name;     /* may be NULL */
  gint64 at;      /* ms */
  gint64 utc_offset; /* minutes */
  char *words;    /* of the relative, may be NULL */
} AnningImportRefused;

/*
 * Inside a job. Of what comes in with @match, and is not there yet.
 *
 * Returns: (transfer full) (element-type AnningImportRefused): or NULL and @error
 */
GPtrArray *anning_import_refused_new       (AnningDb                 *db,
                                            const GArray             *parts,
                                            const AnningImportMatch  *match,
                                            GError                  **error);
/* @refused: (element-type AnningImportRefused). FALSE and @error. What the relatives were and became is added to the two lists. */
gboolean   anning_import_refused_write     (AnningDb                 *db,
                                            const GPtrArray          *refused,
                                            GPtrArray                *before,
                                            GPtrArray                *after,
                                            GError                  **error);

/*
 * Inside a job. What was read of an earlier version of the entry that @key is of, newest first.
 *
 * Returns: (transfer full) (element-type AnningTraceEntry): of incidents that stand; or NULL and @error
 */
GPtrArray *anning_import_kits_find_earlier (AnningDb                 *db,
                                            const char               *key,
                                            GError                  **error);

G_END_DECLS
