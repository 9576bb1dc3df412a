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

G_END_DECLS
