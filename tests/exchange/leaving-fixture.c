/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "leaving-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "anning-pages-pdf.h"

/* Letters and figures: where a line breaks, words are hyphenated. */
static void
add_letters (GString    *to,
             const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_isalnum (g_utf8_get_char (p)))
        g_string_append_unichar (to, g_utf8_get_char (p));
    }
}

/* Read here from the markup, not by the code that makes the plain text. */
static char *
dup_shown (GPtrArray *blocks)
{
  GString *shown = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const AnningPageBlock *block = g_ptr_array_index (blocks, i);
      g_autofree char *text = NULL;
      g_autoptr (GError) error = NULL;

      pango_parse_markup (block->markup, -1, 0, NULL, &text, NULL, &error);
      g_assert_no_error (error);
      if (block->marker != NULL)
        add_letters (shown, block->marker);
      add_letters (shown, text);
    }
  return g_string_free (shown, FALSE);
}

/* "3/12" */
static gboolean
is_page_number (const char *word)
{
  return strspn (word, "0123456789/") == strlen (word) && strchr (word, '/') != NULL;
}

static void
assert_in (const char *shown,
           const char *way,
           const char *output)
{
  g_auto (GStrv) words = g_regex_split_simple ("\\s+", output, 0, 0);

  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autoptr (GString) letters = g_string_new (NULL);

      add_letters (letters, words[i]);
      if (strstr (shown, letters->str) == NULL && !is_page_number (words[i]))
        g_error ("%s: “%s” is nowhere in what was shown", way, words[i]);
    }
}

/* Returns: (transfer full) (nullable): NULL where there is no pdftotext */
static char *
read_pdf (GPtrArray  *blocks,
          const char *language)
{
  g_autofree char *folder = g_dir_make_tmp ("anning-leaving-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "leaves.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = anning_pages_pdf_render (blocks, language, ANNING_PAGE_SIZE_NORMAL, &error);
  const char *argv[] = { "pdftotext", path, "-", NULL };
  char *text = NULL;

  g_assert_no_error (error);
  g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), &error);
  g_assert_no_error (error);
  if (!g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error))
    g_test_message ("%s", error->message);
  g_unlink (path);
  g_rmdir (folder);
  return text;
}

void
leaving_assert_shown (GPtrArray  *blocks,
                      const char *text,
                      const char *language)
{
  g_autofree char *shown = dup_shown (blocks);
  g_autofree char *read = read_pdf (blocks, language);

  if (text != NULL)
    assert_in (shown, "text", text);
  if (read != NULL)
    {
      g_assert_cmpuint (strlen (read), >, 0);
      assert_in (shown, "PDF", read);
    }
}
