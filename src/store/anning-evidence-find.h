/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/* Inside a job: whether the bytes of @sha256 are kept, and whether an incident that stands uses them. */
gboolean anning_evidence_find (AnningDb    *db,
                               const char  *sha256,
                               gint64      *evidence_id,
                               gboolean    *used,
                               GError     **error);
/* Inside a job: the standing incident that uses an original; 0 if none does. */
gboolean anning_evidence_find_incident (AnningDb  *db,
                                        gint64     evidence_id,
                                        gint64    *incident_id,
                                        GError   **error);
/* Inside a job: how many originals each row of a table has. */
GHashTable *anning_evidence_count_uses (AnningDb    *db,
                                        const char  *owner,
                                        GError     **error);

G_END_DECLS
