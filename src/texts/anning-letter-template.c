/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-letter-template.h"

#include <string.h>

#define MARK_START "[](fact:"
#define UPPER ":upper"
/* A longer number is no list's. */
#define LIST_DIGITS 3

/* The letters of one language while they are read. */
typedef struct
{
  GKeyFile *file;
  const char *language;
  AnningTextRead read;
  gpointer user_data;
} Reader;

static void
run_free (gpointer data)
{
  AnningLetterRun *run = data;

  g_free (run->text);
  g_free (run->field);
  g_free (run);
}

static void
line_free (gpointer data)
{
  AnningLetterLine *line = data;

  g_ptr_array_unref (line->runs);
  g_free (line);
}

static void
paragraph_free (gpointer data)
{
  AnningLetterParagraph *paragraph = data;

  g_strfreev (paragraph->conditions);
  g_strfreev (paragraph->facts);
  g_ptr_array_unref (paragraph->lines);
  g_free (paragraph);
}

static void
template_free (gpointer data)
{
  AnningLetterTemplate *self = data;

  g_free (self->key);
  g_free (self->group);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->send);
  g_strfreev (self->keywords);
  g_free (self->checked);
  g_free (self->tick_list);
  g_free (self->deadline);
  g_free (self->suggest);
  g_strfreev (self->facts);
  g_free (self->heading);
  g_ptr_array_unref (self->paragraphs);
  g_free (self);
}

static void
group_free (gpointer data)
{
  AnningLetterGroup *group = data;

  g_free (group->key);
  g_free (group->title);
  g_ptr_array_unref (group->templates);
  g_free (group);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningLetterTemplate, template_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningLetterParagraph, paragraph_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AnningLetterGroup, group_free)

static void
add_word (GPtrArray  *words,
          const char *word)
{
  if (!g_ptr_array_find_with_equal_func (words, word, g_str_equal, NULL))
    g_ptr_array_add (words, g_strdup (word));
}

/* Returns: (transfer full): the words as a list that ends with NULL; takes @words */
static char **
take_words (GPtrArray *words)
{
  g_ptr_array_add (words, NULL);
  return (char **) g_ptr_array_free (words, FALSE);
}

static gboolean
fail (GError     **error,
      const char  *what,
      const char  *line)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s in “%.60s”", what, line);
  return FALSE;
}

static void
add_text (GPtrArray  *runs,
          const char *start,
          gsize       length)
{
  AnningLetterRun *run;

  if (length == 0)
    return;
  run = g_new0 (AnningLetterRun, 1);
  run->text = g_strndup (start, length);
  g_ptr_array_add (runs, run);
}

static gboolean
is_name (const char *text,
         gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_islower (text[i]) && !g_ascii_isdigit (text[i]) && text[i] != '_')
        return FALSE;
    }
  return length > 0;
}

/* Reads "{field}" or "{field:upper}" at @cursor, which moves behind it. */
static gboolean
read_field (const char **cursor,
            GPtrArray   *runs)
{
  const char *start = *cursor + 1;
  const char *end = strchr (start, '}');
  AnningLetterRun *run;
  gboolean upper;
  gsize length;

  if (end == NULL)
    return FALSE;
  length = (gsize) (end - start);
  upper = length > strlen (UPPER) && strncmp (end - strlen (UPPER), UPPER, strlen (UPPER)) == 0;
  if (upper)
    length -= strlen (UPPER);
  if (!is_name (start, length))
    return FALSE;

  run = g_new0 (AnningLetterRun, 1);
  run->field = g_strndup (start, length);
  run->upper = upper;
  g_ptr_array_add (runs, run);
  *cursor = end + 1;
  return TRUE;
}

static gboolean
read_mark (const char **cursor,
           GPtrArray   *facts)
{
  const char *start = *cursor + strlen (MARK_START);
  const char *end = strchr (start, ')');
  g_autofree char *id = NULL;

  if (end == NULL || end == start)
    return FALSE;
  id = g_strndup (start, (gsize) (end - start));
  add_word (facts, id);
  *cursor = end + 1;
  return TRUE;
}

static gboolean
read_runs (const char  *text,
           GPtrArray   *runs,
           GPtrArray   *facts,
           GError     **error)
{
  const char *start = text;
  const char *p = text;

  while (*p != '\0')
    {
      const gboolean mark = g_str_has_prefix (p, MARK_START);

      if (!mark && *p != '{' && *p != '}')
        {
          p++;
          continue;
        }
      add_text (runs, start, (gsize) (p - start));
      if (mark ? !read_mark (&p, facts) : *p == '}' || !read_field (&p, runs))
        return fail (error, mark ? "unreadable source" : "unreadable field", text);
      start = p;
    }
  add_text (runs, start, (gsize) (p - start));
  return runs->len > 0 || fail (error, "no text", text);
}

