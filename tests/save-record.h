/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-records.h"
#include "anning-store.h"

typedef struct
{
  const AnningRecordType *type;
  gpointer record;
} SaveRecord;

static inline gpointer
save_record_job (AnningDb      *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const SaveRecord *save = data;

  anning_records_save (db, save->type, save->record, error);
  return NULL;
}

/* Returns: its id, which is in the record too */
static inline gint64
save_record (AnningStore            *store,
             const AnningRecordType *type,
             gpointer                record)
{
  SaveRecord save = { type, record };
  g_autoptr (GError) error = NULL;

  anning_store_write (store, save_record_job, &save, &error);
  g_assert_no_error (error);
  return ANNING_RECORD (record)->id;
}
