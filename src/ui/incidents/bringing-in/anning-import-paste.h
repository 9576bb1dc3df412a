/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What was copied elsewhere: files, a text, or a picture that became a file. */
typedef struct
{
  GListStore *files; /* GFile; empty for a text */
  GBytes *text;      /* NULL unless it is one */
  char *name;        /* what the text is called */
  char *folder;      /* of the picture's file, NULL for none: goes with what is in it when this is freed */
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
