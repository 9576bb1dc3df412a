/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <pango/pango.h>
#include <string.h>

#include "anning-letter-compose.h"
#include "anning-letter-fields.h"
#include "anning-letter-text.h"
#include "anning-letter-values.h"
#include "anning-page-text.h"
#include "anning-pages.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            size_t        size);

static const char index_text[] =
  "[letters]\ngroups=own\n"
  "[group own]\ntitle_zh=T\ntitle_en=T\nletters=one\n"
  "[one]\ntitle_zh=T\ntitle_en=T\nsummary_zh=S\nsummary_en=S\nsend_zh=S\nsend_en=S\nkeywords_zh=k\nkeywords_en=k\n"
  "about=none\nfacts=\nchecked=2026-11-20\n";

typedef struct
{
  const guint8 *data;
  size_t size;
} Input;

static GBytes *
read_input (const char  *name,
            gpointer     user_data,
            GError     **error)
{
  const Input *input = user_data;

  if (g_str_has_suffix (name, "letters.ini"))
    return g_bytes_new_static (index_text, strlen (index_text));
  return g_bytes_new (input->data, input->size);
}

static AnningLetterBook *
get_book (void)
{
  static AnningLetterBook *book;

  if (book == NULL)
    book = anning_letter_book_new (NULL, NULL, NULL);
  g_assert_nonnull (book);
  return book;
}

/* A letter that somebody wrote: lines, gaps within the text, and paragraphs whose markup is sound. */
static void
check_text (const char *text)
{
  g_autoptr (GArray) gaps = anning_letter_text_gaps (get_book (), "zh", text);
  g_autoptr (GPtrArray) blocks = anning_letter_text_blocks (text);
  g_autofree char *open = anning_letter_text_open (get_book (), "zh", text);
  g_autofree char *plain = anning_page_blocks_dup_text (blocks);
  gsize before = 0;

  for (guint i = 0; i < gaps->len; i++)
    {
      const AnningLetterGap *gap = &g_array_index (gaps, AnningLetterGap, i);

      g_assert_cmpuint (gap->start, >=, before);
      g_assert_cmpuint (gap->end, >, gap->start);
      g_assert_cmpuint (gap->end, <=, strlen (text));
      before = gap->end;
    }
  for (guint i = 0; i < blocks->len; i++)
    {
      const AnningPageBlock *block = g_ptr_array_index (blocks, i);

      g_assert_true (pango_parse_markup (block->markup, -1, 0, NULL, NULL, NULL, NULL));
    }
  g_assert_true (g_utf8_validate (open, -1, NULL));
  g_assert_true (g_utf8_validate (plain, -1, NULL));
}

/* The program's own letters have no other fields: that they have none is a test of theirs. */
static gboolean
has_known_fields (const AnningLetterTemplate *template)
{
  for (guint i = 0; i < template->paragraphs->len; i++)
    {
      const AnningLetterParagraph *paragraph = g_ptr_array_index (template->paragraphs, i);

      for (guint j = 0; paragraph->conditions != NULL && paragraph->conditions[j] != NULL; j++)
        {
          const char *name = paragraph->conditions[j] + (*paragraph->conditions[j] == '!');

          if (anning_letter_field_find (name) == NULL && !anning_letter_condition_known (name))
            return FALSE;
        }
      for (guint j = 0; j < paragraph->lines->len; j++)
        {
          const AnningLetterLine *line = g_ptr_array_index (paragraph->lines, j);

          for (guint k = 0; k < line->runs->len; k++)
            {
              const AnningLetterRun *run = g_ptr_array_index (line->runs, k);

              if (run->field != NULL && anning_letter_field_find (run->field) == NULL)
                return FALSE;
            }
        }
    }
  return TRUE;
}

static void
check_template (const guint8 *data,
                size_t        size)
{
  const Input input = { data, size };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) groups = anning_letter_templates_new ("zh", read_input, (gpointer) &input, &error);
  g_autoptr (AnningLetterValues) values = NULL;
  g_autoptr (AnningLetterComposed) composed = NULL;
  const AnningLetterTemplate *template;

  g_assert_true ((groups == NULL) == (error != NULL));
  if (groups == NULL)
    return;
  template = anning_letter_templates_find (groups, "one");
  g_assert_nonnull (template);
  if (!has_known_fields (template))
    return;
  values = anning_letter_values_new ();
  composed = anning_letter_compose (get_book (), template, values, "zh");
  g_assert_true (g_utf8_validate (composed->text, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        size_t        size)
{
  g_autofree char *text = NULL;
  g_autofree char *valid = NULL;

  if (size > 32 * 1024)
    return 0;
  text = g_strndup ((const char *) data, size);
  valid = g_utf8_make_valid (text, -1);
  check_text (valid);
  check_template (data, size);
  return 0;
}
