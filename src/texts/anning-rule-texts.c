/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-rule-texts.h"

#include <string.h>

#include "anning-words.h"

#define RULES "rules/rules.ini"
#define DEADLINES "rules/deadlines.ini"
#define MAX_STEPS 4
#define MINUTES_PER_HOUR 60

/* What a rule says, and for each of its bases what that basis speaks of. */
typedef struct
{
  char *title;
  char *texts[ANNING_RULE_VARIANTS];
  char *subjects[ANNING_N_BASES];
  char **subject_facts[ANNING_N_BASES];
  char **next;
  char **facts;
} RuleText;

typedef struct
{
  char *title;
  char *wait;
  char *after;
  char *none; /* NULL where there is always a deadline */
} DeadlineText;

struct _AnningRuleTexts
{
  RuleText rules[ANNING_N_RULES];
  char *bases[ANNING_N_BASES];
  char *sentences[ANNING_N_BASES][ANNING_N_STRENGTHS]; /* NULL where no rule names it so */
  char *natures[ANNING_N_NATURES];
  char *missing[ANNING_N_MISSING];
  char *proofs[ANNING_N_PROOFS];
  char *heuristics[ANNING_N_HEURISTICS]; /* NULL of none */
  char **tag_facts[ANNING_N_TAGS];
  char **safety;
  char *insufficient;
  char *between;
  char *explanation;
  char *lender_unknown;
  char *lender_platform;
  char *day;
  char *report;
  DeadlineText deadlines[ANNING_N_DEADLINES];
  char *unsettled;
  char *holiday;
};

/* A file while it is read: the first error makes the rest of it read as "". */
typedef struct
{
  GKeyFile *file;
  const char *language;
  GError **error;
  gboolean failed;
} Reader;

static char *
get (Reader     *reader,
     const char *group,
     const char *name)
{
  char *text = NULL;

  if (!reader->failed)
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
  return anning_text_file_get (reader->file, group, name, reader->language, NULL);
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

static void
read_rule (Reader           *reader,
           RuleText         *text,
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
  self->between = get (reader, "words", "between");
  self->explanation = get (reader, "words", "explanation");
  self->lender_unknown = get (reader, "words", "lender_unknown");
  self->lender_platform = get (reader, "words", "lender_platform");
  self->day = get (reader, "words", "day");
  self->report = get (reader, "words", "report");
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
      DeadlineText *text = &self->deadlines[i];

      text->title = get (reader, id, "title");
      text->wait = get (reader, id, "wait");
      text->after = get (reader, id, "after");
      text->none = get_optional (reader, id, "none");
    }
}

static void
rule_clear (RuleText *text)
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

static void
basis_text_free (gpointer data)
{
  AnningBasisText *self = data;

  g_free (self->sentence);
  g_free (self);
}

/* ---------------------------------------------------------------- filling in */

/* The numbers that a text may name. */
typedef struct
{
  const AnningFinding *finding;
  const AnningConductParameters *parameters;
  const char *what;    /* of a sentence on a basis */
  const char *missing; /* of the sentence on what has to be known */
} Values;

static char *
tell_clock (int minutes)
{
  return g_strdup_printf ("%d:%02d", minutes / MINUTES_PER_HOUR, minutes % MINUTES_PER_HOUR);
}

static char *
tell_number (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/* Returns: (transfer full) (nullable): NULL for a name that no text may use */
static char *
tell_value (const Values *values,
            const char   *name)
{
  const AnningConductParameters *p = values->parameters;
  const gint32 *counts = values->finding->counts;
  const struct
  {
    const char *name;
    gint64 value;
  } numbers[] = {
    { "count", counts[ANNING_COUNT_OF] },
    { "limit", counts[ANNING_COUNT_LIMIT] },
    { "peak", counts[ANNING_COUNT_PEAK] },
    { "raise", counts[ANNING_COUNT_RAISE] },
    { "week_days", p->week_days },
    { "week_calls", p->week_calls },
    { "hour_calls", p->hour_calls },
    { "nights_days", p->nights_days },
    { "reachable_days", p->reachable_days },
    { "numbers", p->numbers },
    { "codes", p->codes },
    { "people", p->people },
  };

  if (strcmp (name, "from") == 0)
    return tell_clock (p->night_from);
  if (strcmp (name, "to") == 0)
    return tell_clock (p->night_to);
  if (strcmp (name, "what") == 0)
    return g_strdup (values->what);
  if (strcmp (name, "missing") == 0)
    return g_strdup (values->missing);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      if (strcmp (numbers[i].name, name) == 0)
        return tell_number (numbers[i].value);
    }
  return NULL;
}

