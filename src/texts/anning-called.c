/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-called.h"

#define NAME "relatives/called.ini"

static void
step_free (gpointer data)
{
  AnningCalledStep *self = data;

  g_free (self->key);
  g_free (self->title);
  g_free (self->text);
  g_free (self->more);
  g_strfreev (self->facts);
  g_free (self);
}

static void
sentence_free (gpointer data)
{
  AnningCalledSentence *self = data;

  g_free (self->key);
  g_free (self->text);
  g_free (self->when);
  g_strfreev (self->facts);
  g_free (self);
}

static void
point_free (gpointer data)
{
  AnningCalledPoint *self = data;

  g_free (self->key);
  g_free (self->title);
  g_free (self->text);
  g_strfreev (self->facts);
  g_free (self);
}

static void
case_free (gpointer data)
{
  AnningCalledCase *self = data;

  g_free (self->key);
  g_free (self->title);
  g_free (self->text);
  g_free (self->say);
  g_strfreev (self->lines);
  g_free (self->to_party);
  g_free (self->relation);
  g_free (self->channel);
  g_free (self->article);
  g_strfreev (self->facts);
  g_free (self);
}

/* A word that is the same in every language. */
static char *
get_word (AnningTextReader *reader,
          const char       *group,
          const char       *name)
{
  char *word = NULL;

  if (!reader->failed)
    word = g_key_file_get_string (reader->file, group, name, reader->error);
  reader->failed = word == NULL;
  return word != NULL ? word : g_strdup ("");
}

/* Returns: (transfer full): the lines of a list */
static char **
get_lines (AnningTextReader *reader,
           const char       *group,
           const char       *name)
{
  g_autofree char *lines = anning_text_reader_get (reader, group, name);

  return g_strsplit (lines, "\n", -1);
}

static gpointer
read_step (AnningTextReader *reader,
           const char       *key,
           const char       *group)
{
  AnningCalledStep *self = g_new0 (AnningCalledStep, 1);

  self->key = g_strdup (key);
  self->title = anning_text_reader_get (reader, group, "title");
  self->text = anning_text_reader_get (reader, group, "text");
  self->more = anning_text_reader_get_optional (reader, group, "more");
  self->facts = anning_text_file_get_words (reader->file, group, "facts");
  return self;
}

static gpointer
read_sentence (AnningTextReader *reader,
               const char       *key,
               const char       *group)
{
  AnningCalledSentence *self = g_new0 (AnningCalledSentence, 1);

  self->key = g_strdup (key);
  self->text = anning_text_reader_get (reader, group, "text");
  self->when = anning_text_reader_get (reader, group, "when");
  self->facts = anning_text_file_get_words (reader->file, group, "facts");
  return self;
}

static gpointer
read_point (AnningTextReader *reader,
            const char       *key,
            const char       *group)
{
  AnningCalledPoint *self = g_new0 (AnningCalledPoint, 1);

  self->key = g_strdup (key);
  self->title = anning_text_reader_get (reader, group, "title");
  self->text = anning_text_reader_get (reader, group, "text");
  self->facts = anning_text_file_get_words (reader->file, group, "facts");
  return self;
}

static gpointer
read_case (AnningTextReader *reader,
           const char       *key,
           const char       *group)
{
  AnningCalledCase *self = g_new0 (AnningCalledCase, 1);

  self->key = g_strdup (key);
  self->title = anning_text_reader_get (reader, group, "title");
  self->text = anning_text_reader_get (reader, group, "text");
  self->say = anning_text_reader_get (reader, group, "say");
  self->lines = get_lines (reader, group, "lines");
  self->to_party = get_word (reader, group, "to_party");
  self->relation = g_key_file_get_string (reader->file, group, "relation", NULL);
  self->channel = g_key_file_get_string (reader->file, group, "channel", NULL);
  if (self->channel == NULL)
    self->channel = g_strdup ("call");
  self->article = g_key_file_get_string (reader->file, group, "article", NULL);
  self->facts = anning_text_file_get_words (reader->file, group, "facts");
  return self;
}

/* Reads the groups [@kind KEY] in the order of [called] @order. */
static GPtrArray *
read_all (AnningTextReader *reader,
          const char       *order,
          const char       *kind,
          gpointer          (*read_one) (AnningTextReader *, const char *, const char *),
          GDestroyNotify    free_one)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (free_one);
  g_auto (GStrv) keys = NULL;

  if (!reader->failed)
    keys = g_key_file_get_string_list (reader->file, "called", order, NULL, reader->error);
  reader->failed = keys == NULL;
  for (guint i = 0; keys != NULL && keys[i] != NULL && !reader->failed; i++)
    {
      g_autofree char *group = g_strdup_printf ("%s %s", kind, keys[i]);

      g_ptr_array_add (list, read_one (reader, keys[i], group));
    }
  return list;
}

