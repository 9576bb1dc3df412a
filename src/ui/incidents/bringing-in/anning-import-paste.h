/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was copied elsewhere: files, a text, or a picture, which never becomes a file. */
typedef struct
{
  GListStore *files; /* GFile; empty for what is no file */
  GBytes *bytes;     /* of a text or, as PNG, of a picture; NULL for files */
  char *name;        /* what these are called */
} AnningImportPasted;

void                anning_import_pasted_free  (AnningImportPasted   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningImportPasted, anning_import_pasted_free)

void                anning_import_paste_async  (GdkClipboard         *clipboard,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
/* Returns: (transfer full): or NULL and @error; G_IO_ERROR_NOT_SUPPORTED: neither was copied */
AnningImportPasted *anning_import_paste_finish (GAsyncResult         *result,
                                                GError              **error);
/* @text: as it was copied or dropped */
AnningImportPasted *anning_import_pasted_new   (const char           *text);

G_END_DECLS