/* Returns: (transfer full): the text with its {names} filled in; one that nothing knows stays */
static char *
fill (const char   *text,
      const Values *values)
{
  GString *filled = g_string_new (NULL);

  while (*text != '\0')
    {
      const char *open = strchr (text, '{');
      const char *close = open != NULL ? strchr (open, '}') : NULL;
      g_autofree char *name = NULL;
      g_autofree char *value = NULL;

      if (close == NULL)
        {
          g_string_append (filled, text);
          break;
        }
      g_string_append_len (filled, text, open - text);
      name = g_strndup (open + 1, close - open - 1);
      value = tell_value (values, name);
      if (value != NULL)
        g_string_append (filled, value);
      else
        g_string_append_len (filled, open, close - open + 1);
      text = close + 1;
    }
  return g_string_free (filled, FALSE);
}

/* Returns: (transfer full): those of @texts whose bit is set */
static char **
pick (char *const *texts,
      guint        n,
      guint32      bits)
{
  g_autoptr (GStrvBuilder) picked = g_strv_builder_new ();

  for (guint i = 0; i < n; i++)
    {
      if ((bits >> i) & 1)
        g_strv_builder_add (picked, texts[i]);
    }
  return g_strv_builder_end (picked);
}

static GPtrArray *
tell_bases (const AnningRuleTexts *self,
            Values                *values)
{
  const AnningFinding *finding = values->finding;
  const RuleText *rule = &self->rules[finding->rule];
  GPtrArray *bases = g_ptr_array_new_with_free_func (basis_text_free);

  for (guint i = 0; i < ANNING_N_BASES; i++)
    {
      const char *sentence = self->sentences[i][finding->strengths[i]];
      AnningBasisText *text;

      if (finding->strengths[i] == ANNING_STRENGTH_NOT || sentence == NULL)
        continue;
      values->what = rule->subjects[i] != NULL ? rule->subjects[i] : "";
      text = g_new0 (AnningBasisText, 1);
      text->basis = (AnningBasis) i;
      text->nature = anning_basis_get_nature (text->basis);
      text->strength = (AnningStrength) finding->strengths[i];
      text->sentence = fill (sentence, values);
      text->nature_label = self->natures[text->nature];
      text->facts = (const char *const *) rule->subject_facts[i];
      g_ptr_array_add (bases, text);
    }
  return bases;
}

/* What the finding has to do with, and what answers the things that were said. */
static char **
tell_facts (const AnningRuleTexts *self,
            const AnningFinding   *finding,
            guint64                tags)
{
  g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();
  gboolean of_words = finding->rule == ANNING_RULE_CON_04 || finding->rule == ANNING_RULE_CON_05;

  for (guint i = 0; of_words && i < ANNING_N_TAGS; i++)
    {
      if ((tags >> i) & 1)
        g_strv_builder_addv (facts, (const char **) self->tag_facts[i]);
    }
  g_strv_builder_addv (facts, (const char **) self->rules[finding->rule].facts);
  return g_strv_builder_end (facts);
}

static char *
tell_missing (const AnningRuleTexts *self,
              Values                *values)
{
  g_auto (GStrv) words = pick (self->missing, ANNING_N_MISSING, values->finding->missing);
  g_autofree char *joined = g_strjoinv (self->between, words);

  values->missing = joined;
  return fill (self->insufficient, values);
}

static const char *
choose_lender (const AnningRuleTexts *self,
               const AnningFinding   *finding)
{
  if ((finding->missing & ANNING_MISSING_LENDER) == 0)
    return NULL;
  return finding->lender == ANNING_LENDER_PLATFORM ? self->lender_platform : self->lender_unknown;
}

/**
 * anning_rule_texts_new:
 * @language: "zh" or "en"
 *
 * Returns: (transfer full): or NULL and @error (G_KEY_FILE_ERROR) where a rule lacks a text
 */
