/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "anning-attach.h"

G_BEGIN_DECLS

/*
 * Reads what was copied elsewhere so that it can become an original: files, or a picture, which
 * is packed as PNG on a thread of its own.
 */
void               anning_evidence_paste_async  (GdkClipboard         *clipboard,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
/* Returns: (transfer full): NULL with @error; G_IO_ERROR_NOT_SUPPORTED: neither was copied */
AnningAttachments *anning_evidence_paste_finish (GAsyncResult         *result,
                                                 GError              **error);

G_END_DECLS
