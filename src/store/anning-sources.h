/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/* Files that contacts were read from, and what is known of each contact. All inside a job. */

/* @id: (out): of the source with these bytes that stands, 0 if there is none */
gboolean  anning_sources_find           (AnningDb    *db,
                                         const char  *sha256,
                                         gint64      *id,
                                         GError     **error);
/*
 * @known: (out): whether what @key names was brought in; also when its incident was
 *   deleted since, however long ago, but not when its whole source was taken back
 */
gboolean  anning_sources_know_key       (AnningDb    *db,
                                         const char  *key,
                                         gboolean    *known,
                                         GError     **error);
/* @any: (out): whether any contact was ever brought in */
gboolean  anning_sources_know_any       (AnningDb    *db,
                                         gboolean    *any,
                                         GError     **error);
/* Returns: (transfer full) (element-type gint64): traces of incidents that stand and whose key begins with @start, newest first; or NULL and @error */
GArray   *anning_sources_list_keyed     (AnningDb    *db,
                                         const char  *start,
                                         GError     **error);
/* Returns: (transfer full): incidents that stand and were written by @writer (anning_writers): gint64 * → gint64 *, whom they reached; or NULL and @error */
GHashTable *anning_sources_read_written (AnningDb    *db,
                                         const char  *writer,
                                         GError     **error);
/* Returns: (transfer full) (element-type gint64): incidents that stand and of which @source_id tells; or NULL and @error */
GArray   *anning_sources_list_incidents (AnningDb    *db,
                                         gint64       source_id,
                                         GError     **error);
/* @held: (out): whether a round, a letter or anything else but what tells of it points to the incident */
gboolean  anning_sources_is_held        (AnningDb    *db,
                                         gint64       incident_id,
                                         gboolean    *held,
                                         GError     **error);

G_END_DECLS
