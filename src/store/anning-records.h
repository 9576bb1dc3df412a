/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-store.h"

G_BEGIN_DECLS

/*
 * Listing, saving, deleting and restoring, the same for every record type of
 * the domain layer. Each write adds a journal row, keeps the search index in
 * step and notes the change for the store's signal.
 */

/* Every record type of the file, in the order of their numbers; @n: (out): how many */
const AnningRecordType *const *anning_records_get_types (guint *n);
/* Returns: (nullable): the type of the rows in @table */
const AnningRecordType *anning_records_find_type (const char *table);
/* What frees one record of @type, e.g. for an array of them. */
GDestroyNotify anning_records_get_free_func (const AnningRecordType *type);

/* ---- inside a job ---- */

/* Rows that stand, in the type's order. @link names a link field, or is NULL for all rows. */
GPtrArray *anning_records_list    (AnningDb                *db,
                                   const AnningRecordType  *type,
                                   const char              *link,
                                   gint64                   link_id,
                                   GError                 **error);
/* NULL with ANNING_STORE_ERROR_NOT_FOUND when there is no such row that stands. */
gpointer   anning_records_get     (AnningDb                *db,
                                   const AnningRecordType  *type,
                                   gint64                   id,
                                   GError                 **error);
/*
 * Inserts (id 0: the new id and times are written into @record) or updates. A record
 * that is what the file holds already is not written again. One that was deleted
 * meanwhile takes the change and stays deleted.
 */
gboolean   anning_records_save    (AnningDb                *db,
                                   const AnningRecordType  *type,
                                   gpointer                 record,
                                   GError                 **error);
/*
 * Marks the row as deleted; it can be restored for 30 days. Rows that cannot be
 * without it (a debt's payments, a note's parts) go and come back with it.
 */
gboolean   anning_records_remove  (AnningDb                *db,
                                   const AnningRecordType  *type,
                                   gint64                   id,
                                   GError                 **error);
gboolean   anning_records_restore (AnningDb                *db,
                                   const AnningRecordType  *type,
                                   gint64                   id,
                                   GError                 **error);

/* ---- from a page ---- */

void       anning_records_list_async     (AnningStore             *store,
                                          const AnningRecordType  *type,
                                          const char              *link,
                                          gint64                   link_id,
                                          GCancellable            *cancellable,
                                          GAsyncReadyCallback      callback,
                                          gpointer                 user_data);
/* Returns: (transfer full): records of @type, freed with the array */
GPtrArray *anning_records_list_finish    (AnningStore             *store,
                                          GAsyncResult            *result,
                                          GError                 **error);
void       anning_records_get_async      (AnningStore             *store,
                                          const AnningRecordType  *type,
                                          gint64                   id,
                                          GCancellable            *cancellable,
                                          GAsyncReadyCallback      callback,
                                          gpointer                 user_data);
gpointer   anning_records_get_finish     (AnningStore             *store,
                                          GAsyncResult            *result,
                                          GError                 **error);
/* @record is copied before this returns. */
void       anning_records_save_async     (AnningStore             *store,
                                          const AnningRecordType  *type,
                                          gconstpointer            record,
                                          GAsyncReadyCallback      callback,
                                          gpointer                 user_data);
/* Returns: the id, or 0 and @error */
gint64     anning_records_save_finish    (AnningStore             *store,
                                          GAsyncResult            *result,
                                          GError                 **error);
void       anning_records_remove_async   (AnningStore             *store,
                                          const AnningRecordType  *type,
                                          gint64                   id,
                                          GAsyncReadyCallback      callback,
                                          gpointer                 user_data);
void       anning_records_restore_async  (AnningStore             *store,
                                          const AnningRecordType  *type,
                                          gint64                   id,
                                          GAsyncReadyCallback      callback,
                                          gpointer                 user_data);
/* For both of the above. */
gboolean   anning_records_remove_finish  (AnningStore             *store,
                                          GAsyncResult            *result,
                                          GError                 **error);

G_END_DECLS
