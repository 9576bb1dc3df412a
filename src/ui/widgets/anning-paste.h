/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was copied elsewhere: files, a text, or a picture, which never becomes a file. */
typedef struct
{
  GListStore *files; /* GFile; empty for what is no file */
  GBytes *bytes;     /* of a text or, packed as PNG on a thread of its own, of a picture; NULL for files */
  char *name;        /* what these are called */
} AnningPasted;

void          anning_pasted_free  (AnningPasted         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningPasted, anning_pasted_free)

/* @texts: FALSE: of what was copied as text and as picture the picture is wanted, and a text alone is nothing */
void          anning_paste_async  (GdkClipboard         *clipboard,
                                   gboolean              texts,
                                   GCancellable         *cancellable,
                                   GAsyncReadyCallback   callback,
                                   gpointer              user_data);
/* Returns: (transfer full): or NULL and @error; G_IO_ERROR_NOT_SUPPORTED: nothing of that was copied */
AnningPasted *anning_paste_finish (GAsyncResult         *result,
                                   GError              **error);
/* @text: as it was copied or dropped */
AnningPasted *anning_pasted_new   (const char           *text);

G_END_DECLS