AnningRuleTexts *
anning_rule_texts_new (const char      *language,
                       AnningTextRead   read,
                       gpointer         user_data,
                       GError         **error)
{
  g_autoptr (AnningRuleTexts) self = NULL;
  g_autoptr (GKeyFile) rules = NULL;
  g_autoptr (GKeyFile) deadlines = NULL;
  Reader reader = { .language = language, .error = error };

  g_return_val_if_fail (language != NULL && read != NULL, NULL);

  if ((rules = anning_text_file_load (read, user_data, RULES, error)) == NULL
      || (deadlines = anning_text_file_load (read, user_data, DEADLINES, error)) == NULL)
    return NULL;
  self = g_new0 (AnningRuleTexts, 1);
  reader.file = rules;
  read_rules (&reader, self);
  reader.file = deadlines;
  read_deadlines (&reader, self);
  return reader.failed ? NULL : g_steal_pointer (&self);
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
  g_free (self->between);
  g_free (self->explanation);
  g_free (self->lender_unknown);
  g_free (self->lender_platform);
  g_free (self->day);
  g_free (self->report);
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

/**
 * anning_rule_texts_tell:
 * @parameters: those with which it was found
 * @tags: what was noted of the contact it is about (AnningContact), 0: nothing
 *
 * Returns: (transfer full): valid as long as the texts are
 */
AnningFindingText *
anning_rule_texts_tell (const AnningRuleTexts         *self,
                        const AnningFinding           *finding,
                        const AnningConductParameters *parameters,
                        guint64                        tags)
{
  Values values = { finding, parameters, "", "" };
  AnningFindingText *text;
  const RuleText *rule;

  g_return_val_if_fail (self != NULL && finding != NULL && finding->rule < ANNING_N_RULES && parameters != NULL, NULL);
  g_return_val_if_fail (finding->variant < ANNING_RULE_VARIANTS && self->rules[finding->rule].texts[finding->variant] != NULL, NULL);

  rule = &self->rules[finding->rule];
  text = g_new0 (AnningFindingText, 1);
  text->safety = finding->severity == ANNING_SEVERITY_URGENT ? g_strdupv (self->safety) : g_new0 (char *, 1);
  text->title = g_strdup (rule->title);
  text->text = fill (rule->texts[finding->variant], &values);
  text->lender = g_strdup (choose_lender (self, finding));
  if (finding->outcome == ANNING_OUTCOME_INSUFFICIENT)
    text->missing = tell_missing (self, &values);
  if (finding->outcome == ANNING_OUTCOME_EXPLANATION)
    text->explanation = g_strdup (self->explanation);
  if (finding->heuristic != ANNING_HEURISTIC_NONE)
    text->heuristic = fill (self->heuristics[finding->heuristic], &values);
  text->bases = tell_bases (self, &values);
  text->gaps = pick (self->proofs, ANNING_N_PROOFS, finding->gaps);
  text->next = g_strdupv (rule->next);
  text->facts = tell_facts (self, finding, tags);
  return text;
}

/* @self: (nullable) */
void
anning_finding_text_free (AnningFindingText *self)
{
  if (self == NULL)
    return;

  g_strfreev (self->safety);
  g_free (self->title);
  g_free (self->text);
  g_free (self->lender);
  g_free (self->missing);
  g_free (self->explanation);
  g_free (self->heuristic);
  g_ptr_array_unref (self->bases);
  g_strfreev (self->gaps);
  g_strfreev (self->next);
  g_strfreev (self->facts);
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
 * Returns: (transfer full): what to do now, with what is not settled about the period, a sentence a line
 */
char *
anning_rule_texts_tell_deadline (const AnningRuleTexts *self,
                                 const AnningDeadline  *deadline,
                                 gboolean               come)
{
  const AnningDeadlineRule *rule;
  const DeadlineText *text;
  GString *told;

  g_return_val_if_fail (self != NULL && deadline != NULL && deadline->kind < ANNING_N_DEADLINES, NULL);

  rule = &anning_deadline_rules[deadline->kind];
  text = &self->deadlines[deadline->kind];
  if (deadline->none && text->none != NULL)
    return g_strdup (text->none);
  told = g_string_new (come ? text->after : text->wait);
  if (rule->unsettled)
    g_string_append_printf (told, "\n%s", self->unsettled);
  if (rule->own && !come)
    g_string_append_printf (told, "\n%s", self->holiday);
  return g_string_free (told, FALSE);
}
