/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-finding-text.h"

#include <string.h>

#include "anning-rule-texts-private.h"

#define MINUTES_PER_HOUR 60

static void
basis_text_free (gpointer data)
{
  AnningBasisText *self = data;

  g_free (self->sentence);
  g_free (self);
}

/* The numbers that a text may name. */
typedef struct
{
  const AnningFinding *finding;
  const AnningConductParameters *parameters;
  const char *title;   /* of the rule */
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
tell_value (gconstpointer  data,
            const char    *name)
{
  const Values *values = data;
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
  if (strcmp (name, "title") == 0)
    return g_strdup (values->title);
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

/* What may be breached is named once it is known what happened. */
static GPtrArray *
tell_bases (const AnningRuleTexts *self,
            Values                 values)
{
  const AnningFinding *finding = values.finding;
  const AnningRuleText *rule = &self->rules[finding->rule];
  GPtrArray *bases = g_ptr_array_new_with_free_func (basis_text_free);

  for (guint i = 0; finding->outcome != ANNING_OUTCOME_INSUFFICIENT && i < ANNING_N_BASES; i++)
    {
      const char *sentence = self->sentences[i][finding->strengths[i]];
      AnningBasisText *text;

      if (finding->strengths[i] == ANNING_STRENGTH_NOT || sentence == NULL)
        continue;
      values.what = rule->subjects[i] != NULL ? rule->subjects[i] : "";
      text = g_new0 (AnningBasisText, 1);
      text->basis = (AnningBasis) i;
      text->nature = (AnningNature) rule->natures[i];
      text->strength = (AnningStrength) finding->strengths[i];
      text->sentence = anning_rule_text_fill (sentence, tell_value, &values);
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
              Values                 values)
{
  g_auto (GStrv) words = pick (self->missing, ANNING_N_MISSING, values.finding->missing);
  g_autofree char *joined = g_strjoinv (self->between, words);

  values.missing = joined;
  return anning_rule_text_fill (self->insufficient, tell_value, &values);
}

/* Whether it is open that what the rule speaks of happened. Who the lender is, and what came of checking,
 * does not change what was said and done. */
static gboolean
is_open (const AnningFinding *finding)
{
  return finding->outcome == ANNING_OUTCOME_INSUFFICIENT
         && (finding->missing & ~(ANNING_MISSING_LENDER | ANNING_MISSING_VERIFIED)) != 0;
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
 * anning_finding_text_new:
 * @parameters: those with which it was found
 * @tags: what was noted of the contact it is about (AnningContact), 0: nothing
 *
 * While too little is known, nothing is said to have happened and nothing to be breached: only what
 * to find out.
 *
 * Returns: (transfer full): valid as long as the texts are
 */
AnningFindingText *
anning_finding_text_new (const AnningRuleTexts         *texts,
                         const AnningFinding           *finding,
                         const AnningConductParameters *parameters,
                         guint64                        tags)
{
  Values values = { finding, parameters, NULL, "", "" };
  AnningFindingText *text;
  const AnningRuleText *rule;

  g_return_val_if_fail (texts != NULL && finding != NULL && finding->rule < ANNING_N_RULES && parameters != NULL, NULL);
  g_return_val_if_fail (finding->variant < ANNING_RULE_VARIANTS && texts->rules[finding->rule].texts[finding->variant] != NULL, NULL);

  rule = &texts->rules[finding->rule];
  text = g_new0 (AnningFindingText, 1);
  text->safety = finding->severity == ANNING_SEVERITY_URGENT ? g_strdupv (texts->safety) : g_new0 (char *, 1);
  values.title = rule->title;
  text->title = g_strdup (rule->title);
  text->text = anning_rule_text_fill (is_open (finding) ? texts->maybe : rule->texts[finding->variant], tell_value, &values);
  text->lender = g_strdup (choose_lender (texts, finding));
  if (finding->outcome == ANNING_OUTCOME_INSUFFICIENT)
    text->missing = tell_missing (texts, values);
  if (finding->outcome == ANNING_OUTCOME_EXPLANATION)
    text->explanation = g_strdup (texts->explanation);
  if (finding->heuristic != ANNING_HEURISTIC_NONE)
    text->heuristic = anning_rule_text_fill (texts->heuristics[finding->heuristic], tell_value, &values);
  text->bases = tell_bases (texts, values);
  text->gaps = pick (texts->proofs, ANNING_N_PROOFS, finding->gaps);
  text->next = g_strdupv (rule->next);
  text->facts = tell_facts (texts, finding, tags);
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

