/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-backup.h"
#include "anning-db-private.h"

G_BEGIN_DECLS

/* Keeps a copy beside the file: what anning_migrate() calls first. */
gboolean  anning_backup_before_migration (AnningDb  *db,
                                          GError   **error);

G_END_DECLS
