/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-bundle-check.h"
#include "anning-bundle-entry.h"
#include "anning-bundle-plan.h"

G_BEGIN_DECLS

/*
 * Writes the ZIP beside @path under another name and puts it in its place in one step;
 * what was there stays until then. A failure or a cancel leaves nothing. Afterwards it
 * is noted in the store (AnningBundleEntry).
 *
 * Blocking: for a thread other than the main one; @progress is called on it. Errors:
 * ANNING_BUNDLE_ERROR_EVIDENCE (an original is not what was brought in; the message is its
 * name in the bundle), ANNING_BUNDLE_ERROR_EMPTY, G_IO_ERROR (CANCELLED, NO_SPACE,
 * PERMISSION_DENIED, NOT_FOUND…), ANNING_STORE_ERROR.
 *
 * Returns: (transfer full): what was noted, with its id, or NULL and @error
 */
AnningBundleEntry *anning_bundle_write        (AnningStore           *store,
                                               AnningBundlePlan      *plan,
                                               const char            *path,
                                               AnningProgressFunc     progress,
                                               gpointer               user_data,
                                               GCancellable          *cancellable,
                                               GError               **error);
/*
 * @plan: (transfer none): neither changed nor freed before @callback
 * @progress: called on the main context of the caller, not any more once @callback was
 */
void               anning_bundle_write_async  (AnningStore           *store,
                                               AnningBundlePlan      *plan,
                                               const char            *path,
                                               AnningProgressFunc     progress,
                                               gpointer               progress_data,
                                               GCancellable          *cancellable,
                                               GAsyncReadyCallback    callback,
                                               gpointer               user_data);
AnningBundleEntry *anning_bundle_write_finish (AnningStore           *store,
                                               GAsyncResult          *result,
                                               GError               **error);

G_END_DECLS