/* Takes a list's number and the blank behind it off the head of @text. */
static guint
read_number (const char **text)
{
  const char *p = *text;
  guint number = 0;

  for (; g_ascii_isdigit (*p) && p - *text < LIST_DIGITS; p++)
    number = number * 10 + (guint) g_ascii_digit_value (*p);
  if (number == 0 || p[0] != '.' || p[1] != ' ')
    return 0;
  *text = p + 2;
  return number;
}

static gboolean
read_line (const char             *text,
           AnningLetterParagraph  *paragraph,
           GPtrArray              *facts,
           GError                **error)
{
  AnningLetterLine *line = g_new0 (AnningLetterLine, 1);

  line->runs = g_ptr_array_new_with_free_func (run_free);
  g_ptr_array_add (paragraph->lines, line);
  if (g_str_has_prefix (text, "? ") || g_str_has_prefix (text, "# "))
    return fail (error, "a condition or a title inside a paragraph", text);

  if (g_str_has_prefix (text, "= "))
    {
      line->right = TRUE;
      text += 2;
    }
  else if (g_str_has_prefix (text, "- "))
    {
      line->bullet = TRUE;
      text += 2;
    }
  else
    {
      line->number = read_number (&text);
    }
  return read_runs (text, line->runs, facts, error);
}

static gboolean
read_conditions (const char  *text,
                 GPtrArray   *conditions,
                 GError     **error)
{
  g_auto (GStrv) words = g_strsplit (text + 2, " ", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *name = words[i][0] == '!' ? words[i] + 1 : words[i];

      if (words[i][0] == '\0')
        continue;
      if (!is_name (name, strlen (name)))
        return fail (error, "unreadable condition", text);
      add_word (conditions, words[i]);
    }
  return TRUE;
}

/* Reads the lines from @lines on to the next blank one or the end; returns where it stopped, or NULL. */
static char **
read_paragraph (char                 **lines,
                AnningLetterTemplate  *self,
                GPtrArray             *all_facts,
                GError               **error)
{
  g_autoptr (AnningLetterParagraph) paragraph = g_new0 (AnningLetterParagraph, 1);
  GPtrArray *conditions = g_ptr_array_new ();
  GPtrArray *facts = g_ptr_array_new ();
  gboolean read = TRUE;

  paragraph->lines = g_ptr_array_new_with_free_func (line_free);
  for (; read && *lines != NULL && g_str_has_prefix (*lines, "? "); lines++)
    read = read_conditions (*lines, conditions, error);
  for (; read && *lines != NULL && **lines != '\0'; lines++)
    read = read_line (*lines, paragraph, facts, error);
  if (read && paragraph->lines->len == 0)
    read = fail (error, "nothing behind a condition", self->heading);

  paragraph->conditions = take_words (conditions);
  paragraph->facts = take_words (facts);
  if (!read)
    return NULL;
  for (guint i = 0; paragraph->facts[i] != NULL; i++)
    add_word (all_facts, paragraph->facts[i]);
  g_ptr_array_add (self->paragraphs, g_steal_pointer (&paragraph));
  return lines;
}

static gboolean
read_text (const char            *text,
           AnningLetterTemplate  *self,
           GPtrArray             *facts,
           GError               **error)
{
  g_auto (GStrv) all = g_strsplit (text, "\n", -1);
  char **lines = all;

  for (guint i = 0; all[i] != NULL; i++)
    {
      if (strspn (all[i], " \t\r") == strlen (all[i]))
        *all[i] = '\0';
      else if (g_str_has_suffix (all[i], "\r"))
        all[i][strlen (all[i]) - 1] = '\0';
    }
  while (*lines != NULL && **lines == '\0')
    lines++;
  if (*lines == NULL || !g_str_has_prefix (*lines, "# ") || (lines[1] != NULL && *lines[1] != '\0'))
    return fail (error, "no title", *lines != NULL ? *lines : "");
  self->heading = g_strdup (*lines + 2);

  for (lines++; *lines != NULL;)
    {
      if (**lines == '\0')
        lines++;
      else if ((lines = read_paragraph (lines, self, facts, error)) == NULL)
        return FALSE;
    }
  return self->paragraphs->len > 0 || fail (error, "nothing below the title", self->heading);
}

