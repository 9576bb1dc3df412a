/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Makes a picture of an original that is one, in a process of its own, upright, and no side
 * longer than @longest_side pixels. One of more pixels than any telephone takes is not unpacked.
 */
void        anning_picture_decode_async    (AnningStore          *store,
                                            gint64                evidence_id,
                                            int                   longest_side,
                                            GCancellable         *cancellable,
                                            GAsyncReadyCallback   callback,
                                            gpointer              user_data);
/* Returns: (transfer full): or NULL and @error: ANNING_PICTURE_ERROR or what reading the original gave */
GdkTexture *anning_picture_decode_finish   (GAsyncResult         *result,
                                            GError              **error);
/* Returns: (transfer full): why it is not shown, and what to do */
char       *anning_picture_decode_sentence (const GError         *error);

G_END_DECLS
