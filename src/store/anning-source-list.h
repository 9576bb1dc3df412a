/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/* What was brought in, and since when it matters. */
typedef struct
{
  GPtrArray *sources;    /* AnningSourceEntry that stand, newest first */
  gint64 first_incident; /* ms, of the earliest that stands; may be unknown */
  char *overdue_since;   /* ISO day, of the debt that has been overdue longest; NULL: none is */
} AnningSourceList;

void              anning_source_list_free        (AnningSourceList     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningSourceList, anning_source_list_free)

void              anning_source_list_read_async  (AnningStore          *store,
                                                  GCancellable         *cancellable,
                                                  GAsyncReadyCallback   callback,
                                                  gpointer              user_data);
AnningSourceList *anning_source_list_read_finish (AnningStore          *store,
                                                  GAsyncResult         *result,
                                                  GError              **error);

G_END_DECLS
