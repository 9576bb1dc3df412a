/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-change-set.h"
#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Contacts that reached a telephone of a relative, by the number that stands with them or with theirs in
 * the number book, and are not said to be theirs yet.
 */

/* Inside a job. Returns: (transfer full): GArray of gint64 ids of incidents, newest first */
GArray          *anning_relative_ties_find        (AnningDb             *db,
                                                   gint64                relative_id,
                                                   GError              **error);
/* Inside a write job: says of each of @ids that it is theirs; whom it reached is filled in where it is not known. */
gboolean         anning_relative_ties_make        (AnningDb             *db,
                                                   gint64                relative_id,
                                                   const gint64         *ids,
                                                   guint                 n_ids,
                                                   AnningChangeSet      *changes,
                                                   GError              **error);

/* ---- from a page ---- */

void             anning_relative_ties_find_async  (AnningStore          *store,
                                                   gint64                relative_id,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
GArray          *anning_relative_ties_find_finish (AnningStore          *store,
                                                   GAsyncResult         *result,
                                                   GError              **error);
/* @ids: gint64; a reference is kept */
void             anning_relative_ties_make_async  (AnningStore          *store,
                                                   gint64                relative_id,
                                                   GArray               *ids,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
/* Returns: (transfer full): what was changed, to be undone; or NULL and @error */
AnningChangeSet *anning_relative_ties_make_finish (AnningStore          *store,
                                                   GAsyncResult         *result,
                                                   GError              **error);

G_END_DECLS
