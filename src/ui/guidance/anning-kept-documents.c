/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-kept-documents.h"

#include "anning-reading.h"
#include "anning-record-list.h"
#include "anning-toasts.h"

struct _AnningKeptDocuments
{
  GObject parent_instance;

  AnningStore *store;
  AnningRecordList *bookmarks;
};

/* A change on its way to the file. */
typedef struct
{
  AnningKeptDocuments *kept;
  GtkWidget *widget;
} Change;

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningKeptDocuments, anning_kept_documents, G_TYPE_OBJECT)

static void
changed_cb (AnningKeptDocuments *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Returns: (nullable) */
static const AnningBookmark *
find (AnningKeptDocuments *self,
      const char          *key)
{
  guint n_bookmarks = g_list_model_get_n_items (G_LIST_MODEL (self->bookmarks));

  for (guint i = 0; i < n_bookmarks; i++)
    {
      const AnningBookmark *bookmark = anning_record_list_get (self->bookmarks, i);

      if (g_strcmp0 (bookmark->article, key) == 0)
        return bookmark;
    }
  return NULL;
}

/* A star that could not be stored goes back to what the file says. */
static void
change_ended (Change       *change,
              const GError *error)
{
  if (error != NULL)
    {
      anning_toast_error (change->widget, error);
      changed_cb (change->kept);
    }
  g_object_unref (change->kept);
  g_object_unref (change->widget);
  g_free (change);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  anning_records_save_finish (ANNING_STORE (source), result, &error);
  change_ended (user_data, error);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  anning_records_remove_finish (ANNING_STORE (source), result, &error);
  change_ended (user_data, error);
}

static void
anning_kept_documents_dispose (GObject *object)
{
  AnningKeptDocuments *self = ANNING_KEPT_DOCUMENTS (object);

  g_clear_object (&self->bookmarks);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (anning_kept_documents_parent_class)->dispose (object);
}

static void
anning_kept_documents_class_init (AnningKeptDocumentsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = anning_kept_documents_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_kept_documents_init (AnningKeptDocuments *self)
{
}

AnningKeptDocuments *
anning_kept_documents_new (AnningStore *store)
{
  AnningKeptDocuments *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_new (ANNING_TYPE_KEPT_DOCUMENTS, NULL);
  self->store = g_object_ref (store);
  self->bookmarks = anning_record_list_new (store, &anning_bookmark_type, NULL, 0);
  g_signal_connect_object (self->bookmarks, "items-changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

gboolean
anning_kept_documents_contains (AnningKeptDocuments *self,
                                const char          *key)
{
  g_return_val_if_fail (ANNING_IS_KEPT_DOCUMENTS (self), FALSE);
  return find (self, key) != NULL;
}

GHashTable *
anning_kept_documents_get_keys (AnningKeptDocuments *self)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_bookmarks;

  g_return_val_if_fail (ANNING_IS_KEPT_DOCUMENTS (self), keys);

  n_bookmarks = g_list_model_get_n_items (G_LIST_MODEL (self->bookmarks));
  for (guint i = 0; i < n_bookmarks; i++)
    {
      const AnningBookmark *bookmark = anning_record_list_get (self->bookmarks, i);

      if (bookmark->article != NULL)
        g_hash_table_add (keys, g_strdup (bookmark->article));
    }
  return keys;
}

void
anning_kept_documents_toggle (AnningKeptDocuments *self,
                              const char          *key,
                              GtkWidget           *widget)
{
  const AnningBookmark *bookmark;
  Change *change;

  g_return_if_fail (ANNING_IS_KEPT_DOCUMENTS (self) && key != NULL && GTK_IS_WIDGET (widget));

  change = g_new0 (Change, 1);
  change->kept = g_object_ref (self);
  change->widget = g_object_ref (widget);
  bookmark = find (self, key);
  if (bookmark != NULL)
    {
      anning_records_remove_async (self->store, &anning_bookmark_type, bookmark->record.id, removed_cb, change);
    }
  else
    {
      g_autoptr (AnningBookmark) added = anning_bookmark_new ();

      added->article = g_strdup (key);
      anning_records_save_async (self->store, &anning_bookmark_type, added, saved_cb, change);
    }
}
