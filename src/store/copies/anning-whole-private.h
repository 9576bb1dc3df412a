/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-evidence.h"
#include "anning-light-private.h"

G_BEGIN_DECLS

/*
 * A whole file that is put together from a light image and its originals, in any
 * order: anning_whole_new(), anning_whole_add() for each, anning_whole_finish().
 */
typedef struct _AnningWhole AnningWhole;

/*
 * @light: (transfer none): stays open until the end
 * @path: must not exist; rights 0600; gone again unless anning_whole_finish() returns TRUE
 */
AnningWhole *anning_whole_new       (AnningDb            *light,
                                     const char          *path,
                                     GError             **error);
/* What is still to come: (transfer none) (element-type AnningOriginal), by digest. */
GArray      *anning_whole_get_wanted (AnningWhole        *self);
/*
 * Reads @stream to its end. ANNING_STORE_ERROR_DAMAGED when the bytes are not those of
 * @sha256, ANNING_STORE_ERROR_NOT_FOUND when no original of the image has that digest;
 * nothing of it is kept then, and the same original may be given once more.
 * @progress: (nullable): called with the bytes of this original so far
 */
gboolean     anning_whole_add       (AnningWhole         *self,
                                     const char          *sha256,
                                     GInputStream        *stream,
                                     AnningEvidenceProgress  progress,
                                     gpointer             user_data,
                                     GCancellable        *cancellable,
                                     GError             **error);
/*
 * @n_missing: (out) (nullable): originals that were not given; their rows are there without
 *   pieces. NULL: one that is missing is ANNING_STORE_ERROR_NOT_FOUND, and more can be added.
 * On the disk when TRUE is returned.
 */
gboolean     anning_whole_finish    (AnningWhole         *self,
                                     gint64              *n_missing,
                                     GError             **error);
void         anning_whole_free      (AnningWhole         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningWhole, anning_whole_free)

G_END_DECLS
