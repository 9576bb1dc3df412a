/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-evidence.h"

G_BEGIN_DECLS

/* A record that stands and that an original belongs to. */
typedef struct
{
  AnningEvidenceUse *use;
  char *title;       /* the record's own, NULL if it has none: the creditor, the name of a budget line… */
  gint64 at;         /* ms, of an incident or a round; else ANNING_UNKNOWN */
  gint64 utc_offset; /* minutes */
  char *channel;     /* of an incident, NULL for others */
} AnningOriginalUser;

/* Inside a job. Returns: (element-type AnningOriginalUser): oldest first; those of deleted records are not in it */
GPtrArray *anning_original_users_list        (AnningDb             *db,
                                              gint64                evidence_id,
                                              GError              **error);

void       anning_original_users_read_async  (AnningStore          *store,
                                              gint64                evidence_id,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
GPtrArray *anning_original_users_read_finish (AnningStore          *store,
                                              GAsyncResult         *result,
                                              GError              **error);

G_END_DECLS
