/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-library.h"

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
  AnningTextRead read;
  gpointer user_data;
} Loader;

static const struct
{
  const char *word;
  const char *folder;
} kinds[] = {
  [ANNING_DOCUMENT_ARTICLE] = { "article", "guidance" },
  [ANNING_DOCUMENT_SITUATION] = { "situation", "situations" },
  [ANNING_DOCUMENT_CLAIM] = { "claim", "claims" },
};

G_DEFINE_FINAL_TYPE (AnningLibrary, anning_library, G_TYPE_OBJECT)

static void
entry_free (gpointer data)
{
  AnningLibraryEntry *entry = data;

  anning_article_free (entry->article);
  g_free (entry->group);
  g_free (entry);
}

static AnningArticle *
load_article (Loader              *loader,
              AnningDocumentKind   kind,
              const char          *key,
              GError             **error)
{
  g_autofree char *name = g_strdup_printf ("%s/%s/%s.md", kinds[kind].folder, loader->language, key);

  return anning_article_load (key, name, loader->read, loader->user_data, error);
}

/* Loads the documents whose keys stand in @group of the index under @name. */
static gboolean
load_list (Loader              *loader,
           const char          *group,
           const char          *name,
           AnningDocumentKind   kind,
           const char          *group_title,
           GError             **error)
{
  g_auto (GStrv) keys = g_key_file_get_string_list (loader->index, group, name, NULL, error);

  if (keys == NULL)
    return FALSE;
  for (guint i = 0; keys[i] != NULL; i++)
    {
      AnningArticle *article = load_article (loader, kind, keys[i], error);
      AnningLibraryEntry *entry;

      if (article == NULL)
        return FALSE;
      entry = g_new0 (AnningLibraryEntry, 1);
      entry->article = article;
      entry->kind = kind;
      entry->group = g_strdup (group_title);
      g_ptr_array_add (loader->library->entries, entry);
    }
  return TRUE;
}

static gboolean
load_group (Loader      *loader,
            const char  *key,
            GError     **error)
{
  g_autofree char *group = g_strdup_printf ("group %s", key);
  g_autofree char *title = anning_text_file_get (loader->index, group, "title", loader->language, error);

  return title != NULL && load_list (loader, group, "articles", ANNING_DOCUMENT_ARTICLE, title, error);
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
anning_library_new (const char      *language,
                    AnningTextRead   read,
                    gpointer         user_data,
                    GError         **error)
{
  g_autoptr (AnningLibrary) self = NULL;
  g_autoptr (GKeyFile) index = NULL;
  g_auto (GStrv) groups = NULL;
  Loader loader = { 0 };

  g_return_val_if_fail (language != NULL && read != NULL, NULL);

  index = anning_text_file_load (read, user_data, "guidance/index.ini", error);
  if (index == NULL)
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
  if (!load_list (&loader, "guidance", "situations", ANNING_DOCUMENT_SITUATION, "", error)
      || !load_list (&loader, "guidance", "claims", ANNING_DOCUMENT_CLAIM, "", error))
    return NULL;
  return g_steal_pointer (&self);
}

AnningLibrary *
anning_library_load (const char  *language,
                     GError     **error)
{
  return anning_library_new (language, anning_text_file_read_resource, NULL, error);
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

static gboolean
find_index (AnningLibrary *self,
            const char    *key,
            guint         *index)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const AnningLibraryEntry *entry = g_ptr_array_index (self->entries, i);

      if (g_strcmp0 (entry->article->key, key) == 0)
        {
          *index = i;
          return TRUE;
        }
    }
  return FALSE;
}

const AnningLibraryEntry *
anning_library_find (AnningLibrary *self,
                     const char    *key)
{
  guint index;

  g_return_val_if_fail (ANNING_IS_LIBRARY (self), NULL);
  return find_index (self, key, &index) ? g_ptr_array_index (self->entries, index) : NULL;
}

const AnningLibraryEntry *
anning_library_neighbour (AnningLibrary *self,
                          const char    *key,
                          int            step)
{
  const AnningLibraryEntry *here, *there;
  guint index;

  g_return_val_if_fail (ANNING_IS_LIBRARY (self), NULL);

  if (!find_index (self, key, &index) || (step < 0 && index < (guint) -step) || index + step >= self->entries->len)
    return NULL;
  here = g_ptr_array_index (self->entries, index);
  there = g_ptr_array_index (self->entries, index + step);
  return here->kind == there->kind ? there : NULL;
}

const char *
anning_document_kind_word (AnningDocumentKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), NULL);
  return kinds[kind].word;
}
