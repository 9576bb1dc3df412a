/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-paper-words.h"

/* No two have a group in common. */
static const char *const file_names[] = { "papers/words.ini", "papers/bundle.ini", "papers/contacts.ini",
                                          "papers/recordings.ini" };

struct _AnningPaperWords
{
  GHashTable *texts; /* "group word_language" → text */
};

static gboolean
take_file (AnningPaperWords  *self,
           GKeyFile          *file,
           GError           **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (file, groups[i], NULL, error);

      for (guint j = 0; keys != NULL && keys[j] != NULL; j++)
        {
          char *text = g_key_file_get_string (file, groups[i], keys[j], error);

          if (text == NULL)
            return FALSE;
          g_hash_table_replace (self->texts, g_strdup_printf ("%s %s", groups[i], keys[j]), text);
        }
    }
  return TRUE;
}

AnningPaperWords *
anning_paper_words_new (AnningTextRead   read,
                        gpointer         user_data,
                        GError         **error)
{
  g_autoptr (AnningPaperWords) self = g_new0 (AnningPaperWords, 1);

  self->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (file_names); i++)
    {
      g_autoptr (GKeyFile) file = NULL;

      file = anning_text_file_load (read != NULL ? read : anning_text_file_read_resource, user_data, file_names[i],
                                    error);
      if (file == NULL || !take_file (self, file, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

void
anning_paper_words_free (AnningPaperWords *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->texts);
  g_free (self);
}

const char *
anning_paper_words_get (const AnningPaperWords *self,
                        const char             *language,
                        const char             *group,
                        const char             *word)
{
  g_autofree char *key = NULL;
  const char *text;

  g_return_val_if_fail (self != NULL && group != NULL, "");
  if (word == NULL)
    return "";

  key = g_strdup_printf ("%s %s_%s", group, word, g_strcmp0 (language, "en") == 0 ? "en" : "zh");
  text = g_hash_table_lookup (self->texts, key);
  return text != NULL ? text : "";
}

char *
anning_paper_words_fill (const char        *pattern,
                         const char *const *values,
                         guint              n_values)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (pattern != NULL, g_string_free (text, FALSE));

  for (const char *p = pattern; *p != '\0'; p++)
    {
      const guint number = p[0] == '%' && g_ascii_isdigit (p[1]) ? (guint) (p[1] - '0') : 0;

      if (number == 0 || number > n_values)
        {
          g_string_append_c (text, *p);
          continue;
        }
      g_string_append (text, values[number - 1]);
      p++;
    }
  return g_string_free (text, FALSE);
}
