/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-sealed.h"

#include "anning-copy-look-private.h"
#include "anning-sealed-private.h"

AnningCopyLook *
anning_sealed_look (const char    *path,
                    AnningSecret  *secret,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (AnningCopyLook) look = NULL;
  g_autoptr (AnningDb) light = NULL;
  AnningSealedContents contents;
  gint64 size;

  g_return_val_if_fail (path != NULL && secret != NULL, NULL);

  light = anning_sealed_open_image (path, secret, &contents, &size, cancellable, error);
  if (light != NULL)
    look = anning_copy_look_read (light, error);
  if (look == NULL)
    return NULL;
  g_free (look->path);
  look->path = g_strdup (path);
  look->made_at = contents.made_at;
  look->size = size;
  look->n_missing = contents.n_missing;
  return g_steal_pointer (&look);
}
