/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * A place in a recording that something points to: a mark, a line of a transcript, a citation.
 */
typedef struct
{
  gint64 incident_id; /* of the oldest incident that has the recording; 0: it has none */
  gint64 evidence_id;
  gint64 start_ms;    /* ms into the recording */
} AnningMoment;

/* ---- inside a job; ANNING_STORE_ERROR_NOT_FOUND when there is no such thing ---- */

/* @text: as anning_citation_read() takes it */
gboolean      anning_moment_of_citation   (AnningDb             *db,
                                           const char           *text,
                                           AnningMoment         *moment,
                                           GError              **error);

/* ---- from a page ---- */

/*
 * @table: "marker", "transcript", or "citation", which has no @id
 * @key: (nullable): what was searched in a transcript; of a citation the line itself
 */
void          anning_moment_find_async    (AnningStore          *store,
                                           const char           *table,
                                           gint64                id,
                                           const char           *key,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
/* Returns: (transfer full): free with g_free(); NULL with @error */
AnningMoment *anning_moment_find_finish   (AnningStore          *store,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
