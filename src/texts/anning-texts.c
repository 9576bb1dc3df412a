/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-texts.h"

struct _AnningTexts
{
  GObject parent_instance;

  char *language;
  AnningFacts *facts;
  AnningLibrary *library;
  AnningReference *reference;
  AnningLimits *limits;
  AnningRuleTexts *rules;
  GPtrArray *letters; /* AnningLetterGroup */
};

G_DEFINE_FINAL_TYPE (AnningTexts, anning_texts, G_TYPE_OBJECT)

static void
anning_texts_finalize (GObject *object)
{
  AnningTexts *self = ANNING_TEXTS (object);

  g_free (self->language);
  g_clear_object (&self->facts);
  g_clear_object (&self->library);
  g_clear_pointer (&self->reference, anning_reference_free);
  g_clear_pointer (&self->limits, anning_limits_free);
  g_clear_pointer (&self->rules, anning_rule_texts_free);
  g_clear_pointer (&self->letters, g_ptr_array_unref);
  G_OBJECT_CLASS (anning_texts_parent_class)->finalize (object);
}

static void
anning_texts_class_init (AnningTextsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = anning_texts_finalize;
}

static void
anning_texts_init (AnningTexts *self)
{
}

AnningTexts *
anning_texts_load (const char  *language,
                   GError     **error)
{
  g_autoptr (AnningTexts) self = NULL;

  g_return_val_if_fail (language != NULL, NULL);

  self = g_object_new (ANNING_TYPE_TEXTS, NULL);
  self->language = g_strdup (language);
  if ((self->facts = anning_facts_load (language, error)) == NULL
      || (self->library = anning_library_load (language, error)) == NULL
      || (self->reference = anning_reference_new (language, anning_text_file_read_resource, NULL, error)) == NULL
      || (self->limits = anning_limits_new (anning_text_file_read_resource, NULL, error)) == NULL
      || (self->rules = anning_rule_texts_new (language, anning_text_file_read_resource, NULL, error)) == NULL
      || (self->letters = anning_letter_templates_load (language, error)) == NULL)
    return NULL;
  return g_steal_pointer (&self);
}

const char *
anning_texts_get_language (AnningTexts *self)
{
  g_return_val_if_fail (ANNING_IS_TEXTS (self), NULL);
  return self->language;
}

AnningFacts *
anning_texts_get_facts (AnningTexts *self)
{
  g_return_val_if_fail (ANNING_IS_TEXTS (self), NULL);
  return self->facts;
}

AnningLibrary *
anning_texts_get_library (AnningTexts *self)
{
  g_return_val_if_fail (ANNING_IS_TEXTS (self), NULL);
  return self->library;
}

const AnningReference *
anning_texts_get_reference (AnningTexts *self)
{
  g_return_val_if_fail (ANNING_IS_TEXTS (self), NULL);
  return self->reference;
}

const AnningLimits *
anning_texts_get_limits (AnningTexts *self)
{
  g_return_val_if_fail (ANNING_IS_TEXTS (self), NULL);
  return self->limits;
}

const AnningRuleTexts *
anning_texts_get_rules (AnningTexts *self)
{
  g_return_val_if_fail (ANNING_IS_TEXTS (self), NULL);
  return self->rules;
}

GPtrArray *
anning_texts_get_letters (AnningTexts *self)
{
  g_return_val_if_fail (ANNING_IS_TEXTS (self), NULL);
  return self->letters;
}
