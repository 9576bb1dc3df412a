/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-rule-texts-private.h"

#include <string.h>

#include "anning-words.h"

#define RULES "rules/rules.ini"
#define DEADLINES "rules/deadlines.ini"
#define MAX_STEPS 4

/* A file while it is read: the first error makes the rest of it read as "". */
typedef struct
{
  GKeyFile *file;
  const char *language;
  gboolean stated; /* for whoever gets a paper */
  GError **error;
  gboolean failed;
} Reader;

/* Returns: (transfer full) (nullable): what stands there for others in place of @name, if anything does */
static char *
get_stated (Reader     *reader,
            const char *group,
            const char *name)
{
  g_autofree char *stated = reader->stated ? g_strconcat (name, "_stated", NULL) : NULL;

  return stated != NULL ? anning_text_file_get (reader->file, group, stated, reader->language, NULL) : NULL;
}

static char *
get (Reader     *reader,
     const char *group,
     const char *name)
{
  char *text = reader->failed ? NULL : get_stated (reader, group, name);

  if (!reader->failed && text == NULL)
    text = anning_text_file_get (reader->file, group, name, reader->language, reader->error);
  reader->failed = text == NULL;
  return text != NULL ? text : g_strdup ("");
}

/* Returns: (transfer full) (nullable): NULL where it does not stand there */
static char *
get_optional (Reader     *reader,
              const char *group,
              const char *name)
{
  char *text = get_stated (reader, group, name);

  return text != NULL ? text : anning_text_file_get (reader->file, group, name, reader->language, NULL);
}

/* Returns: (transfer full): the texts of "name_1" to "name_4", as many as there are */
static char **
get_lines (Reader     *reader,
           const char *group,
           const char *name)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();

  for (guint i = 1; i <= MAX_STEPS; i++)
    {
      g_autofree char *key = g_strdup_printf ("%s_%u", name, i);
      g_autofree char *line = i == 1 ? get (reader, group, key) : get_optional (reader, group, key);

      if (line == NULL)
        break;
      g_strv_builder_add (lines, line);
    }
  return g_strv_builder_end (lines);
}

static char **
get_facts (Reader     *reader,
           const char *group,
           const char *name)
{
  return anning_text_file_get_words (reader->file, group, name);
}

/* "law_crim_nature": an interpretation is named with the law, and is none. */
static AnningNature
read_nature (Reader      *reader,
             const char  *group,
             AnningBasis  basis)
{
  g_autofree char *key = g_strconcat (anning_bases[basis], "_nature", NULL);
  g_autofree char *word = g_key_file_get_string (reader->file, group, key, NULL);

  for (guint i = 0; word != NULL && i < ANNING_N_NATURES; i++)
    {
      if (g_str_equal (anning_natures[i], word))
        return (AnningNature) i;
    }
  return anning_basis_get_nature (basis);
}

static void
read_rule (Reader           *reader,
           AnningRuleText         *text,
           const AnningRule *rule)
{
  text->title = get (reader, rule->id, "title");
  for (guint i = 0; i < ANNING_RULE_VARIANTS && (i == 0 || rule->variants[i] != NULL); i++)
    {
      g_autofree char *name = i == 0 ? g_strdup ("text") : g_strconcat ("text_", rule->variants[i], NULL);

      text->texts[i] = get (reader, rule->id, name);
    }
  for (guint i = 0; i < ANNING_N_BASES; i++)
    {
      g_autofree char *name = g_strconcat (anning_bases[i], "_facts", NULL);

      text->natures[i] = (guint8) read_nature (reader, rule->id, (AnningBasis) i);
      if (rule->strengths[i] == ANNING_STRENGTH_NOT)
        continue;
      text->subjects[i] = get (reader, rule->id, anning_bases[i]);
      text->subject_facts[i] = get_facts (reader, rule->id, name);
    }
  text->next = get_lines (reader, rule->id, "next");
  text->facts = get_facts (reader, rule->id, "facts");
}

static void
read_groups (Reader            *reader,
             const char        *kind,
             const char        *name,
             const char *const *words,
             guint              n,
             char             **texts)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *group = g_strdup_printf ("%s %s", kind, words[i]);

      texts[i] = get (reader, group, name);
    }
}

static void
read_bases (Reader          *reader,
            AnningRuleTexts *self)
{
  read_groups (reader, "basis", "name", anning_bases, ANNING_N_BASES, self->bases);
  for (guint i = 0; i < ANNING_N_BASES; i++)
    {
      g_autofree char *group = g_strconcat ("basis ", anning_bases[i], NULL);

      for (guint j = ANNING_STRENGTH_COMPARED; j < ANNING_N_STRENGTHS; j++)
        self->sentences[i][j] = get_optional (reader, group, anning_strengths[j]);
    }
}

static void
read_fees (Reader           *reader,
           AnningRuleTexts  *self,
           const AnningWord *words)
{
  for (const AnningWord *word = words; word->word != NULL; word++)
    {
      g_autofree char *group = g_strconcat ("fee ", word->word, NULL);

      g_hash_table_insert (self->fees, (gpointer) word->word, get (reader, group, "text"));
    }
}

