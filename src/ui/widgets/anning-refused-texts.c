/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-refused-texts.h"

#include "anning-setting.h"

/* Of the store. */
#define DATA "anning-refused-texts"
/* How long the typing has to rest before it is stored. */
#define REST_MS 500

struct _AnningRefusedTexts
{
  GObject parent_instance;

  AnningStore *store; /* weak: it owns this */
  GHashTable *texts;  /* key → text; NULL: what the file may still hold counts no more */
  GHashTable *unsaved; /* keys */
  guint timer;
  guint loaded : 1;
};

enum
{
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningRefusedTexts, anning_refused_texts, G_TYPE_OBJECT)

static gpointer
load_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return anning_setting_get_all (db, ANNING_SETTING_REFUSED, error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningRefusedTexts) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) loaded = anning_store_call_finish (ANNING_STORE (source), result, &error);
  GHashTableIter iter;
  gpointer key, text;

  /* A file that cannot be read is told of by who shows its records. */
  if (loaded == NULL)
    return;
  g_hash_table_iter_init (&iter, loaded);
  while (g_hash_table_iter_next (&iter, &key, &text))
    {
      /* What was typed while the file was being read is newer. */
      if (!g_hash_table_contains (self->texts, key))
        g_hash_table_insert (self->texts, g_strdup (key), g_strdup (text));
    }
  self->loaded = TRUE;
  g_signal_emit (self, signals[LOADED], 0);
}

static gboolean
rested_cb (gpointer user_data)
{
  AnningRefusedTexts *self = user_data;

  self->timer = 0;
  anning_refused_texts_flush (self);
  return G_SOURCE_REMOVE;
}

static void
anning_refused_texts_finalize (GObject *object)
{
  AnningRefusedTexts *self = ANNING_REFUSED_TEXTS (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_weak_pointer (&self->store);
  g_hash_table_unref (self->texts);
  g_hash_table_unref (self->unsaved);

  G_OBJECT_CLASS (anning_refused_texts_parent_class)->finalize (object);
}

static void
anning_refused_texts_class_init (AnningRefusedTextsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_refused_texts_finalize;

  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                  0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
anning_refused_texts_init (AnningRefusedTexts *self)
{
  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->unsaved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

AnningRefusedTexts *
anning_refused_texts_of (AnningStore *store)
{
  AnningRefusedTexts *self;

  g_return_val_if_fail (ANNING_IS_STORE (store), NULL);

  self = g_object_get_data (G_OBJECT (store), DATA);
  if (self == NULL)
    {
      self = g_object_new (ANNING_TYPE_REFUSED_TEXTS, NULL);
      g_set_weak_pointer (&self->store, store);
      g_object_set_data_full (G_OBJECT (store), DATA, self, g_object_unref);
      anning_store_read_async (store, load_job, NULL, NULL, (GDestroyNotify) g_hash_table_unref, NULL,
                               loaded_cb, g_object_ref (self));
    }
  return self;
}

gboolean
anning_refused_texts_get_loaded (AnningRefusedTexts *self)
{
  g_return_val_if_fail (ANNING_IS_REFUSED_TEXTS (self), FALSE);

  return self->loaded;
}

const char *
anning_refused_texts_lookup (AnningRefusedTexts *self,
                             const char         *table,
                             gint64              id,
                             const char         *field)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (ANNING_IS_REFUSED_TEXTS (self), NULL);

  key = anning_setting_dup_refused_key (table, id, field);
  return g_hash_table_lookup (self->texts, key);
}

gboolean
anning_refused_texts_has (AnningRefusedTexts *self,
                          const char         *table,
                          gint64              id)
{
  g_autofree char *prefix = NULL;
  GHashTableIter iter;
  gpointer key, text;

  g_return_val_if_fail (ANNING_IS_REFUSED_TEXTS (self), FALSE);

  prefix = anning_setting_dup_refused_key (table, id, NULL);
  g_hash_table_iter_init (&iter, self->texts);
  while (g_hash_table_iter_next (&iter, &key, &text))
    {
      if (text != NULL && g_str_has_prefix (key, prefix))
        return TRUE;
    }
  return FALSE;
}

void
anning_refused_texts_set (AnningRefusedTexts *self,
                          const char         *table,
                          gint64              id,
                          const char         *field,
                          const char         *text)
{
  g_autofree char *key = NULL;

  g_return_if_fail (ANNING_IS_REFUSED_TEXTS (self));
  g_return_if_fail (id != 0 && field != NULL);

  key = anning_setting_dup_refused_key (table, id, field);
  if (g_strcmp0 (g_hash_table_lookup (self->texts, key), text) == 0 &&
      (self->loaded || g_hash_table_contains (self->texts, key)))
    return;
  g_hash_table_insert (self->texts, g_strdup (key), g_strdup (text));
  g_hash_table_add (self->unsaved, g_steal_pointer (&key));
  g_clear_handle_id (&self->timer, g_source_remove);
  self->timer = g_timeout_add (REST_MS, rested_cb, self);
}

void
anning_refused_texts_flush (AnningRefusedTexts *self)
{
  GHashTableIter iter;
  gpointer key;

  g_return_if_fail (ANNING_IS_REFUSED_TEXTS (self));

  g_clear_handle_id (&self->timer, g_source_remove);
  if (self->store == NULL)
    return;
  g_hash_table_iter_init (&iter, self->unsaved);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    anning_setting_set_later (self->store, key, g_hash_table_lookup (self->texts, key));
  g_hash_table_remove_all (self->unsaved);
}
