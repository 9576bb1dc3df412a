/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-reading-marks.h"

#include <string.h>

#include "anning-setting.h"

#define READ_WORD " read"

typedef struct
{
  guint block;
  gboolean read;
} Mark;

struct _AnningReadingMarks
{
  GObject parent_instance;

  AnningStore *store;
  GHashTable *marks; /* key: Mark */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (AnningReadingMarks, anning_reading_marks, G_TYPE_OBJECT)

static char *
setting_name (const char *key)
{
  return g_strconcat ("reading.", key, NULL);
}

/* "12" or "12 read"; anything else counts as unread from the beginning. */
static Mark *
parse_mark (const char *text)
{
  Mark *mark = g_new0 (Mark, 1);
  g_autofree char *number = g_strdup (text);
  guint64 block;

  if (g_str_has_suffix (number, READ_WORD))
    {
      number[strlen (number) - strlen (READ_WORD)] = '\0';
      mark->read = TRUE;
    }
  if (g_ascii_string_to_unsigned (number, 10, 0, G_MAXINT, &block, NULL))
    mark->block = (guint) block;
  return mark;
}

static GHashTable *
new_marks (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static gpointer
load_job (AnningDb      *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  char **keys = data;
  g_autoptr (GHashTable) marks = new_marks ();

  for (guint i = 0; keys[i] != NULL; i++)
    {
      g_autoptr (GError) failed = NULL;
      g_autofree char *name = setting_name (keys[i]);
      g_autofree char *text = anning_setting_get (db, name, &failed);

      if (failed != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return NULL;
        }
      if (text != NULL)
        g_hash_table_insert (marks, g_strdup (keys[i]), parse_mark (text));
    }
  return g_steal_pointer (&marks);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AnningReadingMarks) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) loaded = anning_store_call_finish (ANNING_STORE (source), result, &error);
  GHashTableIter iter;
  gpointer key, mark;

  /* Without the marks everything is simply unread; the file's own errors are told by the window. */
  if (loaded == NULL)
    return;
  g_hash_table_iter_init (&iter, loaded);
  while (g_hash_table_iter_next (&iter, &key, &mark))
    {
      /* What was read while the file was being read is newer. */
      if (g_hash_table_contains (self->marks, key))
        continue;
      g_hash_table_iter_steal (&iter);
      g_hash_table_insert (self->marks, key, mark);
    }
  g_signal_emit (self, signals[CHANGED], 0, NULL);
}

static void
anning_reading_marks_finalize (GObject *object)
{
  AnningReadingMarks *self = ANNING_READING_MARKS (object);

  g_clear_object (&self->store);
  g_hash_table_unref (self->marks);
  G_OBJECT_CLASS (anning_reading_marks_parent_class)->finalize (object);
}

static void
anning_reading_marks_class_init (AnningReadingMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_reading_marks_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
anning_reading_marks_init (AnningReadingMarks *self)
{
  self->marks = new_marks ();
}

AnningReadingMarks *
anning_reading_marks_new (AnningStore   *store,
                          AnningLibrary *library)
{
  AnningReadingMarks *self;
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();
  guint n_entries;

  g_return_val_if_fail (ANNING_IS_STORE (store) && ANNING_IS_LIBRARY (library), NULL);

  self = g_object_new (ANNING_TYPE_READING_MARKS, NULL);
  self->store = g_object_ref (store);
  n_entries = anning_library_get_count (library);
  for (guint i = 0; i < n_entries; i++)
    g_strv_builder_add (keys, anning_library_get (library, i)->article->key);
  anning_store_read_async (store, load_job, g_strv_builder_end (keys), (GDestroyNotify) g_strfreev,
                           (GDestroyNotify) g_hash_table_unref, NULL, loaded_cb, g_object_ref (self));
  return self;
}

guint
anning_reading_marks_get_block (AnningReadingMarks *self,
                                const char         *key)
{
  const Mark *mark;

  g_return_val_if_fail (ANNING_IS_READING_MARKS (self), 0);
  mark = g_hash_table_lookup (self->marks, key);
  return mark != NULL ? mark->block : 0;
}

gboolean
anning_reading_marks_is_read (AnningReadingMarks *self,
                              const char         *key)
{
  const Mark *mark;

  g_return_val_if_fail (ANNING_IS_READING_MARKS (self), FALSE);
  mark = g_hash_table_lookup (self->marks, key);
  return mark != NULL && mark->read;
}

void
anning_reading_marks_set (AnningReadingMarks *self,
                          const char         *key,
                          guint               block,
                          gboolean            read)
{
  g_autofree char *name = setting_name (key);
  g_autofree char *text = g_strdup_printf ("%u%s", block, read ? READ_WORD : "");
  gboolean was_read;

  g_return_if_fail (ANNING_IS_READING_MARKS (self) && key != NULL);

  was_read = anning_reading_marks_is_read (self, key);
  if (was_read == read && anning_reading_marks_get_block (self, key) == block)
    return;
  g_hash_table_insert (self->marks, g_strdup (key), parse_mark (text));
  anning_setting_set_later (self->store, name, text);
  if (was_read != read)
    g_signal_emit (self, signals[CHANGED], 0, key);
}
