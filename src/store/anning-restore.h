/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Puts a sound copy in the place of a file that cannot be opened. The old file
 * is not overwritten: it stays in the same folder under another name.
 */

/* The copy that an error of anning_store_open() offers; (transfer full) (nullable). */
char     *anning_restore_offered (const GError         *error);
/*
 * Blocking. @aside: (out) (transfer full): where the old file lies now.
 * Nothing has changed when FALSE is returned.
 */
gboolean  anning_restore         (const char           *path,
                                  const char           *copy,
                                  char                **aside,
                                  GError              **error);
void      anning_restore_async   (const char           *path,
                                  const char           *copy,
                                  GCancellable         *cancellable,
                                  GAsyncReadyCallback   callback,
                                  gpointer              user_data);
/* Returns: (transfer full): where the old file lies now, or NULL with @error */
char     *anning_restore_finish  (GAsyncResult         *result,
                                  GError              **error);

G_END_DECLS
