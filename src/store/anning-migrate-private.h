/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-db-private.h"

G_BEGIN_DECLS

/* Takes a file from one version to the next; runs in a transaction. */
typedef gboolean (*AnningMigration) (AnningDb  *db,
                                     GError   **error);

/* One step per version: the first makes version 1 out of nothing. */
extern const AnningMigration anning_migrations[ANNING_SCHEMA_VERSION];

/*
 * anning_migrate:
 * @steps: @n_steps of them: afterwards the file's version is @n_steps
 * @before: (nullable): called once before the first step on a file that is not empty,
 *   e.g. to keep a copy; no step is made if it fails
 *
 * Each step is one transaction together with its version number.
 * ANNING_STORE_ERROR_NEWER when the file is ahead of @n_steps.
 */
gboolean anning_migrate (AnningDb               *db,
                         const AnningMigration  *steps,
                         guint                   n_steps,
                         AnningMigration         before,
                         GError                **error);

G_END_DECLS
