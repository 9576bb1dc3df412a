/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-db-private.h"

G_BEGIN_DECLS

/* What was deleted can be restored for this long. */
#define ANNING_PURGE_AFTER_MS (30 * G_GINT64_CONSTANT (86400000))

/* Drops for good what was deleted, and originals that nothing uses, longer ago than that. */
gboolean anning_purge_old (AnningDb  *db,
                           gint64     now,
                           GError   **error);
/*
 * In a write job: drops one deleted record for good, now, with what cannot be without it and the
 * originals that nothing else uses. @now: ms. NOT_FOUND for what stands.
 */
gboolean anning_purge_record     (AnningDb                *db,
                                  const AnningRecordType  *type,
                                  gint64                   id,
                                  gint64                   now,
                                  GError                 **error);
/* In a write job: the same for all that was deleted, and for every original that nothing uses. */
gboolean anning_purge_everything (AnningDb                *db,
                                  gint64                   now,
                                  GError                 **error);

G_END_DECLS
