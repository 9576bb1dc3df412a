/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-records.h"

G_BEGIN_DECLS

/*
 * Several changes that belong together, such as those of joining two incidents:
 * written in one job, each noted, so that all of them are taken back at once.
 */
typedef struct _AnningChangeSet AnningChangeSet;

AnningChangeSet *anning_change_set_new         (void);
AnningChangeSet *anning_change_set_ref         (AnningChangeSet         *self);
void             anning_change_set_unref       (AnningChangeSet         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningChangeSet, anning_change_set_unref)

/* Returns: how many changes it holds */
guint            anning_change_set_get_n       (AnningChangeSet         *self);

/* ---- inside a write job: as anning_records_save() and its kind, and noted ---- */

gboolean         anning_change_set_save        (AnningChangeSet         *self,
                                                AnningDb                *db,
                                                const AnningRecordType  *type,
                                                gpointer                 record,
                                                GError                 **error);
gboolean         anning_change_set_remove      (AnningChangeSet         *self,
                                                AnningDb                *db,
                                                const AnningRecordType  *type,
                                                gint64                   id,
                                                GError                 **error);
/* Gives one use of an original to another incident. */
gboolean         anning_change_set_move_use    (AnningChangeSet         *self,
                                                AnningDb                *db,
                                                gint64                   use_id,
                                                gint64                   incident_id,
                                                gint64                   new_incident_id,
                                                GError                 **error);
/*
 * Takes all of it back, the last change first. A field that was changed again since
 * stays as it is, and so does what was deleted or is gone.
 */
gboolean         anning_change_set_undo        (AnningChangeSet         *self,
                                                AnningDb                *db,
                                                GError                 **error);

/* ---- from a page ---- */

void             anning_change_set_undo_async  (AnningChangeSet         *self,
                                                AnningStore             *store,
                                                GAsyncReadyCallback      callback,
                                                gpointer                 user_data);
gboolean         anning_change_set_undo_finish (AnningStore             *store,
                                                GAsyncResult            *result,
                                                GError                 **error);

G_END_DECLS