static void
read_reckonings (Reader          *reader,
                 AnningRuleTexts *self)
{
  static const char *const names[ANNING_N_RECKONINGS] = {
    "money", "dated", "demanded", "paid", "more", "bill", "yearly", "yearly_once", "counted", "fee", "line",
    "line_private", "line_unseen",
  };

  for (guint i = 0; i < ANNING_N_RECKONINGS; i++)
    self->reckonings[i] = get (reader, "reckoning", names[i]);
  self->fees = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  read_fees (reader, self, anning_fee_kinds);
  read_fees (reader, self, anning_fee_times);
}

static void
read_rules (Reader          *reader,
            AnningRuleTexts *self)
{
  for (guint i = 0; i < ANNING_N_RULES; i++)
    read_rule (reader, &self->rules[i], &anning_rules[i]);
  read_bases (reader, self);
  read_groups (reader, "nature", "text", anning_natures, ANNING_N_NATURES, self->natures);
  read_groups (reader, "missing", "text", anning_missing, ANNING_N_MISSING, self->missing);
  read_groups (reader, "proof", "text", anning_proofs, ANNING_N_PROOFS, self->proofs);
  read_groups (reader, "heuristic", "text", anning_heuristics + 1, ANNING_N_HEURISTICS - 1, self->heuristics + 1);
  for (guint i = 0; i < ANNING_N_TAGS; i++)
    self->tag_facts[i] = get_facts (reader, "tags", anning_incident_tags[i].word);
  self->safety = get_lines (reader, "safety", "line");
  self->insufficient = get (reader, "words", "insufficient");
  self->maybe = get (reader, "words", "maybe");
  self->between = get (reader, "words", "between");
  self->explanation = get (reader, "words", "explanation");
  self->lender_unknown = get (reader, "words", "lender_unknown");
  self->lender_platform = get (reader, "words", "lender_platform");
  self->day = get (reader, "words", "day");
  self->report = get (reader, "words", "report");
  read_reckonings (reader, self);
}

static void
read_deadlines (Reader          *reader,
                AnningRuleTexts *self)
{
  self->unsettled = get (reader, "deadlines", "unsettled");
  self->holiday = get (reader, "deadlines", "holiday");
  for (guint i = 0; i < ANNING_N_DEADLINES; i++)
    {
      const char *id = anning_deadline_rules[i].id;
      AnningDeadlineText *text = &self->deadlines[i];

      text->title = get (reader, id, "title");
      text->wait = get (reader, id, "wait");
      text->after = get (reader, id, "after");
      text->none = get_optional (reader, id, "none");
    }
}

static void
rule_clear (AnningRuleText *text)
{
  g_free (text->title);
  for (guint i = 0; i < ANNING_RULE_VARIANTS; i++)
    g_free (text->texts[i]);
  for (guint i = 0; i < ANNING_N_BASES; i++)
    {
      g_free (text->subjects[i]);
      g_strfreev (text->subject_facts[i]);
    }
  g_strfreev (text->next);
  g_strfreev (text->facts);
}

static void
free_each (char **texts,
           guint  n)
{
  for (guint i = 0; i < n; i++)
    g_free (texts[i]);
}

char *
anning_rule_text_fill (const char          *text,
                       AnningRuleTextValue  value,
                       gconstpointer        data)
{
  GString *filled = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *open = strchr (text, '{');
      const char *close = open != NULL ? strchr (open, '}') : NULL;
      g_autofree char *name = NULL;
      g_autofree char *told = NULL;

      if (close == NULL)
        {
          g_string_append (filled, text);
          break;
        }
      g_string_append_len (filled, text, open - text);
      name = g_strndup (open + 1, close - open - 1);
      told = value (data, name);
      if (told != NULL)
        g_string_append (filled, told);
      else
        g_string_append_len (filled, open, close - open + 1);
      text = close + 1;
    }
  return g_string_free (filled, FALSE);
}

static AnningRuleTexts *
read_texts (const char      *language,
            gboolean         stated,
            AnningTextRead   read,
            gpointer         user_data,
            GError         **error)
{
  g_autoptr (AnningRuleTexts) self = NULL;
  g_autoptr (GKeyFile) rules = NULL;
  g_autoptr (GKeyFile) deadlines = NULL;
  Reader reader = { .language = language, .stated = stated, .error = error };

  if ((rules = anning_text_file_load (read, user_data, RULES, error)) == NULL
      || (deadlines = anning_text_file_load (read, user_data, DEADLINES, error)) == NULL)
    return NULL;
  self = g_new0 (AnningRuleTexts, 1);
  self->language = g_strdup (language);
  reader.file = rules;
  read_rules (&reader, self);
  reader.file = deadlines;
  read_deadlines (&reader, self);
  return reader.failed ? NULL : g_steal_pointer (&self);
}

/**
 * anning_rule_texts_new:
 * @language: "zh" or "en"
 *
 * As they are told to the person whose log it is: with what to do next.
 *
 * Returns: (transfer full): or NULL and @error (G_KEY_FILE_ERROR) where a rule lacks a text
 */
