/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-library.h"

#define GUIDANCE_PATH "/org/anning/Anning/guidance/"

struct _AnningLibrary
{
  GObject parent_instance;

  GPtrArray *entries; /* AnningLibraryEntry, in reading order */
};

/* What is needed while the index is read. */
typedef struct
{
  AnningLibrary *library;
  GKeyFile *index;
  const char *language;
  AnningLibraryRead read;
  gpointer user_data;
} Loader;

G_DEFINE_FINAL_TYPE (AnningLibrary, anning_library, G_TYPE_OBJECT)

static void
entry_free (gpointer data)
{
  AnningLibraryEntry *entry = data;

  anning_article_free (entry->article);
  g_free (entry->group);
  g_free (entry->summary);
  g_free (entry->checked);
  g_strfreev (entry->keywords);
  g_free (entry);
}

static char *
localized (Loader      *loader,
           const char  *group,
           const char  *name,
           GError     **error)
{
  g_autofree char *key = g_strdup_printf ("%s_%s", name, loader->language);

  return g_key_file_get_string (loader->index, group, key, error);
}

static AnningArticle *
load_article (Loader      *loader,
              const char  *key,
              GError     **error)
{
  g_autofree char *name = g_strdup_printf ("%s/%s.md", loader->language, key);
  g_autoptr (GBytes) bytes = loader->read (name, loader->user_data, error);
  const char *data;
  gsize length;

  if (bytes == NULL)
    return NULL;
  data = g_bytes_get_data (bytes, &length);
  return anning_article_parse (key, data, length, error);
}

static gboolean
load_entry (Loader      *loader,
            const char  *key,
            const char  *group_title,
            GError     **error)
{
  g_autofree char *group = g_strdup_printf ("article %s", key);
  g_autofree char *keywords = g_strdup_printf ("keywords_%s", loader->language);
  AnningLibraryEntry *entry = g_new0 (AnningLibraryEntry, 1);

  entry->group = g_strdup (group_title);
  if ((entry->summary = localized (loader, group, "summary", error)) == NULL
      || (entry->checked = g_key_file_get_string (loader->index, group, "checked", error)) == NULL
      || (entry->keywords = g_key_file_get_string_list (loader->index, group, keywords, NULL, error)) == NULL
      || (entry->article = load_article (loader, key, error)) == NULL)
    {
      entry_free (entry);
      return FALSE;
    }
  g_ptr_array_add (loader->library->entries, entry);
  return TRUE;
}

static gboolean
load_group (Loader      *loader,
            const char  *key,
            GError     **error)
{
  g_autofree char *group = g_strdup_printf ("group %s", key);
  g_autofree char *title = NULL;
  g_auto (GStrv) articles = NULL;

  title = localized (loader, group, "title", error);
  if (title == NULL)
    return FALSE;
  articles = g_key_file_get_string_list (loader->index, group, "articles", NULL, error);
  if (articles == NULL)
    return FALSE;

  for (guint i = 0; articles[i] != NULL; i++)
    {
      if (!load_entry (loader, articles[i], title, error))
        return FALSE;
    }
  return TRUE;
}

static GBytes *
read_resource (const char  *name,
               gpointer     user_data,
               GError     **error)
{
  g_autofree char *path = g_strconcat (GUIDANCE_PATH, name, NULL);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

static void
anning_library_finalize (GObject *object)
{
  AnningLibrary *self = ANNING_LIBRARY (object);

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (anning_library_parent_class)->finalize (object);
}

static void
anning_library_class_init (AnningLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_library_finalize;
}

static void
anning_library_init (AnningLibrary *self)
{
  self->entries = g_ptr_array_new_with_free_func (entry_free);
}

AnningLibrary *
anning_library_new (const char         *language,
                    AnningLibraryRead   read,
                    gpointer            user_data,
                    GError            **error)
{
  g_autoptr (AnningLibrary) self = NULL;
  g_autoptr (GKeyFile) index = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (GStrv) groups = NULL;
  Loader loader = { 0 };

  g_return_val_if_fail (language != NULL && read != NULL, NULL);

  bytes = read ("index.ini", user_data, error);
  if (bytes == NULL)
    return NULL;
  index = g_key_file_new ();
  if (!g_key_file_load_from_bytes (index, bytes, G_KEY_FILE_NONE, error))
    return NULL;
  groups = g_key_file_get_string_list (index, "guidance", "groups", NULL, error);
  if (groups == NULL)
    return NULL;

  self = g_object_new (ANNING_TYPE_LIBRARY, NULL);
  loader = (Loader) { self, index, language, read, user_data };
  for (guint i = 0; groups[i] != NULL; i++)
    {
      if (!load_group (&loader, groups[i], error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

AnningLibrary *
anning_library_load (const char  *language,
                     GError     **error)
{
  return anning_library_new (language, read_resource, NULL, error);
}

guint
anning_library_get_count (AnningLibrary *self)
{
  g_return_val_if_fail (ANNING_IS_LIBRARY (self), 0);
  return self->entries->len;
}

const AnningLibraryEntry *
anning_library_get (AnningLibrary *self,
                    guint          index)
{
  g_return_val_if_fail (ANNING_IS_LIBRARY (self) && index < self->entries->len, NULL);
  return g_ptr_array_index (self->entries, index);
}

const AnningLibraryEntry *
anning_library_find (AnningLibrary *self,
                     const char    *key)
{
  g_return_val_if_fail (ANNING_IS_LIBRARY (self), NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const AnningLibraryEntry *entry = g_ptr_array_index (self->entries, i);

      if (g_strcmp0 (entry->article->key, key) == 0)
        return entry;
    }
  return NULL;
}
