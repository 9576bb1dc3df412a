/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-evidence.h"

G_BEGIN_DECLS

/* One original as it belongs to a record. */
typedef struct
{
  AnningEvidenceUse *use;
  AnningEvidence *evidence;
} AnningOriginal;

void       anning_originals_read_async  (AnningStore          *store,
                                         const char           *owner,
                                         gint64                owner_id,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
GPtrArray *anning_originals_read_finish (AnningStore          *store,
                                         GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