AnningRuleTexts *
anning_rule_texts_new (const char      *language,
                       AnningTextRead   read,
                       gpointer         user_data,
                       GError         **error)
{
  g_return_val_if_fail (language != NULL && read != NULL, NULL);

  return read_texts (language, FALSE, read, user_data, error);
}

/**
 * anning_rule_texts_new_stated:
 * @language: "zh" or "en"
 *
 * As they stand in a paper that somebody else reads: what was noted and what it may be held against, no advice.
 * What to do next (AnningFindingText.next, .safety) is not for a paper.
 *
 * Returns: (transfer full): or NULL and @error (G_KEY_FILE_ERROR) where a rule lacks a text
 */
AnningRuleTexts *
anning_rule_texts_new_stated (const char      *language,
                              AnningTextRead   read,
                              gpointer         user_data,
                              GError         **error)
{
  g_return_val_if_fail (language != NULL && read != NULL, NULL);

  return read_texts (language, TRUE, read, user_data, error);
}

/* @self: (nullable) */
void
anning_rule_texts_free (AnningRuleTexts *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < ANNING_N_RULES; i++)
    rule_clear (&self->rules[i]);
  free_each (self->bases, ANNING_N_BASES);
  for (guint i = 0; i < ANNING_N_BASES; i++)
    free_each (self->sentences[i], ANNING_N_STRENGTHS);
  free_each (self->natures, ANNING_N_NATURES);
  free_each (self->missing, ANNING_N_MISSING);
  free_each (self->proofs, ANNING_N_PROOFS);
  free_each (self->heuristics, ANNING_N_HEURISTICS);
  for (guint i = 0; i < ANNING_N_TAGS; i++)
    g_strfreev (self->tag_facts[i]);
  g_strfreev (self->safety);
  g_free (self->insufficient);
  g_free (self->maybe);
  g_free (self->between);
  g_free (self->explanation);
  g_free (self->lender_unknown);
  g_free (self->lender_platform);
  g_free (self->day);
  g_free (self->report);
  g_free (self->language);
  free_each (self->reckonings, ANNING_N_RECKONINGS);
  g_clear_pointer (&self->fees, g_hash_table_unref);
  for (guint i = 0; i < ANNING_N_DEADLINES; i++)
    {
      g_free (self->deadlines[i].title);
      g_free (self->deadlines[i].wait);
      g_free (self->deadlines[i].after);
      g_free (self->deadlines[i].none);
    }
  g_free (self->unsettled);
  g_free (self->holiday);
  g_free (self);
}

/* Returns: (transfer none): what a rule is called in a list */
const char *
anning_rule_texts_get_title (const AnningRuleTexts *self,
                             AnningRuleId           rule)
{
  g_return_val_if_fail (self != NULL && rule < ANNING_N_RULES, "");

  return self->rules[rule].title;
}

/* Returns: (transfer none): what a basis is called */
const char *
anning_rule_texts_get_basis (const AnningRuleTexts *self,
                             AnningBasis            basis)
{
  g_return_val_if_fail (self != NULL && basis < ANNING_N_BASES, "");

  return self->bases[basis];
}

/* Returns: (transfer none): "Recommended standard, not law": what is no law never reads as one */
const char *
anning_rule_texts_get_nature (const AnningRuleTexts *self,
                              AnningNature           nature)
{
  g_return_val_if_fail (self != NULL && nature < ANNING_N_NATURES, "");

  return self->natures[nature];
}

/* Returns: (transfer none): what stands on every report of findings */
const char *
anning_rule_texts_get_report (const AnningRuleTexts *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->report;
}

/* Returns: (transfer none): what is meant by a day, to be shown wherever days are counted */
const char *
anning_rule_texts_get_day (const AnningRuleTexts *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->day;
}

/* Returns: (transfer none): what a deadline is called */
const char *
anning_rule_texts_get_deadline (const AnningRuleTexts *self,
                                AnningDeadlineKind     kind)
{
  g_return_val_if_fail (self != NULL && kind < ANNING_N_DEADLINES, "");

  return self->deadlines[kind].title;
}

/**
 * anning_rule_texts_tell_deadline:
 * @come: the last day is there, or past
 *
 * Both stand below each other: what is not settled about the period is told with what to do until then.
 *
 * Returns: (transfer full): what to do, a sentence a line
 */
char *
anning_rule_texts_tell_deadline (const AnningRuleTexts *self,
                                 const AnningDeadline  *deadline,
                                 gboolean               come)
{
  const AnningDeadlineRule *rule;
  const AnningDeadlineText *text;
  GString *told;

  g_return_val_if_fail (self != NULL && deadline != NULL && deadline->kind < ANNING_N_DEADLINES, NULL);

  rule = &anning_deadline_rules[deadline->kind];
  text = &self->deadlines[deadline->kind];
  if (deadline->none && text->none != NULL)
    return g_strdup (text->none);
  told = g_string_new (come ? text->after : text->wait);
  if (rule->unsettled && !come)
    g_string_append_printf (told, "\n%s", self->unsettled);
  if (rule->own && !come)
    g_string_append_printf (told, "\n%s", self->holiday);
  return g_string_free (told, FALSE);
}
