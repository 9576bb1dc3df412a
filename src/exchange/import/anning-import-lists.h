/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-import-item.h"

G_BEGIN_DECLS

/*
 * Reads the list that @item may be; whatever is wrong with it is noted in @item.
 *
 * Returns: FALSE and @error only when it was cancelled
 */
gboolean           anning_import_item_read_list   (AnningImportItem            *item,
                                                   const AnningSourceRequest   *how,
                                                   GCancellable                *cancellable,
                                                   GError                     **error);
/* Finds the recordings of side files: what those tell counts for the recording. */
void               anning_import_items_pair       (GPtrArray                   *items);

G_END_DECLS
