/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "anning-letter-compose.h"

#include <glib/gi18n.h>
#include <string.h>

#include "anning-date.h"
#include "anning-letter-contact.h"
#include "anning-letter-text.h"
#include "anning-money.h"

/* One letter while it is filled in. */
typedef struct
{
  AnningLetterBook *book;
  const AnningLetterValues *values;
  const char *language;
  GString *text;
  GPtrArray *missing;
  GPtrArray *facts; /* ids on which hints rest; not in the template, as they go by the lender */
} Composer;

static void
note_missing (Composer                *self,
              const AnningLetterField *field)
{
  /* What is worked out from the contacts is missing as long as none is chosen. */
  if (field->from_contacts)
    field = anning_letter_field_find ("incidents");
  if (!g_ptr_array_find (self->missing, field, NULL))
    g_ptr_array_add (self->missing, (gpointer) field);
}

static char *
gap (Composer   *self,
     const char *label)
{
  return anning_letter_book_say (self->book, self->language, "gap", label);
}

static char *
money_text (Composer   *self,
            const char *value,
            gboolean    upper)
{
  g_autofree char *figures = NULL;
  gint64 fen;

  if (!anning_money_from_text (value, &fen, NULL))
    return g_strdup (value);
  if (upper && g_strcmp0 (self->language, "en") != 0)
    return anning_money_to_capitals (fen);
  figures = anning_money_to_text (fen);
  return anning_letter_book_say (self->book, self->language, "money", figures);
}

static char *
rate_text (const char *value)
{
  gint64 rate;

  return anning_rate_from_text (value, &rate, NULL) ? anning_rate_to_short_text (rate, 4) : g_strdup (value);
}

static char *
day_text (Composer   *self,
          const char *value)
{
  GDate day;

  g_date_clear (&day, 1);
  return anning_day_parse (value, &day) ? anning_day_format_long (&day, self->language) : g_strdup (value);
}

/* What was typed has the form of a text, not of a letter: its lines stay, its tabs go. */
static char *
typed_text (Composer   *self,
            const char *value,
            gboolean    lines)
{
  const char *list = anning_letter_book_get_word (self->book, self->language, "words", "list");
  g_autofree char *plain = g_strstrip (g_strdelimit (g_strdup (value), "\t\r", ' '));
  g_auto (GStrv) parts = NULL;

  if (lines || strchr (plain, '\n') == NULL)
    return g_steal_pointer (&plain);
  parts = g_strsplit (plain, "\n", -1);
  return g_strjoinv (list != NULL ? list : " ", parts);
}

static char *
contacts_text (Composer *self)
{
  GPtrArray *incidents = self->values->incidents;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < incidents->len; i++)
    {
      const AnningIncident *incident = g_ptr_array_index (incidents, i);
      g_autofree char *sentence =
        anning_letter_contact_text (self->book, self->language, incident,
                                    g_hash_table_contains (self->values->recorded, &incident->record.id));

      g_string_append_printf (text, "%s%u. %s", i > 0 ? "\n" : "", i + 1, sentence);
    }
  return g_string_free (text, FALSE);
}

/* How the figures came about, in the words of the planner and of the evidence. */
static char *
hint_text (Composer   *self,
           const char *field)
{
  const AnningRuleTexts *rules = anning_letter_book_get_rules (self->book, self->language);
  const GPtrArray *hints = self->values->hints->list;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < hints->len; i++)
    {
      const AnningDebtHint *hint = g_ptr_array_index (hints, i);
      g_auto (GStrv) how = NULL;

      if (!g_str_equal (anning_letter_hint_field (hint), field))
        continue;
      how = anning_debt_hint_tell (hint, rules);
      for (guint j = 0; how[j] != NULL; j++)
        g_string_append_printf (text, "%s- %s", j > 0 ? "\n" : "", how[j]);
      for (guint j = 0; hint->line.facts != NULL && hint->line.facts[j] != NULL; j++)
        g_ptr_array_add (self->facts, (gpointer) hint->line.facts[j]);
    }
  return g_string_free (text, FALSE);
}

static char *
field_text (Composer              *self,
            const AnningLetterRun *run)
{
  const AnningLetterField *field = anning_letter_field_find (run->field);
  const char *value = field != NULL ? anning_letter_values_get (self->values, run->field) : NULL;

  if (field == NULL)
    {
      g_warning ("A letter has an unknown field “%s”", run->field);
      return gap (self, run->field);
    }
  if (value == NULL || (field->kind == ANNING_LETTER_FIELD_LIST && self->values->incidents->len == 0))
    {
      note_missing (self, field);
      return gap (self, _(field->label));
    }

  switch (field->kind)
    {
    case ANNING_LETTER_FIELD_MONEY:
      return money_text (self, value, run->upper);
    case ANNING_LETTER_FIELD_RATE:
      return rate_text (value);
    case ANNING_LETTER_FIELD_DAY:
      return day_text (self, value);
    case ANNING_LETTER_FIELD_LIST:
      return contacts_text (self);
    case ANNING_LETTER_FIELD_HINT:
      return hint_text (self, field->name);
    case ANNING_LETTER_FIELD_LONG_TEXT:
      return typed_text (self, value, TRUE);
    case ANNING_LETTER_FIELD_TEXT:
    case ANNING_LETTER_FIELD_WORD:
    case ANNING_LETTER_FIELD_COUNT:
    default:
      return typed_text (self, value, FALSE);
    }
}