static gboolean
read_letter (Reader                *reader,
             AnningLetterTemplate  *self,
             GPtrArray             *facts,
             GError               **error)
{
  g_autofree char *name = g_strdup_printf ("letters/%s/%s.txt", reader->language, self->key);
  g_autoptr (GBytes) bytes = reader->read (name, reader->user_data, error);
  g_autofree char *text = NULL;
  const char *data;
  gsize length;

  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  text = length > 0 ? g_strndup (data, length) : g_strdup ("");
  if (strlen (text) != length || !g_utf8_validate (text, (gssize) length, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: not UTF-8", name);
      return FALSE;
    }
  if (!read_text (text, self, facts, error))
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  return TRUE;
}

static AnningLetterTemplate *
read_template (Reader      *reader,
               const char  *group,
               const char  *key,
               GError     **error)
{
  g_autoptr (AnningLetterTemplate) self = g_new0 (AnningLetterTemplate, 1);
  g_auto (GStrv) own_facts = anning_text_file_get_words (reader->file, key, "facts");
  g_autofree char *keywords_key = g_strdup_printf ("keywords_%s", reader->language);
  g_autofree char *about = NULL;
  GPtrArray *facts = g_ptr_array_new ();
  gboolean read;

  self->key = g_strdup (key);
  self->group = g_strdup (group);
  self->paragraphs = g_ptr_array_new_with_free_func (paragraph_free);
  self->keywords = anning_text_file_get_words (reader->file, key, keywords_key);
  self->tick_list = g_key_file_get_string (reader->file, key, "ticks", NULL);
  self->suggest = g_key_file_get_string (reader->file, key, "suggest", NULL);
  self->deadline = g_key_file_get_string (reader->file, key, "deadline", NULL);
  for (guint i = 0; own_facts[i] != NULL; i++)
    add_word (facts, own_facts[i]);

  read = (about = g_key_file_get_string (reader->file, key, "about", error)) != NULL
         && (self->title = anning_text_file_get (reader->file, key, "title", reader->language, error)) != NULL
         && (self->summary = anning_text_file_get (reader->file, key, "summary", reader->language, error)) != NULL
         && (self->send = anning_text_file_get (reader->file, key, "send", reader->language, error)) != NULL
         && (self->checked = g_key_file_get_string (reader->file, key, "checked", error)) != NULL
         && read_letter (reader, self, facts, error);
  self->facts = take_words (facts);
  if (!read)
    return NULL;
  self->about_debt = strstr (about, "debt") != NULL;
  self->about_contacts = strstr (about, "contacts") != NULL;
  return g_steal_pointer (&self);
}

static AnningLetterGroup *
read_group (Reader      *reader,
            const char  *key,
            GError     **error)
{
  g_autoptr (AnningLetterGroup) group = g_new0 (AnningLetterGroup, 1);
  g_autofree char *section = g_strdup_printf ("group %s", key);
  g_auto (GStrv) letters = anning_text_file_get_words (reader->file, section, "letters");

  group->key = g_strdup (key);
  group->templates = g_ptr_array_new_with_free_func (template_free);
  group->title = anning_text_file_get (reader->file, section, "title", reader->language, error);
  if (group->title == NULL)
    return NULL;
  for (guint i = 0; letters[i] != NULL; i++)
    {
      AnningLetterTemplate *template = read_template (reader, key, letters[i], error);

      if (template == NULL)
        return NULL;
      g_ptr_array_add (group->templates, template);
    }
  return g_steal_pointer (&group);
}

GPtrArray *
anning_letter_templates_new (const char      *language,
                             AnningTextRead   read,
                             gpointer         user_data,
                             GError         **error)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (group_free);
  g_autoptr (GKeyFile) file = NULL;
  g_auto (GStrv) keys = NULL;
  Reader reader;

  g_return_val_if_fail (language != NULL && read != NULL, NULL);

  file = anning_text_file_load (read, user_data, "letters/letters.ini", error);
  if (file == NULL)
    return NULL;

  reader = (Reader) { file, language, read, user_data };
  keys = anning_text_file_get_words (file, "letters", "groups");
  for (guint i = 0; keys[i] != NULL; i++)
    {
      AnningLetterGroup *group = read_group (&reader, keys[i], error);

      if (group == NULL)
        return NULL;
      g_ptr_array_add (groups, group);
    }
  return g_steal_pointer (&groups);
}

GPtrArray *
anning_letter_templates_load (const char  *language,
                              GError     **error)
{
  return anning_letter_templates_new (language, anning_text_file_read_resource, NULL, error);
}

const AnningLetterTemplate *
anning_letter_templates_find (GPtrArray  *groups,
                              const char *key)
{
  g_return_val_if_fail (groups != NULL && key != NULL, NULL);

  for (guint i = 0; i < groups->len; i++)
    {
      const AnningLetterGroup *group = g_ptr_array_index (groups, i);

      for (guint j = 0; j < group->templates->len; j++)
        {
          const AnningLetterTemplate *template = g_ptr_array_index (group->templates, j);

          if (g_str_equal (template->key, key))
            return template;
        }
    }
  return NULL;
}
