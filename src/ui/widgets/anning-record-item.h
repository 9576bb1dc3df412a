/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "anning-record.h"

G_BEGIN_DECLS

/* One record in a list model. */
#define ANNING_TYPE_RECORD_ITEM (anning_record_item_get_type ())
G_DECLARE_FINAL_TYPE (AnningRecordItem, anning_record_item, ANNING, RECORD_ITEM, GObject)

AnningRecordItem *anning_record_item_new    (const AnningRecordType *type,
                                             gpointer                record);
/* The value, as a pointer to its struct (AnningDebt, …); lives as long as the item. */
gconstpointer     anning_record_item_get    (AnningRecordItem       *self);
gint64            anning_record_item_get_id (AnningRecordItem       *self);

G_END_DECLS