static void
compose_line (Composer               *self,
              const AnningLetterLine *line)
{
  if (line->right)
    g_string_append (self->text, ANNING_LETTER_RIGHT);
  else if (line->number > 0)
    g_string_append_printf (self->text, "%u. ", line->number);
  else if (line->bullet)
    g_string_append (self->text, "- ");

  for (guint i = 0; i < line->runs->len; i++)
    {
      const AnningLetterRun *run = g_ptr_array_index (line->runs, i);
      g_autofree char *text = run->field != NULL ? field_text (self, run) : NULL;

      g_string_append (self->text, run->field != NULL ? text : run->text);
    }
}

static gboolean
stands (const AnningLetterParagraph *paragraph,
        const AnningLetterValues    *values)
{
  for (guint i = 0; paragraph->conditions[i] != NULL; i++)
    {
      if (!anning_letter_values_hold (values, paragraph->conditions[i]))
        return FALSE;
    }
  return TRUE;
}

/* The facts of the paragraphs that stand, those that belong to no paragraph, and those of the hints. */
static char **
list_facts (const AnningLetterTemplate *template,
            GHashTable                 *standing,
            GHashTable                 *left_out,
            const GPtrArray            *of_hints)
{
  GPtrArray *facts = g_ptr_array_new ();

  for (guint i = 0; template->facts[i] != NULL; i++)
    {
      const char *fact = template->facts[i];

      if (g_hash_table_contains (standing, fact) || !g_hash_table_contains (left_out, fact))
        g_ptr_array_add (facts, g_strdup (fact));
    }
  for (guint i = 0; i < of_hints->len; i++)
    g_ptr_array_add (facts, g_strdup (g_ptr_array_index (of_hints, i)));
  g_ptr_array_add (facts, NULL);
  return (char **) g_ptr_array_free (facts, FALSE);
}

AnningLetterComposed *
anning_letter_compose (AnningLetterBook           *book,
                       const AnningLetterTemplate *template,
                       const AnningLetterValues   *values,
                       const char                 *language)
{
  g_autoptr (GHashTable) standing = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) left_out = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) hint_facts = g_ptr_array_new ();
  AnningLetterComposed *composed;
  Composer self;

  g_return_val_if_fail (ANNING_IS_LETTER_BOOK (book) && template != NULL && values != NULL, NULL);

  self = (Composer) { book, values, language, g_string_new (template->heading), g_ptr_array_new (), hint_facts };
  for (guint i = 0; i < template->paragraphs->len; i++)
    {
      const AnningLetterParagraph *paragraph = g_ptr_array_index (template->paragraphs, i);
      const gboolean shown = stands (paragraph, values);

      for (guint j = 0; paragraph->facts[j] != NULL; j++)
        g_hash_table_add (shown ? standing : left_out, paragraph->facts[j]);
      if (!shown)
        continue;
      g_string_append_c (self.text, '\n');
      for (guint j = 0; j < paragraph->lines->len; j++)
        {
          g_string_append_c (self.text, '\n');
          compose_line (&self, g_ptr_array_index (paragraph->lines, j));
        }
    }

  composed = g_new0 (AnningLetterComposed, 1);
  composed->text = g_string_free (self.text, FALSE);
  composed->missing = self.missing;
  composed->facts = list_facts (template, standing, left_out, hint_facts);
  return composed;
}

void
anning_letter_composed_free (AnningLetterComposed *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_ptr_array_unref (self->missing);
  g_strfreev (self->facts);
  g_free (self);
}

static void
add_field (GPtrArray  *fields,
           const char *name)
{
  const AnningLetterField *field = anning_letter_field_find (name);

  if (field != NULL && !field->from_contacts && !g_ptr_array_find (fields, field, NULL))
    g_ptr_array_add (fields, (gpointer) field);
}

GPtrArray *
anning_letter_fields_used (const AnningLetterTemplate *template)
{
  GPtrArray *fields = g_ptr_array_new ();

  g_return_val_if_fail (template != NULL, NULL);

  for (guint i = 0; i < template->paragraphs->len; i++)
    {
      const AnningLetterParagraph *paragraph = g_ptr_array_index (template->paragraphs, i);

      for (guint j = 0; j < paragraph->lines->len; j++)
        {
          const AnningLetterLine *line = g_ptr_array_index (paragraph->lines, j);

          for (guint k = 0; k < line->runs->len; k++)
            {
              const AnningLetterRun *run = g_ptr_array_index (line->runs, k);

              if (run->field != NULL)
                add_field (fields, run->field);
            }
        }
    }
  return fields;
}
