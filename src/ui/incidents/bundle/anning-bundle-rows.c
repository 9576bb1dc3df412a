/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-bundle-rows.h"

#include "anning-date.h"
#include "anning-incident-item.h"

#define PAGE 64u

struct _AnningBundleRows
{
  GObject parent_instance;

  AnningStore *store;
  AnningConductBook *book;
  GCancellable *cancellable;
  GArray *ids;         /* gint64 */
  GHashTable *items;   /* gint64 * → AnningIncidentItem: those that somebody looked at */
  GHashTable *reading; /* set of pages that are being read, or were */
};

static void anning_bundle_rows_list_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AnningBundleRows, anning_bundle_rows, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, anning_bundle_rows_list_init))

/* The rows from @first on; the one before tells whether a day begins. */
typedef struct
{
  AnningBundleRows *self;
  guint first;
  guint before; /* 1: the first row is the one before, 0: there is none */
} Reading;

static AnningIncidentItem *
find_item (AnningBundleRows *self,
           gint64            id)
{
  AnningIncidentItem *item = g_hash_table_lookup (self->items, &id);

  if (item == NULL)
    {
      item = anning_incident_item_new (id);
      g_hash_table_insert (self->items, g_memdup2 (&id, sizeof id), item);
      if (anning_conduct_book_get_loaded (self->book))
        anning_incident_item_set_mark (item, anning_conduct_book_get_mark (self->book, id));
    }
  return item;
}

static gint64
find_day (const AnningIncidentRow *row)
{
  return (row->started_at + row->utc_offset * ANNING_MS_PER_MINUTE) / ANNING_MS_PER_DAY;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (AnningBundleRows) self = reading->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = anning_incidents_rows_finish (ANNING_STORE (source), result, &error);

  if (rows == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("Rows of contacts could not be read: %s", error->message);
      return;
    }
  for (guint i = rows->len; i > reading->before; i--)
    {
      AnningIncidentRow *row = g_ptr_array_index (rows, i - 1);
      const AnningIncidentRow *before = i > 1 ? g_ptr_array_index (rows, i - 2) : NULL;

      if (row == NULL)
        continue;
      rows->pdata[i - 1] = NULL;
      anning_incident_item_fill (find_item (self, row->id), row, before == NULL || find_day (before) != find_day (row));
    }
}

static void
read_page (AnningBundleRows *self,
           guint             page)
{
  const guint first = page * PAGE;
  const guint end = MIN (first + PAGE, self->ids->len);
  Reading *reading;

  if (!g_hash_table_add (self->reading, GUINT_TO_POINTER (page + 1)))
    return;
  reading = g_new0 (Reading, 1);
  reading->self = g_object_ref (self);
  reading->first = first;
  reading->before = first > 0 ? 1 : 0;
  anning_incidents_rows_async (self->store, &g_array_index (self->ids, gint64, first - reading->before),
                               end - first + reading->before, self->cancellable, read_cb, reading);
}

/* ---- the model ---- */

static GType
anning_bundle_rows_get_item_type (GListModel *list)
{
  return ANNING_TYPE_INCIDENT_ITEM;
}

static guint
anning_bundle_rows_get_n_items (GListModel *list)
{
  return ANNING_BUNDLE_ROWS (list)->ids->len;
}

static gpointer
anning_bundle_rows_get_item (GListModel *list,
                             guint       position)
{
  AnningBundleRows *self = ANNING_BUNDLE_ROWS (list);
  AnningIncidentItem *item;

  if (position >= self->ids->len)
    return NULL;
  item = find_item (self, g_array_index (self->ids, gint64, position));
  if (anning_incident_item_get_row (item) == NULL)
    read_page (self, position / PAGE);
  return g_object_ref (item);
}

static void
anning_bundle_rows_list_init (GListModelInterface *iface)
{
  iface->get_item_type = anning_bundle_rows_get_item_type;
  iface->get_n_items = anning_bundle_rows_get_n_items;
  iface->get_item = anning_bundle_rows_get_item;
}

static void
marks_cb (AnningBundleRows *self)
{
  GHashTableIter iter;
  gpointer item;

  if (!anning_conduct_book_get_loaded (self->book))
    return;
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    anning_incident_item_set_mark (item, anning_conduct_book_get_mark (self->book, anning_incident_item_get_id (item)));
}

static void
anning_bundle_rows_dispose (GObject *object)
{
  AnningBundleRows *self = ANNING_BUNDLE_ROWS (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->book);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_bundle_rows_parent_class)->dispose (object);
}

static void
anning_bundle_rows_finalize (GObject *object)
{
  AnningBundleRows *self = ANNING_BUNDLE_ROWS (object);

  g_array_unref (self->ids);
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->reading);
  G_OBJECT_CLASS (anning_bundle_rows_parent_class)->finalize (object);
}

static void
anning_bundle_rows_class_init (AnningBundleRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = anning_bundle_rows_dispose;
  object_class->finalize = anning_bundle_rows_finalize;
}

static void
anning_bundle_rows_init (AnningBundleRows *self)
{
  self->cancellable = g_cancellable_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  self->reading = g_hash_table_new (NULL, NULL);
}

AnningBundleRows *
anning_bundle_rows_new (AnningStore *store)
{
  AnningBundleRows *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_BUNDLE_ROWS, NULL);
  self->store = g_object_ref (store);
  self->book = anning_conduct_book_for_store (store);
  g_signal_connect_object (self->book, "changed", G_CALLBACK (marks_cb), self, G_CONNECT_SWAPPED);
  return self;
}

void
anning_bundle_rows_set_ids (AnningBundleRows *self,
                            GArray           *ids)
{
  guint before;

  g_return_if_fail (ANNING_IS_BUNDLE_ROWS (self) && ids != NULL);

  before = self->ids->len;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_array_ref (ids);
  g_array_unref (self->ids);
  self->ids = ids;
  g_hash_table_remove_all (self->items);
  g_hash_table_remove_all (self->reading);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, ids->len);
}

GArray *
anning_bundle_rows_get_ids (AnningBundleRows *self)
{
  g_return_val_if_fail (ANNING_IS_BUNDLE_ROWS (self), NULL);

  return self->ids;
}
