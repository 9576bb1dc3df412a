/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "letter-fixture.h"

#include <string.h>

#include "anning-date.h"
#include "anning-letter-text.h"

static const char *const languages[] = { "zh", "en" };

GDate
letter_day (const char *text)
{
  GDate date;

  g_date_clear (&date, 1);
  g_assert_true (anning_day_parse (text, &date));
  return date;
}

void
letter_answer (AnningLetterValues *values,
               const char         *field,
               const char         *value)
{
  g_assert_nonnull (anning_letter_field_find (field));
  g_hash_table_replace (values->own, g_strdup (field), g_strdup (value));
}

AnningLetterComposed *
letter_compose (AnningLetterBook   *book,
                const char         *key,
                const char         *language,
                AnningLetterValues *values)
{
  const AnningLetterTemplate *template = anning_letter_book_find (book, language, key);

  g_assert_nonnull (template);
  return anning_letter_compose (book, template, values, language);
}

void
letter_require_sound (AnningLetterBook           *book,
                      const AnningLetterComposed *composed,
                      const char                 *language,
                      const char                 *key)
{
  g_autoptr (GArray) gaps = anning_letter_text_gaps (book, language, composed->text);
  g_autofree char *open = anning_letter_text_open (book, language, composed->text);

  g_test_message ("%s %s", key, language);
  g_assert_true (g_utf8_validate (composed->text, -1, NULL));
  g_assert_null (strpbrk (composed->text, "{}"));
  g_assert_null (strstr (composed->text, "](fact:"));
  g_assert_null (strstr (composed->text, "\n\n\n"));
  g_assert_null (strstr (composed->text, "(null)"));
  /* Each gap names something, and with nothing missing there is none. */
  g_assert_cmpuint (gaps->len, >=, composed->missing->len);
  g_assert_cmpint (gaps->len > 0, ==, composed->missing->len > 0);
  for (guint i = 0; i < composed->missing->len; i++)
    {
      const AnningLetterField *field = g_ptr_array_index (composed->missing, i);

      g_assert_true (field->kind == ANNING_LETTER_FIELD_LIST || strstr (composed->text, field->label) != NULL);
    }
  g_assert_null (strstr (open, "〔"));
  g_assert_cmpint (strstr (open, "＿＿＿") != NULL, ==, gaps->len > 0);
}

void
letter_each (AnningLetterBook *book,
             void (*check) (const AnningLetterTemplate *template,
                            const char                 *language,
                            gpointer                    data),
             gpointer data)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      GPtrArray *groups = anning_letter_book_get_groups (book, languages[i]);

      for (guint j = 0; j < groups->len; j++)
        {
          const AnningLetterGroup *group = g_ptr_array_index (groups, j);

          for (guint k = 0; k < group->templates->len; k++, n++)
            check (g_ptr_array_index (group->templates, k), languages[i], data);
        }
    }
  g_assert_cmpuint (n, >=, 2 * 14);
}

gboolean
letter_has_fact (const AnningLetterComposed *composed,
                 const char                 *fact)
{
  return g_strv_contains ((const char *const *) composed->facts, fact);
}
