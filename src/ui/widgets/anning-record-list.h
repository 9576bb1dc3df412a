/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "anning-record-item.h"
#include "anning-records.h"

G_BEGIN_DECLS

/*
 * A list model over the rows of one type (all, or those of one owner) that
 * follows the store. For tables of hundreds of rows; the timeline has a model of its own.
 *
 * Properties: loaded (boolean: the first answer is there),
 *   error (boxed GError, NULL when all is well). Signal: items-changed.
 */
#define ANNING_TYPE_RECORD_LIST (anning_record_list_get_type ())
G_DECLARE_FINAL_TYPE (AnningRecordList, anning_record_list, ANNING, RECORD_LIST, GObject)

AnningRecordList *anning_record_list_new        (AnningStore            *store,
                                                 const AnningRecordType *type,
                                                 const char             *link,
                                                 gint64                  link_id);
gboolean          anning_record_list_get_loaded (AnningRecordList       *self);
const GError     *anning_record_list_get_error  (AnningRecordList       *self);
/* Reads the rows once more, after an error. */
void              anning_record_list_reload     (AnningRecordList       *self);
/* Returns: (transfer none) (nullable): the record at @position */
gconstpointer     anning_record_list_get        (AnningRecordList       *self,
                                                 guint                   position);

G_END_DECLS
