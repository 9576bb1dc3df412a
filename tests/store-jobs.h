/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anning-evidence.h"
#include "anning-records.h"
#include "anning-store.h"
#include "anning-takes.h"

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

static inline gpointer
read_it (AnningStore *store,
         AnningJob    job,
         gpointer     data)
{
  g_autoptr (GError) error = NULL;
  gpointer result = anning_store_read (store, job, data, &error);

  g_assert_no_error (error);
  return result;
}

/* Jobs for that. @data: an AnningRecordType */
static inline gpointer
list_records (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return anning_records_list (db, data, NULL, 0, error);
}

/* @data: a gint64 */
static inline gpointer
get_evidence (AnningDb      *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return anning_evidence_get (db, *(const gint64 *) data, error);
}

static inline gpointer
list_takes (AnningDb      *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return anning_takes_list (db, error);
}
