/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-record-list.h"

struct _AnningRecordList
{
  GObject parent_instance;

  AnningStore *store;
  const AnningRecordType *type;
  char *link;
  gint64 link_id;

  GPtrArray *items; /* AnningRecordItem */
  GError *error;
  guint loaded : 1;
  guint loading : 1;
  guint again : 1; /* the file changed while it was being read */
};

enum
{
  PROP_0,
  PROP_LOADED,
  PROP_ERROR,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void load (AnningRecordList *self);

static GType
anning_record_list_get_item_type (GListModel *model)
{
  return ANNING_TYPE_RECORD_ITEM;
}

static guint
anning_record_list_get_n_items (GListModel *model)
{
  return ANNING_RECORD_LIST (model)->items->len;
}

static gpointer
anning_record_list_get_item (GListModel *model,
                             guint       position)
{
  AnningRecordList *self = ANNING_RECORD_LIST (model);

  return position < self->items->len ? g_object_ref (g_ptr_array_index (self->items, position)) : NULL;
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = anning_record_list_get_item_type;
  iface->get_n_items = anning_record_list_get_n_items;
  iface->get_item = anning_record_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AnningRecordList, anning_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static gboolean
is_same (AnningRecordList *self,
         AnningRecordItem *item,
         gconstpointer     record)
{
  return anning_record_item_get_id (item) == ((const AnningRecord *) record)->id &&
         anning_record_equal (self->type, anning_record_item_get (item), record);
}

/* Replaces only the stretch that differs, so that rows that did not change keep focus and selection. */
static void
take_records (AnningRecordList *self,
              GPtrArray        *records)
{
  guint head = 0;
  guint tail = 0;
  guint removed;
  guint added;

  while (head < self->items->len && head < records->len &&
         is_same (self, g_ptr_array_index (self->items, head), g_ptr_array_index (records, head)))
    head++;
  while (tail < self->items->len - head && tail < records->len - head &&
         is_same (self,
                  g_ptr_array_index (self->items, self->items->len - 1 - tail),
                  g_ptr_array_index (records, records->len - 1 - tail)))
    tail++;

  removed = self->items->len - head - tail;
  added = records->len - head - tail;
  if (removed > 0)
    g_ptr_array_remove_range (self->items, head, removed);
  for (guint i = 0; i < added; i++)
    {
      gpointer *slot = &g_ptr_array_index (records, head + i);

      g_ptr_array_insert (self->items, head + i, anning_record_item_new (self->type, g_steal_pointer (slot)));
    }
  if (removed > 0 || added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, removed, added);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningRecordList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;

  records = anning_records_list_finish (ANNING_STORE (source), result, &error);
  self->loading = FALSE;
  if (self->again)
    {
      self->again = FALSE;
      load (self);
      return;
    }

  g_object_freeze_notify (G_OBJECT (self));
  if (self->error != NULL || error != NULL)
    {
      g_clear_error (&self->error);
      self->error = g_steal_pointer (&error);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ERROR]);
    }
  if (records != NULL)
    {
      take_records (self, records);
      if (!self->loaded)
        {
          self->loaded = TRUE;
          g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADED]);
        }
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static void
load (AnningRecordList *self)
{
  if (self->loading)
    {
      self->again = TRUE;
      return;
    }
  self->loading = TRUE;
  anning_records_list_async (self->store, self->type, self->link, self->link_id,
                             NULL, listed_cb, g_object_ref (self));
}

static void
anning_record_list_dispose (GObject *object)
{
  AnningRecordList *self = ANNING_RECORD_LIST (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (anning_record_list_parent_class)->dispose (object);
}

static void
anning_record_list_finalize (GObject *object)
{
  AnningRecordList *self = ANNING_RECORD_LIST (object);

  g_clear_error (&self->error);
  g_ptr_array_unref (self->items);
  g_free (self->link);

  G_OBJECT_CLASS (anning_record_list_parent_class)->finalize (object);
}

static void
anning_record_list_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  AnningRecordList *self = ANNING_RECORD_LIST (object);

  switch (prop_id)
    {
    case PROP_LOADED:
      g_value_set_boolean (value, self->loaded);
      break;
    case PROP_ERROR:
      g_value_set_boxed (value, self->error);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
anning_record_list_class_init (AnningRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_record_list_dispose;
  object_class->finalize = anning_record_list_finalize;
  object_class->get_property = anning_record_list_get_property;

  properties[PROP_LOADED] =
    g_param_spec_boolean ("loaded", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ERROR] =
    g_param_spec_boxed ("error", NULL, NULL, G_TYPE_ERROR,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
anning_record_list_init (AnningRecordList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * Starts to read at once; the first answer sets "loaded" or "error".
 *
 * @link: (nullable): name of a link field, NULL for all rows of @type
 * @link_id: the owner's id, when @link is given
 */
AnningRecordList *
anning_record_list_new (AnningStore            *store,
                        const AnningRecordType *type,
                        const char             *link,
                        gint64                  link_id)
{
  AnningRecordList *self;
  g_autofree char *signal = NULL;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);
  g_return_val_if_fail (type != NULL, NULL);

  self = g_object_new (ANNING_TYPE_RECORD_LIST, NULL);
  self->store = g_object_ref (store);
  self->type = type;
  self->link = g_strdup (link);
  self->link_id = link_id;
  signal = g_strconcat ("changed::", type->table, NULL);
  g_signal_connect_object (store, signal, G_CALLBACK (load), self, G_CONNECT_SWAPPED);
  load (self);
  return self;
}

gboolean
anning_record_list_get_loaded (AnningRecordList *self)
{
  g_return_val_if_fail (ANNING_IS_RECORD_LIST (self), FALSE);

  return self->loaded;
}

/* Returns: (nullable): why the last reading failed; the rows of the one before still stand */
const GError *
anning_record_list_get_error (AnningRecordList *self)
{
  g_return_val_if_fail (ANNING_IS_RECORD_LIST (self), NULL);

  return self->error;
}

gconstpointer
anning_record_list_get (AnningRecordList *self,
                        guint             position)
{
  g_return_val_if_fail (ANNING_IS_RECORD_LIST (self), NULL);

  return position < self->items->len
         ? anning_record_item_get (g_ptr_array_index (self->items, position))
         : NULL;
}

void
anning_record_list_reload (AnningRecordList *self)
{
  g_return_if_fail (ANNING_IS_RECORD_LIST (self));

  load (self);
}
