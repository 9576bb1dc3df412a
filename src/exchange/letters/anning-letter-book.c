/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-letter-book.h"

#include <string.h>

#define WORDS "words"

static const char *const languages[] = { "zh", "en" };

struct _AnningLetterBook
{
  GObject parent_instance;

  GPtrArray *groups[G_N_ELEMENTS (languages)];
  GHashTable *words[G_N_ELEMENTS (languages)]; /* "group word" → text */
  AnningRuleTexts *rules[G_N_ELEMENTS (languages)];
  AnningLimits *limits;
};

G_DEFINE_FINAL_TYPE (AnningLetterBook, anning_letter_book, G_TYPE_OBJECT)

static guint
language_index (const char *language)
{
  return g_strcmp0 (language, languages[1]) == 0 ? 1 : 0;
}

static gboolean
read_words (AnningLetterBook  *self,
            GKeyFile          *file,
            guint              index,
            GError           **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);
  g_autofree char *suffix = g_strconcat ("_", languages[index], NULL);

  self->words[index] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (file, groups[i], NULL, error);

      for (guint j = 0; keys != NULL && keys[j] != NULL; j++)
        {
          g_autofree char *word = g_strndup (keys[j], strlen (keys[j]) - MIN (strlen (keys[j]), strlen (suffix)));
          char *text;

          if (!g_str_has_suffix (keys[j], suffix))
            continue;
          text = g_key_file_get_string (file, groups[i], keys[j], error);
          if (text == NULL)
            return FALSE;
          g_hash_table_replace (self->words[index], g_strdup_printf ("%s %s", groups[i], word), text);
        }
    }
  return TRUE;
}

/* Whether the letter cannot do without the field. */
static gboolean
needs_field (const AnningLetterTemplate *template,
            const char                 *field)
{
  for (guint i = 0; i < template->paragraphs->len; i++)
    {
      const AnningLetterParagraph *paragraph = g_ptr_array_index (template->paragraphs, i);

      if (paragraph->conditions[0] != NULL)
        continue;
      for (guint j = 0; j < paragraph->lines->len; j++)
        {
          const AnningLetterLine *line = g_ptr_array_index (paragraph->lines, j);

          for (guint k = 0; k < line->runs->len; k++)
            {
              const AnningLetterRun *run = g_ptr_array_index (line->runs, k);

              if (g_strcmp0 (run->field, field) == 0)
                return TRUE;
            }
        }
    }
  return FALSE;
}

static void
anning_letter_book_finalize (GObject *object)
{
  AnningLetterBook *self = ANNING_LETTER_BOOK (object);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_clear_pointer (&self->groups[i], g_ptr_array_unref);
      g_clear_pointer (&self->words[i], g_hash_table_unref);
      g_clear_pointer (&self->rules[i], anning_rule_texts_free);
    }
  g_clear_pointer (&self->limits, anning_limits_free);
  G_OBJECT_CLASS (anning_letter_book_parent_class)->finalize (object);
}

static void
anning_letter_book_class_init (AnningLetterBookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_letter_book_finalize;
}

static void
anning_letter_book_init (AnningLetterBook *self)
{
}

AnningLetterBook *
anning_letter_book_new (AnningTextRead   read,
                        gpointer         user_data,
                        GError         **error)
{
  g_autoptr (AnningLetterBook) self = g_object_new (ANNING_TYPE_LETTER_BOOK, NULL);
  g_autoptr (GKeyFile) words = NULL;

  if (read == NULL)
    read = anning_text_file_read_resource;
  words = anning_text_file_load (read, user_data, "letters/words.ini", error);
  if (words == NULL || (self->limits = anning_limits_new (read, user_data, error)) == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      self->groups[i] = anning_letter_templates_new (languages[i], read, user_data, error);
      if (self->groups[i] == NULL || !read_words (self, words, i, error))
        return NULL;
      self->rules[i] = anning_rule_texts_new_stated (languages[i], read, user_data, error);
      if (self->rules[i] == NULL)
        return NULL;
    }
  return g_steal_pointer (&self);
}

GPtrArray *
anning_letter_book_get_groups (AnningLetterBook *self,
                               const char       *language)
{
  g_return_val_if_fail (ANNING_IS_LETTER_BOOK (self), NULL);
  return self->groups[language_index (language)];
}

const AnningLetterTemplate *
anning_letter_book_find (AnningLetterBook *self,
                         const char       *language,
                         const char       *key)
{
  g_return_val_if_fail (ANNING_IS_LETTER_BOOK (self), NULL);
  return key != NULL ? anning_letter_templates_find (self->groups[language_index (language)], key) : NULL;
}

const char *
anning_letter_book_get_word (AnningLetterBook *self,
                             const char       *language,
                             const char       *group,
                             const char       *word)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (ANNING_IS_LETTER_BOOK (self) && group != NULL && word != NULL, NULL);

  key = g_strdup_printf ("%s %s", group, word);
  return g_hash_table_lookup (self->words[language_index (language)], key);
}

char *
anning_letter_book_say (AnningLetterBook *self,
                        const char       *language,
                        const char       *word,
                        const char       *value)
{
  const char *pattern = anning_letter_book_get_word (self, language, WORDS, word);
  const char *place = pattern != NULL ? strstr (pattern, "%s") : NULL;

  if (place == NULL)
    return g_strdup (pattern != NULL ? pattern : "");
  return g_strdup_printf ("%.*s%s%s", (int) (place - pattern), pattern, value, place + 2);
}

const AnningNightHours *
anning_letter_book_get_night (AnningLetterBook *self)
{
  g_return_val_if_fail (ANNING_IS_LETTER_BOOK (self), NULL);
  return &self->limits->night;
}

const AnningLimits *
anning_letter_book_get_limits (AnningLetterBook *self)
{
  g_return_val_if_fail (ANNING_IS_LETTER_BOOK (self), NULL);
  return self->limits;
}

const AnningRuleTexts *
anning_letter_book_get_rules (AnningLetterBook *self,
                              const char       *language)
{
  g_return_val_if_fail (ANNING_IS_LETTER_BOOK (self), NULL);
  return self->rules[language_index (language)];
}

gboolean
anning_letter_book_is_by_another (AnningLetterBook *self,
                                  const char       *key)
{
  const AnningLetterTemplate *template;

  g_return_val_if_fail (ANNING_IS_LETTER_BOOK (self), FALSE);

  template = anning_letter_book_find (self, languages[0], key);
  return template != NULL && (needs_field (template, "called_number") || needs_field (template, "debtor_name"));
}

char **
anning_letter_book_list_by (AnningLetterBook *self,
                            gboolean          by_another)
{
  GPtrArray *keys = g_ptr_array_new ();

  g_return_val_if_fail (ANNING_IS_LETTER_BOOK (self), NULL);

  for (guint i = 0; i < self->groups[0]->len; i++)
    {
      const AnningLetterGroup *group = g_ptr_array_index (self->groups[0], i);

      for (guint j = 0; j < group->templates->len; j++)
        {
          const AnningLetterTemplate *template = g_ptr_array_index (group->templates, j);

          if (anning_letter_book_is_by_another (self, template->key) == by_another)
            g_ptr_array_add (keys, g_strdup (template->key));
        }
    }
  g_ptr_array_add (keys, NULL);
  return (char **) g_ptr_array_free (keys, FALSE);
}
