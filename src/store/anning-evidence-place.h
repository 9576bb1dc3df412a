/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Where listening to a recording stopped, so that it goes on there next time. It is
 * no part of the case: it is in no journal and no bundle, and nothing is told of its
 * change.
 */

/*
 * In ms from the start of the recording; 0 or ANNING_UNKNOWN forgets it. An original
 * that is gone meanwhile is no error.
 */
void     anning_evidence_set_place_async  (AnningStore          *store,
                                           gint64                evidence_id,
                                           gint64                position_ms,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
gboolean anning_evidence_set_place_finish (AnningStore          *store,
                                           GAsyncResult         *result,
                                           GError              **error);
void     anning_evidence_get_place_async  (AnningStore          *store,
                                           gint64                evidence_id,
                                           GCancellable         *cancellable,
                                           GAsyncReadyCallback   callback,
                                           gpointer              user_data);
/* Returns: ms; ANNING_UNKNOWN where nobody listened yet, or with @error */
gint64   anning_evidence_get_place_finish (AnningStore          *store,
                                           GAsyncResult         *result,
                                           GError              **error);

G_END_DECLS
