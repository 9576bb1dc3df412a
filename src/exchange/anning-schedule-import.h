/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-schedule-rows.h"
#include "anning-store.h"
#include "anning-table-reader.h"

G_BEGIN_DECLS

/* Somebody's table, what its columns are taken for, and what its rows come to. Nothing is stored yet. */
typedef struct
{
  AnningReadTable *table;
  AnningScheduleColumns *columns;
  AnningScheduleRows *rows;
  GPtrArray *lines; /* AnningScheduleLine, as they would be stored */
} AnningScheduleImport;

void                  anning_schedule_import_free         (AnningScheduleImport         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningScheduleImport, anning_schedule_import_free)

/* All on a thread of its own; @debt_id: whose instalments they would be */
void                  anning_schedule_import_file_async   (GFile                        *file,
                                                           gint64                        debt_id,
                                                           GCancellable                 *cancellable,
                                                           GAsyncReadyCallback           callback,
                                                           gpointer                      user_data);
/* @sheet: as for anning_table_read_bytes() */
void                  anning_schedule_import_bytes_async  (GBytes                       *bytes,
                                                           guint                         sheet,
                                                           gint64                        debt_id,
                                                           GCancellable                 *cancellable,
                                                           GAsyncReadyCallback           callback,
                                                           gpointer                      user_data);
/* The same table with other columns; these are copied before this returns. */
void                  anning_schedule_import_again_async  (AnningReadTable              *table,
                                                           const AnningScheduleColumns  *columns,
                                                           gint64                        debt_id,
                                                           GCancellable                 *cancellable,
                                                           GAsyncReadyCallback           callback,
                                                           gpointer                      user_data);
/* Returns: (transfer full): or NULL and ANNING_TABLE_ERROR or G_IO_ERROR */
AnningScheduleImport *anning_schedule_import_finish       (GAsyncResult                 *result,
                                                           GError                      **error);

/* What was there before, so that it can come back. */
typedef struct _AnningScheduleTaken AnningScheduleTaken;

void                  anning_schedule_taken_free          (AnningScheduleTaken          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningScheduleTaken, anning_schedule_taken_free)

/*
 * @lines: (element-type AnningScheduleLine): copied before this returns
 *
 * In one transaction: they become the instalments of the debt in place of those
 * that it had, and its method becomes "own_table".
 */
void                  anning_schedule_take_async          (AnningStore                  *store,
                                                           gint64                        debt_id,
                                                           const GPtrArray              *lines,
                                                           GAsyncReadyCallback           callback,
                                                           gpointer                      user_data);
AnningScheduleTaken  *anning_schedule_take_finish         (AnningStore                  *store,
                                                           GAsyncResult                 *result,
                                                           GError                      **error);
/* @taken: (transfer full): all as it was before, in one transaction */
void                  anning_schedule_untake_async        (AnningStore                  *store,
                                                           AnningScheduleTaken          *taken,
                                                           GAsyncReadyCallback           callback,
                                                           gpointer                      user_data);
gboolean              anning_schedule_untake_finish       (AnningStore                  *store,
                                                           GAsyncResult                 *result,
                                                           GError                      **error);

G_END_DECLS
