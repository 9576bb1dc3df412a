/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-record-item.h"

struct _AnningRecordItem
{
  GObject parent_instance;

  const AnningRecordType *type;
  gpointer record;
};

G_DEFINE_FINAL_TYPE (AnningRecordItem, anning_record_item, G_TYPE_OBJECT)

static void
anning_record_item_finalize (GObject *object)
{
  AnningRecordItem *self = ANNING_RECORD_ITEM (object);

  anning_record_free (self->type, self->record);

  G_OBJECT_CLASS (anning_record_item_parent_class)->finalize (object);
}

static void
anning_record_item_class_init (AnningRecordItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_record_item_finalize;
}

static void
anning_record_item_init (AnningRecordItem *self)
{
}

/**
 * @record: (transfer full): a record of @type
 */
AnningRecordItem *
anning_record_item_new (const AnningRecordType *type,
                        gpointer                record)
{
  AnningRecordItem *self;

  g_return_val_if_fail (type != NULL && record != NULL, NULL);

  self = g_object_new (ANNING_TYPE_RECORD_ITEM, NULL);
  self->type = type;
  self->record = record;
  return self;
}

gconstpointer
anning_record_item_get (AnningRecordItem *self)
{
  g_return_val_if_fail (ANNING_IS_RECORD_ITEM (self), NULL);

  return self->record;
}

gint64
anning_record_item_get_id (AnningRecordItem *self)
{
  g_return_val_if_fail (ANNING_IS_RECORD_ITEM (self), 0);

  return ANNING_RECORD (self->record)->id;
}