AnningCalled *
anning_called_new (const char      *language,
                   AnningTextRead   read,
                   gpointer         user_data,
                   GError         **error)
{
  g_autoptr (GKeyFile) file = NULL;
  g_autoptr (AnningCalled) self = NULL;
  AnningTextReader reader = { NULL, language, error, FALSE };

  g_return_val_if_fail (language != NULL && read != NULL, NULL);

  reader.file = file = anning_text_file_load (read, user_data, NAME, error);
  if (file == NULL)
    return NULL;

  self = g_new0 (AnningCalled, 1);
  self->language = g_strdup (language);
  self->title = anning_text_reader_get (&reader, "called", "title");
  self->lead = anning_text_reader_get (&reader, "called", "lead");
  self->danger = anning_text_reader_get (&reader, "called", "danger");
  self->signed_instead = anning_text_reader_get (&reader, "called", "signed");
  self->cases_title = anning_text_reader_get (&reader, "called", "cases");
  self->allowed_title = anning_text_reader_get (&reader, "called", "allowed");
  self->allowed_lead = anning_text_reader_get (&reader, "called", "allowed_lead");
  self->steps = read_all (&reader, "steps", "step", read_step, step_free);
  self->sentences = read_all (&reader, "sentences", "sentence", read_sentence, sentence_free);
  self->donts = read_all (&reader, "donts", "dont", read_point, point_free);
  self->promise_title = anning_text_reader_get (&reader, "promise", "title");
  self->promise_text = anning_text_reader_get (&reader, "promise", "text");
  self->promise_said = anning_text_reader_get (&reader, "promise", "said");
  self->promise_facts = anning_text_file_get_words (file, "promise", "facts");
  self->cases = read_all (&reader, "cases", "case", read_case, case_free);
  self->allowed = read_all (&reader, "allowed", "allowed", read_point, point_free);
  self->paper_agreed = anning_text_reader_get (&reader, "paper", "agreed");
  self->paper_write = get_lines (&reader, "paper", "write");
  self->paper_fold = anning_text_reader_get (&reader, "paper", "fold");
  self->numbers_title = anning_text_reader_get (&reader, "paper", "numbers");
  self->hotlines = anning_text_file_get_words (file, "paper", "hotlines");
  return reader.failed ? NULL : g_steal_pointer (&self);
}

AnningCalled *
anning_called_load (const char  *language,
                    GError     **error)
{
  return anning_called_new (language, anning_text_file_read_resource, NULL, error);
}

void
anning_called_free (AnningCalled *self)
{
  if (self == NULL)
    return;

  g_free (self->language);
  g_free (self->title);
  g_free (self->lead);
  g_free (self->danger);
  g_ptr_array_unref (self->steps);
  g_ptr_array_unref (self->sentences);
  g_free (self->signed_instead);
  g_ptr_array_unref (self->donts);
  g_free (self->promise_title);
  g_free (self->promise_text);
  g_free (self->promise_said);
  g_strfreev (self->promise_facts);
  g_free (self->cases_title);
  g_ptr_array_unref (self->cases);
  g_free (self->allowed_title);
  g_free (self->allowed_lead);
  g_ptr_array_unref (self->allowed);
  g_free (self->paper_agreed);
  g_strfreev (self->paper_write);
  g_free (self->paper_fold);
  g_free (self->numbers_title);
  g_strfreev (self->hotlines);
  g_free (self);
}

const AnningCalledCase *
anning_called_find_case (const AnningCalled *self,
                         const char         *key)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->cases->len; i++)
    {
      const AnningCalledCase *its = g_ptr_array_index (self->cases, i);

      if (g_strcmp0 (its->key, key) == 0)
        return its;
    }
  return NULL;
}

static void
add_facts (GPtrArray  *ids,
           GHashTable *seen,
           char      **facts)
{
  for (guint i = 0; facts[i] != NULL; i++)
    {
      if (g_hash_table_add (seen, facts[i]))
        g_ptr_array_add (ids, g_strdup (facts[i]));
    }
}

char **
anning_called_dup_facts (const AnningCalled *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *ids;

  g_return_val_if_fail (self != NULL, NULL);

  ids = g_ptr_array_new ();
  for (guint i = 0; i < self->steps->len; i++)
    add_facts (ids, seen, ((AnningCalledStep *) self->steps->pdata[i])->facts);
  for (guint i = 0; i < self->sentences->len; i++)
    add_facts (ids, seen, ((AnningCalledSentence *) self->sentences->pdata[i])->facts);
  for (guint i = 0; i < self->donts->len; i++)
    add_facts (ids, seen, ((AnningCalledPoint *) self->donts->pdata[i])->facts);
  add_facts (ids, seen, self->promise_facts);
  for (guint i = 0; i < self->cases->len; i++)
    add_facts (ids, seen, ((AnningCalledCase *) self->cases->pdata[i])->facts);
  for (guint i = 0; i < self->allowed->len; i++)
    add_facts (ids, seen, ((AnningCalledPoint *) self->allowed->pdata[i])->facts);
  g_ptr_array_add (ids, NULL);
  return (char **) g_ptr_array_free (ids, FALSE);
}
