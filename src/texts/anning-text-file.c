/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-text-file.h"

#define RESOURCES "/org/anning/Anning/"

GBytes *
anning_text_file_read_resource (const char  *name,
                                gpointer     user_data,
                                GError     **error)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);

  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
}

GKeyFile *
anning_text_file_load (AnningTextRead   read,
                       gpointer         user_data,
                       const char      *name,
                       GError         **error)
{
  g_autoptr (GBytes) bytes = read (name, user_data, error);
  g_autoptr (GKeyFile) file = NULL;

  if (bytes == NULL)
    return NULL;
  file = g_key_file_new ();
  if (!g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, error))
    {
      g_prefix_error (error, "%s: ", name);
      return NULL;
    }
  return g_steal_pointer (&file);
}

char *
anning_text_file_get (GKeyFile    *file,
                      const char  *group,
                      const char  *name,
                      const char  *language,
                      GError     **error)
{
  g_autofree char *key = g_strdup_printf ("%s_%s", name, language);

  return g_key_file_get_string (file, group, key, error);
}

char **
anning_text_file_get_words (GKeyFile   *file,
                            const char *group,
                            const char *name)
{
  char **words = g_key_file_get_string_list (file, group, name, NULL, NULL);

  return words != NULL ? words : g_new0 (char *, 1);
}

char *
anning_text_reader_get (AnningTextReader *self,
                        const char       *group,
                        const char       *name)
{
  char *text = NULL;

  if (!self->failed)
    text = anning_text_file_get (self->file, group, name, self->language, self->error);
  self->failed = text == NULL;
  return text != NULL ? text : g_strdup ("");
}

char *
anning_text_reader_get_optional (AnningTextReader *self,
                                 const char       *group,
                                 const char       *name)
{
  char *text = anning_text_file_get (self->file, group, name, self->language, NULL);

  return text != NULL ? text : g_strdup ("");
}
