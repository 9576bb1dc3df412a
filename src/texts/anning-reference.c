/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-reference.h"

/* Every kind begins with its key, by which it is found. */
typedef struct
{
  char *key;
} Keyed;

static void
hotline_free (gpointer data)
{
  AnningHotline *self = data;

  g_free (self->key);
  g_free (self->number);
  g_free (self->name);
  g_free (self->handles);
  g_free (self->not_handled);
  g_free (self->hours);
  g_strfreev (self->facts);
  g_free (self);
}

static void
tick_item_free (gpointer data)
{
  AnningTickItem *self = data;

  g_free (self->key);
  g_free (self->text);
  g_free (self->target);
  g_strfreev (self->facts);
  g_free (self);
}

static void
tick_list_free (gpointer data)
{
  AnningTickList *self = data;

  g_free (self->key);
  g_free (self->title);
  g_free (self->summary);
  g_ptr_array_unref (self->items);
  g_free (self);
}

static void
term_free (gpointer data)
{
  AnningTerm *self = data;

  g_free (self->key);
  g_free (self->term);
  g_free (self->text);
  g_free (self->see);
  g_strfreev (self->facts);
  g_free (self);
}

static gpointer
read_hotline (AnningTextReader *reader,
              const char       *key)
{
  AnningHotline *self = g_new0 (AnningHotline, 1);

  self->key = g_strdup (key);
  self->number = g_key_file_get_string (reader->file, key, "number", NULL);
  if (self->number == NULL)
    self->number = g_strdup ("");
  self->name = anning_text_reader_get (reader, key, "name");
  self->handles = anning_text_reader_get (reader, key, "handles");
  self->not_handled = anning_text_reader_get_optional (reader, key, "not");
  self->hours = anning_text_reader_get_optional (reader, key, "hours");
  self->facts = anning_text_file_get_words (reader->file, key, "facts");
  self->urgent = g_key_file_get_boolean (reader->file, key, "urgent", NULL);
  return self;
}

static gpointer
read_tick_list (AnningTextReader *reader,
                const char       *key)
{
  AnningTickList *self = g_new0 (AnningTickList, 1);
  g_auto (GStrv) items = anning_text_file_get_words (reader->file, key, "items");

  self->key = g_strdup (key);
  self->title = anning_text_reader_get (reader, key, "title");
  self->summary = anning_text_reader_get (reader, key, "summary");
  self->items = g_ptr_array_new_with_free_func (tick_item_free);
  for (guint i = 0; items[i] != NULL; i++)
    {
      g_autofree char *group = g_strdup_printf ("%s %s", key, items[i]);
      AnningTickItem *item = g_new0 (AnningTickItem, 1);

      item->key = g_strdup (items[i]);
      item->text = anning_text_reader_get (reader, group, "text");
      item->target = g_key_file_get_string (reader->file, group, "target", NULL);
      item->facts = anning_text_file_get_words (reader->file, group, "facts");
      g_ptr_array_add (self->items, item);
    }
  return self;
}

static gpointer
read_term (AnningTextReader *reader,
           const char       *key)
{
  AnningTerm *self = g_new0 (AnningTerm, 1);

  self->key = g_strdup (key);
  self->term = anning_text_reader_get (reader, key, "term");
  self->text = anning_text_reader_get (reader, key, "text");
  self->see = g_key_file_get_string (reader->file, key, "see", NULL);
  self->facts = anning_text_file_get_words (reader->file, key, "facts");
  return self;
}

/* Reads resources/reference/NAME.ini, whose group [NAME] tells the order. */
static GPtrArray *
read_file (const char      *name,
           const char      *language,
           gpointer       (*read_one) (AnningTextReader *, const char *),
           GDestroyNotify   free_one,
           AnningTextRead   read,
           gpointer         user_data,
           GError         **error)
{
  g_autofree char *path = g_strdup_printf ("reference/%s.ini", name);
  g_autoptr (GKeyFile) file = anning_text_file_load (read, user_data, path, error);
  g_autoptr (GPtrArray) list = NULL;
  g_auto (GStrv) order = NULL;
  AnningTextReader reader = { file, language, error, FALSE };

  if (file == NULL)
    return NULL;
  order = g_key_file_get_string_list (file, name, "order", NULL, error);
  if (order == NULL)
    return NULL;

  list = g_ptr_array_new_with_free_func (free_one);
  for (guint i = 0; order[i] != NULL && !reader.failed; i++)
    g_ptr_array_add (list, read_one (&reader, order[i]));
  return reader.failed ? NULL : g_steal_pointer (&list);
}

AnningReference *
anning_reference_new (const char      *language,
                      AnningTextRead   read,
                      gpointer         user_data,
                      GError         **error)
{
  g_autoptr (AnningReference) self = NULL;

  g_return_val_if_fail (language != NULL && read != NULL, NULL);

  self = g_new0 (AnningReference, 1);
  if ((self->hotlines = read_file ("hotlines", language, read_hotline, hotline_free, read, user_data, error)) == NULL
      || (self->tick_lists = read_file ("ticklists", language, read_tick_list, tick_list_free, read, user_data, error)) == NULL
      || (self->terms = read_file ("glossary", language, read_term, term_free, read, user_data, error)) == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

void
anning_reference_free (AnningReference *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->hotlines, g_ptr_array_unref);
  g_clear_pointer (&self->tick_lists, g_ptr_array_unref);
  g_clear_pointer (&self->terms, g_ptr_array_unref);
  g_free (self);
}

static gconstpointer
find (GPtrArray  *list,
      const char *key)
{
  for (guint i = 0; i < list->len; i++)
    {
      const Keyed *keyed = g_ptr_array_index (list, i);

      if (g_strcmp0 (keyed->key, key) == 0)
        return keyed;
    }
  return NULL;
}

const AnningHotline *
anning_reference_find_hotline (const AnningReference *self,
                               const char            *key)
{
  g_return_val_if_fail (self != NULL, NULL);
  return find (self->hotlines, key);
}

const AnningTickList *
anning_reference_find_tick_list (const AnningReference *self,
                                 const char            *key)
{
  g_return_val_if_fail (self != NULL, NULL);
  return find (self->tick_lists, key);
}
