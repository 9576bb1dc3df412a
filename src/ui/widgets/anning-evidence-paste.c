/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-evidence-paste.h"

#include "anning-paste.h"

void
anning_evidence_paste_async (GdkClipboard        *clipboard,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  anning_paste_async (clipboard, FALSE, NULL, callback, user_data);
}

AnningAttachments *
anning_evidence_paste_finish (GAsyncResult  *result,
                              GError       **error)
{
  g_autoptr (AnningPasted) pasted = anning_paste_finish (result, error);
  AnningAttachments *attachments;

  if (pasted == NULL)
    return NULL;
  attachments = anning_attachments_new ();
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pasted->files)); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (G_LIST_MODEL (pasted->files), i);

      anning_attachments_add_file (attachments, file);
    }
  if (pasted->bytes != NULL)
    anning_attachments_add_bytes (attachments, pasted->bytes, pasted->name);
  return attachments;
}
