/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Search over every text of the file. One character is enough; two and more
 * must follow each other; full-width and half-width, capitals and small
 * letters are the same.
 */

typedef struct
{
  char *table;    /* "debt", "incident", … */
  gint64 id;
  char *title;
  char *snippet;  /* of what is not the title, with U+0002 before and U+0003 after each hit */
  gint64 at;      /* when it happened, ms; ANNING_UNKNOWN for what has no moment */
  gint64 utc_offset;
} AnningHit;

void       anning_hit_free       (AnningHit            *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningHit, anning_hit_free)

/* Runs on the search thread. A newer search makes an older one end as cancelled.
 * @table: (nullable): search only there. At most @limit hits, newest rows first. */
void       anning_search_async   (AnningStore          *store,
                                  const char           *query,
                                  const char           *table,
                                  guint                 limit,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
/* Returns: (transfer full): AnningHit */
GPtrArray *anning_search_finish  (AnningStore          *store,
                                  GAsyncResult         *result,
                                  GError              **error);

/* The FTS5 phrase for what a person typed; NULL if nothing in it can be searched. */
char      *anning_search_phrase  (const char           *query);

G_END_DECLS
