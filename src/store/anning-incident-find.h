/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Finds incidents by what a person types above their list: the words of the incident
 * itself, the words of the markers in its recordings, what its numbers are called, any
 * part of a number, and its tags.
 */

/* @tags: (nullable): words of anning_incident_tags that what was typed stands for. Both are copied before this returns */
void        anning_incidents_find_async  (AnningStore          *store,
                                          const char           *query,
                                          const char *const    *tags,
                                          GCancellable         *cancellable,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
/* Returns: (transfer full): set of gint64 *, empty where nothing fits; NULL and @error */
GHashTable *anning_incidents_find_finish (AnningStore          *store,
                                          GAsyncResult         *result,
                                          GError              **error);

G_END_DECLS
