/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-evidence.h"

G_BEGIN_DECLS

/* In a write job: puts the bytes of a damaged original back; @fits: (out): FALSE: these are not its bytes, nothing changed. */
gboolean anning_evidence_put_back        (AnningDb             *db,
                                          gint64                evidence_id,
                                          GInputStream         *stream,
                                          gboolean             *fits,
                                          GCancellable         *cancellable,
                                          GError              **error);
/* The same of a file. */
void     anning_evidence_put_back_async  (AnningStore          *store,
                                          gint64                evidence_id,
                                          GFile                *file,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
/* Returns: whether it fits; FALSE also with @error */
gboolean anning_evidence_put_back_finish (AnningStore          *store,
                                          GAsyncResult         *result,
                                          GError              **error);

G_END_DECLS
