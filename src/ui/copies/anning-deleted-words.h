/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-deleted.h"

G_BEGIN_DECLS

/* What was deleted, in words. The caller frees. */
char *anning_deleted_words_title     (const AnningDeleted     *thing);
/* What it is, when it was, what went with it, when it goes. */
char *anning_deleted_words_about     (const AnningDeleted     *thing);
/* Its originals: "2 originals, 1.2 MB"; NULL if it has none. */
char *anning_deleted_words_originals (guint                    n,
                                      gint64                   bytes);
/* Of the originals that nothing uses. */
char *anning_deleted_words_unused    (const AnningDeletedList *list);

G_END_DECLS
